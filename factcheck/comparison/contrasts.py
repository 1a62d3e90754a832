"""One value of a dimension in each of two reports of one event: the basement here and the roof there, murder and theft.

Each report has one value of the dimension throughout and no word for the other's; the two sentences are tied by what
they share. It may be that both are right (two doors, two charges): all of it is for information."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.likeness import one_event
from factcheck.comparison.phrasebook import Phrasebook
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.comparison.ties import tied
from factcheck.language.lexicon import spelt_out, table
from factcheck.model.record import Record

_TIED = 1.5
_RECONCILE = "two of them: say so"


class _Value(Record, frozen=True):
    """A value of a dimension, by the number of its line, where it stands and its sentence."""

    line: int
    start: int
    end: int
    sentence: int


@cache
def _book() -> Phrasebook[tuple[str, int]]:
    data = table("contrasts")
    entries: list[tuple[str, tuple[str, int]]] = []
    for name, lines in data["dimensions"].items():
        for at, line in enumerate(lines):
            for phrase in line:
                entries += [(" ".join(p.split()), (name, at)) for p in spelt_out(phrase, data["lists"], "contrasts")]
    for cue, heads in data["cues"].items():
        for at, line in enumerate(data["crimes"]):
            entries += [
                (" ".join(f"{head} {some}{crime}".split()), (cue, at))
                for head in heads
                for some in data["lists"]["some"]
                for crime in line
            ]
    countries = sorted({*_demonyms().values()})
    for demonym, country in _demonyms().items():
        entries += [(word, ("nationality", countries.index(country))) for word in (demonym, country)]
    return Phrasebook(entries)


@cache
def _demonyms() -> dict[str, str]:
    """From each word for the people of a country to its name."""
    return {str(word): str(country) for word, country in table("demonyms")["words"].items()}


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The dimensions in which two reports of one event have another value each."""
    if not one_event(a.marks, b.marks):
        return
    left, right = _values(a), _values(b)
    for name in sorted(left.keys() & right.keys()):
        ones, others = left[name], right[name]
        if len({it.line for it in ones}) != 1 or len({it.line for it in others}) != 1 or ones[0].line == others[0].line:
            continue
        one, other = ones[0], others[0]
        if tied(a, one.sentence, b, other.sentence) < _TIED:
            yield a, b, "too little shared"
        else:
            yield a, b, _conflict(name, a, one, b, other)


def _values(page: Page) -> dict[str, list[_Value]]:
    """The values that a report has, by dimension; those of names ("West Ham") are none, those of nations all are."""
    found: dict[str, list[_Value]] = {}
    for at, sentence in enumerate(page.facts.sentences):
        for start, end, (name, line) in _book().find(page.lower, sentence.start, sentence.end):
            named = page.article.text[start].isupper() and start > sentence.start
            if named and name in _SMALL:
                continue
            found.setdefault(name, []).append(_Value(line, start, end, at))
    return found


_SMALL = frozenset({"direction", "side", "storey", "food", "material", "weather", "drug", "reach", "school", "wrote"})
"""Dimensions whose words in capitals are parts of names."""


def _conflict(name: str, a: Page, one: _Value, b: Page, other: _Value) -> Conflict:
    here, there = (page.article.text[it.start : it.end] for page, it in ((b, other), (a, one)))
    later = Side(b.facts.path, other.start, other.end, here, here)
    earlier = Side(a.facts.path, one.start, one.end, there, there)
    reasons = (f"two reports of one event, and one {name.replace('_', ' ')} in each",)
    return Conflict("kind", "info", f"{here} here, {there} there", later, earlier, reasons, _RECONCILE, loose=True)
