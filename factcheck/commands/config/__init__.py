"""``factcheck config``: what is configured, and from where."""

from __future__ import annotations

import click

from factcheck.commands.verbs import Verbs

VERBS = {
    "schema": "Print the JSON Schema of a configuration.",
    "show": "Show the settings in force for a draft, and where each comes from.",
}


@click.group(name="config", cls=Verbs, package=__name__, verbs=VERBS)
def command() -> None:
    """Show what is configured, and from where."""
