"""``factcheck check``: its command line. What it does stands in :mod:`factcheck.commands.checking`."""

from __future__ import annotations

from typing import Any

import click

from factcheck.commands.checking import run
from factcheck.commands.options import DateOption, FormatOption, RuleOption
from factcheck.model import SEVERITIES
from factcheck.reporting import FORMATS

LEVEL = click.Choice(SEVERITIES)
PATH = click.Path()
RULE = RuleOption()


@click.command(name="check")
@click.argument("paths", nargs=-1, type=PATH)
@click.option(
    "--format",
    "forms",
    type=FormatOption(),
    multiple=True,
    default=["full"],
    metavar="FORMAT",
    help=f"One of {', '.join(FORMATS)} (default: full); FORMAT=FILE writes it to a file. Repeatable.",
)
@click.option("--severity", type=LEVEL, help="Lowest severity shown (default: info).")
@click.option("--fail-on", type=LEVEL, help="Lowest severity that makes the exit status 1 (default: warning).")
@click.option(
    "--context",
    multiple=True,
    type=PATH,
    help="Other drafts of the story, read for comparison.",
)
@click.option(
    "--against",
    multiple=True,
    type=PATH,
    help="Evidence: notes, releases, transcripts that the drafts must agree with.",
)
@click.option("--archive", multiple=True, type=PATH, metavar="DIR", help="Compare with what is already published.")
@click.option("--date", type=DateOption(), help="Publication date of drafts that state none.")
@click.option("--select", multiple=True, type=RULE, help="Only this rule or folder of rules; repeatable.")
@click.option("--ignore", multiple=True, type=RULE, help="Not this rule or folder of rules; repeatable.")
@click.option("--output", type=PATH, metavar="FILE", help="Write the report to a file.")
@click.option("--statistics", is_flag=True, help="Add the number of findings by rule, and the rules without one.")
@click.option("--profile-rules", is_flag=True, help="Print what each rule costs, to standard error.")
@click.option("--changed-lines", is_flag=True, help="Only what touches lines not yet committed, as --diff HEAD.")
@click.option("--diff", "revision", metavar="REV", help="Only what touches lines changed since this git revision.")
@click.option("--fix", "fixing", is_flag=True, help="Put safe fixes into the files, and report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --show-fixes: also fixes that may change the sense.")
@click.option("--show-fixes", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0: as many as pay (default).")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier runs found.")
@click.option("--stdin-filename", metavar="NAME", help="The path that standard input (-) stands for.")
@click.option("--config", type=PATH, metavar="FILE", help="Use this configuration file and no other.")
def command(**options: Any) -> None:
    """Lint drafts: files, folders or - for standard input; the current folder where none is named."""
    run(**options)
