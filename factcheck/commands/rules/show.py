"""``factcheck rules show ID``."""

from __future__ import annotations

import sys

import click

from factcheck.commands.options import RuleOption
from factcheck.commands.output import complain, finish
from factcheck.commands.rule_sets import load_rules
from factcheck.engine.rule import Rule
from factcheck.errors import nearest
from factcheck.model import Problem


@click.command(name="show")
@click.argument("rule_id", metavar="ID", type=RuleOption(folders=False))
def command(rule_id: str) -> None:
    """Show one rule: what it finds, why, and its examples."""
    rules = {rule.id: rule for rule in load_rules().rules}
    if rule_id not in rules:
        message = f"there is no rule '{rule_id}'{nearest(rule_id, rules)}"
        complain([Problem("select", None, None, None, message)])
        sys.exit(2)
    finish(described(rules[rule_id]))


def described(rule: Rule) -> str:
    """The rule as a person reads it."""
    lines = [rule.id, f"  {rule.summary}", "", f"severity  {rule.severity}", f"kind      {rule.kind}"]
    lines += [f"file      {rule.path}", f"why       {rule.why}", f"message   {rule.message}", ""]
    for example in rule.document.examples:
        articles = [article.text for article in example.articles]
        texts = articles or [example.fail or example.passes or ""]
        lines.append("found:" if example.fail is not None or example.finds else "left alone:")
        lines += [f"  {line}" for text in texts for line in text.splitlines()]
        lines += [f"    ^ {words}" for words in example.finds]
    return "\n".join(lines) + "\n"
