"""Functions on measures, durations, scores and samples: the same thing in other units, speeds, terms, aggregates."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Any

from factcheck.comparison.intervals import Interval, lift, stated
from factcheck.engine.evaluation import Undefined, number
from factcheck.engine.functions.figures import exactly
from factcheck.language.units import Unit, units
from factcheck.model import Quantity

_SLACK = Decimal("0.08")
"""What a desk rounds away in a bracketed equivalent: "300 feet (90 metres)"."""
_MONTHS = {"month": 1, "year": 12}


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
        low, high = (
            None if end is None else (end * a.factor + a.offset - b.offset) / b.factor
            for end in (value.low, value.high)
        )
        return Interval(low, high) + Interval(Decimal(-1), Decimal(1))
    factors = [x / y for x in {a.factor, a.imperial or a.factor} for y in {b.factor, b.imperial or b.factor}]
    spread = Interval(min(factors) * (1 - _SLACK), max(factors) * (1 + _SLACK))
    return value * spread


def converted_difference(source: Any, target: Any) -> Interval:
    """A difference of temperatures in the unit of another: 2C is 3.6F."""
    a, b = unit_named(source), unit_named(target)
    if a.dimension != b.dimension:
        raise Undefined("different dimensions")
    return stated(source) * (a.factor / b.factor) + Interval(Decimal("-0.6"), Decimal("0.6"))


def speed(distance: Any, duration: Any, unit_of: Any) -> Interval:
    """Distance over time in the unit of a stated speed, a twelfth either way."""
    d, t, v = unit_named(distance), unit_named(duration), unit_named(unit_of)
    if (d.dimension, t.dimension, v.dimension) != ("length", "time", "speed"):
        raise Undefined("no speed")
    return number(distance) / number(duration) * (d.factor / t.factor / v.factor) * Interval(1 - _SLACK, 1 + _SLACK)


def density(count: Any, area: Any, rate: Any) -> Interval:
    """A count over an area, per unit of area of a stated rate ("450 per square mile"), a twelfth either way."""
    a, b = unit_named(area), units().get(getattr(rate, "per", None) or "")
    if b is None or a.dimension != b.dimension:
        raise Undefined("no density")
    return number(count) / (number(area) * (a.factor / b.factor)) * Interval(1 - _SLACK, 1 + _SLACK)


def months(duration: Any) -> Interval:
    """A term in months. Raises Undefined for units that are no whole months."""
    factor = _MONTHS.get(getattr(duration, "unit", None) or "")
    if factor is None or not isinstance(duration, Quantity):
        raise Undefined("no term in months or years")
    return number(duration) * factor


def sampling_error(sample: Any) -> Interval:
    """The margin of error of a share in a simple random sample at 95%, in points: 98 / sqrt(n)."""
    interval = number(sample)
    if interval.low is None or interval.high is None or interval.low <= 0:
        raise Undefined("no sample")
    return Interval(98 / interval.high.sqrt(), 98 / interval.low.sqrt())


def points(value: Any) -> Interval:
    """A figure in percentage points, without its sign: "2 per cent", "plus or minus 2 points" are 2."""
    interval = number(value) * 100 if getattr(value, "kind", None) == "percent" else number(value)
    return -interval if interval.high is not None and interval.high < 0 else interval


def sides(score: Any) -> tuple[Decimal, Decimal]:
    """The two sides of a score in print order. Raises Undefined for other figures."""
    first, second = getattr(score, "range_low", None), getattr(score, "range_high", None)
    if getattr(score, "kind", None) != "score" or first is None or second is None:
        raise Undefined("no score")
    return first, second


def aggregate(total: Any, *legs: Any) -> bool:
    """Can the legs, each read either way round, make the total of a score?"""
    wanted = sorted(sides(total))
    ways = [(sides(leg), sides(leg)[::-1]) for leg in legs]
    return any(sorted(map(sum, zip(*way, strict=True))) == wanted for way in product(*ways))


def aggregates(*legs: Any) -> str:
    """The totals that the legs can make, for messages."""
    ways = [(sides(leg), sides(leg)[::-1]) for leg in legs]
    totals = {tuple(sorted(map(sum, zip(*way, strict=True)), reverse=True)) for way in product(*ways)}
    return " or ".join(f"{a}-{b}" for a, b in sorted(totals))


def reachable(mean: Any, count: Any) -> bool:
    """GRIM (Brown & Heathers 2016): can so many whole numbers have a mean that rounds to this one?"""
    value, size = getattr(mean, "value", None), getattr(count, "value", None)
    if value is None or not size or size != size.to_integral_value():
        raise Undefined("no mean of whole numbers")
    half = Decimal(1).scaleb(value.as_tuple().exponent) / 2
    return bool(int((value + half) * size) >= (value - half) * size)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "convertible": convertible,
    "converted": converted,
    "converted_difference": converted_difference,
    "dimension": lambda value: unit_named(value).dimension,
    "speed": speed,
    "density": density,
    "months": months,
    "sampling_error": sampling_error,
    "points": points,
    "value_of": exactly,
    "first_side": lambda score: lift(sides(score)[0]),
    "second_side": lambda score: lift(sides(score)[1]),
    "aggregate": aggregate,
    "aggregates": aggregates,
    "reachable": reachable,
}
