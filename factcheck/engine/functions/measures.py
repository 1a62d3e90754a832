"""Functions on measures, durations and samples: the same thing in other units, speeds, terms."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift, stated
from factcheck.engine.evaluation import Undefined, number
from factcheck.engine.functions.figures import exactly
from factcheck.language.units import Unit, units
from factcheck.model import Quantity

_MEASURED = Decimal("0.02")
"""What it rounds away in an amount weighed or measured over an area."""
_SLACK = Decimal("0.08")
"""What a desk rounds away in a bracketed equivalent: "300 feet (90 metres)"."""
_FINE_SLACK = Decimal("0.02")
"""What it rounds away where both are printed to the inch or to the last of their digits: "6ft 2in (1.88m)"."""
_FINE_STEPS, _ROUND = 50, 5
_DECIMALS = patterns.lazy(r"\d\.(\d+)")
_LONGEST = 200
_MOST_TERMS = 7
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def unit_named(value: Any) -> Unit:
    """The unit of a bound measure or duration. Raises Undefined for others."""
    found = units().get(getattr(value, "unit", None) or "")
    if found is None:
        raise Undefined("no unit of measure")
    return found


def convertible(first: Any, second: Any) -> bool:
    """Do two figures measure one dimension in two different units?"""
    try:
        a, b = unit_named(first), unit_named(second)
    except Undefined:
        return False
    return a.dimension == b.dimension and a.name != b.name


def converted(source: Any, target: Any) -> Interval:
    """A measure in the unit of another, with all that rounding allows; of units that differ between Britain and America
    both. Temperatures as readings. Raises Undefined for other dimensions."""
    a, b = unit_named(source), unit_named(target)
    if a.dimension != b.dimension:
        raise Undefined("different dimensions")
    value = stated(source)
    if a.dimension == "temperature":
        reading = (value * a.factor + (a.offset - b.offset)) / b.factor
        return reading + Interval(Decimal(-1), Decimal(1))
    factors = [x / y for x in {a.factor, a.imperial or a.factor} for y in {b.factor, b.imperial or b.factor}]
    slack = _FINE_SLACK if _fine(source) and _fine(target) else _SLACK
    spread = Interval(min(factors) * (1 - slack), max(factors) * (1 + slack))
    return value * spread


def _fine(measure: Any) -> bool:
    """Is a measure printed so finely that nothing was rounded away: fifty or more steps of its last digit, or of the
    smaller of two units (inches, pounds), and no round number of whole ones?"""
    low, high, value = measure.low, measure.high, measure.value
    if measure.hedge or None in (low, high, value) or not low < high:
        return False
    step = high - low
    steps = (value / step).to_integral_value()
    return bool(abs(steps) >= _FINE_STEPS and (step < 1 or steps % _ROUND))


def in_unit(source: Any, target: Any) -> Interval:
    """A figure in the unit of another where that is one of the same dimension, with no more slack than its print and
    what differs between Britain and America; as it stands where it is not."""
    if not convertible(source, target) or unit_named(source).dimension == "temperature":
        return number(source)
    a, b = unit_named(source), unit_named(target)
    factors = [x / y for x in {a.factor, a.imperial or a.factor} for y in {b.factor, b.imperial or b.factor}]
    return number(source) * Interval(min(factors), max(factors))


def lots(amount: Any, price: Any) -> Interval:
    """How many a price is asked for: the 45,000 kilograms of "45 tonnes" at "R12 a kilogram", a count as it stands."""
    try:
        a, each = unit_named(amount), _each(price)
    except Undefined:
        return number(amount)
    if each is None or a.dimension == "time" or a.dimension != each.dimension:
        return number(amount)
    factors = [x / y for x in {a.factor, a.imperial or a.factor} for y in {each.factor, each.imperial or each.factor}]
    return number(amount) * Interval(min(factors), max(factors))


_IN_USE = {"day": Decimal("0.68"), "week": Decimal("0.9")}
"""How much of a longer time its days and weeks make at least where some are free."""
_OFF = Decimal("0.03")


def told_over(rate: Any, other: Any) -> Interval:
    """A rate of one length of time over that of another: £100 a week over a year. Working days and weeks are allowed
    for. Raises Undefined where the two are no such rates."""
    one, two = (units().get(getattr(value, "per", None) or "") for value in (rate, other))
    if one is None or two is None or {one.dimension, two.dimension} != {"time"} or one.name == two.name:
        raise Undefined("no rates of time")
    factor, shorter = two.factor / one.factor, min(one, two, key=lambda unit: unit.factor)
    used = _IN_USE.get(shorter.name, 1 - _OFF)
    slack = Interval(used, 1 + _OFF) if factor > 1 else Interval(1 - _OFF, 1 / used)
    return number(rate) * slack * Interval.point(factor)


def converted_difference(source: Any, target: Any) -> Interval:
    """A difference of temperatures in the unit of another: 2C is 3.6F."""
    a, b = unit_named(source), unit_named(target)
    if a.dimension != b.dimension:
        raise Undefined("different dimensions")
    return stated(source) * (a.factor / b.factor) + Interval(Decimal("-0.6"), Decimal("0.6"))


def speed(distance: Any, duration: Any, unit_of: Any) -> Interval:
    """Distance over time in the unit of a stated speed, a twelfth either way, unless the time has that slack itself
    ("half an hour"); of a pace ("3 minutes 10 seconds per kilometre") the time over the distance, in seconds; of a
    distance a day ("24km every day") that."""
    d, t, v = unit_named(distance), unit_named(duration), unit_named(unit_of)
    if (d.dimension, t.dimension, v.dimension) == ("length", "time", "length") and (each := _each(unit_of)) is not None:
        if each.dimension != "time":
            raise Undefined("no speed")
        parts = number(duration) * (t.factor / each.factor)
        return number(distance) * (d.factor / v.factor) / parts * Interval(1 - _SLACK, 1 + _SLACK)
    if (d.dimension, t.dimension, v.dimension) == ("length", "time", "time") and (each := _each(unit_of)) is not None:
        if each.dimension != "length":
            raise Undefined("no pace")
        parts = number(distance) * (d.factor / each.factor)
        return number(duration) * (t.factor / v.factor) / parts * Interval(Decimal("0.98"), Decimal("1.02"))
    if (d.dimension, t.dimension, v.dimension) != ("length", "time", "speed"):
        raise Undefined("no speed")
    time = number(duration)
    vague = time.low is not None and time.high is not None and time.high * (1 - _SLACK) >= time.low * (1 + _SLACK)
    slack = Interval.point(1) if vague else Interval(1 - _SLACK, 1 + _SLACK)
    return number(distance) / time * (d.factor / t.factor / v.factor) * slack


def _each(rate: Any) -> Unit | None:
    """The unit for each of which a rate is: the hour of "20 metres an hour"."""
    return units().get(getattr(rate, "per", None) or "")


def time_at(amount: Any, rate: Any, time: Any) -> Interval:
    """How long an amount takes at a rate ("900 metres" at "20 metres an hour"), in the unit of a stated time."""
    end, each = unit_named(time), _each(rate)
    if end.dimension != "time" or amount.kind != rate.kind or (each is not None and each.dimension != "time"):
        raise Undefined("no time")
    if each is None:
        d, v = unit_named(amount), unit_named(rate)
        if (d.dimension, v.dimension) != ("length", "speed"):
            raise Undefined("no rate")
        taken = number(amount) / number(rate) * (d.factor / v.factor / end.factor)
    elif amount.unit == rate.unit:
        taken = number(amount) / number(rate) * (each.factor / end.factor)
    else:
        d, v = unit_named(amount), unit_named(rate)
        if d.dimension != v.dimension:
            raise Undefined("another dimension")
        taken = number(amount) / number(rate) * (d.factor / v.factor * each.factor / end.factor)
    return taken * Interval(Decimal("0.88"), Decimal("1.12"))


_FEW = 10
_PRINT = Decimal("0.4")


def density(count: Any, area: Any, rate: Any) -> Interval:
    """A count over an area, per unit of area of a stated rate, or so many of them ("450 per square mile", "12 per 100
    hectares"), a twelfth either way; what is measured, as a crop is, comes of the very area that is told."""
    head, _, rest = (getattr(rate, "per", None) or "").partition(" ")
    times, name = (int(head), rest) if head.isdigit() else (1, f"{head} {rest}".strip())
    a, b = unit_named(area), units().get(name)
    if b is None or a.dimension != b.dimension:
        raise Undefined("no density")
    slack = _MEASURED if getattr(count, "kind", "") == "measure" else _SLACK
    return number(count) / (_narrowed(area) * (a.factor / b.factor / times)) * Interval(1 - slack, 1 + slack)


def _narrowed(area: Any) -> Interval:
    """An area of a few whole units, which print alone would let be half as large again."""
    read, value = number(area), getattr(area, "value", None)
    if value is None or read.low is None or read.high is None or value != int(value) or value >= _FEW:
        return read
    return Interval(value - (value - read.low) * _PRINT, value + (read.high - value) * _PRINT)


def rectangle(length: Any, width: Any, area: Any) -> Interval:
    """The area of a rectangle in the unit of a stated one; a length without a unit has that of the width. Raises
    Undefined for what are no lengths."""
    side, unit = unit_named(width), unit_named(area)
    other = side if getattr(length, "kind", "") == "number" else unit_named(length)
    if (other.dimension, side.dimension, unit.dimension) != ("length", "length", "area"):
        raise Undefined("no area")
    return number(length) * number(width) * (other.factor * side.factor / unit.factor)


def months(duration: Any) -> Interval:
    """A term in months, of a list their sum. Raises Undefined for units that are no whole months."""
    if isinstance(duration, list):
        return sum((months(term) for term in duration), lift(0))
    factor = _MONTHS.get(getattr(duration, "unit", None) or "")
    if factor is None or not isinstance(duration, Quantity):
        raise Undefined("no term in months or years")
    # "30 months plus six" is no "30 months or more".
    exact = duration.value is not None and duration.hedge in (None, "at_least")
    return (lift(duration.value or 0) if exact else number(duration)) * factor


def terms_make(terms: Any, total: Any) -> bool:
    """Do the terms, or two or more of them, make a total of months?"""
    wanted, parts = months(total), [months(term) for term in terms[:_MOST_TERMS]]
    return any(
        sum(some, lift(0)).meets(wanted) for size in range(2, len(parts) + 1) for some in combinations(parts, size)
    )


def sampling_error(sample: Any) -> Interval:
    """The margin of error of a share in a simple random sample at 95%, in points: 98 / sqrt(n)."""
    interval = number(sample)
    if interval.low is None or interval.high is None or interval.low <= 0:
        raise Undefined("no sample")
    return Interval(98 / interval.high.sqrt(), 98 / interval.low.sqrt())


def points(value: Any) -> Interval:
    """A figure in percentage points, without its sign: "2 per cent", "plus or minus 2 points" are 2, a basis point is
    a hundredth."""
    interval = number(value) * 100 if getattr(value, "kind", None) == "percent" else number(value)
    if getattr(value, "unit", None) == "basis point":
        interval = interval / 100
    return -interval if interval.high is not None and interval.high < 0 else interval


def reachable(mean: Any, count: Any) -> bool:
    """GRIM (Brown & Heathers 2016): can so many whole numbers have a mean that rounds to this one?"""
    size, places = getattr(count, "value", None), printed_decimals(mean).low
    value = getattr(mean, "value", None)
    if value is None or places is None or not size or size != size.to_integral_value():
        raise Undefined("no mean of whole numbers")
    half = Decimal(1).scaleb(-int(places)) / 2
    return bool(int((value + half) * size) >= (value - half) * size)


def printed_decimals(value: Any) -> Interval:
    """How many decimal places stand in the text: two in "2.40"."""
    found = _DECIMALS.search(getattr(value, "text", ""))
    return lift(len(found[1]) if found else 0)


def countable(count: Any, mean: Any) -> bool:
    """Is the sample small enough for its mean to tell: fewer items than steps of the last decimal place?"""
    size, places = getattr(count, "value", None), printed_decimals(mean).low
    return size is not None and places is not None and bool(2 <= int(size) < 10 ** int(places))


def compound(rate: Any, years: Any) -> Interval:
    """Growth after so many years at a rate that compounds, as a share: (1 + r) ** n - 1."""
    growth, term = number(rate) + 1, number(years)
    if growth.low is None or growth.high is None or term.low is None or term.low != term.high or term.low > _LONGEST:
        raise Undefined("no whole term")
    power = int(term.low)
    return Interval(growth.low**power - 1, growth.high**power - 1)


def range_end(name: str) -> Callable[[Any], Interval]:
    """A function that gives one end of a printed range. Raises Undefined for other figures."""

    def read(value: Any) -> Interval:
        end = getattr(value, name, None)
        if end is None:
            raise Undefined("no range")
        return lift(end)

    return read


def face(value: Any) -> Interval:
    """The number that a figure prints, as the ends of a range are (41 of "41%"). Raises Undefined for ranges."""
    if getattr(value, "value", None) is None:
        raise Undefined("a range")
    return lift(value.value)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "face": face,
    "convertible": convertible,
    "converted": converted,
    "in_unit": in_unit,
    "lots": lots,
    "told_over": told_over,
    "converted_difference": converted_difference,
    "dimension": lambda value: unit_named(value).dimension,
    "speed": speed,
    "time_at": time_at,
    "density": density,
    "rectangle": rectangle,
    "months": months,
    "terms_make": terms_make,
    "sampling_error": sampling_error,
    "points": points,
    "value_of": exactly,
    "reachable": reachable,
    "printed_decimals": printed_decimals,
    "countable": countable,
    "compound": compound,
    "low_end": range_end("range_low"),
    "high_end": range_end("range_high"),
}
