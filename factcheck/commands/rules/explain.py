"""``factcheck rules explain ID FILE:LINE``."""

from __future__ import annotations

import sys

import click

from factcheck.commands.output import complain, finish
from factcheck.commands.rule_sets import load_rules
from factcheck.commands.rules.place import facts_at
from factcheck.engine import run
from factcheck.engine.explaining import TEMPLATE_KINDS, steps
from factcheck.errors import nearest
from factcheck.model import Problem

_WHERE = "name the line too: factcheck rules explain {id} FILE:LINE; what the rule is for: factcheck rules show {id}"


@click.command(name="explain")
@click.argument("rule_id", metavar="ID")
@click.argument("place", metavar="FILE:LINE", required=False)
def command(rule_id: str, place: str | None) -> None:
    """Say why a rule speaks about a line, or which step keeps it silent.

    What a rule is for and what it looks like is told by `factcheck rules show ID`.
    """
    if place is None:
        complain([Problem("select", None, None, None, _WHERE.format(id=rule_id))])
        sys.exit(2)
    rule_set = load_rules()
    rule = next((rule for rule in rule_set.rules if rule.id == rule_id), None)
    if rule is None:
        names = [rule.id for rule in rule_set.rules]
        complain([Problem("select", None, None, None, f"there is no rule '{rule_id}'{nearest(rule_id, names)}")])
        sys.exit(2)
    facts, start, end = facts_at(place)
    lines = list(steps(rule, facts, start, end)) if rule.kind in TEMPLATE_KINDS else []
    hits = [hit for hit in run(rule_set.only([rule_id]), [facts]).hits if hit.rule == rule_id]
    here = [hit for hit in hits if hit.start < end and start < hit.end]
    for hit in here:
        lines.append(f"finding: {hit.message}")
        lines += [f"  {step}" for step in hit.explanation]
    if not here:
        lines.append(f"no finding here ({len(hits)} elsewhere in the file)")
    finish("\n".join(lines) + "\n")
