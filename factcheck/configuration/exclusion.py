"""What a configuration leaves out: ``exclude``, in the syntax of ignore files, relative to its folder."""

from __future__ import annotations

import os
from functools import cache

from factcheck.configuration.settings import Settings
from factcheck.reading.ignoring import Pattern, patterns


def excluded(settings: Settings, path: str) -> bool:
    """Whether the draft at ``path`` is left out, by itself or with a folder that it lies in."""
    if not settings.exclude:
        return False
    parts = os.path.relpath(os.path.abspath(path), os.path.abspath(settings.root or "")).split(os.sep)
    compiled = _compiled(settings.exclude)
    return any(_out(compiled, "/".join(parts[:depth]), depth < len(parts)) for depth in range(1, len(parts) + 1))


def _out(compiled: list[Pattern], path: str, folder: bool) -> bool:
    """The last pattern that matches decides."""
    for pattern, folders_only, out in reversed(compiled):
        if (folder or not folders_only) and pattern.fullmatch(path):
            return out
    return False


@cache
def _compiled(exclude: tuple[str, ...]) -> list[Pattern]:
    return patterns(exclude)
