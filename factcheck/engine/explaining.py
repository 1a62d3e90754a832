"""Why a rule speaks about a stretch of text, or which step kept it silent: for people who write rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.engine.evaluation import Undefined, evaluate, truth
from factcheck.engine.functions.figures import FIGURES
from factcheck.engine.kinds.claim import surroundings
from factcheck.engine.kinds.outcome import span_of
from factcheck.engine.matching import environment, matches, vetoing
from factcheck.engine.operands import judging
from factcheck.engine.rule import Rule
from factcheck.engine.schema import listed
from factcheck.engine.subjects import VIEW
from factcheck.engine.view import Unit, View
from factcheck.model import Facts, within

TEMPLATE_KINDS = frozenset({"pattern", "arithmetic", "calendar", "relation", "define"})
"""Kinds whose way through a text can be told step by step."""


def annotated(facts: Facts, start: int, end: int) -> str:
    """The text ``start:end`` with its figures, dates and names in brackets: "rose from [number 1,240]"."""
    items: list[tuple[int, int, str]] = [(q.start, q.end, q.kind) for q in facts.quantities]
    items += [(d.start, d.end, d.kind.lower()) for d in facts.dates]
    items += [(n.start, n.end, n.kind) for n in facts.names]
    text, parts, at = facts.article.text, [], start
    for first, last, kind in sorted(item for item in items if start <= item[0] and item[1] <= end):
        if first >= at:
            parts.append(f"{text[at:first]}[{kind} {text[first:last]}]")
            at = last
    return "".join([*parts, text[at:end]])


def steps(rule: Rule, facts: Facts, start: int, end: int) -> Iterator[str]:
    """What the rule does with every unit of text that touches ``start:end``, a line for each step. ``facts`` are those
    of one article, in text offsets."""
    view = View(facts)
    for unit in view.units("sentence" if rule.kind == "relation" else rule.document.within):
        if unit.start < end and start < unit.end:
            yield annotated(facts, unit.start, unit.end)
            if (veto := vetoing(rule, view, unit)) is not None:
                words = facts.article.text[veto.start : veto.end]
                yield f"  silent: an 'unless' template matches: {words}"
                continue
            for number in range(len(rule.templates)):
                yield from (f"  {line}" for line in _template(rule, view, unit, number))


def _template(rule: Rule, view: View, unit: Unit, number: int) -> Iterator[str]:
    sources = [*listed(rule.document.match), *(t for role in rule.document.roles.values() for t in listed(role))]
    # One template of the file may have become several.
    source = sources[number] if len(sources) == len(rule.templates) else f"template {number + 1}"
    found = list(matches(rule, rule.templates[number], view, unit, overlapped=rule.kind != "pattern"))
    if not found:
        yield f"no match: {source}"
    for match in found:
        yield f"match: {source}"
        for name, value in match.bindings.items():
            yield f"  {name} = {_shown(value)}"
        if rule.kind == "relation":
            yield "  one of several roles"
            continue
        if rule.operands.keys() - match.bindings.keys() and not judging.complete(rule, view, match.bindings):
            start, end = span_of(rule.document.stated, match.bindings, match.start, match.end)
            yield from (f"  {line}" for line in judging.told(rule, view, match.bindings, start, end))
            continue
        yield f"  {_verdict(rule, view, unit, match.start, match.end, match.bindings)}"


def _verdict(rule: Rule, view: View, unit: Unit, start: int, end: int, bindings: dict[str, Any]) -> str:
    if not view.in_scope(start, end, rule.scopes):
        return f"silent: outside the scope {', '.join(sorted(rule.scopes))}"
    around = surroundings(view, start, end, view.sentence_at(start)) if rule.kind == "pattern" and rule.where else {}
    known = {VIEW: view, FIGURES: within(view.facts.quantities, unit.start, unit.end)}
    names = environment(rule, view, {**around, "found": view.text[start:end], **bindings}, known)
    for text, node in zip(listed(rule.document.where), rule.where, strict=True):
        try:
            if not truth(evaluate(node, names, possible=False)):
                return f"silent: where: {text} does not hold for certain"
        except Undefined as reason:
            return f"silent: where: {text} cannot be told: {reason}"
    if rule.assertion is None:
        return "speaks" if rule.kind != "define" else "gives a claim"
    try:
        holds = truth(evaluate(rule.assertion, names))
    except Undefined as reason:
        return f"silent: assert: cannot be told: {reason}"
    if holds:
        return f"silent: assert: {rule.document.assertion} can hold"
    return "speaks, unless another reading of the same words fits"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_shown, value))
    return str(getattr(value, "text", value))
