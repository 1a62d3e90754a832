"""One run over drafts, for every command that checks: settings, reading, rules, linting."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from factcheck.commands.inputs import gather
from factcheck.configuration import Finder, Settings, excluded, unknown_rules
from factcheck.linting import known_rules, lint
from factcheck.model import Report, Severity


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


def check(
    paths: Sequence[str],
    settings: Overridden,
    *,
    context: Sequence[str] = (),
    date: datetime.date | None = None,
    stdin_filename: str | None = None,
) -> Report:
    """Check the drafts under ``paths`` (else those that the configuration names, else the current folder) beside those
    under ``context``. All findings, whatever their severity, with the run's problems and notes."""
    from factcheck.engine import load

    here = settings.here()
    named = list(paths) or [os.path.normpath(os.path.join(here.root, path)) for path in here.paths] or ["."]
    inputs = gather(named, date=date, stdin_filename=stdin_filename, excluded=settings.excluded)
    mine = [article.path for article in inputs.articles]
    others = gather(context, date=date, excluded=settings.excluded, leave_out=mine)
    rule_set = load([Path(pack) for pack in dict.fromkeys(pack for used in settings.used() for pack in used.packs)])
    report = lint(inputs.articles, others.articles, rule_set, settings.for_draft)
    known = known_rules(rule_set)
    wrong_names = dict.fromkeys(problem for used in settings.used() for problem in unknown_rules(used, known))
    problems = (*inputs.problems, *others.problems, *settings.finder.problems, *wrong_names, *report.problems)
    notes = (*inputs.notes, *others.notes, *(() if mine else ("no drafts to check",)))
    return msgspec.structs.replace(report, problems=problems, notes=notes)
