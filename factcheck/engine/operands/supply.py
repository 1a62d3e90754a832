"""Templates that leave roles open to which no figure near them can be given: known before any text is annotated.

Said of rules that count no results without operands; there nothing follows from such a match.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.engine.annotation import CODES
from factcheck.engine.bits import bits_of
from factcheck.engine.conditions import CONSTANTS, plain, tests_of, told_from
from factcheck.engine.evaluation import Test
from factcheck.engine.expression import Node, children, names
from factcheck.engine.operands.assign import HEADED, codes_of
from factcheck.engine.operands.narrowing import hold
from factcheck.engine.rule import Rule
from factcheck.engine.template import Template
from factcheck.engine.view import View
from factcheck.model import Quantity
from factcheck.model.record import Record


class Role(Record, frozen=True):
    """A role that a template leaves open: the characters of the facts that may play it, and what `where` asks of such a
    fact alone."""

    name: str
    codes: str
    tests: list[Test]


def open_roles(rule: Rule, template: Template) -> list[Role]:
    """The roles that must be given to figures nearby before a match of a template can tell anything; none where
    nothing is known of them."""
    if rule.kind == "relation" or rule.is_equation or any(spec.every for spec in rule.operands.values()):
        return []
    bound = _bound(template)
    missing = rule.operands.keys() - bound
    # What only other templates bind has no value where this one matches.
    free = set[str]().union(*map(_bound, rule.templates)) - bound - missing
    if not missing or rule.assertion is None or not _undefined(rule.assertion, missing | free, rule.let):
        return []
    known = frozenset({"published", *CONSTANTS, *rule.options, *free})
    found = []
    for name in (name for name in rule.operands if name in missing):
        told = told_from(rule.where, known | {name}, rule.let)
        tests = tests_of((node for node in told if name in names(node) and plain(node)), rule.let)
        found.append(Role(name, codes_of(rule.operands[name].kinds), tests))
    return found


def _bound(template: Template) -> set[str]:
    return {label.partition("__")[0] for part in (template, *template.others) for label in part.binds}


def _undefined(node: Node, unbound: set[str], let: Mapping[str, Node]) -> bool:
    """Has an expression no value for certain, where nothing is bound to some names?"""
    if node[0] == "name":
        name = node[1]
        return _undefined(let[name], unbound, {}) if name in let else name in unbound
    parts = list(children(node))
    if node[0] == "call" and node[1] == "default":
        return all(_undefined(part, unbound, let) for part in parts)
    # Of what is joined by words the second part may not be asked.
    return any(_undefined(part, unbound, let) for part in (parts[:1] if node[0] in ("and", "or") else parts))


def supplied(rule: Rule, number: int, roles: list[Role], view: View) -> list[int]:
    """For each of the roles that a template leaves open the sentences, as bits, in reach of which a figure may play it;
    and for templates that are tried on single sentences, where there are as many figures as roles."""
    key = (rule.id, number)
    found: list[int] | None = view.kept.get(key)
    if found is None:
        found = view.kept[key] = _supplied(rule, roles, view)
    return found


def _supplied(rule: Rule, roles: list[Role], view: View) -> list[int]:
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
    reach = rule.document.reach
    headed = bool(reach and view.facts.sentences) and view.facts.sentences[0].kind == "headline"
    if headed:
        places = [inside | {1} if HEADED in inside else inside for inside in places]
    found = [_in_reach(inside, reach) for inside in places]
    if rule.within == "sentence" and len(roles) > 1:
        near = range(-reach, 2 if reach else 1)
        every = range(len(view.facts.sentences))
        found.append(bits_of([at for at in every if sum(numbers.get(at + by, 0) for by in near) >= len(roles)]))
    return found


def _may(role: Role, figure: Quantity, known: dict[str, Any]) -> bool:
    return CODES[figure.kind] in role.codes and hold(role.tests, {**known, role.name: figure})


def _in_reach(places: set[int], reach: int) -> int:
    """The sentences from which figures in some sentences are looked at: so many behind these, and one before."""
    bits = bits_of([at for at in places if at >= 0])
    found = bits | (bits >> 1 if reach else 0)
    for step in range(1, reach + 1):
        found |= bits << step
    return found
