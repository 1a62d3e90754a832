"""Templates that have nothing to say of the facts at hand: a condition that speaks of one bound fact alone is asked of
each fact of that type, once an article, before any text is annotated or matched.

"{d:day}" matches every date; whether one is ambiguous, or written with a weekday, is told by the date itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from factcheck.engine.annotation import TYPES
from factcheck.engine.bits import bits_of, places_of
from factcheck.engine.conditions import CONSTANTS, conjuncts, lone, plain, spelt_out, tests_of
from factcheck.engine.evaluation import Test, Undefined, truth_of
from factcheck.engine.expression import Node, names
from factcheck.engine.matching import Names
from factcheck.engine.rule import Rule
from factcheck.engine.subjects import VIEW
from factcheck.engine.template import Template
from factcheck.engine.view import View
from factcheck.model.record import Record

_KINDS = ("arithmetic", "calendar", "pattern", "relation")
_MOST = 40
"""Facts of a sentence that are asked, at most: no more matches of a template are looked at."""
_FIGURES = frozenset(TYPES["figure"] + TYPES["date"] + TYPES["time"] + TYPES["set"])


_Parts = list[tuple[Node, set[str]]]


class Gate(Record, frozen=True):
    """What a fact that a template binds as ``name`` must be: of one of ``codes``, with all ``tests`` true and none of
    ``fits``, under which there is nothing to find. ``number`` tells gates apart."""

    number: int
    name: str
    codes: frozenset[str]
    tests: list[Test]
    fits: list[Test]


class Gates:
    """The gates of a rule set; templates that ask the same of a fact share one."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str, frozenset[str]], Gate] = {}
        self._parts: dict[str, tuple[_Parts, _Parts]] = {}

    def of(self, rule: Rule, template: Template) -> list[Gate]:
        """What can be asked of single facts before a template is tried: a match passes all of these, or nothing
        follows from it."""
        if rule.kind not in _KINDS or (rule.roles and rule.operands):
            return []
        found = []
        for label, kind in template.binds.items():
            codes = frozenset("".join(TYPES.get(word.strip(), "") for word in kind.split("|")))
            single = codes and codes <= _FIGURES and "__" not in label and label not in template.lists
            if not single:
                continue
            where, fitting = self._parts_of(rule)
            beside = {name for _, spoken in (*where, *fitting) if label in spoken for name in spoken} - {label}
            told = _told(rule, template, beside)
            key = (rule.id, label, kind, told)
            gate = self._known.get(key)
            if gate is None:
                tests = tests_of(_about(where, label, told), rule.let)
                fits = [truth_of(node) for node in _about(fitting, label, told)] if rule.stated == (label,) else []
                gate = self._known[key] = Gate(len(self._known), label, codes, tests, fits)
            if (gate.tests or gate.fits) and _needed(template.source, label):
                found.append(gate)
        return found

    def _parts_of(self, rule: Rule) -> tuple[_Parts, _Parts]:
        """Of `where` what must hold, and of the assertion what suffices for every match that points at one fact, with
        the names that each part speaks of."""
        if rule.id not in self._parts:
            where = [node for condition in rule.where for node in conjuncts(condition)]
            bound = rule.assertion is not None and rule.kind == "calendar" and not rule.is_equation
            fitting = list(_disjuncts(rule.assertion or ())) if bound else []
            known = [(node, *spelt_out(node, rule.let)) for node in where]
            # Where patterns ask, the article is not among the names.
            told = [
                (node, spoken)
                for node, spoken, called in known
                if (lone(called) and rule.kind != "pattern") or plain(node)
            ]
            fits = [(node, spoken) for node in fitting if (spoken := names(node)).isdisjoint(rule.let) and plain(node)]
            self._parts[rule.id] = told, fits
        return self._parts[rule.id]


def _told(rule: Rule, template: Template, beside: set[str]) -> frozenset[str]:
    """Of the names that conditions speak of beside a bound one those whose value a match of a template settles: what
    other templates bind, and no role, has none in it; of a relation they add to it."""
    told = beside & {"published", *CONSTANTS, *rule.options}
    if not rule.roles and (others := beside - told - rule.operands.keys() - _names(template)):
        told |= others & {name for other in rule.templates for name in _names(other)}
    return frozenset(told)


def _about(parts: _Parts, name: str, told: frozenset[str]) -> list[Node]:
    """Those that can be told from a name and what is known besides."""
    return [node for node, spoken in parts if name in spoken and spoken - {name} <= told]


def passing(rule: Rule, gate: Gate, view: View, sentences: int) -> int:
    """Those of some sentences (as bits) with a fact that passes a gate; each is asked once."""
    asked, found = view.passing.get(gate.number, (0, 0))
    new = sentences & ~asked
    if new:
        known = {"published": view.published, **view.options(rule), VIEW: view}
        found |= bits_of([at for at in places_of(new) if at in view.figures and _passes(rule, gate, view, at, known)])
        view.passing[gate.number] = asked | new, found
    return found & sentences


def _passes(rule: Rule, gate: Gate, view: View, at: int, known: dict[str, Any]) -> bool:
    here = zip(view.codes[at], chain(*view.figures[at]), strict=True)
    facts = [fact for code, fact in here if code in gate.codes]
    # What looks along the sentence for each of very many facts would take the square of their number.
    if len(facts) > _MOST:
        return True
    if not rule.let:
        return any(_counts(gate, {**known, gate.name: fact}) for fact in facts)
    return any(_counts(gate, Names(rule, {**known, gate.name: fact})) for fact in facts)


def _counts(gate: Gate, environment: dict[str, Any]) -> bool:
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


def _disjuncts(node: Node) -> Iterator[Node]:
    if node[0] == "or":
        yield from _disjuncts(node[1])
        yield from _disjuncts(node[2])
    else:
        yield node


def _names(template: Template) -> set[str]:
    parts = (template, *template.others)
    return {label.partition("__")[0] for part in parts for label in part.binds}


def _needed(source: str, name: str) -> bool:
    """Does every match of a template bind the name: does it stand in no bracket of the source?"""
    depth, quoted = 0, False
    for at, character in enumerate(source):
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "{" and not depth and source.startswith(f"{name}:", at + 1):
            return True
    return False
