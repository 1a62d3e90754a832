"""Named days and weekdays against dates; the days are those of ``rules/lexicons/named_days.yaml``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.subjects import VIEW, around
from factcheck.extraction.dates.holidays import kept_on, named_day, shared
from factcheck.extraction.dates.tense import lean_at
from factcheck.language.days import WEEKDAYS
from factcheck.model import Date, within

_SATURDAY = 5
_NEAR = 60
_EVERY = patterns.lazy(r"(?i)\A(?:every|each) ")
_NEXT_DAY = patterns.lazy(r"\bthe next (?:day|morning|afternoon|evening|night)\b")


def feast(name: Any, date: Any = None) -> str:
    """The named day that a date expression is ("Boxing Day last year"), or that a word makes with the weekday that was
    read as part of the date after it ("Easter" and "Monday, 8 April"); empty if none."""
    if isinstance(name, Date):
        return named_day(_EVERY.sub("", name.text))
    weekday = getattr(date, "weekday", None)
    if weekday is None:
        return ""
    whole = f"{getattr(name, 'text', name)} {WEEKDAYS[weekday]}".lower()
    return whole if named_day(whole) == whole else ""


def holiday_fits(environment: Mapping[str, Any], name: Any, date: Any, published: Any = None) -> bool:
    """Is the date a day on which the named day is kept, somewhere? A date without a year is tried in the years around
    the one that it resolves to, unless it is near the publication date and nothing speaks of last year. Raises
    Undefined where it cannot be told."""
    if not isinstance(date, Date) or date.month is None or date.day is None:
        raise Undefined("too little is printed")
    years: tuple[int | None, ...] = (date.year,)
    if date.year is None and date.first is not None:
        resolved, today = date.first.year, getattr(published, "first", None)
        near = today is not None and abs((date.first - today).days) <= _NEAR
        view = environment.get(VIEW)
        near = near and (view is None or not _last_years(view, date))
        years = (resolved,) if near or "year" in date.text else (resolved - 1, resolved, resolved + 1)
    for year in years:
        days = kept_on(str(name), year)
        if not days:
            raise Undefined("kept on different days")
        if any((day.month, day.day) == (date.month, date.day) for day in days):
            return True
        if any(_in_lieu(day, date) for day in days):
            return True
        if shared(str(name)) and not any(abs(_day_of_year(day) - (date.month * 31 + date.day)) == 1 for day in days):
            raise Undefined("another country's day")
    return False


def _in_lieu(day: datetime.date, date: Date) -> bool:
    """May a feast that falls on a weekend be kept on a date with its weekday printed: on the Monday or Tuesday after
    it, in America on the Friday before a Saturday?"""
    if date.weekday is None or date.month is None or date.day is None:
        return False
    later = date.month * 31 + date.day - _day_of_year(day)
    weekend = (date.weekday - later) % 7
    return (later in (1, 2, 3) and date.weekday in (0, 1) and weekend >= _SATURDAY) or (
        later == -1 and weekend == _SATURDAY
    )


def _day_of_year(day: datetime.date) -> int:
    return day.month * 31 + day.day


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


def near_weekday_fits(environment: Mapping[str, Any], date: Any, published: Any, weekday: Any = None) -> bool:
    """As :func:`weekday_fits`, but a date without a year is taken in the year in which it is nearest to publication, or
    in a year that is printed a few sentences around it (anywhere, if the date is two months from publication)."""
    printed = getattr(weekday if weekday is not None else date, "weekday", None)
    if isinstance(date, Date) and date.first is None and date.year is None and environment.get(VIEW) is not None:
        date = _in_year_beside(environment[VIEW], date)
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
    near.sort(key=lambda d: abs((d - today).days))
    if not near:
        return weekday_fits(date, weekday)
    day = near[0]
    last = near[1] if len(near) > 1 else day
    view = environment.get(VIEW)
    past = last < today < day and view is not None and not _to_come(view, date)
    if past and last.weekday() == printed and ((day - today).days > _NEAR or _leans_back(view, date)):
        # "20 July", told in January, may be the last one; "the coldest night was that of 17 January" is, a week before
        return True
    if view is not None and day < today and len(near) > 1 and _to_come(view, date):
        # "Next summer's programme opens on Friday, 7 August", told in September
        ahead = [other for other in near if other > today]
        if ahead and ahead[0].weekday() == printed:
            return True
    others = [] if view is None else around(view, date) if abs((day - today).days) <= _NEAR else view.facts.dates
    years = {other.year for other in others if other.year and other.year > 1}
    if view is not None:
        # "a frost in September last year", and then "on 18 September"
        told = (other for other in view.facts.dates if other.year is None and other.first is not None)
        years |= {other.first.year for other in told if other.month == date.month and "last" in other.text.lower()}
        years |= _last_years(view, date)
        years |= {today.year + 1} if _next_year(view, date) else set()
    if date.first is not None and weekday is not None and weekday is not date:
        years.add(date.first.year)
    return day.weekday() == printed or any(_weekday(year, date) == printed for year in years)


near_weekday_fits.takes_environment = True  # type: ignore[attr-defined]
holiday_fits.takes_environment = True  # type: ignore[attr-defined]


def _last_years(view: Any, date: Date) -> set[int]:
    """The year of which the sentences around a date speak as last year."""
    told = [other for other in around(view, date) if other.first is not None and "last year" in other.text.lower()]
    return {other.first.year for other in told}


def _leans_back(view: Any, date: Date) -> bool:
    return lean_at(view.text, date.start, date.end, before_only=True) < 0


def _next_year(view: Any, date: Date) -> bool:
    """Does the sentence of a date speak of next year?"""
    sentence = view.facts.sentences[max(0, view.sentence_at(date.start))]
    return "next year" in view.low[sentence.start : sentence.end]


_COMING = frozenset(
    ["will", "shall", "due", "next", "coming", "won't", "would", "could", "may", "planned", "scheduled", "expected"]
)


def _to_come(view: Any, date: Date) -> bool:
    """Does the sentence of a date tell of what is to come?"""
    sentence = view.facts.sentences[max(0, view.sentence_at(date.start))]
    told = _NEXT_DAY.sub(" ", view.low[sentence.start : sentence.end])
    words = told.replace("’", "'").split()
    return not _COMING.isdisjoint(words)


def beside(date: Any, published: Any) -> bool:
    """Is a date told by its place beside the publication date: today, tomorrow, last night?"""
    today = getattr(published, "first", None)
    if not isinstance(date, Date) or today is None or date.first is None or date.first != date.last:
        return False
    printed = (date.weekday, date.month, date.day)
    return date.relative and printed == (None, None, None) and abs((date.first - today).days) <= 1


def _in_year_beside(view: Any, date: Date) -> Date:
    """A day without a year, in undated copy, in the year of the days of its month printed in its sentence and the one
    before, where no other year is printed there."""
    at = max(view.sentence_at(date.start), 0)
    first, last = view.facts.sentences[max(at - 1, 0)], view.facts.sentences[at]
    days = within(view.facts.dates, first.start, last.end)
    years = {other.year for other in days if other.year}
    told = any(other.year and other.day and other.month == date.month for other in days)
    return msgspec.structs.replace(date, year=years.pop()) if told and len(years) == 1 else date


def told_from(date: Any, published: Any) -> bool:
    """Is a day, week or month told by its distance from publication: two days ago, last week, next month?"""
    today = getattr(published, "first", None)
    if not isinstance(date, Date) or today is None or date.first is None or not date.relative:
        return False
    return (date.weekday, date.month, date.day) == (None, None, None) and _FROM_NOW.fullmatch(date.text) is not None


_FROM_NOW = patterns.lazy(
    r"(?i)(?:earlier |later )?(?:(?:last|this|next|the past|the coming) (?:week|month)"
    r"|(?:the )?day (?:before yesterday|after tomorrow)|[\w-]+ (?:days?|weeks?|fortnight) ago"
    r"|[\w-]+ (?:weeks?|fortnight|months?) ago (?:today|yesterday))"
)


def lies_in(date: Any, span: Any) -> bool:
    """Does a day, in some year, lie in the days that another date covers? Weeks begin on Sunday or Monday, and of weeks
    ago nobody counts the days."""
    if not isinstance(date, Date) or span.first is None or span.last is None or date.month is None or date.day is None:
        raise Undefined("no known day")
    words = span.text.lower()
    loose = datetime.timedelta(0 if "day" in words or "month" in words else 4 if "ago" in words else 1)
    days = []
    for year in {span.first.year, span.last.year, (span.first - loose).year, (span.last + loose).year}:
        try:
            days.append(datetime.date(year, date.month, date.day))
        except ValueError:
            continue
    return not days or any(span.first - loose <= day <= span.last + loose for day in days)


def _weekday(year: int, date: Date) -> int | None:
    try:
        return datetime.date(year, date.month or 1, date.day or 1).weekday()
    except ValueError:
        return None


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "feast": feast,
    "beside": beside,
    "told_from": told_from,
    "lies_in": lies_in,
    "holiday_fits": holiday_fits,
    "near_weekday_fits": near_weekday_fits,
}
