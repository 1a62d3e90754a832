"""``factcheck cache``: what is kept between runs."""

from __future__ import annotations

import click

from factcheck.commands.verbs import Verbs

VERBS = {
    "clear": "Let go of everything that is kept.",
    "info": "Show where it is kept, and how much.",
}


@click.group(name="cache", cls=Verbs, package=__name__, verbs=VERBS)
def command() -> None:
    """What is kept between runs: compiled rules and patterns, facts and findings of drafts. It only saves time."""
