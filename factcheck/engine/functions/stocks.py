"""What is left of a number of people or things after some went and others came: "24 were below; nine were brought up on
Monday and eleven on Tuesday, so four are still there"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import Any

from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.figures import one_thing
from factcheck.engine.functions.roles import knowing, nearest_class, view_of
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.setting import after, setting, whole_of
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Quantity, within

_MOST = 4
"""Figures beside the stated one, at most: which of more are meant cannot be told."""
_BACK = 3
"""Sentences before the stated figure's in which the others stand."""
_JOINING = frozenset({"and", ",", "", "then", "a", "further", "another"})
_SIGNS = {"-": -1, "+": 1}
_BEFORE, _LARGE = 5, 100
_NEAR = 8
"""Counts before the stated one, at most, that others are put together from."""
_ELSEWHEN = frozenset({"once", "aim", "average"})


@knowing
def moved(environment: Mapping[str, Any], left: Any) -> list[Quantity]:
    """The number that there was and those that went or came, all the counts around what is said to be left. Raises
    Undefined where one of them does neither."""
    start, flows = _flows(environment, left)
    return [start, *(flow for flow, _ in flows)]


@knowing
def remains(environment: Mapping[str, Any], left: Any) -> Interval:
    """How many those make."""
    start, flows = _flows(environment, left)
    return lift((start.value or 0) + sum(((flow.value or 0) * sign for flow, sign in flows), Decimal(0)))


@knowing
def made_of(environment: Mapping[str, Any], left: Any) -> bool:
    """Can they make the stated number, whichever of them went and whichever came?"""
    start, flows = _flows(environment, left)
    # What is told after it may have happened after it.
    choices = [(-1, 1) if flow.start < left.start else (-1, 0, 1) for flow, _ in flows]
    for signs in product(*choices):
        made = (start.value or 0) + sum((f.value or 0) * s for (f, _), s in zip(flows, signs, strict=True))
        if made == left.value:
            return True
    # Or the stated one is among those that came and went.
    return any(left.value in (start.value, flow.value) for flow, _ in flows)


@knowing
def left_of_others(environment: Mapping[str, Any], left: Any, *operands: Any) -> bool:
    """Is the number what is left of another count of its paragraph than the operands, less one or two more; or, where
    it is too large to be so by chance, of the sentences before it?"""
    view = view_of(environment)
    here = view.sentence_at(left.start)
    sentences = view.facts.sentences[max(0, here - _BEFORE) : here + 1]
    large = left.value is not None and left.value >= _LARGE
    first = next(s for s in sentences if large or s.block == sentences[-1].block)
    near = within(view.facts.quantities, first.start, left.start)
    alike = [q for q in near if (q.kind, q.unit) == (left.kind, left.unit) and q.value is not None]
    taken = {operand.start for operand in operands}
    for size in (2, 3):
        for chosen in combinations(alike[-_NEAR:], size):
            if {figure.start for figure in chosen} <= taken:
                continue
            largest = _largest(chosen)
            gone = sum((figure.value for figure in chosen if figure is not largest and figure.value), Decimal(0))
            if (largest.value or 0) - gone == left.value:
                return True
    return False


@knowing
def made_of_others(environment: Mapping[str, Any], total: Any, parts: Any) -> bool:
    """Do two or three figures of its sentence that are like a total make it, one of them at least none of the parts
    ("412 matches in the league, with 96 goals, and 31 in 38 in the cup, 450 in all")?"""
    view = view_of(environment)
    sentence = view.facts.sentences[view.sentence_at(total.start)]
    taken = {part.start for part in parts} if isinstance(parts, list) else set()
    alike = [
        figure
        for figure in within(view.facts.quantities, sentence.start, sentence.end)
        if (figure.kind, figure.unit) == (total.kind, total.unit) and figure.value and figure.start != total.start
    ]
    made = sum((part.value or Decimal(0) for part in parts), Decimal(0)) if isinstance(parts, list) else None
    if any(figure.value == made for figure in alike if figure.start not in taken):
        return True  # "which has drawn 40 complaints, has 45 members: 24 women and 21 men"
    return any(
        not {figure.start for figure in chosen} <= taken
        and sum((figure.value or Decimal(0) for figure in chosen), Decimal(0)) == total.value
        for size in (2, 3)
        for chosen in combinations(alike[-_NEAR:], size)
    )


