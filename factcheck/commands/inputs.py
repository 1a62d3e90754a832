"""From the paths of a command line to articles, with the problems and notes met on the way."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Sequence

from factcheck.commands.output import problem_of
from factcheck.errors import ReadingError
from factcheck.guarding import MANY
from factcheck.model import Article, Problem, Record

STDIN_NAME = "<stdin>"


class Inputs(Record, frozen=True):
    """``articles`` are what can be checked; ``notes`` say what was left out without being wrong."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def gather(
    paths: Sequence[str],
    *,
    date: datetime.date | None = None,
    stdin_filename: str | None = None,
    excluded: Callable[[str], bool] = lambda path: False,
    leave_out: Sequence[str] = (),
) -> Inputs:
    """Read the drafts under ``paths``, each once, but for those that are among the paths ``leave_out``.

    ``date`` is the publication date of drafts that state none, ``stdin_filename`` the path that standard input stands
    for, ``excluded`` tells what the configuration leaves out. Drafts that are empty or not English are
    left out with a note.
    """
    from factcheck.reading import discover
    from factcheck.reading.language import is_english

    files, problems = discover(paths)
    files = [file for file in files if file == "-" or not excluded(file)]
    notes = [f"{path}: no drafts in this folder" for path in paths if os.path.isdir(path) and not _any_in(path, files)]
    known = {os.path.realpath(path) for path in leave_out}
    articles: list[Article] = []
    size, shelf = 0, None
    for file in files:
        if file != "-" and os.path.realpath(file) in known:
            continue
        try:
            article = _read(file, date, stdin_filename or STDIN_NAME)
        except ReadingError as error:
            problems.append(problem_of(error))
            continue
        if not article.text.strip():
            notes.append(f"{article.path}: the draft is empty")
            continue
        if not is_english(article.text):
            notes.append(f"{article.path}: not checked, it does not read as English")
            continue
        size += len(article.text)
        if size > MANY and shelf is None:
            from factcheck.shelf import Shelf

            shelf = Shelf()
            articles = list(map(shelf.aside, articles))
        articles.append(article if shelf is None else shelf.aside(article))
    return Inputs(tuple(articles), tuple(problems), tuple(notes))


def _any_in(folder: str, files: Sequence[str]) -> bool:
    root = os.path.join(os.path.realpath(folder), "")
    return any(os.path.realpath(file).startswith(root) for file in files)


def _read(file: str, date: datetime.date | None, stdin_name: str) -> Article:
    from factcheck.reading import decode, from_source, read
    from factcheck.reading.drafts import MAX_BYTES

    if file != "-":
        return read(file, date=date)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        if len(data) > MAX_BYTES:
            raise ReadingError("over 20 MB", kind="too-large")
        return from_source(decode(data), stdin_name, date)
    except ReadingError as error:
        raise ReadingError(
            error.message, kind=error.kind, path=stdin_name, line=error.line, column=error.column
        ) from None
