"""Functions on figures. All of them take bound quantities or computed intervals and give intervals or booleans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from factcheck.comparison.intervals import Interval, lift, stated
from factcheck.comparison.printed import beside
from factcheck.engine.evaluation import Undefined, number, unit_of
from factcheck.engine.weights import weighty
from factcheck.language.roots import noun_sets, personal
from factcheck.model import Quantity


def change(before: Any, after: Any) -> Interval:
    """Relative change from one figure to another, as a share: b / a - 1, so that each figure is used once."""
    same_unit_or_undefined(before, after)
    ratio = _evenly(after, before) / _evenly(before, after)
    if ratio.low is None and ratio.high is None:
        raise Undefined("change from zero")
    return ratio - 1


def _evenly(figure: Any, beside: Any) -> Interval:
    """A figure as finely as the one that it is held against is printed: beside 1.5 million, 2 million is no 2.4.
    Of figures in words, and of those printed to more than one place less, nothing is known."""
    read = number(figure)
    both = (figure, beside)
    if not all(isinstance(q, Quantity) and q.hedge is None and not q.words and q.kind != "percent" for q in both):
        return read
    value, own, other = figure.value, *((q.high or 0) - (q.low or 0) for q in both)
    if value is None or beside.value is None or not own / 10 <= other < own:
        return read
    low, high = value - other, value + other
    return Interval(max(low, read.low or low), min(high, read.high or high), False, read.high_open)


def share(part: Any, whole: Any) -> Interval:
    """Part of a whole, as a share of one."""
    same_unit_or_undefined(part, whole)
    ratio = number(part) / number(whole)
    if ratio.low is None and ratio.high is None:
        raise Undefined("share of zero")
    return ratio


def share_or_rest(part: Any, whole: Any, rest: bool) -> Interval:
    """Part of a whole, or what of it is left without the part."""
    return lift(1) - share(part, whole) if rest else share(part, whole)


_DEGREES = ("measure", "degree")
_SCALES = frozenset({("measure", "degree Celsius"), ("measure", "degree Fahrenheit")})


def same_unit_or_undefined(*values: Any) -> None:
    """Raise Undefined where two bound figures are measured in different units."""
    if not same_unit(*values):
        raise Undefined("different units")


def same_unit(*values: Any) -> bool:
    """Are all bound figures measured in the same kind of unit and the same unit?"""
    units = {unit_of(value) for value in _flat(values)} - {None}
    if len(units) == 2 and _DEGREES in units:
        units -= {_DEGREES, *_SCALES}  # "41.3C, 2.6 degrees above the 38.7C"
    return len(units) <= 1


def like(*values: Any) -> bool:
    """May the bound figures be measures of one thing: same unit, and no two different counted nouns or rates?"""
    nouns = {getattr(value, "noun", None) for value in _flat(values)} - {None}
    rates = {getattr(value, "per", None) for value in _flat(values)} - {None}
    return same_unit(*values) and len(nouns) <= 1 and len(rates) <= 1


def _flat(values: Any) -> list[Any]:
    return [item for value in values for item in (value if isinstance(value, list) else [value])]


def total(*values: Any) -> Interval:
    """Sum of figures or lists of figures."""
    items = _flat(values)
    same_unit_or_undefined(*items)
    result = lift(0)
    for item in items:
        result = result + number(item)
    return result


def in_company(whole: Any, parts: Any) -> list[Any]:
    """A whole and its parts, each as closely as the others are printed."""
    items = _flat([parts])
    if isinstance(whole, Quantity) and all(isinstance(item, Quantity) for item in items):
        return [*beside([whole, *items])]
    return [whole, *items]


def parts_of_sum(whole: Any, parts: Any) -> list[Any]:
    """The parts of a whole as closely as the figures of the sum are printed."""
    return in_company(whole, parts)[1:]


def adds_up(whole: Any, parts: Any) -> bool:
    """Do all parts, or two or more that follow each other in the list, make the whole?"""
    target, *items = in_company(whole, parts)
    target = number(target)
    for first in range(len(items) - 1):
        result = number(items[first])
        for item in items[first + 1 :]:
            result = result + number(item)
            if result.meets(target):
                return True
    return False


def count(values: Any) -> Interval:
    """How many items a list has."""
    return lift(len(values) if isinstance(values, list) else 1)


def first(values: Any) -> Any:
    """The first item of a list. Raises Undefined where there is none."""
    if not isinstance(values, list) or not values:
        raise Undefined("no list")
    return values[0]


def last(values: Any) -> Any:
    """The last item of a list. Raises Undefined where there is none."""
    if not isinstance(values, list) or not values:
        raise Undefined("no list")
    return values[-1]


def largest(*values: Any) -> Interval:
    """The figure with the greatest middle."""
    return max((number(v) for v in _flat(values)), key=lambda i: i.middle or Decimal(0))


def smallest(*values: Any) -> Interval:
    """The figure with the smallest middle."""
    return min((number(v) for v in _flat(values)), key=lambda i: i.middle or Decimal(0))


def printed(value: Any) -> Interval:
    """A figure by its print and hedge alone, without the slack of round figures; percentages as shares."""
    if isinstance(value, Quantity):
        interval = stated(value)
        return interval / 100 if value.kind == "percent" else interval
    return number(value)


def exactly(value: Any) -> Interval:
    """The value as printed, as one point. Raises Undefined for ranges."""
    if isinstance(value, Quantity):
        if value.value is None:
            raise Undefined("a range")
        return lift(value.value) / 100 if value.kind == "percent" else lift(value.value)
    return lift(number(value).middle or 0)


def widen(value: Any, margin: Any) -> Interval:
    """A figure with a relative margin either way: widen(a, 2%)."""
    interval, slack = number(value), number(margin).middle or Decimal(0)
    if interval.low is None or interval.high is None:
        return interval
    return Interval(interval.low - abs(interval.low) * slack, interval.high + abs(interval.high) * slack)


def either(*values: Any) -> Interval:
    """The smallest interval that holds all of them: for statements with several right readings."""
    intervals = [number(value) for value in _flat(values)]
    lows, highs = [i.low for i in intervals], [i.high for i in intervals]
    low = None if None in lows else min(v for v in lows if v is not None)
    high = None if None in highs else max(v for v in highs if v is not None)
    return Interval(low, high)


def fold(value: Any) -> Interval:
    """How many times as much a multiple says, as a factor over one ("doubled" and "halved": 2), a tenth either way
    (a twentieth where a figure is given: "sixfold"); "more than" and "nearly" bound it. Takes ratios and words of the
    lexicon of multiples. Raises Undefined otherwise."""
    if isinstance(value, Quantity) and value.value:
        factor, hedge = value.value, value.hedge
        factor = factor if factor >= 1 else 1 / factor
    elif (group := (getattr(value, "group", None) or "").removeprefix("-")).isdigit():
        factor, hedge = Decimal(group), None
    else:
        raise Undefined("no multiple")
    slack = factor / (20 if isinstance(value, Quantity) and value.text.endswith(("fold", "times")) else 10)
    if hedge in ("over", "at_least"):
        return Interval(factor, None, hedge == "over")
    if hedge in ("under", "nearly", "at_most"):
        return Interval(factor - 2 * slack if hedge == "nearly" else None, factor, False, hedge != "at_most")
    return (
        Interval(factor - slack, factor + slack) if hedge is None else Interval(factor - 2 * slack, factor + 2 * slack)
    )


def shrinks(value: Any) -> bool:
    """Does a multiple say that something became less ("halved")?"""
    if isinstance(value, Quantity):
        return value.value is not None and value.value < 1
    return (getattr(value, "group", None) or "").startswith("-")


def direction(before: Any, after: Any) -> str:
    """Up or down, from one figure to another."""
    return "up" if (number(after).middle or 0) > (number(before).middle or 0) else "down"


def margin(score: Any) -> Interval:
    """The difference of the two sides of a score or vote ("412-388"). Raises Undefined for other figures."""
    low, high = getattr(score, "range_low", None), getattr(score, "range_high", None)
    if low is None or high is None:
        raise Undefined("no score")
    return lift(abs(high - low))


def base(rate: Any) -> Interval:
    """The base of a rate: 100,000 of "50 per 100,000 people". Raises Undefined for rates by time or by item."""
    head = (getattr(rate, "per", None) or "").split(" ")[0]
    if not head.isdigit():
        raise Undefined("no base")
    return lift(int(head))


def attribute(name: str) -> Callable[[Any], Any]:
    """A function that reads one field of a bound fact; the empty string where the fact has none."""

    def read(value: Any) -> Any:
        found = getattr(value, name, None)
        return "" if found is None else found

    return read


def decimals(value: Any) -> Interval:
    """How many decimal places are printed."""
    figure = getattr(value, "value", None)
    if figure is None:
        raise Undefined("a range")
    return lift(max(0, -figure.as_tuple().exponent))


FIGURES = "figures of the stretch"
"""The name under which an environment holds all quantities of the stretch that a template was tried on."""


def of_stretch(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function that is given the environment first and looks at what else stands in the stretch of text."""
    function.takes_environment = True  # type: ignore[attr-defined]
    function.takes_stretch = True  # type: ignore[attr-defined]
    return function


