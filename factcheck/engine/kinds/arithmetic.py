"""`arithmetic` and `calendar`: a stated figure or date against what others in the text make of it.

Keys: match, unless, where, let, within, scope, assert (what must be able to hold), stated (the binding that the finding
points at), explain, related, alternatives (sentence: nothing is said where another figure of the same type in the
sentence or window, taken for one of the operands, makes the assertion hold; none: no such look).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.engine.evaluation import Undefined, evaluate, truth
from factcheck.engine.kinds.outcome import Outcome, make_hit, span_of
from factcheck.engine.matching import environment, holds, matches, vetoed
from factcheck.engine.rule import Rule
from factcheck.engine.view import Unit, View
from factcheck.model import Date, Quantity, within


def unit(rule: Rule, view: View, stretch: Unit, templates: list[int]) -> Iterator[Outcome]:
    """Outcomes of the rule in one stretch of text: one for each binding."""
    if vetoed(rule, view, stretch):
        return
    for number in templates:
        for match in matches(rule, rule.templates[number], view, stretch, overlapped=True):
            start, end = span_of(rule.document.stated, match.bindings, match.start, match.end)
            if not view.in_scope(start, end, rule.scopes):
                continue
            names = environment(rule, view, match.bindings)
            if not holds(rule, names):
                continue
            fits = _asserted(rule, names)
            if fits is None:
                yield Outcome(rule.id, start, end, "unknown", None)
            elif fits or _another_fits(rule, view, stretch, match.bindings, start, end):
                yield Outcome(rule.id, start, end, "fits", None)
            else:
                yield Outcome(rule.id, start, end, "fails", make_hit(rule, view, names, start, end))


def _asserted(rule: Rule, names: dict[str, Any]) -> bool | None:
    if rule.assertion is None:
        return False
    try:
        return truth(evaluate(rule.assertion, names))
    except Undefined:
        return None


def _another_fits(rule: Rule, view: View, stretch: Unit, bindings: dict[str, Any], start: int, end: int) -> bool:
    """Would the assertion hold with one operand replaced by another figure of its type in the stretch of text?"""
    if rule.document.alternatives == "none":
        return False
    bound = {(b.start, b.end) for b in bindings.values() if isinstance(b, Quantity | Date)}
    for name, operand in bindings.items():
        if name == rule.document.stated or not isinstance(operand, Quantity | Date):
            continue
        pool = view.facts.quantities if isinstance(operand, Quantity) else view.facts.dates
        for other in within(pool, stretch.start, stretch.end):
            if (
                other.kind != operand.kind
                or (other.start, other.end) in bound
                or (other.start < end and start < other.end)
            ):
                continue
            names = environment(rule, view, {**bindings, name: other})
            if holds(rule, names) and _asserted(rule, names):
                return True
    return False
