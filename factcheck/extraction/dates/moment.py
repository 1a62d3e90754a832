"""What a temporal expression means while it is being read, and the calendar arithmetic behind it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import msgspec

from factcheck.model import DateKind

Day = datetime.date
Span = tuple[Day, Day]


class Moment(msgspec.Struct):
    """A date, time, anchored duration or set. ``year`` to ``minute`` are as printed; ``first``/``last`` the days.

    ``choices`` is set while the year or week is open: it gives the days for the publication date and a step of years
    (months, dates, holidays) or weeks (weekdays) from it; :func:`settle` picks one. ``grain`` is the calendar unit.
    ``length`` is what an "... ago" counts back; ``current`` marks what is told of "the month" or "the year", which is
    that of publication where no tense says otherwise.
    """

    grain: str = "day"
    kind: DateKind = "DATE"
    first: Day | None = None
    last: Day | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    relative: bool = False
    ambiguous: bool = False
    timex: str | None = None
    choices: Callable[[Day, int], Span | None] | None = None
    open_half: bool = False
    follows: Moment | None = None
    leads: Moment | None = None
    of_day: Moment | None = None
    length: tuple[tuple[float, str], ...] | None = None
    current: bool = False


def day(year: int, month: int, number: int) -> Day | None:
    """The day, None where the calendar has none (31 June)."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def month_span(year: int, month: int) -> Span | None:
    """First and last day of a month; months outside 1 to 12 carry into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    first = datetime.date(year, month, 1)
    return first, first.replace(day=31) if month == 12 else first.replace(month=month + 1) - datetime.timedelta(1)


def date_of(
    day_number: int | None, month: int, year: int | None, weekday: int | None = None, two_digit: bool = False
) -> Moment:
    """The moment of a printed date; impossible ones (31 June) have no ``first``."""
    moment = Moment(year=year, month=month, day=day_number, weekday=weekday)
    if day_number is None:
        moment.grain = "month"
    if year is not None:
        moment.timex = f"{year:04}-{month:02}" + (f"-{day_number:02}" if day_number is not None else "")
        place(moment)
        return moment
    moment.timex = f"XXXX-{month:02}" + (f"-{day_number:02}" if day_number is not None else "")
    moment.relative = True

    def choose(published: Day, step: int) -> Span | None:
        if day_number is None:
            return month_span(published.year + step, month)
        found = day(published.year + step, month, day_number)
        return (found, found) if found else None

    moment.choices = choose
    return moment


def place(moment: Moment) -> None:
    """Fill ``first`` and ``last`` from the printed year, month and day."""
    if moment.year is None or moment.month is None:
        return
    if moment.day is None:
        span = month_span(moment.year, moment.month)
        moment.first, moment.last = span or (None, None)
    else:
        moment.first = moment.last = day(moment.year, moment.month, moment.day)
    moment.choices = None


def years_span(first: int, last: int) -> Span | None:
    """1 January of ``first`` to 31 December of ``last``."""
    if not 1 <= first <= last <= 9999:
        return None
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)


def months_span(year: int, first: int, count: int) -> Span | None:
    """``count`` months from month ``first`` of ``year`` on."""
    low, high = month_span(year, first), month_span(year, first + count - 1)
    return (low[0], high[1]) if low and high else None


def add_days(start: Day, days: int) -> Day | None:
    """``start`` moved by days, None beyond the calendar."""
    try:
        return start + datetime.timedelta(days)
    except OverflowError:
        return None


def add_months(start: Day, months: int) -> Day | None:
    """``start`` moved by months; the 31st becomes the last day of a shorter month."""
    span = month_span(start.year, start.month + months)
    return span[0].replace(day=min(start.day, span[1].day)) if span else None


def add_workdays(start: Day, days: int) -> Day | None:
    """``start`` moved by days from Monday to Friday; holidays count, since countries have their own."""
    found: Day | None = start
    for _ in range(min(abs(days), 1000)):
        found = add_days(found, 1 if days > 0 else -1) if found else None
        while found is not None and found.weekday() > 4:
            found = add_days(found, 1 if days > 0 else -1)
    return found


_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def move(start: Day, count: float, unit: str) -> Day | None:
    """``start`` moved by ``count`` units; hours and less leave the day unless they make whole days."""
    if not -100_000 < count < 100_000:
        return None
    if unit == "workday":
        return add_workdays(start, round(count))
    if unit in _MONTHS:
        return add_months(start, round(count * _MONTHS[unit]))
    if unit in _DAYS:
        return add_days(start, round(count * _DAYS[unit]))
    if unit == "hour":
        return add_days(start, int(count / 24))
    return start


def around(start: Day, unit: str, step: int = 0) -> Span | None:
    """The calendar unit that holds ``start``, moved by ``step`` units ("last week" is step -1)."""
    if unit == "day" or unit == "night":
        moved = add_days(start, step)
        return (moved, moved) if moved else None
    if unit in ("week", "fortnight", "weekend"):
        monday = add_days(start, 7 * step - start.weekday())
        low = monday and add_days(monday, 5 if unit == "weekend" else 0)
        high = monday and add_days(monday, 6)
        return (low, high) if low and high else None
    if unit == "month":
        return month_span(start.year, start.month + step)
    if unit == "quarter":
        return months_span(start.year, (start.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    width = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if width is None:
        return start, start
    offset = 1 if width == 100 else 0
    low_year = ((start.year - offset) // width + step) * width + offset
    return years_span(max(low_year, 1), low_year + width - 1)


def edge_of(span: Span, edge: str) -> Span | None:
    """A part of a period, in months or years where it is long: "early" and "late" are halves, the beginning, the
    middle and the end are thirds."""
    first, last = span
    days = (last - first).days + 1
    if days <= 7:
        end = (max(days - 3, 0), days - 1)
        cut = {"start": (0, 2), "early": (0, 2), "mid": (2, 4), "end": end, "late": (3, days - 1)}[edge]
    elif days <= 31:
        cut = {"start": (0, 9), "early": (0, 14), "mid": (10, 19), "end": (20, days - 1), "late": (15, days - 1)}[edge]
    elif days <= 366:
        months = round(days / 30.4)
        size = max(months // 2 if edge in ("early", "late") else -(-months // 3), 1)
        low = {"start": 0, "early": 0, "mid": months // 3}.get(edge, months - size)
        return months_span(first.year, first.month + low, size)
    else:
        years = last.year - first.year + 1
        low, high = {"start": (0, 4), "early": (0, 5), "mid": (3, 7), "end": (6, 10), "late": (5, 10)}[edge]
        return years_span(first.year + years * low // 10, first.year + years * high // 10 - 1)
    low_day, high_day = add_days(first, cut[0]), add_days(first, min(cut[1], days - 1))
    return (low_day, high_day) if low_day and high_day else None


def easter(year: int, orthodox: bool = False) -> Day:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8); years 1583 to 4099."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, number = divmod(d + e + 114, 31)
        return datetime.date(year, month, number + 1) + datetime.timedelta(year // 100 - year // 400 - 2)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return datetime.date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> Day | None:
    """The ``number``-th such weekday of a month, -1 for the last one."""
    span = month_span(year, month)
    if span is None:
        return None
    if number > 0:
        found = span[0] + datetime.timedelta((weekday - span[0].weekday()) % 7 + 7 * (number - 1))
    else:
        found = span[1] - datetime.timedelta((span[1].weekday() - weekday) % 7)
    return found if found.month == span[0].month else None


FAR = 60


SOON = 14


def settle(moment: Moment, published: Day | None, lean: int) -> None:
    """Pick the year or week of an open moment: the latest not after publication (``lean`` -1), the earliest not
    before it (+1), or the nearest (0). The end of a range is the earliest that does not precede its start."""
    if moment.choices is None or published is None:
        return
    spans = candidates(moment, published)
    moment.choices = None
    moment.relative = True
    start = moment.follows.first if moment.follows is not None else None
    if start is not None:
        spans = [span for span in spans if span[1] >= start][:1] or spans
    # Far from publication a printed weekday tells the year; near it, it may be the mistake.
    if moment.weekday is not None and moment.day is not None and all(_distance(s, published) > FAR for s in spans):
        spans = [span for span in spans if span[0].weekday() == moment.weekday] or spans
    over = 1 if moment.grain == "length" else 0  # what is told by its end is past when it has ended
    past = [span for span in spans if span[over] <= published]
    future = [span for span in spans if _reach(moment.leads, span, published) >= published]
    # Of a day that comes within these weeks nobody tells as of a year ago, whatever tense stands behind it.
    whole = moment.day is not None and moment.month is not None
    soon = whole and any(first == last and _distance((first, last), published) < SOON for first, last in future)
    if lean < 0 and past and not soon:
        moment.first, moment.last = max(past)
    elif lean > 0 and future:
        moment.first, moment.last = min(future)
    elif spans:
        moment.first, moment.last = min(spans, key=lambda span: _distance(span, published))


def settle_here(moment: Moment, published: Day) -> None:
    """Take an open moment from the week, month or year of publication, where it has one."""
    span = moment.choices(published, 0) if moment.choices is not None else None
    if span is not None:
        moment.first, moment.last = span
        moment.choices, moment.relative = None, True


def _reach(end: Moment | None, span: Span, published: Day) -> Day:
    """The last day of a span, or of the range that it opens: in June, what is open from May to September is open."""
    if end is None:
        return span[1]
    if end.choices is None:
        return end.last or span[1]
    ends = [found[1] for found in candidates(end, published) if found[1] >= span[1]]
    return min(ends, default=span[1])


def derive(moment: Moment, grain: str, change: Callable[[Span], Span | None]) -> Moment:
    """A moment whose days follow from another's ("the end of" it), open where the other is open."""
    made = Moment(grain, relative=moment.relative, ambiguous=moment.ambiguous, year=moment.year, current=moment.current)
    base = moment.choices
    if base is not None:

        def choose(published: Day, step: int) -> Span | None:
            span = base(published, step)
            return change(span) if span else None

        made.choices = choose
    elif moment.first is not None and moment.last is not None:
        made.first, made.last = change((moment.first, moment.last)) or (None, None)
    return made


def candidates(moment: Moment, published: Day) -> list[Span]:
    """The open moment's spans in the year or week of publication and beside it, in order."""
    if moment.choices is None:
        return []
    near = [span for step in (-1, 0, 1) if (span := moment.choices(published, step)) is not None]
    return near or [span for step in range(-8, 9) if (span := moment.choices(published, step)) is not None]


def _distance(span: Span, published: Day) -> int:
    return max((span[0] - published).days, (published - span[1]).days, 0)
