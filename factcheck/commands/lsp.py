"""``factcheck lsp``: serve an editor over standard input and output."""

from __future__ import annotations

import sys

import click

from factcheck.commands.origin import requirement
from factcheck.commands.output import complain
from factcheck.model import Problem


@click.command(name="lsp")
@click.option("--stdio", is_flag=True, help="Accepted because some editors add it; there is no other way.")
def command(stdio: bool) -> None:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    try:
        from factcheck.lsp.server import serve
    except ModuleNotFoundError as error:
        message = f"needs {error.name}: pip install '{requirement('lsp')}'"
        complain([Problem("lsp", None, None, None, message)])
        sys.exit(2)
    serve()
