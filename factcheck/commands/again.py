"""The same run again: where no draft, setting, rule or part of the program changed, its report is in the cache."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence

from factcheck import derived, store
from factcheck.commands.overridden import Overridden
from factcheck.model import Report, Role

_FEWEST = 2
"""Of a single draft the facts and findings that are kept for every draft do."""


class Again:
    """A run over the drafts under ``named``, beside what stands under other paths."""

    def __init__(
        self,
        named: Sequence[str],
        beside: Mapping[Role, Sequence[str]],
        settings: Overridden,
        date: datetime.date | None,
        account: bool,
    ) -> None:
        from factcheck.reading import discover

        self._name: str | None = None
        parts = [derived.state_with_rules(), repr((tuple(named), sorted(beside.items()), date, account, os.getcwd()))]
        seen: dict[int, str] = {}
        count = 0
        for folder in (named, *beside.values()):
            files, problems = discover(folder)
            if problems:
                return
            for file in files:
                found = settings.for_draft(file)
                parts += (file, seen.setdefault(id(found), repr(found)))
                try:
                    parts.append(_content(file))
                except OSError:
                    return
                count += 1
        parts += [stamp for used in settings.used() for pack in used.packs for stamp in store.stamps(pack)]
        if count >= _FEWEST and not settings.finder.problems:
            self._name = store.digest(parts)

    def report(self) -> Report | None:
        """The report of the earlier run, None where there was none."""
        from factcheck import keeping

        return keeping.load_run(self._name) if self._name else None

    def keep(self, report: Report) -> None:
        """Keep the report, unless something went wrong."""
        from factcheck import keeping

        if self._name and not report.problems:
            keeping.save_run(self._name, report)


def _content(path: str) -> str:
    with open(path, "rb") as file:
        return store.bytes_digest(file.read())
