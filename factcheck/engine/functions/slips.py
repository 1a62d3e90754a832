"""Whether a figure looks like a slip of the pen for another one: a wrong digit, two that changed places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from factcheck.engine.evaluation import Undefined, number
from factcheck.engine.functions.measures import unit_named
from factcheck.engine.functions.roles import knowing, view_of

_FEW = 2
"""Figures of fewer digits that count tell nothing: the next one is as near as any."""
_PLACES = 12
_STEPS = (1, 2, 3)
_THOUSAND = Decimal(1000)


def slip(stated: Any, computed: Any) -> bool:
    """Is what is stated printed as what is computed but for one digit, for two neighbouring digits that changed places,
    for one digit too many or too few, or for its zeros? The zeros that both end in do not count. Figures of two digits
    must differ in one by one or two, those of one digit never do."""
    first, second = (number(value).middle for value in (stated, computed))
    if first is None or second is None or first == second:
        return False
    mine, other = _digits(first), _digits(second, like=first)
    if len(mine.rstrip("0")) > _PLACES or not mine or not other:
        return False
    if mine.rstrip("0") == other.rstrip("0"):
        return len(mine.rstrip("0")) >= _FEW and abs(len(mine) - len(other)) in _STEPS
    zeros = min(len(mine) - len(mine.rstrip("0")), len(other) - len(other.rstrip("0")))
    mine, other = mine[: len(mine) - zeros], other[: len(other) - zeros]
    if min(len(mine), len(other)) < _FEW:
        return False
    if len(mine) == len(other):
        return _one_off(mine, other)
    longer, shorter = sorted((mine, other), key=len, reverse=True)
    if len(longer) != len(shorter) + 1 or len(shorter) <= _FEW:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _one_off(mine: str, other: str) -> bool:
    """Do figures of one length differ in one digit, or in two neighbouring ones that changed places?"""
    places = [at for at, (a, b) in enumerate(zip(mine, other, strict=True)) if a != b]
    if len(places) == 1:
        return len(mine) > _FEW or abs(int(mine[places[0]]) - int(other[places[0]])) <= _FEW
    first, last = places[0], places[-1]
    return len(places) == last - first + 1 == _FEW and mine[first : last + 1] == other[first : last + 1][::-1]


def _digits(value: Decimal, like: Decimal | None = None) -> str:
    """The digits of a value, to the places of another one where that is given."""
    exponent = (value if like is None else like).as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return str(abs(value).quantize(Decimal(1).scaleb(min(places, 0)))).replace(".", "").lstrip("0")


def thousandfold(total: Any, *parts: Any) -> bool:
    """Do parts make a total only where one of all these figures is taken a thousand times, or a thousandth of it?"""
    values = [number(value).middle for value in (total, *parts)]
    if None in values:
        return False
    whole, *others = [value for value in values if value is not None]
    if _makes(whole, others):
        return False
    ways = (
        [value * factor if at == place else value for place, value in enumerate((whole, *others))]
        for at in range(len(values))
        for factor in (_THOUSAND, 1 / _THOUSAND)
    )
    return any(_makes(way[0], way[1:]) for way in ways)


def _makes(total: Decimal, parts: Sequence[Decimal]) -> bool:
    return abs(sum(parts) - total) * 200 <= abs(total) and all(abs(part) * 50 > abs(total) for part in parts)


def misscaled(first: Any, second: Any) -> bool:
    """Are two figures of one kind the same digits, two at the least where they count nothing alike, a thousand or a
    million times apart (crores and lakhs a hundred), by a scale word or a unit ("850 grams ... the 850 kilograms")?"""
    if first.kind != second.kind or not first.value or not second.value:
        return False
    one, other, apart = first.value, second.value, _APART
    if first.unit != second.unit:
        try:
            a, b = unit_named(first), unit_named(second)
        except Undefined:
            return False
        if a.dimension != b.dimension or a.dimension == "temperature":
            return False
        one, other = one * a.factor, other * b.factor
    elif {"crore", "lakh"} <= {word for figure in (first, second) for word in figure.text.lower().split()}:
        apart = _INDIAN
    ratio = max(one, other) / min(one, other)
    digits = f"{first.value.normalize():f}".replace(".", "").strip("0")
    told = len(digits) > 1 or (first.noun is not None and first.noun == second.noun)
    return told and any(abs(ratio / factor - 1) < _EXACT for factor in apart)


@knowing
def said_before(environment: Mapping[str, Any], figure: Any) -> bool:
    """Was the very amount of a figure told before it: "$9 million for the city, $9,000 for a club ... the $9,000"?"""
    told = view_of(environment).facts.quantities
    return any(
        (one.kind, one.unit, one.value) == (figure.kind, figure.unit, figure.value)
        for one in told
        if one.start < figure.start
    )


_APART = (Decimal(1000), Decimal(1000000))
_INDIAN = (Decimal(100), Decimal(100))
_EXACT = Decimal("0.0001")

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "slip": slip,
    "thousandfold": thousandfold,
    "misscaled": misscaled,
    "said_before": said_before,
}
