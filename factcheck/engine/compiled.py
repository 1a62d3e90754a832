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
    """Bodies and documents are bytes within bytes, which are passed over without a look at what is in them."""

    heads: list[tuple[Head, str]]
    bodies: list[bytes]
    documents: list[bytes]
    asked: list[bytes]
    firsts: dict[str, str]
    index: Index


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


def key(folders: Sequence[str | os.PathLike[str]]) -> str:
    """The name of the entry for the rule files below these folders, as they are now."""
    return store.digest([derived.state(), *(stamp for folder in folders for stamp in _stamps(folder))])


def _stamps(folder: str | os.PathLike[str]) -> list[str]:
    return [store.stamp(folder)] if os.path.isfile(folder) else store.stamps(folder)


def load(name: str, lexicon: FindLexicon) -> tuple[list[Rule], Index] | None:
    """The rules of an entry and their index, or None where there is none that can be read."""
    data = store.load("rules", name)
    if data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=_Set)
    except msgspec.DecodeError:
        return None
    lists = WordLists(firsts=kept.firsts)
    parts = zip(kept.heads, kept.bodies, kept.documents, kept.asked, strict=True)
    rules = [
        Rule(head, path, partial(_body, body), partial(_document, document), lexicon, lists, partial(_asked, asked))
        for (head, path), body, document, asked in parts
    ]
    return rules, kept.index


def _body(data: bytes) -> Body:
    kept = msgspec.msgpack.decode(data, type=_Body)
    templates, unless, *rest = msgspec.structs.astuple(kept)
    return Body(_Templates(templates), _Templates(unless), *rest)


def _asked(data: bytes, rule: Rule) -> Asked:
    return msgspec.msgpack.decode(data, type=Asked)


def _document(data: bytes) -> RuleDocument:
    from factcheck.engine.schema import RuleDocument

    return msgspec.msgpack.decode(data, type=RuleDocument)


def save(name: str, rules: Sequence[Rule], index: Index, lists: WordLists) -> None:
    """Keep compiled rules under a name."""
    bodies = []
    for rule in rules:
        templates, unless, *rest = msgspec.structs.astuple(rule.body)
        match, veto = ([_raw(_lean(item)) for item in some] for some in (templates, unless))
        bodies.append(_raw(_Body(match, veto, *rest)))
    heads = [(rule.head, rule.path) for rule in rules]
    documents = [_raw(rule.document) for rule in rules]
    asked = [_raw(rule.asked) for rule in rules]
    store.save("rules", name, msgspec.msgpack.encode(_Set(heads, bodies, documents, asked, lists.firsts(), index)))


def _raw(item: object) -> bytes:
    return msgspec.msgpack.encode(item)


def _lean(template: Template) -> Template:
    return template._replace(need=Need(), others=tuple(map(_lean, template.others)))
