"""Compiled rules at rest: a rule set is read from YAML once, and from one file afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from factcheck import derived, store
from factcheck.engine.rule import Rule
from factcheck.engine.schema import RuleDocument
from factcheck.engine.template import Template
from factcheck.engine.word_lists import WordLists
from factcheck.language.lexicon import Lexicon


class _Rule(msgspec.Struct):
    document: RuleDocument
    path: str
    templates: list[Template]
    unless: list[Template]
    where: list[Any]
    assertion: Any
    let: dict[str, Any]


class _Set(msgspec.Struct):
    rules: list[_Rule]
    forms: dict[str, tuple[str, ...]]
    anchors: dict[str, frozenset[str]]


def key(folders: Sequence[Path]) -> str:
    """The name of the entry for the rule files below these folders, as they are now."""
    return store.digest([derived.state(), *(stamp for folder in folders for stamp in _stamps(folder))])


def _stamps(folder: Path) -> list[str]:
    return [store.stamp(folder)] if folder.is_file() else store.stamps(folder)


def load(name: str, lexicon: Callable[[str], Lexicon | None]) -> list[Rule] | None:
    """The rules of an entry, or None where there is none that can be read."""
    data = store.load("rules", name)
    if data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=_Set)
    except msgspec.DecodeError:
        return None
    lists = WordLists(kept.forms, kept.anchors)
    return [
        Rule(r.document, r.path, r.templates, r.unless, r.where, r.assertion, r.let, lexicon, lists) for r in kept.rules
    ]


def save(name: str, rules: Sequence[Rule], lists: WordLists) -> None:
    """Keep compiled rules under a name."""
    kept = [_Rule(r.document, r.path, r.templates, r.unless, r.where, r.assertion, r.let) for r in rules]
    store.save(
        "rules",
        name,
        msgspec.msgpack.encode(_Set(kept, lists.forms, {name: lists.anchors(name) for name in lists.forms})),
    )
