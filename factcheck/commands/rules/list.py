"""``factcheck rules list``."""

from __future__ import annotations

import sys

import click

from factcheck.commands.output import complain, finish
from factcheck.commands.rule_sets import load_rules


@click.command(name="list")
def command() -> None:
    """List the rules: id, severity, summary."""
    rule_set = load_rules()
    width = max((len(rule.id) for rule in rule_set.rules), default=0)
    complain(rule_set.problems, source=True)
    finish("".join(f"{rule.id:<{width}}  {rule.severity:<7}  {rule.summary}\n" for rule in rule_set.rules))
    sys.exit(2 if rule_set.problems else 0)
