"""``FILE:LINE`` on a command line, to the facts of the file and the text offsets of the line."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from factcheck.commands.output import complain, problem_of
from factcheck.configuration import Finder
from factcheck.errors import ReadingError
from factcheck.extraction import extract
from factcheck.lines import Lines
from factcheck.linting import housed
from factcheck.model import Facts
from factcheck.reading import read


def facts_at(place: str) -> tuple[Facts, int, int]:
    """The facts of the file (text offsets) and the part of its text that stands on the line. Exits with status 2 where
    there is no such file or line."""
    path, _, number = place.rpartition(":")
    if not path or not number.isdigit():
        raise click.BadParameter(f"'{place}' is not of the form FILE:LINE")
    try:
        article = read(path)
    except ReadingError as error:
        complain([problem_of(error)])
        sys.exit(2)
    try:
        first, last = Lines(article.file_text).bounds(int(number))
    except IndexError:
        _no_line(place)
    facts = extract(housed(article, Finder().for_draft(path)))
    inside = [at for at in range(len(article.text)) if first <= article.to_file(at) < last]
    return facts, min(inside, default=0), max(inside, default=-1) + 1


def _no_line(place: str) -> NoReturn:
    raise click.BadParameter(f"'{place}': the file has no such line")
