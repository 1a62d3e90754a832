"""What the figures of a passage make of each other: what is accounted for is not recomputed from other ones.

Copy dense with figures holds many pairs that nothing relates. A stated figure that other figures beside it bear out
("96, of which 71 are cattle and 25 sheep") is said of those, whichever others a rule could take for its operands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations, groupby, islice
from operator import add

from factcheck import patterns
from factcheck.comparison.intervals import Interval, operand
from factcheck.engine.view import View
from factcheck.model import Hit, Quantity, within

_AROUND = 1
"""Sentences either side of the stated figure whose figures may bear it out."""
_FAR = 6
"""The same for a pair of figures that make a ratio of many digits."""
_LONGEST = 5
"""Figures of a sum, at most."""
_MOST = 12
"""Figures that are tried, at most: of more any figure would be the sum of some."""
_RATIOS = frozenset({"percent", "fraction", "ratio"})
_SUMMED = frozenset({"number", "money", "measure", "duration", "percent"})
_DEGREE = "degree "
_TELLING = 3
"""Digits of a figure that others rarely come to by chance."""

_LEAD = 16
_SAID_OVER = patterns.lazy(r"(?:,? or|\(|that is,?|i\.e\.) ?(?:just |about |some |around )?\Z")
_FAR_OVER = 2
"""Times a figure that "more than" it may be and still be told so."""

Places = frozenset[tuple[int, int]]


def accounted(view: View, start: int, end: int, operands: Places) -> bool:
    """Do other figures than the operands alone bear out the figure at ``start:end``: as their sum, as one of the parts
    of a sum, as a difference, or as the share, multiple or change that two figures of one sentence make?"""
    near = _near(view, start, _AROUND)
    if len(near) > _MOST:
        near = _near(view, start, 0)
    stated = next((figure for figure in near if (figure.start, figure.end) == (start, end)), None)
    if stated is None or stated.value is None or len(near) > _MOST:
        return False
    others = [figure for figure in near if figure is not stated and figure.value is not None]
    if any(_place(q) in operands and q.unit != stated.unit for q in others) and (stated.unit or "").startswith(_DEGREE):
        return False  # of its own conversion no sum tells anything
    if said_over(view, start, operands):
        return False
    if stated.kind in _RATIOS:
        return any(both or not {_place(a), _place(b)} <= operands for a, b, both in _making(view, stated, others))
    alike = [q for q in others if _like(q) == _like(stated) or (_bare(stated) and q.kind == "measure")]
    if stated.kind in _SUMMED and any(places != operands for places in _sums(stated, alike)):
        return True
    if stated.kind in _SUMMED and _taken(alike, operands):
        return True
    if _averaged(stated, others, operands):
        return True
    return _moved(stated, alike, [figure for figure in others if figure.kind in _RATIOS], operands)


def not_said(hits: Sequence[Hit], found: Iterable[Hit]) -> list[Hit]:
    """Those found of which no hit says the same at the same place."""
    told = {(hit.start, hit.end, hit.message) for hit in hits}
    return [hit for hit in found if (hit.start, hit.end, hit.message) not in told]


def said_over(view: View, start: int, operands: Places) -> bool:
    """Does a figure say over again, behind "or" or in brackets, what another share of its sentence, with no figure
    between, says: "one in four, or 20 per cent"? What bears out the one makes the other wrong."""
    if len(operands) != 1 or _SAID_OVER.search(view.low, max(0, start - _LEAD), start) is None:
        return False
    (place,) = operands
    one = view.sentence_at(place[0]) == view.sentence_at(start)
    return one and [q.kind in _RATIOS for q in within(view.facts.quantities, place[0], start)] == [True]


def _near(view: View, start: int, around: int) -> list[Quantity]:
    """The figures of the sentence at an offset and of so many beside it in its paragraph."""
    sentences, here = view.facts.sentences, view.sentence_at(start)
    if here < 0:
        return []
    block = sentences[here].block
    beside = [s for s in sentences[max(0, here - around) : here + around + 1] if s.block == block]
    return [q for q in within(view.facts.quantities, beside[0].start, beside[-1].end) if q.kind != "ordinal"]


def _place(figure: Quantity) -> tuple[int, int]:
    return figure.start, figure.end


def _sums(stated: Quantity, alike: Sequence[Quantity]) -> Iterator[Places]:
    """The figures that make a sum with the stated one, on either side of it: such as stand in a row, or any that are
    told with many digits. $950 is no part of what $1.26m and $1.74m make without it."""
    row = sorted([*alike, stated], key=lambda figure: figure.start)
    at = row.index(stated)
    for first in range(len(row)):
        for last in range(first + 3, min(first + _LONGEST, len(row)) + 1):
            if first <= at < last and _adds_up(row[first:last]) and not _adds_up([*row[first:at], *row[at + 1 : last]]):
                yield frozenset(map(_place, row[first:last])) - {_place(stated)}
    if _digits(stated) >= _TELLING:
        for pair in combinations(alike, 2):
            if _adds_up([stated, *pair]):
                yield frozenset(map(_place, pair))


def _taken(alike: Sequence[Quantity], operands: Places) -> bool:
    """Do the operands make a sum with another figure than the stated one, which is what they are told for: "took 24,310
    votes and the runner-up 12,506, a majority of 11,804"?"""
    told = [figure for figure in alike if _place(figure) in operands]
    rest = [figure for figure in alike if _place(figure) not in operands]
    if len(told) != len(operands) or len(told) < 2:
        return False
    many = max(map(_digits, told)) >= _TELLING or len(told) > 2
    return many and any(_adds_up([*told, other]) for other in rest)


