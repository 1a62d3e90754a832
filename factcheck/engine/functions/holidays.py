"""Holidays and weekdays: Easter by the Gregorian computus, the rest by ``rules/lexicons/holidays.yaml``."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined
from factcheck.language.lexicon import table
from factcheck.model import Date

_NEAR = 60
_FAR = 10
_SMALL = 10000


def easter(year: int) -> datetime.date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, as printed by Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def holiday(name: Any, date: Any) -> Interval:
    """The day of a feast in the printed (or resolved) year of a date; where there is none, the printed month and day
    of feasts that do not move. Raises Undefined for unknown feasts and moving ones without a year."""
    rule = table("holidays")["feasts"].get(" ".join(str(getattr(name, "text", name)).lower().replace("’", "'").split()))
    if rule is None or not isinstance(date, Date):
        raise Undefined("no known feast")
    year = date.year or (date.first.year if date.first else None)
    if isinstance(rule, str) and year is None:
        if date.month is None or date.day is None:
            raise Undefined("too little is printed")
        month, day = map(int, rule.split("-"))
        return lift(month * 100 + day)
    if year is None:
        raise Undefined("no year is known")
    return lift(_feast(rule[0] if isinstance(rule, list) else rule, year).toordinal())


def feast(first: Any, date: Any) -> str:
    """The name of a feast whose weekday was read as part of its date: "Easter" and "Monday, 8 April"."""
    weekday = getattr(date, "weekday", None)
    if weekday is None:
        raise Undefined("no weekday")
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return f"{getattr(first, 'text', first)} {names[weekday]}".lower()


def holiday_fits(name: Any, date: Any) -> bool:
    """Is the date the day of the feast? True where it cannot be told."""
    if not isinstance(date, Date) or date.month is None or date.day is None:
        raise Undefined("too little is printed")
    rule = table("holidays")["feasts"].get(str(getattr(name, "text", name)).lower().replace("’", "'"))
    year = date.year or (date.first.year if date.first else None)
    if isinstance(rule, list):
        # Countries keep a feast of one name on different days.
        return year is None or any((_feast(r, year).month, _feast(r, year).day) == (date.month, date.day) for r in rule)
    expected = holiday(name, date).middle
    if date.first is None:
        return expected == date.month * 100 + date.day
    day = date.first.toordinal()
    if expected is None or expected < _SMALL:
        return expected == date.month * 100 + date.day
    # National days share names between countries: far from the feast, another country's may be meant.
    movable = isinstance(table("holidays")["feasts"].get(str(getattr(name, "text", name)).lower()), dict)
    return expected == day or (not movable and abs(expected - day) > _FAR)


def _feast(rule: Any, year: int) -> datetime.date:
    if isinstance(rule, str):
        month, day = map(int, rule.split("-"))
        return datetime.date(year, month, day)
    if "easter" in rule:
        return easter(year) + datetime.timedelta(days=rule["easter"])
    month, weekday, number = rule["month"], rule["weekday"], rule["number"]
    if number > 0:
        first = datetime.date(year, month, 1)
        return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    last = datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)
    return last - datetime.timedelta(days=(last.weekday() - weekday) % 7)


def weekday_fits(date: Any, weekday: Any = None) -> bool:
    """Can the weekday printed with a date (or the one given) be right? A date without a year is tried in the year that
    it resolves to and, unless it is near the publication date, in the years beside it. Raises Undefined for dates that
    cannot be resolved."""
    printed = getattr(weekday if weekday is not None else date, "weekday", None)
    if not isinstance(date, Date) or printed is None or date.month is None or date.day is None:
        raise Undefined("no weekday")
    if date.year is not None:
        return _weekday(date.year, date) in (None, printed)
    if date.first is None:
        raise Undefined("no year is known")
    return printed in {_weekday(year, date) for year in (date.first.year - 1, date.first.year, date.first.year + 1)}


def near_weekday_fits(date: Any, published: Any, weekday: Any = None) -> bool:
    """As :func:`weekday_fits`, but a date without a year is taken in the year in which it is nearest to publication,
    if that is within two months of it."""
    printed = getattr(weekday if weekday is not None else date, "weekday", None)
    if not isinstance(date, Date) or date.year is not None or not isinstance(published, Date) or printed is None:
        return weekday_fits(date, weekday)
    if date.month is None or date.day is None or published.first is None:
        raise Undefined("no day")
    near = []
    for year in (published.first.year - 1, published.first.year, published.first.year + 1):
        try:
            near.append(datetime.date(year, date.month, date.day))
        except ValueError:
            continue
    today = published.first
    day = min(near, key=lambda d: abs((d - today).days), default=None)
    if day is None or abs((day - today).days) > _NEAR:
        return weekday_fits(date, weekday)
    return bool(day.weekday() == printed)


def _weekday(year: int, date: Date) -> int | None:
    try:
        return datetime.date(year, date.month or 1, date.day or 1).weekday()
    except ValueError:
        return None


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "holiday": holiday,
    "feast": feast,
    "holiday_fits": holiday_fits,
    "weekday_fits": weekday_fits,
    "near_weekday_fits": near_weekday_fits,
}
