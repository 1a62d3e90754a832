"""The days of a time gone by that an article prints in full: "14 August 1999"."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.model import Facts
from factcheck.model.record import Record

_MANY = 40


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
