"""Which figures a role may have by the conditions that speak of no other role: asked once for each figure, before any
two roles are tried together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.engine.evaluation import Test, Undefined, functions, truth_of
from factcheck.engine.expression import Node, calls, names
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Quantity

Allowed = Callable[[str, Quantity], bool]
CONSTANTS = frozenset({"true", "false", "none"})
"""Names that stand for themselves."""


def allowed(rule: Rule, view: View, bindings: dict[str, Any]) -> Allowed:
    """May a role be filled with a figure, as far as `where` can tell with no other role filled?"""
    known = {"published": view.published, **view.options(rule), **bindings}
    found: dict[tuple[str, int, int], bool] = {}

    def may(role: str, figure: Quantity) -> bool:
        key = (role, figure.start, figure.end)
        if key not in found:
            found[key] = _holds(_tests(rule, role, frozenset(known)), {**known, role: figure})
        return found[key]

    return may


def possible(rule: Rule, view: View, bindings: dict[str, Any], more: dict[str, Any]) -> bool:
    """Does `where` hold, as far as it speaks of nothing but what is bound?"""
    known = frozenset({"published", *view.options(rule), *bindings})
    if known not in rule.told:
        rule.told[known] = [
            truth_of(node, possible=False)
            for condition in rule.where
            for node in conjuncts(condition)
            if (spoken := names(node)) and spoken <= known | CONSTANTS and not spoken & rule.let.keys()
        ]
    return _holds(rule.told[known], {"published": view.published, **view.options(rule), **bindings, **more})


def _holds(tests: list[Test], environment: dict[str, Any]) -> bool:
    try:
        return all(test(environment) for test in tests)
    except Undefined:
        return False


def _tests(rule: Rule, role: str, known: frozenset[str]) -> list[Test]:
    """The parts of `where` that can be told from a role and what is known besides."""
    key = (role, known)
    if key not in rule.narrowing:
        told = known | {role} | CONSTANTS
        rule.narrowing[key] = [
            truth_of(node, possible=False)
            for condition in rule.where
            for node in conjuncts(condition)
            if role in (spoken := names(node)) and spoken <= told and not spoken & rule.let.keys() and plain(node)
        ]
    return rule.narrowing[key]


def conjuncts(node: Node) -> Iterator[Node]:
    """The expressions all of which must hold for one to hold."""
    if node[0] == "and":
        yield from conjuncts(node[1])
        yield from conjuncts(node[2])
    else:
        yield node


def plain(node: Node) -> bool:
    """Does an expression look at nothing but the values of its names?"""
    known = functions()
    return not any(getattr(known.get(name), "takes_environment", False) for name in calls(node))
