"""`arithmetic` and `calendar`: a stated figure or date against what others in the text make of it.

Keys: match, unless, where, let, within, scope, assert (what must be able to hold), stated (the binding that the finding
points at), explain, related, alternatives (sentence: nothing is said where another figure of the same type in the
sentence or window, taken for one of the operands, makes the assertion hold; dates also stand in for the publication
date, and it for them; none: no such look); operands (what a template leaves open: "TYPES is MARKS" by role, or "TYPES
has MARKS" for marks that it must bear), sure (what must hold besides `where` to speak of operands so found), reach (how
many sentences either side they may stand; default 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.figures import FIGURES
from factcheck.engine.kinds.outcome import Outcome, make_hit, span_of
from factcheck.engine.matching import asserted, environment, holds, matches, vetoed
from factcheck.engine.operands import judging
from factcheck.engine.rule import Rule
from factcheck.engine.subjects import VIEW
from factcheck.engine.view import Unit, View
from factcheck.model import Date, Quantity, within

_BARE = patterns.lazy(r"\{[^{}]*\}")
"""A template that is one figure, without a word."""


def unit(rule: Rule, view: View, stretch: Unit, templates: list[int]) -> Iterator[Outcome]:
    """Outcomes of the rule in one stretch of text: one for each binding."""
    free = not rule.unless
    for number in templates:
        for match in matches(rule, rule.templates[number], view, stretch, overlapped=True):
            start, end = span_of(rule.document.stated, match.bindings, match.start, match.end)
            if not view.in_scope(start, end, rule.scopes):
                continue
            # Most units hold no match: vetoes are looked for only where there is one.
            if not free:
                if vetoed(rule, view, stretch):
                    return
                free = True
            if rule.operands.keys() - match.bindings.keys() and not judging.complete(rule, view, match.bindings):
                outcome = judging.assigned(rule, view, match.bindings, start, end)
                # A figure that no word says to be a result is none that lacks its operands.
                result = any(name in match.bindings for name in rule.stated)
                if outcome.verdict != "unknown" or (result and _BARE.fullmatch(rule.templates[number].source) is None):
                    yield outcome
                continue
            names = environment(rule, view, match.bindings)
            names[VIEW] = view
            names[FIGURES] = within(view.facts.quantities, stretch.start, stretch.end)
            if not holds(rule, names):
                continue
            fits = asserted(rule, names)
            if fits is None:
                yield Outcome(rule.id, start, end, "unknown", None)
            elif fits or another_fits(rule, view, stretch, match.bindings, start, end, {}):
                yield Outcome(rule.id, start, end, "fits", None)
            else:
                yield Outcome(rule.id, start, end, "fails", make_hit(rule, view, names, start, end))


def another_fits(
    rule: Rule, view: View, stretch: Unit, bindings: dict[str, Any], start: int, end: int, more: dict[str, Any]
) -> bool:
    """Would the assertion hold with one operand replaced by another figure of its type in the stretch of text?"""
    if rule.document.alternatives == "none":
        return False
    bound = {(b.start, b.end) for b in bindings.values() if isinstance(b, Quantity | Date)}
    published = view.published if rule.asks_publication else None
    operands = {**bindings, "published": published} if published else bindings
    for name, operand in operands.items():
        if name in rule.stated or not isinstance(operand, Quantity | Date):
            continue
        pool: Sequence[Any]
        if isinstance(operand, Quantity):
            pool = within(view.facts.quantities, stretch.start, stretch.end)
        else:
            pool = within(view.facts.dates, stretch.start, stretch.end)
            pool = [*pool, published] if published and operand is not published else pool
        for other in pool:
            if (
                other.kind != operand.kind
                or (other.start, other.end) in bound
                or (other.start < end and start < other.end)
            ):
                continue
            names = environment(rule, view, {**bindings, name: other}, more)
            if holds(rule, names) and asserted(rule, names):
                return True
    return False
