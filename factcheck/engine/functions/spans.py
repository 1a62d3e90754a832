"""Functions on lengths of time: durations against dates, clock times, ages."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift, stated
from factcheck.engine.evaluation import Undefined, number
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity

_DAYS = {
    "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1), "night": Decimal(1), "week": Decimal(7),
    "weekend": Decimal(2), "fortnight": Decimal(14), "month": Decimal("30.44"), "quarter": Decimal("91.3"),
    "season": Decimal("365.2425"), "year": Decimal("365.2425"), "decade": Decimal("3652.425"),
    "century": Decimal("36524.25"),
}  # fmt: skip

_LOOSE = {"decade": Decimal("0.3"), "century": Decimal("0.12")}
"""Two decades are not three: of long units people do not count the one that has begun."""
_YEAR = Decimal(365)
_SIXTY = 60
_OVER = Decimal("0.75")
"""Of weeks and months people count the last one in when three quarters of it are over."""
_STRICT = Decimal("0.6")
_HOUR = Decimal(1) / 24


def time_unit(duration: Any) -> str:
    """The unit of a duration, also of one in words that stands in a relative date ("a decade later"); empty if none."""
    if isinstance(duration, Quantity):
        return duration.unit or ""
    words = str(getattr(duration, "text", "")).lower().split()
    if getattr(duration, "group", None) in _DAYS:
        return str(duration.group)
    units: dict[str, str] = table("dates")["unit"]
    if words[:1] == ["within"]:
        words = words[1:]  # "within a month"
    return units.get(words[1], "") if len(words) > 1 and words[0] in ("a", "an", "one") else ""


def _unit(duration: Any) -> Decimal:
    unit = _DAYS.get(time_unit(duration))
    if unit is None:
        raise Undefined(f"no length of time: {duration!r}")
    return unit


def length(duration: Any) -> Interval:
    """A duration or age in days, as its print and hedge allow."""
    if not isinstance(duration, Quantity):
        return lift(_unit(duration))
    plain = duration.words and duration.hedge is None and duration.value is not None and not duration.exact
    # What "a decade" and "half a century" leave open is for the rules to say.
    return (lift(duration.value or 0) if plain else stated(duration)) * _unit(duration)


def roughly(duration: Any) -> Interval:
    """A duration in days the way people count it: "two months ago" is anything from under two to almost three."""
    figure, unit = length(duration), _unit(duration)
    if unit == 1:
        return figure
    one = figure.middle == unit
    slack = unit if figure.middle is None or figure.middle < 12 * unit else unit * Decimal("1.05")
    if one and unit < _YEAR and "-" in duration.text:
        slack *= _STRICT  # a week-long strike is not one of twelve days
    slack *= _LOOSE.get(time_unit(duration), Decimal(1)) * min(Decimal(1), (figure.middle or unit) / unit)
    low = None if figure.low is None else figure.low - slack * Decimal("0.35" if one else "0.6")
    high = (
        None if figure.high is None else figure.high + slack * (_OVER if unit < _YEAR else Decimal("0.6") if one else 1)
    )
    return Interval(low, high)


def spanned(first: Any, last: Any) -> Interval:
    """Days from one date to another, both as printed, counted with or without the first day; the year may turn. A day
    without a year beside one with a year is of that year, or over the turn of it ("from 2 May to 9 May 2024")."""
    short = isinstance(first, Date) and isinstance(last, Date) and (first.year is None) != (last.year is None)
    if short and None not in (first.month, first.day, last.month, last.day):
        gap = lift(_turned(first, last))
    else:
        gap = gap_days(first, last)
    if gap.high is not None and gap.high < 0:
        raise Undefined("the dates are in the other order")
    return Interval(gap.low, None if gap.high is None else gap.high + 1)


def gap_days(first: Any, last: Any) -> Interval:
    """Days from one date to another; where the years are not known, in one year, or over its turn if it is nearer."""
    if not (isinstance(first, Date) and isinstance(last, Date)):
        raise Undefined("no dates")
    if first.year is None and last.year is None and None in (first.month, first.day, last.month, last.day):
        raise Undefined("too little is printed")
    if first.year is not None or last.year is not None:
        return number(last) - number(first)
    return lift(_turned(first, last))


def _turned(first: Date, last: Date) -> int:
    """Days from one day of the year to another, over the turn of the year where that is nearer."""
    gap = _ordinal(last) - _ordinal(first)
    return gap + 365 if gap < -180 else gap


def backwards(first: Any, last: Any) -> bool:
    """Does a span end before it begins? Without both years only days of one month can tell, since a season may run
    from August to May. The second year may be two digits ("2014-13")."""
    if isinstance(last, Quantity) and isinstance(first, Date) and first.year is not None and last.value is not None:
        digits, begun = len(last.text), first.year % 100
        return digits == 2 and last.value <= begun and not (begun == 99 and last.value == 0)
    if not (isinstance(first, Date) and isinstance(last, Date)):
        raise Undefined("no dates")
    if first.year is not None and last.year is not None:
        gap = number(last) - number(first)
        return gap.high is not None and gap.high < 0
    if None in (first.day, last.day) or first.month != last.month:
        return False
    return (first.day or 0) > (last.day or 0) + 1


def _ordinal(date: Date) -> int:
    try:
        return datetime.date(2023, date.month or 1, min(date.day or 1, 28)).toordinal() + max(0, (date.day or 1) - 28)
    except ValueError:
        raise Undefined("no such day") from None


def aged(age: Any) -> Interval:
    """The years that somebody of a stated age has lived: 42 is from 42 up to, not including, 43."""
    value = getattr(age, "value", None)
    if value is None or getattr(age, "unit", None) not in (None, "year"):
        raise Undefined("no age in years")
    return Interval(value, value + 1, False, True)


def anniversary_fits(number_: Any, gap: Any) -> bool:
    """Can an anniversary (an ordinal, or a word whose class is its number, as "golden jubilee") be celebrated so many
    years after, the year before, or the year after? Raises Undefined for other words."""
    years = number(gap)
    return any(years.meets(Interval(value - 1, value + 1)) for value in _numbers(number_))


def not_yet(number_: Any, gap: Any) -> bool:
    """Is an anniversary more than a year off, so many years after, by every reading of its name?"""
    years = number(gap)
    return years.high is not None and all(value > years.high + 1 for value in _numbers(number_))


def _numbers(word: Any) -> list[Decimal]:
    """The years that an anniversary may mean. Raises Undefined for other words."""
    value, group = getattr(word, "value", None), str(getattr(word, "group", None) or "")
    if getattr(word, "kind", None) == "duration" and value is not None:
        value *= {"decade": 10, "century": 100}.get(getattr(word, "unit", None) or "", 1)
    values = [Decimal(value)] if value is not None else [Decimal(part) for part in group.split() if part.isdigit()]
    if not values:
        raise Undefined("no number of years")
    return values


def meets_span(span: Any, first: Any, last: Any) -> bool:
    """Does a century or decade share a day with the time from one date to another? A year off counts as shared."""
    whole, start, end = number(span), number(first), number(last)
    return Interval(start.low, end.high).meets(whole + Interval(Decimal(-365), Decimal(365)))


def year_part(value: Any) -> str:
    """First and last month of the quarter, half or other part of a year that the words name ("7 9"); empty if they
    name none."""
    words = str(getattr(value, "text", value)).lower().replace("-", " ")
    if isinstance(value, Date) and value.first and value.last and value.first.year == value.last.year:
        whole = value.first.day == 1 and (value.last + datetime.timedelta(1)).day == 1
        return f"{value.first.month} {value.last.month}" if whole and _PARTED.search(words) else ""
    return next((months for form, (_, months) in load("year_part").forms.items() if form in words), "")


_PARTED = patterns.lazy(
    r"(?:first|second|third|fourth|last|final|opening|closing|\b[qh])\b.*(?:quarters?|half|months)\b|^[qh]\d"
    r"|\b(?:march|june|september|december) quarter\b"
)


def year_part_fits(part: Any, first: Any, last: Any, inside: bool = False) -> bool:
    """Are the months of two dates (or of the one given) the first and the last of a quarter or half of a year?
    ``inside``: the dates need only lie in it. Raises Undefined where no months are printed."""
    if not year_part(part):
        raise Undefined("no part of a year")
    start, end = map(int, year_part(part).split())
    a, b = getattr(first, "month", None), getattr(last, "month", None)
    if (a is None and b is None) or (first and a is None) or (last and b is None):
        raise Undefined("no months")
    if inside:
        return start <= (a or b or 0) <= end
    return a in (None, start) and b in (None, end)


def months_told(first: Any, last: Any) -> Interval:
    """How many months a run has by the names of its first and its last. Raises Undefined where none are printed, or
    days that do not open and close them."""
    a, b = getattr(first, "month", None), getattr(last, "month", None)
    if a is None or b is None or getattr(first, "day", 1) not in (None, 1) or (getattr(last, "day", 31) or 31) < 28:
        raise Undefined("no months")
    return lift((b - a) % 12 + 1)


def _minutes(time: Any) -> int:
    if not isinstance(time, Date) or time.hour is None:
        raise Undefined("no time of day")
    return time.hour * 60 + (time.minute or 0)


def elapsed(first: Any, last: Any) -> list[Interval]:
    """Days from one time of day to another, past midnight if the second is the earlier one: all that the print allows
    (a time without am or pm may be in either half; from a time to itself is a whole day)."""
    # "At 10.52pm and at 11.03": who prints am and pm once counts to twelve.
    twelve = _HALF.search(str(getattr(first, "text", "")).lower()) or _HALF.search(
        str(getattr(last, "text", "")).lower()
    )
    step = 720 if any(_open_half(time, clock=twelve is not None) for time in (first, last)) else 1440
    gap = (_minutes(last) - _minutes(first)) % step
    return [lift(Decimal(minutes) / 1440) for minutes in range(gap or step, 1441, step)]


def lasts(duration: Any, first: Any, last: Any) -> bool:
    """Can the time from one time of day to another be the stated length? A sixth more or less counts as right, an hour
    at the most. Raises Undefined where times are unknown, and for a length beyond a day, of which two times of day tell
    nothing."""
    stated_length = length(duration)
    if stated_length.high is not None and stated_length.high > Decimal("1.05"):
        raise Undefined("longer than a day")
    margin = Interval(Decimal("0.85"), Decimal("1.15"))
    loose, near = stated_length * margin, stated_length + Interval(-_HOUR, _HOUR)
    return any(loose.meets(gap) and near.meets(gap) for gap in elapsed(first, last))


def utc(time: Any, place: Any = None) -> list[int]:
    """Minutes of a time of day in Greenwich: one for each zone that the printed name, or the place where it is told
    (a word whose class is its minutes east of Greenwich), may mean. Raises Undefined."""
    zones: dict[str, int] = table("timezones")["zones"]
    several: dict[str, list[str | int]] = table("timezones")["several"]
    zone = _zone(time)
    shifts = str(getattr(place, "group", None) or "").split()
    if shifts and zone in ("", "LOCAL TIME"):
        return [_minutes(time) - int(shift) for shift in shifts]
    meant = several.get(zone, [zone])
    if any(isinstance(name, str) and name not in zones for name in meant):
        raise Undefined(f"no time zone {zone!r}")
    return [_minutes(time) - (zones[name] if isinstance(name, str) else name) for name in meant]


def same_clock(first: Any, second: Any, here: Any = None, there: Any = None) -> bool:
    """Are two times, in their zones or at places, one moment, on some day? A time without am or pm may be either."""
    step = 720 if _open_half(first) or _open_half(second) else 1440
    one, other = _beside(utc(first, here), second), _beside(utc(second, there), first)
    if all(_american(*at) for at in ((first, here), (second, there))) or (
        _european(first, here) and _european(second, there)
    ):
        return any((a - b) % step == 0 for a, b in zip(one, other, strict=True))  # their clocks change together
    if _american(first, here) and _european(second, there):
        return any((one[i] - other[j]) % step == 0 for i, j in _SEASONS_APART)
    if _european(first, here) and _american(second, there):
        return any((one[j] - other[i]) % step == 0 for i, j in _SEASONS_APART)
    if _summer(first) and _european(second, there):
        other = other[-1:]
    if _summer(second) and _european(first, here):
        one = one[-1:]
    return any((a - b) % step == 0 for a in one for b in other)


def _beside(moments: list[int], other: Any) -> list[int]:
    """Of what a time may mean, what it means beside another one: EST beside PST is American, which is told first."""
    american = len(moments) > 1 and _zone(other) in table("timezones")["western"]
    return moments[:1] if american and moments[0] > moments[-1] else moments


def _zone(time: Any) -> str:
    return (getattr(time, "zone", None) or "").upper().strip("()")


def _american(time: Any, place: Any) -> bool:
    """Is a time told in an American zone that is named without saying whether it is standard or daylight time?"""
    zone = _zone(time)
    if zone in ("", "LOCAL TIME"):
        shifts = str(getattr(place, "group", None) or "").split()
        return len(shifts) == _SEASONS and all(int(shift) <= _EASTERN for shift in shifts)
    meant = table("timezones")["several"].get(zone, ())
    return len(meant) == _SEASONS and all(isinstance(name, str) for name in meant)


def _european(time: Any, place: Any) -> bool:
    """Is a time told at a place of Europe by its clock, an hour on in summer, and in no zone?"""
    if _zone(time) not in ("", "LOCAL TIME"):
        return False
    shifts = [int(shift) for shift in str(getattr(place, "group", None) or "").split()]
    return len(shifts) == _SEASONS and shifts[1] - shifts[0] == _SIXTY and 0 <= shifts[0] <= 2 * _SIXTY


def _summer(time: Any) -> bool:
    """Is a time told in a summer time of Europe?"""
    return _zone(time) in ("BST", "CEST", "EEST", "BRITISH SUMMER TIME")


_SEASONS, _EASTERN = 2, -240
_SEASONS_APART = ((0, 0), (1, 1), (1, 0))
"""Winter and summer in America and in Europe: America's summer is the longer one."""