def _adds_up(figures: Sequence[Quantity]) -> bool:
    """Is the largest of some figures the sum of the others?"""
    intervals = sorted((_told(figure) for figure in figures), key=lambda interval: interval.high or Decimal(0))
    total = intervals[0]
    for interval in intervals[1:-1]:
        total = total + interval
    return total.meets(intervals[-1])


def _like(figure: Quantity) -> tuple[str, str | None]:
    return figure.kind, figure.unit


def _bare(figure: Quantity) -> bool:
    """May the unit be that of a figure before it: "46,000 hectares, of which 9,200, a fifth, are forest"?"""
    return figure.kind == "number" and figure.noun is None


def _digits(figure: Quantity) -> int:
    return len(figure.value.normalize().as_tuple().digits) if figure.value is not None else 0


def _making(view: View, stated: Quantity, others: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """The pairs of figures of the stated ratio's sentence, of any beside it where it has many digits, whose share,
    multiple or change it is, and whether another one makes the first up."""
    here = view.sentence_at(stated.start)
    beside = [q for q in others if q.kind not in _RATIOS and view.sentence_at(q.start) == here]
    pairs = [*combinations(beside, 2)]
    if _digits(stated) >= _TELLING:
        # Two figures of one sentence further off do not make it by chance.
        near = _near(view, stated.start, _FAR)
        far = [q for q in near if q.value is not None and q.kind not in _RATIOS and q not in beside]
        told = groupby(far, key=lambda figure: view.sentence_at(figure.start))
        pairs += [pair for _, figures in told for pair in combinations(islice(figures, _MOST), 2)]
    said = _at_most(operand(stated) / 100 if stated.kind == "percent" else operand(stated))
    for a, b in pairs:
        bounded = all(interval.bounded for interval in (said, operand(a), operand(b)))
        if _like(a) != _like(b) and not (bounded and (_bare(a) or _bare(b))):
            continue  # "more than 20 years" makes any share of 45
        small, large = sorted((_told(a), _told(b)), key=lambda interval: interval.high or Decimal(0))
        if small.low is None or small.low <= 0 or large.low is None:
            continue
        times = large / small
        if any(made.meets(said) for made in (times, small / large, times - 1, 1 - small / large)):
            yield a, b, False
    for size in range(2, _LONGEST):
        # "Half of the 22 broke ranks, nine by voting against and two by abstaining"
        for row in (beside[at : at + size] for at in range(len(beside) - size + 1)):
            if len({_like(figure) for figure in row}) == 1 and " and " in view.low[row[-2].end : row[-1].start]:
                made = reduce(add, map(_told, row))
                wholes = (q for q in others if q not in row and _like(q) == _like(row[0]) and q.value)
                yield from ((row[0], whole, True) for whole in wholes if (made / _told(whole)).meets(said))


def _told(figure: Quantity) -> Interval:
    """What a figure says, without what nobody would say so any more: "at least one" is no part of 860."""
    return _at_most(operand(figure))


def _at_most(said: Interval) -> Interval:
    """An interval without end ("more than trebled") cut off where nobody would say so any more."""
    if said.low is None or said.high is not None or said.low <= 0:
        return said
    return Interval(said.low, said.low * _FAR_OVER)


def _averaged(stated: Quantity, others: Sequence[Quantity], operands: Places) -> bool:
    """Do two other figures make the stated one to the unit, a total of many digits over a count: "118 sessions, costing
    3,540 pints at an average of 30"?"""
    for total in others:
        if _digits(total) < _TELLING or total.value is None or not stated.value:
            continue
        for count in others:
            if (
                count is total
                or count.kind != "number"
                or not count.value
                or {_place(total), _place(count)} <= operands
            ):
                continue
            if count.value > 1 and count.value * stated.value == total.value:
                return True
    return False


def _moved(stated: Quantity, alike: Sequence[Quantity], ratios: Sequence[Quantity], operands: Places) -> bool:
    """Is the stated amount the share of another one that a ratio beside them tells, or its multiple, or the change that
    led to it?"""
    amount = _told(stated)
    if amount.low is None or amount.low <= 0:
        return False
    for other in alike:
        whole = _told(other)
        if whole.low is None or whole.low <= 0:
            continue
        for ratio in ratios:
            if {_place(other), _place(ratio)} <= operands:
                continue
            said = operand(ratio) / 100 if ratio.kind == "percent" else operand(ratio)
            if said.low is None or said.high is None:
                continue  # "more than half" bears out anything
            made = [amount / whole, whole / amount]
            made += [amount / (whole - amount)] if whole.low > (amount.high or amount.low) else []
            if any(one.meets(said) for one in made):
                return True
    return False
