"""What may play a role, known before any two roles are tried together: by the conditions that speak of no other role,
asked once for each figure; and templates that leave roles open to which no figure near them can be given, before any
text is annotated (said of rules that count no results without operands; there nothing follows from such a match).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from factcheck.engine.annotation import CODES
from factcheck.engine.bits import bits_of
from factcheck.engine.conditions import CONSTANTS, musts, plain, tests_of, told_from
from factcheck.engine.evaluation import Test, Undefined
from factcheck.engine.expression import names
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Quantity
from factcheck.model.record import Record

HEADED = 2
"""Sentences of the copy that the figures of a headline are looked for in."""

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


class Open(Record, frozen=True):
    """A role that a template leaves open: the characters of the facts that may play it, and what `where` asks of such a
    fact alone."""

    name: str
    codes: str
    tests: list[Test]


def open_roles(rule: Rule, template: int) -> list[Open]:
    """The roles that a template of a rule leaves open, by its number."""
    return [Open(role.name, role.codes, musts(role.tests)) for role in rule.asked.roles[template]]


def supplied(rule: Rule, number: int, roles: list[Open], view: View) -> list[int]:
    """For each of the roles that a template leaves open the sentences, as bits, in reach of which a figure may play it;
    and for templates that are tried on single sentences, where there are as many figures as roles."""
    key = (rule.id, number)
    found: list[int] | None = view.kept.get(key)
    if found is None:
        found = view.kept[key] = _supplied(rule, roles, view)
    return found


def _supplied(rule: Rule, roles: list[Open], view: View) -> list[int]:
    known = {"published": view.published, **view.options(rule)}
    places: list[set[int]] = [set() for _ in roles]
    numbers: dict[int, int] = {}
    for figure in view.facts.quantities:
        at = view.sentence_at(figure.start)
        # A bare number may turn out to leave its unit out.
        bare = figure.kind == "number" and not figure.counted
        takes = [bare or _may(role, figure, known) for role in roles]
        for inside, may in zip(places, takes, strict=True):
            if may:
                inside.add(at)
        numbers[at] = numbers.get(at, 0) + any(takes)
    reach = rule.reach
    headed = bool(reach and view.facts.sentences) and view.facts.sentences[0].kind == "headline"
    if headed:
        places = [inside | {1} if HEADED in inside else inside for inside in places]
    found = [_in_reach(inside, reach) for inside in places]
    if rule.within == "sentence" and len(roles) > 1:
        near, last = range(-reach, 2 if reach else 1), len(view.facts.sentences)
        totals: dict[int, int] = {}
        for at, many in numbers.items():
            for by in near:
                totals[at - by] = totals.get(at - by, 0) + many
        found.append(bits_of([at for at, total in totals.items() if total >= len(roles) and 0 <= at < last]))
    return found


def _may(role: Open, figure: Quantity, known: dict[str, Any]) -> bool:
    return CODES[figure.kind] in role.codes and hold(role.tests, {**known, role.name: figure})


def _in_reach(places: set[int], reach: int) -> int:
    """The sentences from which figures in some sentences are looked at: so many behind these, and one before."""
    bits = bits_of([at for at in places if at >= 0])
    found = bits | (bits >> 1 if reach else 0)
    for step in range(1, reach + 1):
        found |= bits << step
    return found