def zoned(time: Any) -> bool:
    """Is a time zone printed with a time?"""
    return (getattr(time, "zone", None) or "").upper() not in ("", "LOCAL TIME")


_HALF = patterns.lazy(r"\d ?[ap]\.?\s?m")


def _open_half(time: Any, *, clock: bool = False) -> bool:
    """Is the half of the day not printed ("at 9")? On a ``clock`` of twelve hours minutes tell no half ("at 9.15")."""
    printed = str(getattr(time, "text", "")).lower()
    hour = getattr(time, "hour", None)
    open_hour = hour is not None and 1 <= hour <= 12 and not printed.startswith("0")
    minutes = "" if clock else r"|\d[:.]\d\d"
    halves = patterns.compile(
        rf"[ap]\.?\s?m|noon|midnight|midday{minutes}|\d{{4}}|hours|morning|evening|night|afternoon"
    ).search(printed)
    return open_hour and halves is None


def clock_exists(time: Any) -> bool:
    """Is there such a time of day? With am or pm, hours run to 12, and the part of the day is of the same half."""
    if not isinstance(time, Date) or time.hour is None:
        return True
    if _OTHER_HALF.search(time.text.lower()):
        return False
    if any(f" {word} " in time.text.lower() for word in ("after", "before", "past", "to")):
        return True  # "50 minutes after 7pm"
    text = time.text.lower().replace(".m", "m").replace(" ", "")
    printed = text.lstrip("atby")
    digits = "".join(c for c in printed.split(":")[0].split(".")[0] if c.isdigit())
    halves = any(mark in text for mark in ("am", "pm"))
    hour = int(digits[:2]) if digits else time.hour
    if halves and not (1 <= hour <= 12) and not (hour == 0 and "am" in text):
        return False
    return time.hour < 24 + (time.hour == 24 and not time.minute) and (time.minute or 0) < 60


