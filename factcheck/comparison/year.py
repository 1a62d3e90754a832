"""The years that an article prints, and the days that it prints in full: "14 August 1999"."""

from __future__ import annotations

from bisect import bisect_right

from factcheck import patterns
from factcheck.model import Facts
from factcheck.model.record import Record

_FIRST = 1000
_MANY = 40
_PRINTED = patterns.lazy(r"(?<![\d.,£$€-])\d{4}(?![\ds-])")


class Year(Record, frozen=True):
    """Where a year stands, its sentence, and its number."""

    start: int
    end: int
    sentence: int
    value: int


def years_of(facts: Facts) -> tuple[Year, ...]:
    """The years of a time gone by that an article prints; none of one that gives very many. Its dates are asked for."""
    published = facts.article.date
    found = []
    starts = [sentence.start for sentence in facts.sentences]
    for date in facts.dates:
        if date.kind != "DATE" or not date.year or date.relative or date.year < _FIRST:
            continue
        if published and date.year > published.year:
            continue
        match = _PRINTED.search(facts.article.text, date.start, date.end)
        at = bisect_right(starts, date.start) - 1
        if match and at >= 0 and int(match[0]) == date.year:
            found.append(Year(match.start(), match.end(), at, date.year))
    return tuple(found) if len(found) <= _MANY else ()


class Day(Record, frozen=True):
    """Where a day stands, its sentence, and its year, month and number."""

    start: int
    end: int
    sentence: int
    year: int
    month: int
    day: int


def days_of(facts: Facts) -> tuple[Day, ...]:
    """The days that an article prints with month and year; none of one that gives very many. Dates are asked for."""
    starts = [sentence.start for sentence in facts.sentences]
    found = [
        Day(date.start, date.end, bisect_right(starts, date.start) - 1, date.year, date.month, date.day)
        for date in facts.dates
        if date.kind == "DATE" and date.year and date.month and date.day and not date.relative
    ]
    return tuple(found) if len(found) <= _MANY else ()


class Dated(Record, frozen=True):
    """A clause with its one date, and that as printed (year, month, day): what was done, by roots, its names and other
    words, and all words of its sentence (``known``)."""

    start: int
    end: int
    sentence: int
    printed: tuple[int | None, int | None, int | None]
    done: frozenset[str]
    names: frozenset[str]
    marks: frozenset[str]
    known: frozenset[str]
