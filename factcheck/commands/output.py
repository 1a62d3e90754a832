"""Where a command's output goes: standard output, or a file that is never left half written."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable
from typing import TextIO

from factcheck.errors import FactcheckError
from factcheck.model import Look, Problem

WIDEST, NARROWEST = 120, 30
"""Columns of a draft's line shown on a terminal, at most (longer lines are hard to read) and at least."""
USUAL = 80
MARGIN = 12
"""Columns of a terminal kept for line numbers and dots."""


def look(output: str | None) -> Look:
    """How a report may look there. Colour, links and the terminal's width are for a terminal; no colour where NO_COLOR
    is set or the terminal is dumb."""
    if output is not None or sys.stdout is None or not sys.stdout.isatty():
        return Look()
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Look(not plain, min(max(columns(sys.stdout) - MARGIN, NARROWEST), WIDEST), _link())


def columns(terminal: TextIO) -> int:
    """How wide a terminal is; 80 where it does not tell."""
    with contextlib.suppress(OSError, ValueError):
        return os.get_terminal_size(terminal.fileno()).columns or USUAL
    return USUAL


def _link() -> str:
    """The address behind a path, for terminals known to make links of them (OSC 8); FORCE_HYPERLINK=1 or 0 decides for
    others. There is no way to ask a terminal."""
    here = os.environ
    forced = here.get("FORCE_HYPERLINK")
    if forced == "0" or (forced is None and (here.get("TERM") == "dumb" or "CI" in here)):
        return ""
    program, term = here.get("TERM_PROGRAM", ""), here.get("TERM", "")
    if program == "vscode":
        return "vscode://file{path}:{line}:{column}"
    known = (
        program in ("iTerm.app", "WezTerm", "ghostty", "Hyper", "rio", "Tabby")
        or term in ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra")
        or any(name in here for name in ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM"))
        or here.get("VTE_VERSION", "").rjust(5, "0") >= "05000"
    )
    return f"file://{os.uname().nodename if hasattr(os, 'uname') else ''}{{path}}" if known or forced else ""


def write(text: str, output: str | None = None) -> None:
    """Write UTF-8 text to standard output or, through a temporary file beside it, to ``output``.

    Raises FactcheckError (kind "output") where that cannot be done: no such folder, full disk, closed pipe.
    """
    data = text.encode("utf-8", "replace")
    if output is None and sys.stdout is None:
        raise FactcheckError("cannot be written: closed", kind="output", path="standard output")
    try:
        if output is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            _replace(output, data)
    except OSError as error:
        if output is None:
            _silence_stdout()
        reason = "closed before everything was written" if isinstance(error, BrokenPipeError) else error.strerror
        raise FactcheckError(f"cannot be written: {reason}", kind="output", path=output or "standard output") from None


def finish(text: str, output: str | None = None) -> None:
    """Write as :func:`write` does; where that fails, say so in one line and exit with status 2."""
    try:
        write(text, output)
    except FactcheckError as error:
        complain([problem_of(error)])
        sys.exit(2)


def problem_of(error: FactcheckError) -> Problem:
    """The same, as the report prints it."""
    return Problem(error.kind, error.path, error.line, error.column, error.message)


def _replace(output: str, data: bytes) -> None:
    if os.path.exists(output) and not os.path.isfile(output):
        with open(output, "wb") as device:  # /dev/null, a named pipe; a folder is refused here
            device.write(data)
        return
    name = os.path.join(os.path.dirname(output), f".factcheck-{os.getpid()}-{time.time_ns()}")
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, output)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _quoted(problem: Problem) -> str:
    """The line of a problem and a caret under its column; nothing where the file or the line is not there."""
    if not problem.path or not problem.line or not problem.column:
        return ""
    try:
        with open(problem.path, encoding="utf-8") as file:
            line = file.read().splitlines()[problem.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return ""
    under = "".join("\t" if character == "\t" else " " for character in line[: problem.column - 1])
    return f"    {line}\n    {under}^\n"


def _silence_stdout() -> None:
    """Keep the interpreter from failing once more when it flushes standard output at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(problems: Iterable[Problem], notes: Iterable[str] = (), *, source: bool = False) -> None:
    """One line on standard error for each problem and each note; with ``source`` also the line of the file that a
    problem is about, and a caret under the place."""
    with contextlib.suppress(OSError):
        for problem in problems:
            error = FactcheckError(
                problem.message, kind=problem.kind, path=problem.path, line=problem.line, column=problem.column
            )
            print(" ".join(str(error).split()), file=sys.stderr)
            if source:
                sys.stderr.write(_quoted(problem))
        for note in notes:
            print(f"note: {note}", file=sys.stderr)
