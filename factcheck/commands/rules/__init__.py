"""``factcheck rules``: list, show and test the rules."""

from __future__ import annotations

from importlib import import_module

import click

VERBS = {
    "list": "List the rules: id, severity, summary.",
    "schema": "Print the JSON Schema of a rule file.",
    "show": "Show one rule: what it finds, why, and its examples.",
    "test": "Run the examples of the rules.",
}


class Verbs(click.Group):
    """Commands imported one by one."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        found: click.Command = import_module(f"factcheck.commands.rules.{name}").command
        return found

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, VERBS[name]) for name in self.list_commands(context)])


@click.group(name="rules", cls=Verbs)
def command() -> None:
    """List, show and test the rules."""
