"""``factcheck baseline``: findings that are known and not shown again."""

from __future__ import annotations

import click

from factcheck.commands.verbs import Verbs

VERBS = {
    "create": "Take all findings of now as known.",
    "prune": "Drop the entries whose finding is gone.",
}


@click.group(name="baseline", cls=Verbs, package=__name__, verbs=VERBS)
def command() -> None:
    """Keep a list of known findings, so that only new ones are shown."""
