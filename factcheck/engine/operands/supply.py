"""Templates that leave roles open to which no figure near them can be given: known before any text is annotated.

Said of rules that count no results without operands; there nothing follows from such a match.
"""

from __future__ import annotations

from typing import Any

from factcheck.engine.annotation import CODES
from factcheck.engine.bits import bits_of
from factcheck.engine.conditions import musts
from factcheck.engine.evaluation import Test
from factcheck.engine.operands.assign import HEADED
from factcheck.engine.operands.narrowing import hold
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.model import Quantity
from factcheck.model.record import Record


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
