"""Facts and findings of drafts that did not change, kept between runs (see :mod:`factcheck.store`).

An entry is named by all that it derives from: the program, the lexicons, the rules that ran, the article with its
metadata. So it is never wrong, only useless; what cannot be read is made again.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import msgspec

from factcheck import derived, store
from factcheck.engine.runner import Examined
from factcheck.model import Article, Block, Facts, Hit, Report

_Kept = TypeVar("_Kept")
_ARTICLES = "articles"
_RUNS = "runs"
LIMITS = {_ARTICLES: 300_000_000, _RUNS: 100_000_000}
"""Bytes kept at the most of each kind; the entries used longest ago go first."""


class _Read(msgspec.Struct, array_like=True):
    """What reading adds to an article: its blocks, and the date that it prints itself."""

    blocks: tuple[Block, ...] | None
    date: datetime.date | None

    def of(self, article: Article) -> Article:
        return msgspec.structs.replace(article, blocks=self.blocks, date=self.date)


class _Entry(msgspec.Struct, array_like=True):
    facts: Facts
    read: _Read
    hits: tuple[Hit, ...]
    recomputed: tuple[tuple[int, int], ...]
    alone: int


def pack(examined: Examined) -> bytes:
    """What was found in an article, without its text."""
    article = examined.facts.article
    facts = msgspec.structs.replace(examined.facts, article=Article("", article.path))
    read = _Read(article.blocks, article.date)
    return msgspec.msgpack.encode(_Entry(facts, read, examined.hits, examined.recomputed, examined.alone))


def unpack(data: bytes, article: Article) -> Examined:
    """The same for the article that it was found in. Raises msgspec.DecodeError for anything else."""
    entry = msgspec.msgpack.decode(data, type=_Entry)
    facts = msgspec.structs.replace(entry.facts, article=entry.read.of(article))
    return Examined(facts, entry.hits, entry.recomputed, entry.alone)


class _Parts(msgspec.Struct, array_like=True):
    """An entry whose facts are not read."""

    facts: msgspec.Raw
    read: _Read
    hits: tuple[Hit, ...]
    recomputed: tuple[tuple[int, int], ...]
    alone: int


def parts(data: bytes, article: Article) -> tuple[Examined, bytes]:
    """The same without facts, and the facts as they were packed. Raises msgspec.DecodeError."""
    entry = msgspec.msgpack.decode(data, type=_Parts)
    return Examined(Facts(entry.read.of(article)), entry.hits, entry.recomputed, entry.alone), bytes(entry.facts)


class Keeping:
    """What earlier runs found with these rules. ``rules`` names the rules and their state."""

    def __init__(self, rules: str) -> None:
        self._rules = rules
        self.saved = False

    def load(self, article: Article, examined: bool, make: Callable[[bytes, Article], _Kept]) -> _Kept | None:
        """What ``make`` (:func:`unpack`, or one that sets aside) gives for what is kept of an article, None where it is
        nothing; ``examined`` tells drafts from their context."""
        data = store.load(_ARTICLES, self._name(article, examined))
        if data is None:
            return None
        try:
            return make(data, article)
        except msgspec.DecodeError:
            return None

    def save(self, article: Article, examined: bool, data: bytes) -> None:
        """Keep what :func:`pack` made for an article."""
        store.save(_ARTICLES, self._name(article, examined), data)
        self.saved = True

    def trim(self) -> None:
        """Let go of what was used longest ago, where too much is kept."""
        if self.saved:
            store.trim(_ARTICLES, LIMITS[_ARTICLES])

    def _name(self, article: Article, examined: bool) -> str:
        article = article.whole()
        about = msgspec.structs.astuple(msgspec.structs.replace(article, text="", raw=None, segments=()))
        parts = (derived.state(), self._rules, str(examined), repr(about), article.raw or "")
        return store.digest([*parts, article.text])


def load_run(name: str) -> Report | None:
    """The report of an earlier run over the same files."""
    data = store.load(_RUNS, name)
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Report)
    except msgspec.DecodeError:
        return None


def save_run(name: str, report: Report) -> None:
    """Keep the report of a run."""
    report = msgspec.structs.replace(report, texts=dict(report.texts))
    store.save(_RUNS, name, msgspec.msgpack.encode(report))
    store.trim(_RUNS, LIMITS[_RUNS])
