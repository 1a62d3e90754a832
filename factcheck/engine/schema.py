"""The one description of a rule file: its keys, their types, and what each kind takes besides."""

import re
from collections.abc import Mapping
from typing import Any, Literal, Protocol, get_args

import msgspec

from factcheck.engine.strict_yaml import Document, Path
from factcheck.errors import RuleError, nearest
from factcheck.model import SEVERITIES, House, Role, Severity

Scope = Literal["any", "narration", "quotation", "headline", "subhead", "lead", "body", "caption"]
Within = Literal["sentence", "2 sentences", "3 sentences", "paragraph", "article"]


class Refuse(Protocol):
    """Takes a message, the place in the file that it is about, and the column in the words there, from 0."""

    def __call__(self, message: str, at: Path, column: int = 0) -> None: ...


class ExampleArticle(msgspec.Struct, forbid_unknown_fields=True):
    """One of several articles of an example."""

    text: str
    date: str | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None
    role: Role = "copy"


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
    roles: dict[str, str | list[str]] = {}
    unless: str | list[str] = []
    where: str | list[str] = []
    eased: str | list[str] = []
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
    alternatives: Literal["none", "sentence", "around"] = "sentence"
    operands: dict[str, str] = {}
    sure: str | list[str] = []
    reach: int = 1
    of: str | None = None
    against: Role = "copy"
    check: str | None = None
    group: Literal["none", "sentence", "article", "once"] = "none"
    slots: dict[str, str] = {}
    options: dict[str, Any] = {}
    extends: str | None = None


FIELDS = {field.encode_name for field in msgspec.structs.fields(RuleDocument)}
_REQUIRED: dict[str, Any] = {
    "id": "", "summary": "", "severity": "info", "kind": "pattern", "message": "", "why": "", "examples": [],
}  # fmt: skip
"""Keys that every rule has, each with a value that stands in where a rule has it not, so that reading can go on."""
_CHOICES: dict[str, tuple[str, ...]] = {
    "severity": SEVERITIES,
    "scope": get_args(Scope),
    "within": get_args(Within),
    "group": ("none", "sentence", "article", "once"),
    "against": get_args(Role),
    "alternatives": ("none", "sentence", "around"),
}
COMMON = {"id", "summary", "severity", "kind", "message", "why", "examples", "options", "extends"}


def read(document: Document, path: str, kinds: Mapping[str, frozenset[str]], refuse: Refuse) -> RuleDocument:
    """The rule in a parsed file; ``kinds`` maps each kind to the keys that it takes. Every mistake is told to
    ``refuse`` with its place and the nearest valid key, and what is wrong is replaced, so that reading can go on.
    Raises RuleError where the file is no mapping."""
    data = document.data
    if not isinstance(data, dict):
        raise RuleError("a rule file is a mapping of keys", kind="rule", path=path, line=1, column=1)
    kind = data.get("kind", "")
    for key in data:
        if key not in FIELDS:
            refuse(f"unknown key '{key}'{nearest(key, FIELDS)}", (key, "<key>"))
        elif kind in kinds and key not in COMMON and key not in kinds[kind]:
            takes = ", ".join(sorted(kinds[kind])) or "no keys of its own"
            refuse(f"kind '{kind}' does not take '{key}' (it takes {takes})", (key, "<key>"))
    if isinstance(kind, str) and kind and kind not in kinds:
        near = nearest(str(kind), kinds) or f" (one of {', '.join(sorted(kinds))})"
        refuse(f"unknown kind '{kind}'{near}", ("kind",))
    unknown = [key for key in data if key not in FIELDS]
    data = {key: value for key, value in data.items() if key in FIELDS}
    while True:
        try:
            rule = msgspec.convert(data, RuleDocument)
            for key in ("id", "summary", "message", "why"):
                if key in document.data and not getattr(rule, key).strip() and data[key] is document.data[key]:
                    refuse(f"{key}: nothing stands here", (key,))
            return rule
        except msgspec.ValidationError as error:
            message, _, where = str(error).partition(" - at `$")
            place = tuple(name or int(index) for name, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", where))
            field = re.search(r"`(\w+)`$", message)
            key = str(place[0]) if place else field[1] if field else ""
            if place or not nearest(key, unknown):  # a misspelt key is not missing besides
                refuse(_plain(message, place), place)
            data.pop(key, None)
            if key in _REQUIRED:
                data[key] = _REQUIRED[key]


_TYPES = {"str": "words", "int": "a number", "float": "a number", "bool": "true or false", "object": "a mapping",
          "array": "a list", "null": "nothing"}  # fmt: skip


def _plain(message: str, place: Path) -> str:
    """What is wrong, in the words of YAML rather than of its reader."""
    if found := re.fullmatch(r"Object missing required field `(\w+)`", message):
        return f"the key '{found[1]}' is missing"
    if found := re.fullmatch(r"Object contains unknown field `(.+)`", message):
        fields = ExampleArticle if "articles" in place else Example
        return f"unknown key '{found[1]}'{nearest(found[1], fields.__struct_encode_fields__)}"
    name = f"{place[-1]}: " if place and isinstance(place[-1], str) else ""
    if found := re.fullmatch(r"Expected `(.+)`, got `(.+)`", message):
        wanted, got = (
            " or ".join(_TYPES.get(part.strip(), part.strip()) for part in side.split("|")) for side in found.groups()
        )
        return f"{name}expected {wanted}, not {got}"
    if found := re.fullmatch(r"Invalid enum value '(.*)'", message):
        choices = _CHOICES.get(str(place[0]), ()) if place else ()
        return f"{name}'{found[1]}' is none of {', '.join(choices)}{nearest(found[1], choices)}"
    return name + message[:1].lower() + message[1:]


def listed(value: str | list[str]) -> list[str]:
    """A key that takes one or several: always as a list."""
    return [value] if isinstance(value, str) else list(value)
