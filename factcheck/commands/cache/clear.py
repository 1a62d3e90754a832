"""``factcheck cache clear``."""

from __future__ import annotations

import click

from factcheck import store
from factcheck.commands.output import finish


@click.command(name="clear")
def command() -> None:
    """Let go of everything that is kept."""
    count = store.clear()
    finish(f"{store.folder()}: {count} {'entry' if count == 1 else 'entries'} deleted\n")
