"""What "the remaining" or "the other" so many make with the parts told beside them: "£2m for roads, £1m for rail and
the remaining £500,000 for buses", wherever the total stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import operand
from factcheck.comparison.printed import beside
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands import part_frames as frames
from factcheck.engine.view import View
from factcheck.model import Quantity, within

_FEWEST, _MOST = 4, 8
"""Figures of a total, its parts and the rest together."""
_BACK = 2
"""Sentences before that of the rest in which the total and the parts may stand."""
_LED = 24
_CALLED = patterns.lazy(
    r"(?:\A|[^\w])(?:(?P<when>in|over|during|within|for|of|since|after|from) )?"
    r"(?:the|its|their|his|her) (?:(?P<last>last|final)|remaining|other|(?:rest|remainder|balance)(?:,| \())(?: of)? $"
)
# What makes a part that no figure tells, or shares of which the figures are not told.
_UNTOLD = patterns.lazy(
    r"\b(?:half|third|quarter|most|some|several|many|few|none|both|each|apiece|every|per cent|percent|one|another"
    r"|including|includes?|included|others|further|average|least|up to|twice|double|than)\b|%"
)
_OF = patterns.lazy(
    r" of (?:(?:the|its|their|his|her|that) )?(?=[^\w\s]?\d)|,? of (?:last|the [a-z]+|[a-z]+['’]s) [a-z'’]+ "
)
_PEOPLE = frozenset({"people", "person", "crew", "staff", "member"})
_MOST_LISTED = 6
_PRINTED = patterns.lazy(r"(?<![\d.,])\d+(?:,\d{3})*(?![.,]?\d)")
_SMALLEST = 100
"""How many times the rest the total may be: "10,800, 9,300 and the other three" are of different things."""
_OFF = Decimal("0.3")
"""What the parts and the rest may make less or more than the total, as a share of it, to be taken for its parts."""


@knowing
def told_with_rest(environment: Mapping[str, Any], rest: Any) -> list[Quantity]:
    """The total, the largest, and the parts told beside a figure that is called the rest of them. Raises Undefined
    where they cannot be told."""
    view = view_of(environment)
    here = view.sentence_at(rest.start)
    led = _CALLED.search(view.low, max(0, rest.start - _LED), rest.start)
    if here < 0 or led is None or rest.value is None or (led["last"] and led["when"]):
        raise Undefined("no rest")
    for start, figures in _windows(view, rest, here):
        if len(figures) < _FEWEST:
            continue
        if len(figures) > _MOST or _UNTOLD.search(view.low, start, view.facts.sentences[here].end):
            break
        total = max(figures, key=_size)
        named = _OF.match(view.low, max(rest.end, rest.counted_end))
        if named is not None and total.start != named.end():
            break  # "the remaining £2m of last year's £4m"
        parts = [figure for figure in figures if figure is not total and figure.start != rest.start]
        if not _size(rest) < _size(total) <= _SMALLEST * _size(rest) or not _of_one_kind(total, parts, rest):
            break
        made = sum(map(_size, parts), _size(rest))
        if abs(made - _size(total)) > _OFF * _size(total) or max(map(_size, parts)) >= _size(total):
            break
        return [total, *parts]
    raise Undefined("no parts")


@knowing
def makes_rest(environment: Mapping[str, Any], rest: Any) -> bool:
    """Can the rest make some figure like it told up to there with some of those told beside it, or do these make one
    another without it?"""
    total, *parts = told_with_rest(environment, rest)
    view = view_of(environment)
    here = view.sentence_at(rest.start)
    *_, (_, around) = _windows(view, rest, here)
    if any(_adds_up(total, some) for some in _some(parts, 2)):
        return True  # "78,113 voted for and 73,858 against, a difference of 4,255 ... The other six"
    near = [figure for figure in around if figure.start != rest.start][-_MOST:]
    told = {figure.value for figure in frames.like(view, rest, 0, view.facts.sentences[here].end)}
    first = min(figure.start for figure in (total, *parts))
    totals = [total, *(figure for figure in near if figure.start < first)]
    for some in _some(near, 1):
        made = sum(map(_size, some), _size(rest))
        if made in told or any(_adds_up(one, [rest, *some]) for one in totals if one not in some):
            return True
    return False


def _some(figures: Sequence[Quantity], fewest: int) -> Iterator[tuple[Quantity, ...]]:
    for size in range(fewest, len(figures) + 1):
        yield from combinations(figures, size)


def _adds_up(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Do parts make a total but for what rounding one of them may take or give: many are not all rounded one way?"""
    spans = [operand(figure) for figure in beside([total, *parts])]
    if not all(span.bounded for span in spans):
        return True
    slack = max((span.high or 0) - (span.low or 0) for span in spans)
    return abs(sum(map(_size, parts)) - _size(total)) <= slack


def _windows(view: View, rest: Quantity, here: int) -> Iterator[tuple[int, Sequence[Quantity]]]:
    """The start of the sentence of a rest, and of those before it, and the figures like it from there on."""
    sentences = view.facts.sentences
    for back in range(min(_BACK, here) + 1):
        start = sentences[here - back].start
        yield start, frames.like(view, rest, start, sentences[here].end)


def _of_one_kind(total: Quantity, parts: Sequence[Quantity], rest: Quantity) -> bool:
    """May the parts and the rest be of what the total counts, as far as they name anything?"""
    if rest.kind != "number":
        return True
    whole = total.noun
    named = [figure.noun for figure in (*parts, rest) if figure.noun is not None]
    if whole is None:
        return not named  # "lost their last seven wickets for 88 runs and were out for 239"
    if whole in _PEOPLE:
        return len(set(named)) == len(named) or len(set(named)) <= 1
    return all(noun == whole or frames.is_kind(noun, whole) for noun in named)


def _size(figure: Quantity) -> Decimal:
    return figure.value or Decimal(0)


@knowing
def rest_of_list(environment: Mapping[str, Any], rest: Any) -> bool:
    """Does a figure make some whole of the text with the two to six like it that stand before it, in its sentence and
    the one before?"""
    view = view_of(environment)
    if not isinstance(rest, Quantity) or rest.value is None:
        return False
    like = [q for q in view.facts.quantities if (q.kind, q.unit) == (rest.kind, rest.unit) and q.value is not None]
    start = view.facts.sentences[max(view.sentence_at(rest.start) - 1, 0)].start
    known = {q.start: q.value for q in within(like, start, rest.start) if q.value is not None}
    if rest.kind == "number":
        # "Dublin 120" is read as a name.
        printed = _PRINTED.finditer(view.low, start, rest.start)
        known |= {found.start(): Decimal(found[0].replace(",", "")) for found in printed}
    listed = [known[at] for at in sorted(known)][-_MOST_LISTED:]
    wholes = {q.value for q in like if q.start < rest.start}
    sums = (sum(listed[-size:], rest.value) for size in range(2, len(listed) + 1))
    return any(total in wholes for total in sums)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "told_with_rest": told_with_rest,
    "makes_rest": makes_rest,
    "rest_of_list": rest_of_list,
}
