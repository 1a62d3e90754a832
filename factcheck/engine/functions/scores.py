"""Functions on the scores of matches: what two legs make, and what stood at the break with what was scored after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined, number
from factcheck.language.lexicon import table

_Sides = tuple[Decimal, Decimal]
_MOST = 6


def sides(score: Any) -> tuple[Decimal, Decimal]:
    """The two sides of a score in print order. Raises Undefined for other figures."""
    first, second = getattr(score, "range_low", None), getattr(score, "range_high", None)
    if getattr(score, "kind", None) != "score" or first is None or second is None:
        raise Undefined("no score")
    return first, second


def _made(parts: Any) -> set[_Sides]:
    """The scores that some parts of a match or tie can make, each read either way round; the greater side first. A part
    is a score, a list of scores, or a list of what either side scored."""
    scores = [item for part in parts for item in (part if _is_list_of_scores(part) else [part])]
    if len(scores) > _MOST:
        raise Undefined("too many parts")
    found: set[_Sides] = set()
    for way in product(*((pair, pair[::-1]) for pair in map(_pair, scores))):
        first, second = sum((a for a, _ in way), Decimal(0)), sum((b for _, b in way), Decimal(0))
        found.add((max(first, second), min(first, second)))
    return found


def _is_list_of_scores(part: Any) -> bool:
    return isinstance(part, list) and all(getattr(item, "kind", None) == "score" for item in part)


def _pair(part: Any) -> _Sides:
    if not isinstance(part, list):
        return sides(part)
    values = [number(item).middle for item in part]
    if len(values) != 2 or values[0] is None or values[1] is None:
        raise Undefined("no score")
    return values[0], values[1]


def aggregate(total: Any, *parts: Any) -> bool:
    """Can the parts, each read either way round, make the total of a score, or what either side scored in all?"""
    first, second = _pair(total)
    return (max(first, second), min(first, second)) in _made(parts)


def half_made(total: Any, scores: Any) -> bool:
    """Do scores make what one side has of a total, and nearly what the other has, and did they not stand one after the
    other, each side never going back?"""
    told = [sides(score) for score in scores]
    if all(b[0] >= a[0] and b[1] >= a[1] for a, b in pairwise(told)):
        return False
    made = sorted(sum((pair[side] for pair in told), Decimal(0)) for side in (0, 1))
    whole = sorted(sides(total))
    right = [one == other for one, other in zip(made, whole, strict=True)]
    near = all(abs(one - other) <= other * _NEAR for one, other in zip(made, whole, strict=True))
    return near and any(right)


def aggregates(*parts: Any) -> str:
    """The totals that the parts can make, for messages."""
    return " or ".join(f"{a.normalize():f}-{b.normalize():f}" for a, b in sorted(_made(parts)))


def _sets(parts: Iterable[Any], side: int) -> Decimal:
    """How many of the sets told one after the other a side won. Raises Undefined where one of them is no set that was
    played to its end."""
    found = 0
    for score in (item for part in parts for item in (part if isinstance(part, list) else [part])):
        ends = sides(score)
        if max(ends) < _SHORTEST or ends[0] == ends[1]:
            raise Undefined("no set")
        found += ends[side] > ends[1 - side]
    return Decimal(found)


def how_often(word: Any) -> Interval:
    """How many times a word tells that something was done: "once", "twice", "one". Raises Undefined for others."""
    told, numbers = str(getattr(word, "text", word)).lower(), table("numbers")
    times = numbers["occasions"].get(told, numbers["cardinals"].get(told))
    if times is None:
        raise Undefined("no number of times")
    return lift(times)


_NEAR = Decimal("0.2")
_SHORTEST = 4
"""Games that a set takes at least."""


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sets_won": lambda *scores: lift(_sets(scores, 0)),
    "sets_lost": lambda *scores: lift(_sets(scores, 1)),
    "first_side": lambda score: lift(sides(score)[0]),
    "second_side": lambda score: lift(sides(score)[1]),
    "aggregate": aggregate,
    "half_made": half_made,
    "aggregates": aggregates,
    "how_often": how_often,
}
