"""Days picked from the weeks around publication ("this Saturday", "last Friday", "Tuesday next week", "a week today")
against the day of the month that is given with them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.model import Date, within

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PICKS = patterns.lazy(
    rf"\b(?:(?P<coming>this coming {_WEEKDAY})|(?P<this>this {_WEEKDAY})|(?P<next>next {_WEEKDAY}(?! week))"
    rf"|(?P<last>(?:last|this past) {_WEEKDAY}(?! week))"
    rf"|(?P<after>{_WEEKDAY}(?: of)? next week|next week on {_WEEKDAY})"
    rf"|(?P<before>{_WEEKDAY}(?: of)? last week|last week on {_WEEKDAY})"
    r"|(?P<today>(?:a|one) week (?:from )?today)|(?P<tomorrow>(?:a|one) week (?:from )?tomorrow)"
    r"|(?P<fortnight>(?:a fortnight|two weeks) (?:from )?today)"
    rf"|(?P<on>a week (?:on|next|this coming) {_WEEKDAY}|{_WEEKDAY} week))\b"
)
_REACH = {
    "coming": (0, 7), "this": (-7, 7), "next": (1, 14), "today": (7, 7), "tomorrow": (8, 8), "fortnight": (14, 14),
    "on": (7, 14),
}  # fmt: skip
"""The least and the most days from publication."""


def _pick(date: Any) -> str:
    found = _PICKS.search(str(getattr(date, "text", "")).lower())
    return (found.lastgroup or "") if found is not None else ""


def picked(date: Any) -> bool:
    """Is a day told by its place in the weeks around publication?"""
    return isinstance(date, Date) and date.relative and bool(_pick(date))


def pick_fits(picked_day: Any, date: Any, published: Any) -> bool:
    """Can a picked day be the day of the month of ``date`` (in the year nearest to publication, unless one is printed)?
    Copy may be printed the day after its date (but "today" is that of its date), weeks begin on Sunday or Monday, and
    "next Friday" is the coming one to some. Where too little is known the day fits."""
    name, today = _pick(picked_day), getattr(published, "first", None)
    if not name or today is None or not isinstance(date, Date) or date.month is None or date.day is None:
        return True
    years = (date.year,) if date.year is not None else (today.year - 1, today.year, today.year + 1)
    days = [day for year in years if (day := _day(year, date.month, date.day)) is not None]
    bases = (today,) if name in ("today", "tomorrow", "fortnight") else (today, today + datetime.timedelta(1))
    return not days or any(_reached(name, day, base) for day in days for base in bases)


def _reached(name: str, day: datetime.date, today: datetime.date) -> bool:
    gap = (day - today).days
    if name in _REACH:
        least, most = _REACH[name]
        return least <= gap <= most
    if name == "last" and -7 <= gap < 0:
        return True
    step = 7 if name == "after" else -7
    return any(_opens(day, first) - _opens(today, first) == datetime.timedelta(step) for first in (0, 6))


def _opens(day: datetime.date, first: int) -> datetime.date:
    """The day that the week of ``day`` begins on, a Monday (0) or a Sunday (6)."""
    return day - datetime.timedelta((day.weekday() - first) % 7)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


@knowing
def fresh(environment: Mapping[str, Any], fact: Any, published: Any) -> bool:
    """Does the sentence of a fact tell of a day of the weeks before publication by its place in them ("Tuesday's
    crash", "yesterday")?"""
    view, today = view_of(environment), getattr(published, "first", None)
    if today is None:
        return False
    sentence = view.facts.sentences[view.sentence_at(fact.start)]
    days = [date.first for date in within(view.facts.dates, sentence.start, sentence.end) if date.relative]
    return any(day is not None and 0 <= (today - day).days <= _FRESH for day in days)


_FRESH = 14

FUNCTIONS: dict[str, Callable[..., Any]] = {"picked": picked, "pick_fits": pick_fits, "fresh": fresh}