def one_half(time: Any, part: Any) -> bool:
    """May a time with am or pm be of the part of a day that stands beside it: not "6am" of "that evening"? Raises
    Undefined where no part is given."""
    if not isinstance(time, Date) or not isinstance(part, Date):
        raise Undefined("no part of a day")
    told = _PART.search(part.text.lower())
    return part.hour is not None or told is None or not _OTHER_HALF.search(f"{time.text.lower()} in the {told.group()}")


_PART = patterns.lazy(r"(?:morning|afternoon|evening)$")


@knowing
def stopwatch(environment: Mapping[str, Any], time: Any) -> bool:
    """May a time that no clock shows be minutes and seconds ("27:40"), in an article that tells lengths in seconds?"""
    if not isinstance(time, Date) or time.hour is None or ":" not in time.text or (time.minute or 0) >= _SIXTY:
        return False
    lengths = (q for q in view_of(environment).facts.quantities if q.kind == "duration")
    return time.hour < _SIXTY and any(q.unit == "second" for q in lengths)


_OTHER_HALF = patterns.lazy(
    r"\d ?p\.?m\.? (?:in the (?:early |small )?(?:hours|morning)|this morning)"
    r"|\d ?a\.?m\.? (?:in the (?:late |early )?(?:afternoon|evening)|(?:,? on [a-z]+day|this) (?:afternoon|evening))"
    r"|(?<![\d:.])(?:1[3-9]|2[0-3])[:.]?[0-5]\d (?:hours )?in the morning"
)
"""A half of the day beside a part of the other half."""


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "time_unit": time_unit,
    "length": length,
    "roughly": roughly,
    "spanned": spanned,
    "gap_days": gap_days,
    "backwards": backwards,
    "aged": aged,
    "meets_span": meets_span,
    "year_part": year_part,
    "year_part_fits": year_part_fits,
    "months_told": months_told,
    "anniversary_fits": anniversary_fits,
    "not_yet": not_yet,
    "lasts": lasts,
    "elapsed": lambda first, last: elapsed(first, last)[0],
    "same_clock": same_clock,
    "zoned": zoned,
    "clock_exists": clock_exists,
    "stopwatch": stopwatch,
    "one_half": one_half,
}
