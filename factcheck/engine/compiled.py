"""Compiled rules at rest: a rule set is read from YAML once, and from one file afterwards, as far as it is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, overload

import msgspec

from factcheck import derived, store
from factcheck.engine.asking import Asked
from factcheck.engine.index import Index
from factcheck.engine.operands.spec import Spec
from factcheck.engine.rule import Body, Head, Rule
from factcheck.engine.template import Need, Template
from factcheck.engine.word_lists import WordLists

if TYPE_CHECKING:
    from factcheck.engine.rule import FindLexicon
    from factcheck.engine.schema import RuleDocument


class _Set(msgspec.Struct, array_like=True):
    """What a run asks of all rules. What it asks of some are entries of their own, which :func:`_entry` names."""

    heads: list[tuple[Head, str]]
    firsts: dict[str, str]
    index: Index


_SET = "set"


def _entry(part: str, rule: str) -> str:
    return f"{part} {rule}"


class _Body(msgspec.Struct, array_like=True):
    """A body whose templates are read one by one."""

    templates: list[bytes]
    unless: list[bytes]
    where: list[Any]
    assertion: Any
    let: dict[str, Any]
    message: list[Any]
    explain: list[list[Any]]
    operands: dict[str, Spec]
    sure: list[Any]
    eased: list[Any]


class _Templates(Sequence[Template]):
    def __init__(self, kept: list[bytes]) -> None:
        self._kept: list[bytes | Template] = [*kept]

    def __len__(self) -> int:
        return len(self._kept)

    @overload
    def __getitem__(self, at: int) -> Template: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Template]: ...
    def __getitem__(self, at: int | slice) -> Template | Sequence[Template]:
        if isinstance(at, slice):
            return list(self)[at]
        found = self._kept[at]
        if not isinstance(found, Template):
            found = self._kept[at] = msgspec.msgpack.decode(found, type=Template)
        return found

    def __iter__(self) -> Iterator[Template]:
        return map(self.__getitem__, range(len(self._kept)))


def key(added: Sequence[str | os.PathLike[str]]) -> str:
    """The name of the entry for the built-in rules and those added to them, files or folders, as they are now."""
    return store.digest([derived.state_with_rules(), *(stamp for path in added for stamp in store.stamps(path))])


def load(name: str, lexicon: FindLexicon) -> tuple[list[Rule], Index] | None:
    """The rules of an entry and their index, or None where there is none that can be read."""
    entries = store.load_all("rules", name)
    data = entries.get(_SET) if entries else None
    if entries is None or data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=_Set)
    except msgspec.DecodeError:
        return None
    lists = WordLists(firsts=kept.firsts)
    rules = [
        Rule(
            head,
            path,
            partial(_body, entries, head.id),
            partial(_document, entries, head.id),
            lexicon,
            lists,
            partial(_asked, entries, head.id),
        )
        for head, path in kept.heads
    ]
    return rules, kept.index


def _body(entries: store.Entries, rule: str) -> Body:
    kept = msgspec.msgpack.decode(entries.get(_entry("body", rule)) or b"", type=_Body)
    templates, unless, *rest = msgspec.structs.astuple(kept)
    return Body(_Templates(templates), _Templates(unless), *rest)


def _asked(entries: store.Entries, name: str, rule: Rule) -> Asked:
    return msgspec.msgpack.decode(entries.get(_entry("asked", name)) or b"", type=Asked)


def _document(entries: store.Entries, rule: str) -> RuleDocument:
    from factcheck.engine.schema import RuleDocument

    return msgspec.msgpack.decode(entries.get(_entry("document", rule)) or b"", type=RuleDocument)


def save(name: str, rules: Sequence[Rule], index: Index, lists: WordLists) -> None:
    """Keep compiled rules under a name."""
    heads = [(rule.head, rule.path) for rule in rules]
    entries = {_SET: _raw(_Set(heads, lists.firsts(), index))}
    for rule in rules:
        templates, unless, *rest = msgspec.structs.astuple(rule.body)
        match, veto = ([_raw(_lean(item)) for item in some] for some in (templates, unless))
        entries[_entry("body", rule.id)] = _raw(_Body(match, veto, *rest))
        entries[_entry("document", rule.id)] = _raw(rule.document)
        entries[_entry("asked", rule.id)] = _raw(rule.asked)
    store.save_all("rules", name, entries)


def _raw(item: object) -> bytes:
    return msgspec.msgpack.encode(item)


def _lean(template: Template) -> Template:
    return template._replace(need=Need(), others=tuple(map(_lean, template.others)))