@of_stretch
def alone(environment: Mapping[str, Any], *values: Any) -> bool:
    """Are the bound figures the only ones of their unit in the stretch, counts of other things left aside?"""
    bound = [value for value in values if isinstance(value, Quantity)]
    places = {(value.start, value.end) for value in bound}
    nouns = {value.noun for value in bound}
    units = {(value.kind, value.unit) for value in bound}
    for other in environment.get(FIGURES, ()):
        if (other.start, other.end) in places or (other.kind, other.unit) not in units:
            continue
        if other.kind != "number" or other.noun is None or None in nouns or other.noun in nouns:
            return False
    return True


def one_thing(*values: Any) -> bool:
    """Do counts count one thing: one noun or nouns for one and the same, as far as nouns are given? Persons are one
    thing, whatever they are called, and so are their jobs: "92 players", "17 musicians"."""
    nouns = {value.noun for value in values if isinstance(value, Quantity) and value.noun is not None}
    if len(nouns) <= 1:
        return True
    sets = noun_sets()
    alike = (sets.get(noun, noun) for noun in nouns)
    return len({"person" if personal(noun) or noun in ("job", "people") else noun for noun in alike}) == 1


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "abs": lambda value: abs(number(value)),
    "change": change,
    "share": share,
    "sum": total,
    "count": count,
    "first": first,
    "share_or_rest": share_or_rest,
    "last": last,
    "max": largest,
    "min": smallest,
    "mean": lambda values: total(values) / count(values),
    "parts_of_sum": parts_of_sum,
    "printed": printed,
    "exactly": exactly,
    "widen": widen,
    "either": either,
    "base": base,
    "adds_up": adds_up,
    "margin": margin,
    "fold": fold,
    "shrinks": shrinks,
    "direction": direction,
    "hedged": lambda value: getattr(value, "hedge", None) is not None,
    "ranged": lambda value: getattr(value, "range_low", None) is not None,
    "number_of": number,
    "same_unit": same_unit,
    "like": like,
    "unit": attribute("unit"),
    "kind": attribute("kind"),
    "hedge": attribute("hedge"),
    "counted": attribute("counted"),
    "noun": attribute("noun"),
    "per": attribute("per"),
    "decimals": decimals,
    "alone": alone,
    "one_thing": one_thing,
    "weighty": weighty,
    "default": lambda *values: values[0],
}
