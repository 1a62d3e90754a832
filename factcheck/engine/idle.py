"""Templates that have nothing to say of the facts at hand: a condition that speaks of one bound fact alone is asked of
each fact of that type, once an article, before any text is annotated or matched.

"{d:day}" matches every date; whether one is ambiguous, or written with a weekday, is told by the date itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from factcheck.engine.annotation import TYPES, code_of
from factcheck.engine.evaluation import Test, Undefined, truth_of
from factcheck.engine.expression import Node, names
from factcheck.engine.operands.narrowing import CONSTANTS, conjuncts, plain
from factcheck.engine.rule import Rule
from factcheck.engine.template import Template
from factcheck.engine.view import View

_KINDS = ("arithmetic", "calendar", "pattern")
_FIGURES = frozenset(TYPES["figure"] + TYPES["date"] + TYPES["time"] + TYPES["set"])


class Gate(NamedTuple):
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

    def of(self, rule: Rule, template: Template) -> list[Gate]:
        """What can be asked of single facts before a template is tried: a match passes all of these, or nothing
        follows from it."""
        if rule.kind not in _KINDS or rule.operands or template.others:
            return []
        bound = {label.partition("__")[0] for label in template.binds}
        # What other templates bind has no value in a match of this one.
        free = {name for t in rule.templates for name in _names(t)} - bound
        told = frozenset({"published", *CONSTANTS, *rule.options, *free})
        found = []
        for label, kind in template.binds.items():
            codes = frozenset("".join(TYPES.get(word.strip(), "") for word in kind.split("|")))
            single = codes and codes <= _FIGURES and "__" not in label and label not in template.lists
            if not single or not _needed(template.source, label):
                continue
            key = (rule.id, label, kind, told)
            gate = self._known.get(key)
            if gate is None:
                tests = [truth_of(node, possible=False) for node in _asked(rule, label, told)]
                fits = [truth_of(node) for node in _fitting(rule, label, told)]
                gate = self._known[key] = Gate(len(self._known), label, codes, tests, fits)
            if gate.tests or gate.fits:
                found.append(gate)
        return found


def _asked(rule: Rule, name: str, told: frozenset[str]) -> Iterator[Node]:
    """The parts of `where` that a name decides."""
    for condition in rule.where:
        for node in conjuncts(condition):
            if _about(node, name, told, rule):
                yield node


def _fitting(rule: Rule, name: str, told: frozenset[str]) -> Iterator[Node]:
    """What makes the assertion hold whatever else is bound, for each match that points at the same fact."""
    if rule.kind == "calendar" and not rule.is_equation and rule.stated == (name,) and rule.assertion is not None:
        for node in _disjuncts(rule.assertion):
            if _about(node, name, told, rule):
                yield node


def idle(rule: Rule, gates: Iterable[Gate], view: View, sentences: int) -> bool:
    """Is there a gate that no fact of these sentences (as bits) passes?"""
    for gate in gates:
        passing = view.passing.get(gate.number)
        if passing is None:
            passing = view.passing[gate.number] = _passing(rule, gate, view)
        if not passing & sentences:
            return True
    return False


def _passing(rule: Rule, gate: Gate, view: View) -> int:
    environment = {"published": view.published, **view.options(rule)}
    found = 0
    for at, pools in view.figures.items():
        for pool in pools:
            for fact in pool:
                if code_of(fact) in gate.codes and _counts(gate, {**environment, gate.name: fact}):
                    found |= 1 << at
                    break
    return found


def _counts(gate: Gate, environment: dict[str, Any]) -> bool:
    try:
        if not all(test(environment) for test in gate.tests):
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


def _about(node: Node, name: str, told: frozenset[str], rule: Rule) -> bool:
    """Can an expression be told from a name and what is known besides?"""
    spoken = names(node)
    return name in spoken and spoken <= {name} | told and spoken.isdisjoint(rule.let) and plain(node)


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
