"""Functions for fixes: what stands there, with another figure or word in its place, in the same style of print."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined, number
from factcheck.engine.functions.words import text_of
from factcheck.language.days import WEEKDAYS
from factcheck.language.lexicon import table
from factcheck.model import Date, Quantity

_FIGURE = patterns.lazy(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WIDEST = Decimal("0.1")
"""Width of an interval, of its middle, within which the middle may stand for it."""
_STEPS = {
    **dict.fromkeys(("whole", "full", "unit", "integer", "pound", "euro", "dollar", "percentage", "metre"), Decimal(1)),
    **dict.fromkeys(("kilometre", "mile", "year", "hour", "minute", "second", "degree", "kilogram", "day"), Decimal(1)),
    "tenth": Decimal("0.1"), "hundredth": Decimal("0.01"), "ten": Decimal(10), "hundred": Decimal(100),
    "thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9),
}  # fmt: skip
"""What "to the nearest" of them rounds to, in the unit of the figure."""
_WEEKDAY = patterns.lazy(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", 2)


def with_weekday(date: Any) -> str:
    """A full date with the weekday that it falls on in place of the printed one, short or long as that was.
    Raises Undefined where the date is not one known day or prints no weekday."""
    if not isinstance(date, Date) or date.first is None or date.first != date.last:
        raise Undefined("not one day")
    found = _WEEKDAY.search(date.text)
    if found is None:
        raise Undefined("no weekday is printed")
    name = WEEKDAYS[date.first.weekday()].title()
    if not found[0].lower().endswith("day"):
        name = name[:3]
    name = name.upper() if found[0].isupper() else name.lower() if found[0].islower() else name
    return date.text[: found.start()] + name + date.text[found.end() :]


def with_value(figure: Any, value: Any) -> str:
    """A measure with another value in place of the printed one, to as many decimals, grouped by thousands if it was.
    Raises Undefined where not exactly one figure is printed, or the value may be one of several (gallons of two
    countries)."""
    if not isinstance(figure, Quantity):
        raise Undefined("not a figure")
    found = list(_FIGURE.finditer(figure.text))
    interval = number(value)
    middle = interval.middle
    if len(found) != 1 or middle is None or interval.low is None or interval.high is None:
        raise Undefined("not one figure in digits")
    if interval.high - interval.low > _WIDEST * abs(middle):
        raise Undefined("too wide to choose one value")
    printed = found[0][0]
    places = len(printed.partition(".")[2])
    rounded = middle.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    grouped = "," in printed or (rounded >= 10_000 and "," not in printed and len(printed) < 4)
    new = f"{rounded:,f}" if grouped else f"{rounded:f}"
    return figure.text[: found[0].start()] + new + figure.text[found[0].end() :]


def replaced(words: Any, old: Any, new: Any) -> str:
    """The words of a fact as printed, with ``new`` in place of each ``old``."""
    return text_of(words).replace(text_of(old), text_of(new))


def in_words(figure: Any) -> str:
    """A whole number under a hundred in words. Raises Undefined for every other figure."""
    value = getattr(figure, "value", None)
    if value is None or value != int(value) or not 0 <= value < 100:
        raise Undefined("no number under a hundred")
    names = {int(number): word for word, number in reversed(table("numbers")["cardinals"].items())}
    tens, ones = divmod(int(value), 10)
    if int(value) in names:
        return str(names[int(value)])
    return f"{names[tens * 10]}-{names[ones]}"


def grouped(figure: Any) -> str:
    """A figure as printed, with commas between its thousands. Raises Undefined where nothing would change."""
    text = text_of(figure)
    new = patterns.compile(r"(?<![\d.,])\d{4,}(?![\d,])").sub(lambda found: f"{int(found[0]):,}", text)
    if new == text:
        raise Undefined("nothing to group")
    return new


def plain_day(date: Any) -> str:
    """A date as printed, without the letters after the number of the day: "16th May" is "16 May"."""
    return str(patterns.compile(r"(?<=\d)(?:st|nd|rd|th)\b").sub("", text_of(date)))


def is_nearest(figure: Any, rounded: Any, step: Any) -> bool:
    """Is a figure rounded to the nearest of steps ("thousand", "whole number") what another one says? Raises Undefined
    for other words."""
    one, other = getattr(figure, "value", None), getattr(rounded, "value", None)
    size = _STEPS.get(text_of(step).lower().rstrip("s"))
    if one is None or other is None or size is None:
        raise Undefined("no step")
    return bool(abs(one - other) * 2 <= size)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "with_weekday": with_weekday,
    "with_value": with_value,
    "replaced": replaced,
    "in_words": in_words,
    "grouped": grouped,
    "plain_day": plain_day,
    "is_nearest": is_nearest,
}
