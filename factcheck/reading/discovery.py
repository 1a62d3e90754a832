"""From the paths of a command line to the drafts to check."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from factcheck.model import Problem
from factcheck.reading.ignoring import Ignoring

DRAFTS = (".txt", ".md", ".markdown", ".docx")
ENVIRONMENT, MODULES = "pyvenv.cfg", "node_modules"
"""The file that makes a folder a virtual environment of Python, and the folder of libraries of Node.js: the texts in
them are nobody's copy."""


def discover(paths: Iterable[str | os.PathLike[str]]) -> tuple[list[str], list[Problem]]:
    """The files to check, in the order named, each once, and a Problem (kind "absent") for each path that is not there.

    Folders are walked for .txt, .md, .markdown and .docx files, in sorted order, hidden folders and those of libraries
    (virtual environments, node_modules) left out; a file that is named is taken whatever its suffix. What .gitignore
    and .factcheckignore leave out, in the file's folder or above, up to the repository's root, is left out also where
    it is named. ``-`` passes through: it is standard input, the caller's to read.
    """
    ignoring = Ignoring()
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            files.setdefault("-", "-")
        elif os.path.isdir(name):
            for found, real in sorted(_walk(name, ignoring)):
                files.setdefault(real, found)
        elif os.path.lexists(name):
            if not ignoring.ignored(name):
                files.setdefault(os.path.realpath(name), name)
        else:
            problems.append(Problem("absent", name, None, None, "no such file or folder"))
    return list(files.values()), problems


def _walk(folder: str, ignoring: Ignoring) -> Iterator[tuple[str, str]]:
    """The drafts in a folder, each with its real path."""
    for here, folders, names in os.walk(folder):
        if ENVIRONMENT in names:
            folders.clear()
            continue
        folders[:] = [
            f
            for f in folders
            if not f.startswith(".") and f != MODULES and not ignoring.ignored(os.path.join(here, f), folder=True)
        ]
        names = [name for name in names if name.lower().endswith(DRAFTS) and not name.startswith((".", "~$"))]
        root = os.path.realpath(here) if names else ""
        for name in names:
            found = os.path.join(here, name) if folder != "." else os.path.join(here, name)[2:]
            if not ignoring.ignored(found):
                real = os.path.realpath(found) if os.path.islink(found) else os.path.join(root, name)
                if os.path.isfile(real):
                    yield found, real
