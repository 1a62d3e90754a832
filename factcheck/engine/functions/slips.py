"""Whether a figure looks like a slip of the pen for another one: a wrong digit, two that changed places, the sign or
the rate of another currency."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined, number
from factcheck.engine.functions.measures import unit_named
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.language.lexicon import load
from factcheck.model import Quantity, within

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


_APART = (Decimal(1000), Decimal(1000000))
_INDIAN = (Decimal(100), Decimal(100))
_EXACT = Decimal("0.0001")

_BRACKET = patterns.lazy(r" \((?:about |some |around |or |that is )?\Z")
_APART_BY = 120
"""Characters between two conversions beyond which templates hold few against each other."""
_FEWEST, _LEAD = 3, 40


@knowing
def converted_from(environment: Mapping[str, Any], given: Any) -> Quantity:
    """The sum that another one in brackets behind it is the equivalent of. Raises Undefined without."""
    view = view_of(environment)
    near = within(view.facts.quantities, max(0, given.start - _LEAD), given.start)
    before: list[Quantity] = [q for q in near if q.kind == "money"]
    if not before or before[-1].unit == given.unit or not _BRACKET.match(view.low[before[-1].end : given.start]):
        raise Undefined("no equivalent")
    return before[-1]


@knowing
def rate_before(environment: Mapping[str, Any], amount: Any, given: Any) -> Interval:
    """What one of a currency is in another by the conversions in brackets far before this one. Raises Undefined
    without, or where they are not of one rate."""
    view = view_of(environment)
    sums = [q for q in view.facts.quantities if q.kind == "money" and q.value and q.end <= amount.start - _APART_BY]
    rates = [
        (b.value or Decimal(0)) / (a.value or Decimal(1))
        for a, b in itertools.pairwise(sums)
        if (a.unit, b.unit) == (amount.unit, given.unit) and _BRACKET.search(view.low, a.end, b.start)
    ]
    if not rates or max(rates) > min(rates) * _ONE_RATE:
        raise Undefined("no rate before")
    return lift(rates[0])


@knowing
def sum_before(environment: Mapping[str, Any], amount: Any) -> Quantity:
    """The same figure told before in the currency of all other sums of the article, where this one alone is in
    another. Raises Undefined without."""
    view = view_of(environment)
    sums = [q for q in view.facts.quantities if q.kind == "money" and q.value and q.start != amount.start]
    units = {q.unit for q in sums}
    same = [q for q in sums if q.value == amount.value and q.start < amount.start]
    told = len(f"{amount.value or 0:f}".replace(".", "").strip("0"))
    if len(sums) < _FEWEST or len(units) != 1 or amount.unit in units or not same or told < _FEW:
        raise Undefined("no sum in another currency")
    return same[0]


_OF_IT = patterns.lazy(
    r"\b(?:for|on|of|at|to|about|into) (?:the|its|that|this) (?P<words>(?:[a-z-]+ ){0,2}[a-z-]{3,})\b"
)
_SPENT = patterns.lazy(
    r"\b(?:spen[dt]s?|spending|costs?|costing|pa(?:y|ys|id|ying)|adds?|added|given|come|came|charged?|billed|went|gone)\b"
)
_PRICED = patterns.lazy(r"[ -](?P<words>(?:[a-z-]+ ){0,3}[a-z-]{3,})\b")


@knowing
def price_before(environment: Mapping[str, Any], spent: Any) -> Quantity:
    """The price of the thing ("the £9m pool") on whose drawings, tests or the like a sum was spent, the only one of its
    sentence. Raises Undefined where none is told, or several are."""
    view = view_of(environment)
    sentence = view.facts.sentences[max(view.sentence_at(spent.start), 0)]
    inside = [q for q in within(view.facts.quantities, sentence.start, sentence.end) if q.kind == "money"]
    words = view.low[sentence.start : sentence.end]
    if (
        len(inside) != 1
        or not _SPENT.search(words)
        or not any(f" {form} " in f" {_MARKS.sub(' ', words)} " for form in load("groundwork").forms)
    ):
        raise Undefined("no small part of a thing")
    small, prices = load("function_words").forms, []
    # The noun, and maybe a verb behind it: nothing is priced by what a verb says.
    told = {word for found in _OF_IT.finditer(words) for word in found["words"].split()}
    things = {word for word in told if word not in small and not _SPENT.fullmatch(word)}
    for figure in view.facts.quantities:
        if figure.kind == "money" and figure.unit == spent.unit and figure.end <= sentence.start:
            named = _PRICED.match(view.low, figure.end)
            if named and not things.isdisjoint(named["words"].split()):
                prices.append(figure)
    if len({figure.value for figure in prices}) != 1:
        raise Undefined("no one price")
    return prices[0]


_MARKS = patterns.lazy(r"[^a-z’'-]+")
_ONE_RATE = Decimal("1.1")

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "slip": slip,
    "thousandfold": thousandfold,
    "misscaled": misscaled,
    "converted_from": converted_from,
    "rate_before": rate_before,
    "sum_before": sum_before,
    "price_before": price_before,
}
