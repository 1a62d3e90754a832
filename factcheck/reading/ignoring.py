"""Ignore files: gitignore(5) patterns, in .gitignore and .factcheckignore.

Own code, since a pattern library costs 30 ms to import, more than reading the draft does, and nearly every repository
has a .gitignore. A test compares it with git.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

FILES = (".gitignore", ".factcheckignore")
# A compiled pattern, whether it takes folders only, and whether it leaves out (or, with "!", takes in again).
Pattern = tuple[re.Pattern[str], bool, bool]


class Ignoring:
    """Tells whether a path is left out. Ignore files are read once a folder and run."""

    def __init__(self, exclude: Sequence[str] = ()) -> None:
        self._base = os.path.abspath(os.curdir)
        self._exclude = patterns(exclude)
        self._read: dict[str, list[Pattern]] = {}
        self._tops: dict[str, str] = {}
        self._known: dict[str, bool] = {}

    def ignored(self, path: str, *, folder: bool = False) -> bool:
        """Whether ``path`` or a folder above it, below the repository's root, is left out."""
        full = os.path.abspath(path)
        return self._ignored(full, folder, self._top(os.path.dirname(full)))

    def _ignored(self, full: str, folder: bool, top: str) -> bool:
        if full in self._known:
            return self._known[full]
        parent = os.path.dirname(full)
        # git too: nothing inside an ignored folder can be taken in again.
        answer = parent != full and full != top and parent != top and self._ignored(parent, True, top)
        if not answer and full != top:
            answer = self._decide(full, folder, top)
        self._known[full] = answer
        return answer

    def _decide(self, full: str, folder: bool, top: str) -> bool:
        answer = False
        here = top
        for part in ("", *os.path.relpath(os.path.dirname(full), top).split(os.sep)):
            here = os.path.join(here, part) if part not in ("", ".") else here
            if part == ".":
                continue
            answer = _last(self._patterns(here), _relative(full, here), folder, answer)
        if self._exclude and full.startswith(self._base + os.sep):
            answer = _last(self._exclude, _relative(full, self._base), folder, answer)
        return answer

    def _top(self, folder: str) -> str:
        """The root of the repository, else the outermost folder above that has a .factcheckignore, else ``folder``."""
        if folder not in self._tops:
            top = folder
            for above in (Path(folder), *Path(folder).parents):
                if (above / ".git").exists():
                    top = str(above)
                    break
                if (above / ".factcheckignore").exists():
                    top = str(above)
            self._tops[folder] = top
        return self._tops[folder]

    def _patterns(self, folder: str) -> list[Pattern]:
        if folder not in self._read:
            lines: list[str] = []
            for name in FILES:
                try:
                    text = Path(folder, name).read_text(encoding="utf-8", errors="replace")
                except OSError:
                    continue
                lines += text.removeprefix("\ufeff").splitlines()
            self._read[folder] = patterns(lines)
        return self._read[folder]


def _relative(full: str, folder: str) -> str:
    return os.path.relpath(full, folder).replace(os.sep, "/")


def _last(rules: list[Pattern], path: str, folder: bool, answer: bool) -> bool:
    """The last pattern that matches decides."""
    for pattern, folders_only, out in reversed(rules):
        if (folder or not folders_only) and pattern.fullmatch(path):
            return out
    return answer


def patterns(lines: Sequence[str]) -> list[Pattern]:
    """Compile the lines of an ignore file; comments, blank lines and patterns that cannot match are dropped."""
    found: list[Pattern] = []
    for line in lines:
        text = re.sub(r"(?<!\\) +$", "", line.rstrip("\r\n"))
        out = not text.startswith("!")
        text = text if out else text[1:]
        if not text or text.startswith("#"):
            continue
        folders_only = text.endswith("/")
        text = text.rstrip("/")
        anchored = "/" in text
        try:
            compiled = re.compile(("" if anchored else "(?:.*/)?") + _translate(text.lstrip("/")), re.DOTALL)
        except re.error:
            continue
        found.append((compiled, folders_only, out))
    return found


_TOKEN = re.compile(r"(^|/)\*\*+(?=/|$)(/?)|(\*+)|(\?)|\\(.)|\[(!|\^)?(\]?[^\]]*)\]|(.)", re.DOTALL)


def _translate(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        before, after, stars, single, escaped, negated, members, plain = match.groups()
        if before is not None:
            if after:
                return f"{before}(?:.*/)?"
            return f"{before}.+"
        if stars:
            return "[^/]*"
        if single:
            return "[^/]"
        if members is not None:
            inner = re.sub(r"([\[\]&|~]|--)", r"\\\1", members)
            return f"(?!/)[{'^' if negated else ''}{inner}]"
        return re.escape(escaped or plain)

    return _TOKEN.sub(one, text)
