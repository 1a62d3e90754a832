"""Which configuration file is in force for a draft: the nearest one above it."""

from __future__ import annotations

import os

from factcheck.configuration.exclusion import matches
from factcheck.configuration.settings import Settings
from factcheck.model import Problem

NAMES = ("factcheck.yaml", "factcheck.yml", "pyproject.toml")


class Finder:
    """Settings by draft. Each folder is looked at once, each file read once; ``problems`` collects what is wrong.

    The search goes from the draft's folder upwards and ends at the first folder that has a factcheck.yaml or a
    pyproject.toml with a ``[tool.factcheck]`` table, or at the root of the repository. Files further up are not
    merged in. With ``fixed`` (--config) that file is in force everywhere.
    """

    def __init__(self, fixed: str | None = None) -> None:
        self.problems: list[Problem] = []
        self._found: dict[str, Settings] = {}
        self._overridden: dict[tuple[int, ...], Settings] = {}
        self._fixed: Settings | None = None
        if fixed is not None:
            from factcheck.configuration.reader import load

            settings, self.problems = load(fixed)
            self._fixed = settings or Settings()

    def for_draft(self, path: str) -> Settings:
        """The settings for the draft (or the name given to standard input) at ``path``, with the overrides for it."""
        settings = self.for_folder(os.path.dirname(os.path.abspath(path)))
        matching = [number for number, over in enumerate(settings.overrides) if matches(over.files, over.root, path)]
        key = (id(settings), *matching)
        if key not in self._overridden:
            for number in matching:
                settings = settings.with_values(settings.overrides[number].values, settings.overrides[number].origins)
            self._overridden[key] = settings
        return self._overridden[key]

    def for_folder(self, folder: str) -> Settings:
        """The settings for drafts that lie in ``folder``."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._found:
            self._found[folder] = self._look(os.path.abspath(folder))
        return self._found[folder]

    def _look(self, folder: str) -> Settings:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _concerns_us(path)):
                from factcheck.configuration.reader import load  # many drafts have no configuration

                shown = os.path.relpath(path)
                settings, problems = load(path if shown.startswith("..") else shown)
                if settings is not None:
                    self.problems += problems
                    return settings
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return Settings()
        return self.for_folder(parent)


def _concerns_us(path: str) -> bool:
    """Whether a pyproject.toml is worth parsing: most have nothing to say about drafts."""
    try:
        with open(path, "rb") as file:
            return b"tool.factcheck" in file.read()
    except OSError:
        return False
