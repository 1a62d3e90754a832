"""The one description of a rule file: its keys, their types, and what each kind takes besides."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, Literal

import msgspec

from factcheck.engine.strict_yaml import Document, Path
from factcheck.errors import RuleError
from factcheck.model import House, Severity

Scope = Literal["any", "narration", "quotation", "headline", "subhead", "lead", "body", "caption"]
Within = Literal["sentence", "2 sentences", "3 sentences", "paragraph", "article"]


class ExampleArticle(msgspec.Struct, forbid_unknown_fields=True):
    """One of several articles of an example."""

    text: str
    date: str | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None


class Example(msgspec.Struct, forbid_unknown_fields=True, rename={"passes": "pass"}):
    """A proof: ``fail`` must be found (with exactly the excerpts in ``finds``), ``pass`` must not. ``house`` is the
    register of the newsroom, as in a configuration."""

    fail: str | None = None
    passes: str | None = None
    finds: list[str] = []
    articles: list[ExampleArticle] = []
    published: str | None = None
    headline: str | None = None
    house: House = House()
    note: str | None = None


class RuleDocument(msgspec.Struct, forbid_unknown_fields=True, rename={"assertion": "assert"}):
    """A rule file. Keys that belong to one kind are described by that kind (``factcheck rules schema``)."""

    id: str
    summary: str
    severity: Severity
    kind: str
    message: str
    why: str
    examples: list[Example]
    match: str | list[str] = []
    unless: str | list[str] = []
    where: str | list[str] = []
    assertion: str | None = None
    stated: str | None = None
    mark: str | None = None
    scope: Scope | list[Scope] = "any"
    within: Within = "sentence"
    let: dict[str, str] = {}
    parts: dict[str, str] = {}
    explain: list[str] = []
    related: list[str] = []
    fix: str | None = None
    unsafe_fix: str | None = None
    alternatives: Literal["none", "sentence"] = "sentence"
    of: str | None = None
    check: str | None = None
    group: Literal["none", "sentence", "article", "once"] = "none"
    slots: dict[str, str] = {}
    options: dict[str, Any] = {}


_FIELDS = {field.encode_name for field in msgspec.structs.fields(RuleDocument)}
COMMON = {"id", "summary", "severity", "kind", "message", "why", "examples", "options"}


def read(document: Document, path: str, kinds: dict[str, frozenset[str]]) -> RuleDocument:
    """Check a parsed rule file against the schema; ``kinds`` maps each kind to the keys that it takes.

    Raises RuleError with the place of the first mistake and the nearest valid key."""
    data = document.data
    if not isinstance(data, dict):
        raise RuleError("a rule file is a mapping of keys", kind="rule", path=path, line=1, column=1)
    for key in data:
        if key not in _FIELDS:
            near = get_close_matches(key, sorted(_FIELDS), 1)
            hint = f" (did you mean '{near[0]}'?)" if near else ""
            raise _error(f"unknown key '{key}'{hint}", document, (key, "<key>"), path)
    kind = data.get("kind")
    if kind is not None and kind not in kinds:
        near = get_close_matches(str(kind), sorted(kinds), 1)
        hint = f" (did you mean '{near[0]}'?)" if near else f" (one of {', '.join(sorted(kinds))})"
        raise _error(f"unknown kind '{kind}'{hint}", document, ("kind",), path)
    for key in data:
        if kind is not None and key not in COMMON and key not in kinds[kind]:
            takes = ", ".join(sorted(kinds[kind])) or "no keys of its own"
            raise _error(f"kind '{kind}' does not take '{key}' (it takes {takes})", document, (key, "<key>"), path)
    try:
        rule = msgspec.convert(data, RuleDocument)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        place: list[str | int] = []
        for name, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", where):
            place.append(name or int(index))
        raise _error(message[:1].lower() + message[1:], document, tuple(place), path) from None
    return rule


def _error(message: str, document: Document, at: Path, path: str) -> RuleError:
    line, column = document.where(at)
    return RuleError(message, kind="rule", path=path, line=line, column=column)


def listed(value: str | list[str]) -> list[str]:
    """A key that takes one or several: always as a list."""
    return [value] if isinstance(value, str) else list(value)
