"""Which figures a role may have by the conditions that speak of no other role: asked once for each figure, before any
two roles are tried together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from factcheck.engine.conditions import CONSTANTS, plain, tests_of, told_from
from factcheck.engine.evaluation import Test, Undefined
from factcheck.engine.expression import names
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Quantity

Allowed = Callable[[str, Quantity], bool]


def allowed(rule: Rule, view: View, bindings: dict[str, Any]) -> Allowed:
    """May a role be filled with a figure, as far as `where` can tell with no other role filled?"""
    known = {"published": view.published, **view.options(rule), **bindings}
    found: dict[tuple[str, int, int], bool] = {}

    def may(role: str, figure: Quantity) -> bool:
        key = (role, figure.start, figure.end)
        if key not in found:
            found[key] = hold(_tests(rule, role, frozenset(known)), {**known, role: figure})
        return found[key]

    return may


def possible(rule: Rule, view: View, bindings: dict[str, Any], more: dict[str, Any]) -> bool:
    """Does `where` hold, as far as it speaks of nothing but what is bound?"""
    known = frozenset({"published", *view.options(rule), *bindings})
    if known not in rule.told:
        rule.told[known] = tests_of(told_from(rule.where, known | CONSTANTS, rule.let), rule.let)
    return hold(rule.told[known], {"published": view.published, **view.options(rule), **bindings, **more})


def hold(tests: list[Test], environment: dict[str, Any]) -> bool:
    """Do all tests hold for certain?"""
    try:
        for test in tests:
            if not test(environment):
                return False
    except Undefined:
        return False
    return True


def _tests(rule: Rule, role: str, known: frozenset[str]) -> list[Test]:
    """The parts of `where` that can be told from a role and what is known besides."""
    key = (role, known)
    if key not in rule.narrowing:
        told = told_from(rule.where, known | {role} | CONSTANTS, rule.let)
        rule.narrowing[key] = tests_of((node for node in told if role in names(node) and plain(node)), rule.let)
    return rule.narrowing[key]


def between(figures: Sequence[Quantity], chosen: Sequence[Quantity], start: int, end: int) -> bool:
    """Is the stated figure of the kind of those chosen ("earned Rs8, and the Rs3 dividend is Rs1 more than last time"),
    or does another one of its kind stand between them: "fell 5%, so that revenue rose by 6%, and a car will pay €389,
    against €425"?"""
    kind = next((figure.kind for figure in figures if figure.start == start), "ratio")
    if any(figure.kind == kind for figure in chosen):
        return True
    first, last = min(start, *(f.start for f in chosen)), max(end, *(f.end for f in chosen))
    return any(f.kind == kind and first <= f.start < last and f.start != start and f not in chosen for f in figures)
