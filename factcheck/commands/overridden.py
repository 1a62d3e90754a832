"""The settings of a run: configuration files with the command line's options over them."""

from __future__ import annotations

import os

import msgspec

from factcheck.configuration import Finder, Settings, excluded
from factcheck.model import Severity


class Overridden:
    """The settings of a draft's configuration file with those of the command line put over them.

    --select sets aside the configuration's select and ignore; --ignore adds to what is ignored.
    """

    def __init__(
        self,
        config: str | None = None,
        severity: Severity | None = None,
        fail_on: Severity | None = None,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
    ) -> None:
        self.finder = Finder(config)
        self._severity = severity
        self._fail_on = fail_on
        self._select = select
        self._ignore = ignore
        self._made: dict[int, Settings] = {}
        self._by_path: dict[str, Settings] = {}

    def for_draft(self, path: str) -> Settings:
        """The settings in force for the draft at ``path``."""
        if path not in self._by_path:
            found = self.finder.for_draft(path)
            if id(found) not in self._made:
                self._made[id(found)] = self._over(found)
            self._by_path[path] = self._made[id(found)]
        return self._by_path[path]

    def here(self) -> Settings:
        """The settings of the configuration file that is in force for the current folder."""
        return self.finder.for_folder(os.getcwd())

    def excluded(self, path: str) -> bool:
        """Whether the draft's configuration leaves it out."""
        return excluded(self.for_draft(path), path)

    def used(self) -> list[Settings]:
        """All settings that drafts of this run were given, the command line's own where there was no draft."""
        return list(self._made.values()) or [self._over(Settings())]

    def _over(self, found: Settings) -> Settings:
        origins = found.origins
        select, ignore = found.select, found.ignore
        if self._select:
            select, ignore = self._select, ()
            origins = {key: origin for key, origin in origins.items() if key[0] not in ("select", "ignore")}
        return msgspec.structs.replace(
            found,
            select=select,
            ignore=(*ignore, *self._ignore),
            severity=self._severity or found.severity,
            fail_on=self._fail_on or found.fail_on,
            origins=origins,
        )
