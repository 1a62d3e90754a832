"""One run over drafts, for every command that checks: settings, reading, rules, linting."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.commands.again import Again
from factcheck.commands.inputs import gather
from factcheck.commands.overridden import Overridden
from factcheck.configuration import unknown_options, unknown_rules
from factcheck.linting import known_rules, lint
from factcheck.model import Report, Role

if TYPE_CHECKING:
    from factcheck.engine import RuleSet
    from factcheck.examining import Watch


NOTHING: Mapping[Role, Sequence[str]] = {}


def check(
    paths: Sequence[str],
    settings: Overridden,
    *,
    beside: Mapping[Role, Sequence[str]] = NOTHING,
    date: datetime.date | None = None,
    stdin_filename: str | None = None,
    cache: bool = True,
    jobs: int = 0,
    account: bool = False,
    watch: Watch | None = None,
) -> Report:
    """Check the drafts under ``paths`` (else those that the configuration names, else the current folder) beside what
    stands under other paths: copy of the story, evidence, an archive. All findings, whatever their severity, with the
    run's problems and notes. ``cache`` takes what did not change from earlier runs; ``jobs`` is the number of
    processes, 0 for as many as pay. ``account`` asks for the figures and what was done about each; ``watch`` is told
    how far the run has come."""
    named = _named(paths, settings)
    others = [path for some in beside.values() for path in some]
    again = Again(named, beside, settings, date, account) if cache and "-" not in (*named, *others) else None
    if again and (earlier := again.report()) is not None:
        return earlier
    inputs = gather(named, date=date, stdin_filename=stdin_filename, excluded=settings.excluded)
    mine = [article.path for article in inputs.articles]
    read = {role: gather(some, date=date, excluded=settings.excluded, leave_out=mine) for role, some in beside.items()}
    context = [replace(item, role=role) for role, some in read.items() for item in some.articles]
    rule_set = _rules(settings)
    report = lint(
        inputs.articles,
        context,
        rule_set,
        settings.for_draft,
        cache=cache,
        jobs=jobs,
        account=account,
        watch=watch,
    )
    known = known_rules(rule_set)
    wrong_names = dict.fromkeys(problem for used in settings.used() for problem in unknown_rules(used, known))
    stated = {rule for used in settings.used() for rule in used.options}
    declared = {rule.id: rule.options for rule in rule_set.rules if rule.id in stated}
    wrong_names |= dict.fromkeys(problem for used in settings.used() for problem in unknown_options(used, declared))
    met = [problem for some in (inputs, *read.values()) for problem in some.problems]
    problems = (*met, *settings.finder.problems, *wrong_names, *report.problems)
    notes = [note for some in (inputs, *read.values()) for note in some.notes]
    notes += () if mine else ("no drafts to check",)
    report = replace(report, problems=problems, notes=tuple(notes))
    if again:
        again.keep(report)
    return report


def profiled(paths: Sequence[str], settings: Overridden, date: datetime.date | None = None) -> str:
    """What each rule costs on the drafts that :func:`check` reads."""
    from factcheck.commands.profiling import profile
    from factcheck.extraction import extract
    from factcheck.linting import housed

    articles = gather(_named(paths, settings), date=date, excluded=settings.excluded).articles
    facts = [extract(housed(article.whole(), settings.for_draft(article.path))) for article in articles]
    return profile(_rules(settings), facts)


def _named(paths: Sequence[str], settings: Overridden) -> list[str]:
    here = settings.here()
    return list(paths) or [os.path.normpath(os.path.join(here.root, path)) for path in here.paths] or ["."]


def _rules(settings: Overridden) -> RuleSet:
    from factcheck.engine import load

    if not any(used.packs for used in settings.used()):
        return load()
    from pathlib import Path

    return load([Path(pack) for pack in dict.fromkeys(pack for used in settings.used() for pack in used.packs)])
