"""`define`: a new type of claim, from templates; it finds nothing itself, but `conflict` rules compare what it makes.

Keys: match, unless, where, let, within, scope, slots (slot of a claim -> expression: party, counterpart, subject,
event, measure, value, unit, direction, first, last).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.comparison.intervals import Interval
from factcheck.engine.evaluation import Undefined, evaluate
from factcheck.engine.expression import parse
from factcheck.engine.kinds.outcome import Outcome
from factcheck.engine.matching import environment, holds, matches, vetoed
from factcheck.engine.rule import Rule
from factcheck.engine.view import Unit, View
from factcheck.model import Claim, Date, Quantity

_SLOTS = frozenset(
    {"party", "counterpart", "subject", "event", "measure", "value", "unit", "direction", "first", "last"}
)


def unit(rule: Rule, view: View, stretch: Unit, templates: list[int]) -> Iterator[Outcome]:
    """No outcomes: see :func:`claims`."""
    return iter(())


def claims(rule: Rule, view: View, stretch: Unit, templates: list[int]) -> Iterator[Claim]:
    """The claims that the rule's templates fill in one stretch of text."""
    if vetoed(rule, view, stretch):
        return
    for number in templates:
        for match in matches(rule, rule.templates[number], view, stretch):
            names = environment(rule, view, match.bindings)
            if view.in_scope(match.start, match.end, rule.scopes) and holds(rule, names):
                yield _claim(rule, view, names, match.start, match.end)


def _claim(rule: Rule, view: View, names: dict[str, Any], start: int, end: int) -> Claim:
    slots: dict[str, Any] = {"measure": rule.id}
    for slot, source in rule.document.slots.items():
        if slot not in _SLOTS:
            continue
        try:
            value = evaluate(parse(source), names)
        except Undefined:
            continue
        slots[slot] = _plain(slot, value)
    return Claim(start, end, view.text[start:end], view.sentence_at(start), **slots)


def _plain(slot: str, value: Any) -> Any:
    if slot in ("first", "last"):
        return getattr(value, slot, None) if isinstance(value, Date) else None
    if isinstance(value, Quantity):
        return value.value if slot == "value" else value.unit if slot == "unit" else value.text
    if isinstance(value, Interval):
        return int(value.middle or 0) if slot == "direction" else value.middle
    return str(getattr(value, "canonical", None) or getattr(value, "text", value))
