"""``factcheck check``: lint drafts."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from factcheck.commands.inputs import DateOption, gather
from factcheck.commands.output import complain, finish, wants_colour
from factcheck.configuration import Finder, Settings, excluded, unknown_rules
from factcheck.linting import known_rules, lint, reaches
from factcheck.model import SEVERITIES, Report, Severity
from factcheck.reporting import FOR_PEOPLE, FORMATS
from factcheck.reporting.statistics import table

LEVEL = click.Choice(SEVERITIES)


@click.command(name="check")
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="full", show_default=True)
@click.option("--severity", type=LEVEL, help="Lowest severity shown (default: info).")
@click.option("--fail-on", type=LEVEL, help="Lowest severity that makes the exit status 1 (default: warning).")
@click.option("--context", multiple=True, metavar="PATH", help="Other drafts of the story, read for comparison.")
@click.option("--date", type=DateOption(), help="Publication date of drafts that state none.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule or folder of rules; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule or folder of rules; repeatable.")
@click.option("--output", metavar="FILE", help="Write the report to a file.")
@click.option("--statistics", is_flag=True, help="Add the number of findings by rule.")
@click.option("--stdin-filename", metavar="NAME", help="The path that standard input (-) stands for.")
@click.option("--config", metavar="FILE", help="Use this configuration file and no other.")
def command(
    paths: tuple[str, ...],
    form: str,
    severity: Severity | None,
    fail_on: Severity | None,
    context: tuple[str, ...],
    date: datetime.date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output: str | None,
    statistics: bool,
    stdin_filename: str | None,
    config: str | None,
) -> None:
    """Lint drafts: files, folders or - for standard input; the current folder where none is named."""
    settings = Overridden(Finder(config), severity, fail_on, select, ignore)
    base = settings.finder.for_folder(os.getcwd())
    inputs = gather(_named(paths, base), date=date, stdin_filename=stdin_filename, excluded=settings.excluded)
    mine = [article.path for article in inputs.articles]
    others = gather(context, date=date, excluded=settings.excluded, leave_out=mine)

    from factcheck.engine import load

    packs = dict.fromkeys(pack for used in settings.used() for pack in used.packs)
    rule_set = load([Path(pack) for pack in packs])
    report = lint(inputs.articles, others.articles, rule_set, settings.for_draft)
    wrong_names = {problem: None for used in settings.used() for problem in unknown_rules(used, known_rules(rule_set))}
    problems = (*inputs.problems, *others.problems, *settings.finder.problems, *wrong_names, *report.problems)
    failed = any(reaches(item.severity, settings.for_draft(item.path).fail_on) for item in report.findings)
    shown = tuple(item for item in report.findings if reaches(item.severity, settings.for_draft(item.path).severity))
    report = msgspec.structs.replace(
        report, findings=shown, problems=problems, notes=(*inputs.notes, *others.notes, *_nothing(inputs.articles))
    )
    complain(report.problems, report.notes)
    _print(report, form, output, statistics)
    sys.exit(2 if problems else 1 if failed else 0)


def _named(paths: Sequence[str], base: Settings) -> list[str]:
    """The paths of the command line, else those of the configuration, else the current folder."""
    return list(paths) or [os.path.normpath(os.path.join(base.root, path)) for path in base.paths] or ["."]


def _nothing(articles: Sequence[object]) -> list[str]:
    return [] if articles else ["no drafts to check"]


def _print(report: Report, form: str, output: str | None, statistics: bool) -> None:
    text = FORMATS[form](report, wants_colour(output))
    finish(text + (table(report) if statistics and form in FOR_PEOPLE else ""), output)
    if statistics and form not in FOR_PEOPLE:
        sys.stderr.write(table(report))


class Overridden:
    """The settings of a draft's configuration file with those of the command line put over them.

    --select sets aside the configuration's select and ignore; --ignore adds to what is ignored.
    """

    def __init__(
        self,
        finder: Finder,
        severity: Severity | None,
        fail_on: Severity | None,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
    ) -> None:
        self.finder = finder
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
            self._by_path[path] = self._made.setdefault(id(found), self._over(found))
        return self._by_path[path]

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
