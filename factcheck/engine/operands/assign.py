"""Give the figures of a stretch of text the roles that a template left open.

Every way to do so that the rule's `where` allows is possible; those for which `sure` holds have evidence besides.
Where the assertion holds for any possible one, the stated figure fits. It fails only where just one way has evidence,
of those with the nearest figures and then of those with most marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from factcheck.engine.annotation import CODES
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.order import dated
from factcheck.engine.operands.setting import setting
from factcheck.engine.operands.spec import Spec, codes_of
from factcheck.engine.operands.supply import HEADED, Allowed, between
from factcheck.engine.operands.units import completed
from factcheck.engine.view import View
from factcheck.model import Quantity, Span, within
from factcheck.model.record import Record

_BASES = ("every ", "per ")
_HYPHENS = ("-", "‑")
_CHANGES = frozenset({"lost", "gained", "shortfall"})
"""Roles whose figures are changes of others."""
_MOST_FIGURES = 9
"""More figures of a type than this, and which of them are meant cannot be told but in one sentence."""


class Way(Record, frozen=True):
    """Figures by role; ``operands`` their places; ``distance`` in sentences from the stated figure; ``marks`` how many
    bear those of their role; ``fair``: one of them stands before the stated figure in its sentence, if any figure like
    them does, and none bears the marks of another role alone; ``apart``: they stand in several
    sentences."""

    bindings: dict[str, Any]
    operands: frozenset[tuple[int, int]]
    distance: int
    marks: int
    fair: bool
    apart: bool = False


def pool(view: View, start: int, end: int, reach: int) -> Sequence[Quantity]:
    """The figures of the sentences of ``start:end`` and of so many sentences either side of running text."""
    return [completed(view, figure) for figure in _around(view, start, end, reach) if not _compound(view, figure)]


def _compound(view: View, figure: Quantity) -> bool:
    """Is a number the first part of a word ("three-tier fares"), or the base of a rate ("7.2 for every 1,000")?"""
    if view.low.endswith(_BASES, 0, figure.start):
        return figure.kind == "number"
    behind = view.low[figure.end + 1 : figure.end + 7]
    hyphen = view.text[figure.end : figure.end + 1] in _HYPHENS
    return figure.kind == "number" and hyphen and behind[:1].isalpha() and behind != "strong"


def enough(view: View, roles: Mapping[str, Spec], bindings: dict[str, Any], start: int, end: int, reach: int) -> bool:
    """May there be a figure for each open role, as far as their types tell?"""
    wanted = [spec for name, spec in roles.items() if name not in bindings]
    if any(spec.every for spec in wanted):
        return True
    taken = {(fact.start, fact.end) for fact in bindings.values() if isinstance(fact, Quantity)}
    free = [
        figure
        for figure in _around(view, start, end, reach)
        if not (figure.start < end and start < figure.end) and (figure.start, figure.end) not in taken
    ]
    # A bare number may turn out to leave its unit out.
    return len(free) >= len(wanted) and all(
        any(figure.kind == "number" or _of_kind(spec, figure) for figure in free) for spec in wanted
    )


def _around(view: View, start: int, end: int, reach: int) -> Sequence[Quantity]:
    item = view.item_at(start, end)
    if item is not None and item.closed:
        return item.figures
    sentences = view.facts.sentences
    first, last = view.sentence_at(start), view.sentence_at(end - 1)
    box = view.box_at(start, end) if reach else None
    if box is not None:
        first = min(first, view.sentence_at(box.items[0].start))
    running = ("paragraph", "list")
    if reach and first >= 0 and sentences[first].kind == "headline":
        # What a headline says is told by the first sentences of the copy.
        last = min(last + HEADED, len(sentences) - 1)
        return within(view.facts.quantities, sentences[first].start, sentences[last].end)
    for step in range(reach):
        if first > 0 and sentences[first].kind in running and sentences[first - 1].kind in running:
            first -= 1
        # What is yet to be said is said at once.
        behind = sentences[last : last + 2]
        if not step and len(behind) == 2 and all(sentence.kind in running for sentence in behind):
            last += 1
    if first < 0:
        return []
    return within(view.facts.quantities, sentences[first].start, sentences[last].end)


def ways(
    view: View,
    roles: Mapping[str, Spec],
    bindings: dict[str, Any],
    figures: Sequence[Quantity],
    start: int,
    end: int,
    allowed: Allowed | None = None,
    possible: Callable[[dict[str, Any]], bool] = lambda given: True,
) -> Iterator[Way]:
    """All ways to give the figures the roles that ``bindings`` leaves open, for what is stated at ``start:end``; none
    where there are too many figures. Ways with a figure that its role is not ``allowed`` are left out, and those whose
    bindings are not ``possible``."""
    taken = {(fact.start, fact.end) for fact in bindings.values() if isinstance(fact, Quantity)}
    open_roles = [name for name in roles if name not in bindings]
    if not open_roles:
        return
    free = [
        figure
        for figure in figures
        if (figure.start, figure.end) not in taken and not (figure.start < end and start < figure.end)
    ]
    listing = [name for name in open_roles if roles[name].every]
    if listing:
        yield from (way for way in _listed(view, roles, listing, bindings, free, start) if possible(way.bindings))
        return
    here = view.sentence_at(start)
    candidates = [_candidates(view, roles[name], free) for name in open_roles]
    dense = any(len(found) > _MOST_FIGURES for found in candidates)
    if dense:
        # Of copy so dense only figures of the sentence itself right beside the stated one are told apart.
        candidates = [[f for f in found if view.sentence_at(f.start) == here] for found in candidates]
    if any(not 1 <= len(found) <= _MOST_FIGURES for found in candidates):
        return
    chances = candidates
    if allowed is not None:
        chances = [[f for f in found if allowed(name, f)] for name, found in zip(open_roles, candidates, strict=True)]
        if not all(chances):
            return
    home = [f for found in candidates for f in found if view.sentence_at(f.start) == here]
    own = [f for f in home if f.start < start]
    # Figures are compared by identity: all of them are of one pool.
    for chosen in product(*chances):
        given = {**bindings, **dict(zip(open_roles, chosen, strict=True))}
        if len(set(map(id, chosen))) == len(chosen) and possible(given):
            told = sum(
                not roles[name].marks.isdisjoint(marks(view, figure))
                for name, figure in zip(open_roles, chosen, strict=True)
            )
            distance = max(abs(view.sentence_at(figure.start) - here) for figure in chosen)
            operands = frozenset((given[name].start, given[name].end) for name in roles)
            contrary = any(
                _contrary(roles[name].marks, marks(view, figure))
                for name, figure in zip(open_roles, chosen, strict=True)
            ) and not (len(chosen) == 2 and dated(view, *chosen))
            units = {(figure.kind, figure.unit) for figure in chosen}
            alike = [figure for figure in own if (figure.kind, figure.unit) in units]
            at_home = not alike or any(figure is other for figure in chosen for other in alike)
            apart = len({view.sentence_at(figure.start) for figure in chosen}) > 1
            chose = {figure.start for figure in chosen}
            last = chose == {*sorted({figure.start for figure in alike})[-len(chosen) :]}
            beside = not dense or last or chose == {f.start for f in home if (f.kind, f.unit) in units}
            fair = at_home and not contrary and beside and not (dense and between(figures, chosen, start, end))
            yield Way(given, operands, distance, told, fair, apart)


def _contrary(wanted: frozenset[str], found: frozenset[str]) -> bool:
    """Is a figure that is wanted as the old one marked as the new one alone, or the other way round, or is it marked as
    a change of others?"""
    if "delta" in found and wanted.isdisjoint(_CHANGES):
        return True
    return any(one in wanted and other in found and one not in found for one, other in (("old", "new"), ("new", "old")))


def _listed(
    view: View,
    roles: Mapping[str, Spec],
    names: Sequence[str],
    bindings: dict[str, Any],
    free: Sequence[Quantity],
    start: int,
) -> Iterator[Way]:
    """The one way to fill an operand that takes all figures like the one bound: those of its sentence, or, where that
    holds none, two or more of the next, or of the one before. Lengths of time need not be in one unit."""
    spec, here = roles[names[0]], view.sentence_at(start)
    model = next((fact for fact in bindings.values() if isinstance(fact, Quantity) and _of_kind(spec, fact)), None)
    if model is None or len(names) != 1:
        return
    timed = model.kind == "duration"
    alike = [
        f
        for f in _candidates(view, spec, free)
        if (timed or f.unit == model.unit) and (f.value is not None or f.kind == "score")
    ]
    for number in (here, here + 1, here - 1):
        found = [figure for figure in alike if view.sentence_at(figure.start) == number]
        if (2 if number != here else 1) <= len(found) <= _MOST_FIGURES:
            places = frozenset((f.start, f.end) for f in (model, *found))
            yield Way({**bindings, names[0]: found}, places, abs(number - here), 0, True)
            return
        if found:
            return


def _candidates(view: View, role: Spec, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures of the role's types that bear one of its marks, where they must."""
    codes = codes_of(role.kinds)
    found = [figure for figure in figures if CODES[figure.kind] in codes]
    return [figure for figure in found if marks(view, figure) & role.marks] if role.strict else found


def _of_kind(role: Spec, figure: Quantity) -> bool:
    return CODES[figure.kind] in codes_of(role.kinds)


def settled(view: View, sure: Sequence[Way], start: int) -> Way | None:
    """The one way that has evidence for what is stated at ``start``: of the nearest those with most marks, of these
    those whose figures stand in one sentence, of these those in one clause, the last before ``start``; None where
    several sets of figures are left."""
    if not sure:
        return None
    best = min((way.distance, -way.marks, way.apart) for way in sure)
    left = [way for way in sure if (way.distance, -way.marks, way.apart) == best]
    if len({way.operands for way in left}) > 1:
        left = [way for way in left if _in_one_clause(view, way)]
        if len({way.operands for way in left}) > 1 and all(end <= start for way in left for _, end in way.operands):
            last = max(begin for way in left for begin, _ in way.operands)
            left = [way for way in left if last in {begin for begin, _ in way.operands}]
    return left[0] if len({way.operands for way in left}) == 1 else None


def _in_one_clause(view: View, way: Way) -> bool:
    found = [setting(view, Span(start, end, "")) for start, end in way.operands]
    return len({here and (here.number, here.clause) for here in found}) == 1
