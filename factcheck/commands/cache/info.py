"""``factcheck cache info``."""

from __future__ import annotations

import click

from factcheck import store
from factcheck.commands.output import finish


@click.command(name="info")
def command() -> None:
    """Show where it is kept, and how many entries and bytes of each kind."""
    lines = [store.folder()]
    lines += [f"{kind:12} {count:7,} entries {size:13,} bytes" for kind, (count, size) in store.held().items()]
    finish("\n".join(lines) + "\n")
