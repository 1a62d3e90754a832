"""``--diff REV``: which lines of which files differ from a git revision."""

from __future__ import annotations

import os
import subprocess

from factcheck import patterns
from factcheck.errors import FactcheckError
from factcheck.model import Finding, Related

_HUNK = patterns.lazy(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
Lines = dict[str, list[tuple[int, int]]]
_ALL = (1, 1 << 60)


def changed_lines(revision: str) -> Lines:
    """Real path -> the ranges of lines (first, last) that were added or changed since ``revision``; a file that git
    does not know yet is changed as a whole. Raises FactcheckError (kind "diff") without git, a repository or such a
    revision."""
    top = _git("rev-parse", "--show-toplevel").rstrip("\n")
    found: Lines = {}
    ranges: list[tuple[int, int]] = []
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-prefix", "--no-renames")
    for line in _git("diff", *options, "--end-of-options", revision, "--", top).split("\n"):
        if line.startswith("+++ "):
            name = line[4:].rstrip("\t")
            ranges = found.setdefault(os.path.realpath(os.path.join(top, _unquoted(name))), [])
        elif hunk := _HUNK.match(line):
            first, number = int(hunk[1]), int(hunk[2] or 1)
            if number:
                ranges.append((first, first + number - 1))
    for name in _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", top).split("\0"):
        if name:
            found[os.path.realpath(os.path.join(top, name))] = [_ALL]
    return found


def touches(finding: Finding, lines: Lines) -> bool:
    """Whether the finding, or a place related to it, stands on changed lines."""
    places: tuple[Finding | Related, ...] = (finding, *finding.related)
    return any(
        first <= place.end.line and place.start.line <= last
        for place in places
        for first, last in lines.get(os.path.realpath(place.path), ())
    )


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except OSError:
        raise FactcheckError("--diff needs git, which is not here", kind="diff") from None
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["failed"])[0].removeprefix("fatal: ")
        raise FactcheckError(f"--diff: git: {reason}", kind="diff")
    return done.stdout


def _unquoted(name: str) -> str:
    """A path as git prints it: with quotation marks and escapes where it holds control characters."""
    if not name.startswith('"'):
        return name
    return name[1:-1].encode("latin-1", "backslashreplace").decode("unicode_escape")
