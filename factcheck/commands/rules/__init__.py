"""``factcheck rules``: list, show and test the rules."""

from __future__ import annotations

import click

from factcheck.commands.verbs import Verbs

VERBS = {
    "debug": "Show the sentences of a line as rules see them.",
    "explain": "Say why a rule speaks about a line, or which step keeps it silent.",
    "list": "List the rules: id, severity, summary.",
    "new": "Write a rule file to start from.",
    "reference": "Print all rules as Markdown.",
    "schema": "Print the JSON Schema of a rule file.",
    "show": "Show one rule: what it finds, why, and its examples.",
    "test": "Run the examples of the rules.",
}


@click.group(name="rules", cls=Verbs, package=__name__, verbs=VERBS)
def command() -> None:
    """List, show and test the rules."""
