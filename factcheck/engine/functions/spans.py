"""Functions on lengths of time: durations against dates, clock times, ages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift, stated
from factcheck.engine.evaluation import Undefined, number
from factcheck.language.lexicon import table
from factcheck.model import Date, Quantity

_DAYS = {
    "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1), "night": Decimal(1), "week": Decimal(7),
    "weekend": Decimal(2), "fortnight": Decimal(14), "month": Decimal("30.44"), "quarter": Decimal("91.3"),
    "season": Decimal("365.2425"), "year": Decimal("365.2425"), "decade": Decimal("3652.425"),
    "century": Decimal("36524.25"),
}  # fmt: skip


def _unit(duration: Any) -> Decimal:
    unit = _DAYS.get(getattr(duration, "unit", None) or "")
    if unit is None:
        raise Undefined(f"no length of time: {duration!r}")
    return unit


def length(duration: Any) -> Interval:
    """A duration or age in days, as its print and hedge allow."""
    if not isinstance(duration, Quantity):
        raise Undefined("no length of time")
    return stated(duration) * _unit(duration)


def roughly(duration: Any) -> Interval:
    """A duration in days the way people count it: "two months ago" is anything from under two to almost three."""
    figure, unit = length(duration), _unit(duration)
    slack = unit if figure.middle is None or figure.middle < 12 * unit else unit * Decimal("1.05")
    low = None if figure.low is None else figure.low - slack * Decimal("0.6")
    high = None if figure.high is None else figure.high + slack
    return Interval(low, high)


def spanned(first: Any, last: Any) -> Interval:
    """Days from one date to another, both as printed, counted with or without the first day; the year may turn."""
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
    a, b = _ordinal(first), _ordinal(last)
    if b - a < -180:
        b += 365
    return lift(b - a)


def _ordinal(date: Date) -> int:
    import datetime

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


def _minutes(time: Any) -> int:
    if not isinstance(time, Date) or time.hour is None:
        raise Undefined("no time of day")
    return time.hour * 60 + (time.minute or 0)


def elapsed(first: Any, last: Any) -> Interval:
    """Days from one time of day to another, past midnight if the second is the earlier one."""
    return lift(Decimal((_minutes(last) - _minutes(first)) % 1440) / 1440)


def utc(time: Any) -> list[int]:
    """Minutes of a time of day in Greenwich: one for each zone that the printed name may mean. Raises Undefined."""
    zones: dict[str, int] = table("timezones")["zones"]
    several: dict[str, list[str | int]] = table("timezones")["several"]
    zone = (getattr(time, "zone", None) or "").upper().strip("()")
    meant = several.get(zone, [zone])
    if any(isinstance(name, str) and name not in zones for name in meant):
        raise Undefined(f"no time zone {zone!r}")
    return [_minutes(time) - (zones[name] if isinstance(name, str) else name) for name in meant]


def same_clock(first: Any, second: Any) -> bool:
    """Are two times in their zones one moment, on some day? A time without am or pm may be either."""
    step = 720 if _open_half(first) or _open_half(second) else 1440
    return any((a - b) % step == 0 for a in utc(first) for b in utc(second))


def _open_half(time: Any) -> bool:
    """Is the half of the day not printed ("at 9")?"""
    printed = str(getattr(time, "text", "")).lower()
    hour = getattr(time, "hour", None)
    open_hour = hour is not None and 1 <= hour <= 12 and not printed.startswith("0")
    halves = patterns.compile(
        r"[ap]\.?\s?m|noon|midnight|midday|\d[:.]\d\d|\d{4}|hours|morning|evening|night|afternoon"
    ).search(printed)
    return open_hour and halves is None


def clock_exists(time: Any) -> bool:
    """Is there such a time of day? With am or pm, hours run to 12."""
    if not isinstance(time, Date) or time.hour is None:
        return True
    text = time.text.lower().replace(".m", "m").replace(" ", "")
    printed = text.lstrip("atby")
    digits = "".join(c for c in printed.split(":")[0].split(".")[0] if c.isdigit())
    halves = any(mark in text for mark in ("am", "pm"))
    hour = int(digits[:2]) if digits else time.hour
    if halves and not (1 <= hour <= 12) and not (hour == 0 and "am" in text):
        return False
    return time.hour < 24 + (time.hour == 24 and not time.minute) and (time.minute or 0) < 60


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "length": length,
    "roughly": roughly,
    "spanned": spanned,
    "gap_days": gap_days,
    "aged": aged,
    "elapsed": elapsed,
    "same_clock": same_clock,
    "clock_exists": clock_exists,
}
