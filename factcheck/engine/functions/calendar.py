"""Functions on dates. Days are ordinals, so that dates are intervals like all other figures."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined, number
from factcheck.language.lexicon import load
from factcheck.model import Date

_YEAR = Decimal("365.2425")
_YEARS = patterns.lazy(r"\b(?:1[5-9]|20)\d\d\b")
_ENDS = 2


def days(first: Any, last: Any) -> Interval:
    """Days from one date to another: nights between them, without the day of arrival."""
    return number(last) - number(first)


def years(first: Any, last: Any) -> Interval:
    """Years from one date to another, with all that partly known dates leave open: 2006 to 2018 is 11 to 13. Between
    days whole years run from birthday to birthday."""
    if isinstance(first, Date) and isinstance(last, Date) and first.first and first.last and last.first and last.last:
        return Interval(_age(first.last, last.first), _age(first.first, last.last))
    return days(first, last) / lift(_YEAR)


def years_told(span: Any) -> int:
    """The years of a span as it is printed: ten of "the past decade" or "in a decade", those from one year to the
    other in "between 2010 and 2020"."""
    if not isinstance(span, Date):
        raise Undefined("no span")
    text = span.text.lower()
    if "decade" in text.split():
        return 10
    told = [int(year) for year in _YEARS.findall(text)]
    if len(told) != _ENDS or told[0] >= told[1]:
        raise Undefined("no span of years")
    return told[1] - told[0]


def _age(start: datetime.date, end: datetime.date) -> Decimal:
    """Whole years to the last anniversary, and the days since then as a part of a year."""
    whole = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    day = min(start.day, 28) if start.month == 2 else start.day
    last = datetime.date(max(start.year + whole, 1), start.month, day)
    return whole + min(Decimal((end - last).days) / _YEAR, Decimal("0.999"))


def resolved(date: Any) -> bool:
    """Is it known which days the date covers?"""
    return isinstance(date, Date) and date.first is not None and date.last is not None


def exists(date: Any) -> bool:
    """Is there such a day? True where too little is printed to tell."""
    if not isinstance(date, Date) or date.month is None or date.day is None:
        return True
    try:
        datetime.date(date.year if date.year is not None and date.year > 0 else 2000, date.month, date.day)
    except ValueError:
        return False
    return True


def counts(date: Any, word: Any) -> bool:
    """Is a day without a year rather a month (or a day) and a count, or a name, by the word after it: "in June 31
    people", "31 June Street"?"""
    if getattr(date, "year", None) is not None:
        return False
    after = str(getattr(word, "text", word)).lower()
    plural = len(after) > 3 and after.endswith("s") and after not in load("function_words").forms
    # "By November 31 of the homes": a month and a count.
    counted = after == "of" and getattr(date, "text", "")[-1:].isdigit()
    return counted or plural or any(after in load(name).forms for name in ("street_words", "plural_people"))


def _readings(start: Any, date: Any) -> list[Interval]:
    """Days from a known day to a date; one without a year may lie in the year of that day or in the next."""
    if not resolved(start) or not isinstance(date, Date) or date.first is None or date.last is None:
        raise Undefined("no known day")
    if date.year is not None or date.month is None:
        return [number(date) - number(start)]
    found = []
    for year in (start.first.year, start.first.year + 1):
        try:
            first = date.first.replace(year=year)
            last = date.last.replace(year=year)
        except ValueError:
            continue
        found.append(Interval(Decimal(first.toordinal()), Decimal(last.toordinal())) - number(start))
    return [gap for gap in found if gap.high is not None and gap.high >= 0]


def ahead(start: Any, date: Any) -> bool:
    """Does a date lie after a day, in some reading of it?"""
    return any(gap.low is not None and gap.low > 0 for gap in _readings(start, date))


def falls_in(duration: Any, start: Any, date: Any) -> bool:
    """Can a length of time from a day end on a date, in some reading of it?"""
    from factcheck.engine.functions.spans import roughly, time_unit

    span = roughly(duration)
    if time_unit(duration) in ("day", "night"):
        # Working days, the day of the start, the day after the end.
        span = span + Interval(Decimal(-3), Decimal(3))
    return any(span.meets(gap) for gap in _readings(start, date))


def printed_field(name: str) -> Callable[[Any], Interval]:
    """A function that gives a printed part of a date (year, month, day, hour, minute). Raises Undefined if absent."""

    def read(date: Any) -> Interval:
        value = getattr(date, name, None)
        if value is None:
            raise Undefined(f"no {name} is printed")
        return lift(value)

    return read


def weekday(date: Any) -> Interval:
    """The weekday (0 is Monday) of a date that is known to the day. Raises Undefined otherwise."""
    if not resolved(date) or date.first != date.last:
        raise Undefined("not one day")
    return lift(date.first.weekday())


def year_of(date: Any) -> Interval:
    """The year or years that a date falls in, printed or resolved. Raises Undefined if unknown."""
    if not resolved(date):
        if getattr(date, "year", None) is not None:
            return lift(date.year)
        raise Undefined("no year is known")
    return Interval(Decimal(date.first.year), Decimal(date.last.year))


def day_of(date: Any) -> str:
    """The day as a calendar has it, for messages: "14 May 2024 is a Tuesday"."""
    if not resolved(date):
        return "no such weekday in this or the neighbouring years"
    return f"{date.first.day} {date.first:%B %Y} is a {date.first:%A}"


def first_day(part: str) -> Callable[[Any], Interval]:
    """A function that gives the month or day of the first day that a date covers. Raises Undefined if unresolved."""

    def read(date: Any) -> Interval:
        if not resolved(date):
            raise Undefined("not resolved")
        return lift(getattr(date.first, part))

    return read


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "days": days,
    "years": years,
    "years_told": years_told,
    "resolved": resolved,
    "ahead": ahead,
    "falls_in": falls_in,
    "exists": exists,
    "counts": counts,
    "weekday": weekday,
    "printed_weekday": printed_field("weekday"),
    "printed_year": printed_field("year"),
    "day_of": day_of,
    "month_of": first_day("month"),
    "day_of_month": first_day("day"),
    "number": number,
    "month": printed_field("month"),
    "day": printed_field("day"),
    "hour": printed_field("hour"),
    "minute": printed_field("minute"),
    "year": year_of,
    "has_year": lambda date: getattr(date, "year", None) is not None,
    "relative": lambda date: bool(getattr(date, "relative", False)),
    "ambiguous": lambda fact: bool(getattr(fact, "ambiguous", False) or getattr(fact, "ambiguous_unit", False)),
}
