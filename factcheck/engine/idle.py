"""Templates that have nothing to say of the facts at hand: a condition that speaks of one bound fact alone is asked of
each fact of that type, once an article, before any text is annotated or matched (see :mod:`factcheck.engine.asking`).
"""

from __future__ import annotations

from typing import Any

from factcheck.engine.bits import bits_of, places_of
from factcheck.engine.conditions import musts
from factcheck.engine.evaluation import Test, Undefined, truth_of
from factcheck.engine.matching import Names
from factcheck.engine.rule import Rule
from factcheck.engine.subjects import VIEW
from factcheck.engine.view import View
from factcheck.model.record import Record

_MOST = 40
"""Facts of a sentence that are asked, at most: no more matches of a template are looked at."""


class Ready(Record, frozen=True):
    """A gate whose conditions are ready to be asked; ``key`` tells gates apart."""

    key: tuple[str, int]
    name: str
    codes: str
    tests: list[Test]
    fits: list[Test]
    computes: bool


def gates_of(rule: Rule, template: int) -> list[Ready]:
    """The gates of a template of a rule, by its number."""
    return [_ready(rule, number) for number in rule.asked.through[template]]


def _ready(rule: Rule, number: int) -> Ready:
    found: Ready | None = rule.gates.get(number)
    if found is None:
        gate = rule.asked.gates[number]
        fits = [truth_of(node) for node in gate.fits]
        found = Ready((rule.id, number), gate.name, gate.codes, musts(gate.tests), fits, gate.computes)
        rule.gates[number] = found
    return found


def passing(rule: Rule, gate: Ready, view: View, sentences: int) -> int:
    """Those of some sentences (as bits) with a fact that passes a gate; each is asked once."""
    asked, found = view.passing.get(gate.key, (0, 0))
    new = sentences & ~asked
    if new:
        known = {"published": view.published, **view.options(rule), VIEW: view}
        found |= bits_of(_passed(rule, gate, view, set(places_of(new)), known))
        view.passing[gate.key] = asked | new, found
    return found & sentences


def _passed(rule: Rule, gate: Ready, view: View, sentences: set[int], known: dict[str, Any]) -> set[int]:
    passed: set[int] = set()
    for code in gate.codes:
        for at, facts in view.by_code.get(code, ()):
            if at not in sentences or at in passed:
                continue
            # What looks along the sentence for each of very many facts would take the square of their number.
            if len(facts) > _MOST:
                passed.add(at)
                continue
            for fact in facts:
                known[gate.name] = fact
                if _counts(gate, Names(rule, known) if gate.computes else known):
                    passed.add(at)
                    break
    return passed


def _counts(gate: Ready, environment: dict[str, Any]) -> bool:
    try:
        for test in gate.tests:
            if not test(environment):
                return False
    except Undefined:
        return False
    for test in gate.fits:
        try:
            if test(environment):
                return False
        except Undefined:
            continue
    return True
