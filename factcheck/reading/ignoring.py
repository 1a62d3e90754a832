"""Ignore files: gitignore(5) patterns, in .gitignore and .factcheckignore.

Own code, since a pattern library costs 30 ms to import, more than reading the draft does, and nearly every repository
has a .gitignore. A test compares it with git.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from factcheck.patterns import lazy

FILES = (".gitignore", ".factcheckignore")
# A compiled pattern, whether it takes folders only, and whether it leaves out (or, with "!", takes in again).
Pattern = tuple[re.Pattern[str], bool, bool]


class Ignoring:
    """Tells whether a path is left out. Ignore files are read once a folder and run."""

    def __init__(self) -> None:
        self._tops: dict[str, str] = {}
        self._chains: dict[tuple[str, str], list[tuple[int, list[Pattern]]]] = {}
        self._folders: dict[str, bool] = {}

    def ignored(self, path: str, *, folder: bool = False) -> bool:
        """Whether ``path`` or a folder above it, below the repository's root, is left out."""
        full = os.path.abspath(path)
        top = self._top(os.path.dirname(full))
        return self._inside(os.path.dirname(full), top) or self._decide(full, folder, top)

    def _inside(self, folder: str, top: str) -> bool:
        """Whether a folder is left out: then, as with git, nothing in it can be taken in again."""
        if folder == top:
            return False
        if folder not in self._folders:
            self._folders[folder] = self._inside(os.path.dirname(folder), top) or self._decide(folder, True, top)
        return self._folders[folder]

    def _decide(self, full: str, folder: bool, top: str) -> bool:
        answer = False
        for start, rules in self._chain(os.path.dirname(full), top):
            answer = _last(rules, full[start:].replace(os.sep, "/"), folder, answer)
        return answer

    def _chain(self, folder: str, top: str) -> list[tuple[int, list[Pattern]]]:
        """The patterns that speak for the files of a folder, outermost first, each with where in the files' paths the
        paths begin that it matches."""
        if (folder, top) not in self._chains:
            above = [] if folder == top else self._chain(os.path.dirname(folder), top)
            own = _read(folder)
            self._chains[folder, top] = [*above, (len(os.path.join(folder, "")), own)] if own else above
        return self._chains[folder, top]

    def _top(self, folder: str) -> str:
        """The root of the repository, else the outermost folder above that has a .factcheckignore, else ``folder``."""
        if folder not in self._tops:
            top = folder
            above, below = folder, ""
            while above != below:
                if os.path.exists(os.path.join(above, ".git")):
                    top = above
                    break
                if os.path.exists(os.path.join(above, ".factcheckignore")):
                    top = above
                above, below = os.path.dirname(above), above
            self._tops[folder] = top
        return self._tops[folder]


def _read(folder: str) -> list[Pattern]:
    lines: list[str] = []
    for name in FILES:
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError:
            continue
        lines += text.removeprefix("\ufeff").splitlines()
    return patterns(lines)


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


_TOKEN = lazy(r"(^|/)\*\*+(?=/|$)(/?)|(\*+)|(\?)|\\(.)|\[(!|\^)?(\]?[^\]]*)\]|(.)", re.DOTALL)


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