def _flows(environment: Mapping[str, Any], left: Any) -> tuple[Quantity, list[tuple[Quantity, int]]]:
    view = view_of(environment)
    counts = _around(view, left)
    if not 2 <= len(counts) <= _MOST or left.value is None or left.hedge is not None:
        raise Undefined("not two to four other counts")
    for figure in counts:
        fraction = figure.value is None or figure.value % 1  # "a 5.5-mill levy"
        if fraction or figure.hedge is not None or not _of_one_kind(figure, left):
            raise Undefined("another kind of count")
    start = _largest(counts)
    if start.start > left.start or (left.noun or "") in load("headcount").forms:
        raise Undefined("nothing is left of anything")
    flows: list[tuple[Quantity, int]] = []
    for figure in counts:
        if figure is start:
            continue
        if not marks(view, figure).isdisjoint(_ELSEWHEN):
            raise Undefined("of another time")
        sign = _sign(view, figure, start)
        if not sign and flows and _joined(view, flows[-1][0], figure):
            sign = flows[-1][1]
        if not sign:
            raise Undefined("neither lost nor gained")
        flows.append((figure, sign))
    return start, flows


def _of_one_kind(figure: Quantity, left: Quantity) -> bool:
    """Do two counts count one thing, or does the one count goings and comings: "120 redundancies"?"""
    return one_thing(figure, left) or (figure.noun or "") in load("headcount").forms


def _largest(counts: Sequence[Quantity]) -> Quantity:
    return max(counts, key=lambda figure: figure.value or 0)


def _around(view: View, left: Quantity) -> Sequence[Quantity]:
    """The other counts of the sentence, and of the ones before where it does not tell how many there were."""
    here, sentences = view.sentence_at(left.start), view.facts.sentences
    first = here
    found = _counts(view, left, first, here)
    while here - first < _BACK and first > 0 and sentences[first - 1].kind == sentences[here].kind:
        if len(found) > 1 and not _sign(view, _largest(found), left):
            break
        first -= 1
        found = _counts(view, left, first, here)
    return found


def _counts(view: View, left: Quantity, first: int, last: int) -> list[Quantity]:
    sentences, units = view.facts.sentences, table("dates")["unit"]
    inside = within(view.facts.quantities, sentences[first].start, sentences[last].end)
    counts = (q for q in inside if q.kind == "number" and q.start != left.start)
    return [q for q in counts if q.noun not in units and q.noun != "time" and not _part(view, q, left)]


def _part(view: View, part: Quantity, whole: Quantity) -> bool:
    here = setting(view, part)
    return here is not None and whole_of(here) is whole


def _sign(view: View, figure: Quantity, start: Quantity) -> int:
    here = setting(view, figure)
    if here is None or "than" in after(here)[: len((figure.counted or "").split()) + 2]:
        return 0
    if whole_of(here) is start:
        return -1
    return _SIGNS.get(nearest_class(view, figure, "headcount"), 0)


def _joined(view: View, one: Quantity, other: Quantity) -> bool:
    """Does a figure go on from the one before it: "nine on Monday and eleven on Tuesday"?"""
    here = setting(view, other)
    if here is None:
        return False
    words = [token.word for token in here.tokens[: here.at] if one.end <= token.start < other.start]
    return bool(words) and bool({"and", ","} & set(words)) and len(words) <= 5


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "moved": moved,
    "remains": remains,
    "made_of": made_of,
    "left_of_others": left_of_others,
    "made_of_others": made_of_others,
}
