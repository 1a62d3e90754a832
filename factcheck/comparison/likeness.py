"""How much of what two short reports give is the same: names, days, figures and words, each by what it tells.

Two reports of one event share a third and more of all that; two reports of like events hardly ever do. A share, not a
sum: long reports of two events have more in common than short ones of one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import msgspec

from factcheck import patterns
from factcheck.comparison.known_by import countries, name_keys
from factcheck.language.known import Known
from factcheck.language.roots import common, function_roots, listed, root_of
from factcheck.model import Facts

LONG = 16
"""Sentences beyond which a report tells of too much to be known by what it shares with another one."""
_SHARE = 0.36
_LEAST = 3.5
_NAME, _WIDE = 2.0, 1.0
_FIGURE, _SMALL = 1.5, 0.5
_DAY = 1.0
_RARE, _COMMON = 1.0, 0.25
_FEW = 13
_TEN = Decimal(10)
_WORD = patterns.lazy(r"(?<![\w'’-])[a-z]{4,}(?:-[a-z]+)*")


class Marks(msgspec.Struct, eq=False, frozen=True):
    """What a report gives: its names, each in its forms, and days, figures with their unit and roots of words, each
    with its weight."""

    names: tuple[frozenset[str], ...] = ()
    others: dict[object, float] = {}

    def telling(self) -> Iterator[object]:
        """What hardly any other report has: figures that are no round ones, and rare words."""
        return (mark for mark, weight in self.others.items() if weight >= _RARE and not isinstance(mark, _Day))


class _Day(msgspec.Struct, frozen=True):
    """A day of the week (0 to 6, no month) or of the calendar."""

    day: int
    month: int | None = None


def marks_of(facts: Facts) -> Marks:
    """The marks of a report; none of one that is too long. Names, dates and quantities are asked for."""
    if len(facts.sentences) > LONG:
        return Marks()
    marks: dict[object, float] = {}
    for date in facts.dates:
        if date.weekday is not None:
            marks[_Day(date.weekday)] = _DAY
        if date.day and date.month:
            marks[_Day(date.day, date.month)] = _DAY
    for quantity in facts.quantities:
        if quantity.value is not None and quantity.kind != "ordinal":
            known = quantity.kind in ("money", "percent") or uncommon(quantity.value)
            marks[quantity.kind, quantity.unit, quantity.value] = _FIGURE if known else _SMALL
        for end in (quantity.range_low, quantity.range_high) if quantity.kind == "score" else ():
            marks["number", None, end] = _FIGURE if end is not None and uncommon(end) else _SMALL
    for word in _WORD.findall(facts.article.text):
        root, weight = _WEIGHTS[word]
        if root:
            marks[root] = weight
    return Marks(tuple({name_keys(name.canonical) for name in facts.names}), marks)


def alike(a: Marks, b: Marks) -> float:
    """The share that two reports have of the marks of each, the smaller one of the two; 0 where there are too few."""
    words = sum(weight for mark, weight in a.others.items() if mark in b.others)
    one, other = words + _shared(a, b), words + _shared(b, a)
    return min(one / _all(a), other / _all(b)) if min(one, other) >= _LEAST else 0.0


def one_event(a: Marks, b: Marks) -> bool:
    """Do two short reports share so much that they tell of one event?"""
    return alike(a, b) >= _SHARE


def one_figures(a: Marks, b: Marks) -> bool:
    """Are there no figures of one kind and unit that each of two reports has and the other lacks?"""
    own = (one.others.keys() - other.others.keys() for one, other in ((a, b), (b, a)))
    kinds = ({mark[:2] for mark in marks if isinstance(mark, tuple)} for marks in own)
    return set.isdisjoint(*kinds)


def uncommon(value: Decimal) -> bool:
    """Is it a figure that two reports would hardly share by chance: a decimal, or from 13 on one that is not round?"""
    round_to = _TEN if value < _TEN**2 else _TEN**2
    return value % 1 != 0 or (value >= _FEW and value % round_to != 0)


def _all(marks: Marks) -> float:
    return sum(map(_named, marks.names)) + sum(marks.others.values())


def _shared(a: Marks, b: Marks) -> float:
    """The weight of the names of one report that the other one has too, in whatever form."""
    known = frozenset[str]().union(*b.names)
    return sum(_named(name) for name in a.names if name & known)


def _named(name: frozenset[str]) -> float:
    return _WIDE if name & _wide() else _NAME


@cache
def _wide() -> frozenset[str]:
    return countries() | listed("acts", "wide")


def _weight(word: str) -> tuple[str, float]:
    """The root of a word and its weight; no root for those that tell nothing."""
    found = root_of(word)
    if len(found) < 3 or found in function_roots():
        return "", 0.0
    return found, _RARE if found not in common() and len(found) > 3 else _COMMON


_WEIGHTS = Known(_weight)
