"""``factcheck baseline create``."""

from __future__ import annotations

import os
import sys

import click

from factcheck import baseline
from factcheck.commands.output import complain, finish
from factcheck.commands.overridden import Overridden
from factcheck.commands.run import check


@click.command(name="create")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--config", type=click.Path(), metavar="FILE", help="Use this configuration file and no other.")
def command(paths: tuple[str, ...], config: str | None) -> None:
    """Take all findings of now in the drafts under PATHS as known."""
    settings = Overridden(config)
    report = check(paths, settings)
    complain(report.problems, report.notes)
    here = settings.here()
    path = os.path.normpath(os.path.join(here.root, here.baseline)) if here.baseline else baseline.NAME
    finish(baseline.text(baseline.entries(report.findings)), path)
    finish(f"{path}: {len(report.findings)} known findings\n")
    sys.exit(2 if report.problems else 0)
