"""What a report gives besides figures: a day or an hour, a difference between two figures told or worked out."""

from __future__ import annotations

import datetime

from factcheck.comparison.intervals import Interval
from factcheck.model import Facts
from factcheck.model.record import Record


class Moment(Record, frozen=True):
    """Where it stands; the day of the week ("week", 0 to 6, 0) or of the calendar ("calendar", month, day) that it
    names, the day that it was resolved to, and the minutes of the day, from and to, if it tells the hour."""

    start: int
    end: int
    sentence: int
    day: tuple[str, int, int] | None
    first: datetime.date | None
    clock: tuple[int, int] | None


class Step(Record, frozen=True):
    """A difference: its kind and unit, where it stands, what it may be, the same in per cent if it was worked out,
    which way it goes (0 unknown), and the roots of the words of its sentence."""

    kind: tuple[str, str | None]
    sentence: int
    start: int
    end: int
    value: Interval
    share: Interval | None
    way: int
    worked: bool


def told_once(facts: Facts) -> set[str]:
    """What briefs that name nothing are known by: what happened to what in a year, and the years of the past."""
    today = facts.article.date
    known = {f"={claim.subject} {claim.event}" for claim in facts.claims if claim.measure == "event date"}
    years = {time for claim in facts.claims for time in claim.times if time.isdigit()}
    return known | {f"={year}" for year in years if today and int(year) < today.year}
