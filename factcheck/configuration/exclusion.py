"""Which drafts a configuration means: patterns in the syntax of ignore files, relative to its folder."""

from __future__ import annotations

import os
from functools import cache

from factcheck.configuration.settings import Settings
from factcheck.reading.ignoring import Pattern, patterns


def excluded(settings: Settings, path: str) -> bool:
    """Whether the draft at ``path`` is left out, by itself or with a folder that it lies in."""
    return matches(settings.exclude, settings.root, path)


def matches(lines: tuple[str, ...], root: str, path: str) -> bool:
    """Whether ``path``, or a folder that it lies in, matches the patterns ``lines``, which count from ``root``."""
    if not lines:
        return False
    parts = os.path.relpath(os.path.abspath(path), os.path.abspath(root)).split(os.sep)
    compiled = _compiled(lines)
    return any(_out(compiled, "/".join(parts[:depth]), depth < len(parts)) for depth in range(1, len(parts) + 1))


def _out(compiled: list[Pattern], path: str, folder: bool) -> bool:
    """The last pattern that matches decides."""
    for pattern, folders_only, out in reversed(compiled):
        if (folder or not folders_only) and pattern.fullmatch(path):
            return out
    return False


@cache
def _compiled(lines: tuple[str, ...]) -> list[Pattern]:
    return patterns(lines)
