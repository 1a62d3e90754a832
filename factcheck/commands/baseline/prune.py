"""``factcheck baseline prune``."""

from __future__ import annotations

import os
import sys

import click

from factcheck import baseline
from factcheck.commands.output import complain, finish, problem_of
from factcheck.commands.overridden import Overridden
from factcheck.commands.run import check
from factcheck.errors import ConfigError


@click.command(name="prune")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--config", metavar="FILE", help="Use this configuration file and no other.")
def command(paths: tuple[str, ...], config: str | None) -> None:
    """Drop the entries whose finding is gone from the drafts under PATHS; entries of other drafts stay."""
    settings = Overridden(config)
    here = settings.here()
    path = os.path.normpath(os.path.join(here.root, here.baseline)) if here.baseline else baseline.NAME
    try:
        rows = baseline.read(path)
    except ConfigError as error:
        complain([problem_of(error)])
        sys.exit(2)
    report = check(paths, settings)
    complain(report.problems, report.notes)
    # A draft that is not there any more was checked too, and has no findings.
    checked = {*report.texts, *(row.get("path", "") for row in rows if not os.path.exists(row.get("path", "")))}
    kept = baseline.prune(rows, report.findings, checked)
    finish(baseline.text(kept), path)
    finish(f"{path}: {len(rows) - len(kept)} dropped, {len(kept)} kept\n")
    sys.exit(2 if report.problems else 0)
