"""`consistency`: one thing written two ways: names, titles, ages, acronyms; figures written wrongly.

Keys: check (one of CHECKS), where (conditions on what the check binds), explain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from factcheck.engine.kinds.checks import (
    acronyms,
    collectives,
    digits,
    introductions,
    name_lists,
    people,
    register,
    tables,
)
from factcheck.engine.kinds.outcome import make_hit
from factcheck.engine.matching import environment, holds
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Hit

Finding = tuple[int, int, dict[str, Any]]
CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    **people.CHECKS,
    **acronyms.CHECKS,
    **collectives.CHECKS,
    **introductions.CHECKS,
    **digits.CHECKS,
    **tables.CHECKS,
    **name_lists.CHECKS,
    **register.CHECKS,
}


def _lives(view: View) -> Iterator[Finding]:
    """The check of an article that tells a birth, whose module most drafts do not need."""
    if " born " in view.low:
        from factcheck.engine.kinds.checks import lives

        yield from lives.ages_of_a_life(view)


CHECKS["ages-of-a-life"] = _lives


def _ranges(view: View) -> Iterator[Finding]:
    """The check of an article that tells two ends of something, whose module most drafts do not need."""
    told = view.facts.quantities
    if any(
        a.range_low is not None or (b.start - a.end < _ENDS and _joined(view.low[a.end : b.start]))
        for a, b in pairwise([*told, *told[-1:]])
    ):
        from factcheck.engine.kinds.checks.range_members import range_members

        yield from range_members(view)


_ENDS = 60


def _joined(between: str) -> bool:
    """May words between two figures make them the ends of something?"""
    return any(f" {word} " in between for word in ("to", "and", "or", "nor", "but", "at", "maximum"))


CHECKS["range_members"] = _ranges


def _orders(view: View) -> Iterator[Finding]:
    """The check of an article that tells who is before whom, whose module most drafts do not need."""
    if any(cue in view.low for cue in _RANKING):
        from factcheck.engine.kinds.checks.orders import told_orders

        yield from told_orders(view)


_RANKING = (
    *("bronze", "ing order", "in order of", "est first", "est down", "est to the ", "second only to ", "followed by "),
    *("bottom ", "ahead of ", "next best", "next fastest", "next quickest", "second fastest", "second-fastest"),
)
CHECKS["told_orders"] = _orders


def _worked(view: View) -> Iterator[Finding]:
    """The check of scores with a sum in brackets, whose module few drafts need."""
    if " (" in view.low and any("-" in q.text or "." in q.text for q in view.facts.quantities):
        from factcheck.engine.kinds.checks.worked_scores import worked_scores

        yield from worked_scores(view)


CHECKS["worked_scores"] = _worked

BOXED = tuple(
    f"box_{name}" for name in ("totals", "rates", "each", "gains", "hundred", "over_hundred", "votes", "interest")
)


def _results(name: str) -> Callable[[View], Iterator[Finding]]:
    """A check of lines of results, whose module few drafts need."""

    def check(view: View) -> Iterator[Finding]:
        if any(cue in view.low for cue in _CUES):
            from factcheck.engine.kinds.checks import results

            yield from results.CHECKS[name](view)

    return check


_CUES = ("result", "score", "full time", "full-time", "finished", "final", "ended", ": ")
CHECKS |= {name: _results(name) for name in ("result_lines", "result_sums")}


def article(rule: Rule, view: View) -> Iterator[Hit]:
    """The hits of the rule in one article."""
    name = rule.check or ""
    check = CHECKS.get(name) or _of_boxes(name, view)
    for start, end, bindings in check(view) if check else ():
        names = environment(rule, view, bindings)
        if holds(rule, names):
            yield make_hit(rule, view, names, start, end)


def _of_boxes(name: str, view: View) -> Callable[[View], Iterator[Finding]] | None:
    """A check of fact boxes, which few drafts have: what it takes is read only for those."""
    if name not in BOXED or not view.boxes:
        return None
    from factcheck.engine.kinds.checks.boxes import CHECKS as of_boxes

    return of_boxes[name]
