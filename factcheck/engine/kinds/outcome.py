"""What a template kind reports for one binding: fits, does not fit (with the hit), or could not be computed."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any, Literal

from factcheck.engine.evaluation import Undefined
from factcheck.engine.matching import all_hold
from factcheck.engine.message import render
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Fix, Hit, Place
from factcheck.model.record import Record

Verdict = Literal["fits", "fails", "unknown"]


class Outcome(Record, frozen=True):
    """``start:end`` is what the finding would mark; one finding a mark, and only if no binding fits. ``about``
    are the kind of the stated figure and the places of those that were given roles: what one figure of a kind tells of
    them, no other one does."""

    rule: str
    start: int
    end: int
    verdict: Verdict
    hit: Hit | None
    about: tuple[str, frozenset[tuple[int, int]]] | None = None


def span_of(name: str | None, bindings: Mapping[str, Any], start: int, end: int) -> tuple[int, int]:
    """The place of a bound fact, word or list, of several names ("m|h") the first that is bound; without a name (or
    binding) the whole match."""
    bound = next((found for n in (name or "").split("|") if (found := _bound(bindings, n)) is not None), None)
    if isinstance(bound, list):
        return (bound[0].start, bound[-1].end) if bound else (start, end)
    return (bound.start, bound.end) if bound is not None else (start, end)


def _bound(bindings: Mapping[str, Any], name: str) -> Any:
    try:
        return bindings[name]  # what is computed on demand is no answer to `get`
    except KeyError:
        return None


def make_hit(rule: Rule, view: View, names: Mapping[str, Any], start: int, end: int) -> Hit:
    """A hit of a rule at ``start:end`` with its message, explanation, related places and fix rendered."""
    path = view.facts.path
    related = []
    for name in rule.document.related:
        first, last = span_of(name, names, -1, -1)
        if first >= 0 and (first, last) != (start, end):
            related.append(Place(path, first, last))
    fix = None
    replacement = rule.document.fix if rule.document.fix is not None else rule.document.unsafe_fix
    if replacement is not None:
        from factcheck.engine.message import compile_message

        with contextlib.suppress(Undefined):  # no fix is better than half of one
            new = render(compile_message(replacement), names, strict=True)
            old = view.text[start:end]
            if old[:1].isupper() and view.starts_sentence(start):
                new = new[:1].upper() + new[1:]
            fix = Fix(start, end, new, safe=rule.document.fix is not None) if new != old else None
    lines = tuple(render(pieces, names) for pieces in rule.body.explain)
    message = render(rule.body.message, names)
    severity = "info" if rule.easing and all_hold(rule.easing, names) else rule.severity
    return Hit(rule.id, severity, message, path, start, end, tuple(related), lines, fix)
