"""``factcheck extract``: print the facts found in drafts."""

from __future__ import annotations

import datetime
import sys

import click

from factcheck.commands.inputs import gather
from factcheck.commands.options import DateOption
from factcheck.commands.output import complain, finish
from factcheck.configuration import Finder
from factcheck.facts_json import encode
from factcheck.linting import extract, housed


@click.command(name="extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option("--date", type=DateOption(), help="Publication date of drafts that state none.")
@click.option("--output", type=click.Path(), metavar="FILE", help="Write to a file.")
@click.option("--stdin-filename", metavar="NAME", help="The path that standard input (-) stands for.")
def command(
    paths: tuple[str, ...], form: str, date: datetime.date | None, output: str | None, stdin_filename: str | None
) -> None:
    """Print the facts found in drafts, one article a line, offsets into the file."""
    finder = Finder()
    inputs = gather(paths, date=date, stdin_filename=stdin_filename)
    drafts = [housed(article, finder.for_draft(article.path)) for article in inputs.articles]
    problems = (*inputs.problems, *finder.problems)
    complain(problems, inputs.notes)
    finish("".join(encode(extract(article)) + "\n" for article in drafts), output)
    sys.exit(2 if problems else 0)
