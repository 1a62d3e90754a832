"""``factcheck check``: drafts checked, fixed, compared with a baseline or a revision, and reported."""

from __future__ import annotations

import datetime
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from factcheck.commands.output import complain, finish, look, problem_of, write
from factcheck.commands.overridden import Overridden
from factcheck.commands.progress import Progress
from factcheck.commands.run import check
from factcheck.errors import ConfigError, FactcheckError
from factcheck.linting import reaches
from factcheck.model import Finding, Problem, Report, Severity, Summary
from factcheck.reporting import ACCOUNTING, FOR_PEOPLE, FORMATS

ROUNDS = 5
"""How often drafts are fixed and checked again, at most."""


def run(
    *,
    paths: tuple[str, ...],
    forms: tuple[tuple[str, str | None], ...],
    severity: Severity | None,
    fail_on: Severity | None,
    context: tuple[str, ...],
    against: tuple[str, ...],
    archive: tuple[str, ...],
    date: datetime.date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output: str | None,
    statistics: bool,
    profile_rules: bool,
    changed_lines: bool,
    revision: str | None,
    fixing: bool,
    unsafe_fixes: bool,
    show_fixes: bool,
    jobs: int,
    no_cache: bool,
    stdin_filename: str | None,
    config: str | None,
) -> None:
    """Check drafts as the options of the command say, write the reports, exit with the status of the run."""
    settings = Overridden(config, severity, fail_on, select, ignore)
    revision = revision or ("HEAD" if changed_lines else None)

    def checked() -> Report:
        with Progress() as progress:
            everything = check(
                paths,
                settings,
                beside={"copy": context, "evidence": against, "archive": archive},
                date=date,
                stdin_filename=stdin_filename,
                cache=not no_cache,
                jobs=jobs,
                account=any(form in ACCOUNTING for form, _ in forms),
                watch=progress,
            )
        report = _news(everything, settings)
        return report if revision is None else _changed(report, revision)

    report = checked()
    if show_fixes:
        from factcheck.commands.fixing import difference
        from factcheck.fixes import chosen

        for path, fixes in chosen(report.findings, unsafe_fixes).items():
            finish(difference(path, report.texts[path], fixes))
    elif fixing:
        report = _fixed(report, checked, unsafe_fixes)
    failed = any(reaches(item.severity, settings.for_draft(item.path).fail_on) for item in report.findings)
    shown = tuple(item for item in report.findings if reaches(item.severity, settings.for_draft(item.path).severity))
    report = msgspec.structs.replace(report, findings=shown)
    complain(report.problems, report.notes)
    written = [_written(form, file or output, report, statistics) for form, file in forms]
    if statistics and not any(form in FOR_PEOPLE for form, _ in forms):
        sys.stderr.write(_table(report))
    if profile_rules:
        from factcheck.commands.run import profiled

        sys.stderr.write(profiled(paths, settings, date))
    sys.exit(2 if report.problems or not all(written) else 1 if failed else 0)


def _table(report: Report) -> str:
    from factcheck.reporting.statistics import table

    return table(report)


def _written(form: str, target: str | None, report: Report, statistics: bool) -> bool:
    """Write the report in that format; where that fails say so, and go on with the others."""
    text = FORMATS[form](report, look(target))
    try:
        write(text + (_table(report) if statistics and form in FOR_PEOPLE else ""), target)
    except FactcheckError as error:
        complain([problem_of(error)])
        return False
    return True


def _fixed(report: Report, checked: Callable[[], Report], unsafe: bool) -> Report:
    """Put the fixes into the files and check again, until nothing is left to fix (a fix may uncover another)."""
    from factcheck.commands.fixing import put
    from factcheck.fixes import chosen

    number = 0
    failures: dict[str, Problem] = {}
    for _ in range(ROUNDS):
        fixes = {path: some for path, some in chosen(report.findings, unsafe).items() if path not in failures}
        if not fixes:
            break
        for path, some in fixes.items():
            try:
                put(path, report.texts[path], some)
                number += len(some)
            except FactcheckError as error:
                failures[path] = problem_of(error)
        report = checked()
    problems = (*report.problems, *failures.values())
    notes = (*report.notes, f"{number} fixed") if number else report.notes
    return msgspec.structs.replace(report, problems=problems, notes=notes)


def _news(report: Report, settings: Overridden) -> Report:
    """The report without the findings that stand in the baseline."""
    from factcheck import baseline

    here = settings.here()
    path = os.path.normpath(os.path.join(here.root, here.baseline)) if here.baseline else baseline.NAME
    if not here.baseline and not os.path.isfile(path):
        return report
    try:
        known = {entry["fingerprint"] for entry in baseline.read(path)}
    except ConfigError as error:
        return msgspec.structs.replace(report, problems=(*report.problems, problem_of(error)))
    new = [finding for finding in report.findings if finding.fingerprint not in known]
    return _only(report, new, f"findings of the baseline {path}")


def _changed(report: Report, revision: str) -> Report:
    """The report with those findings only that touch lines changed since the revision."""
    from factcheck.commands.changes import changed_lines, touches

    try:
        lines = changed_lines(revision)
    except FactcheckError as error:
        # What was asked for cannot be told from the rest: none of it is shown.
        return msgspec.structs.replace(report, findings=(), problems=(*report.problems, problem_of(error)))
    return _only(report, [item for item in report.findings if touches(item, lines)], "findings on unchanged lines")


def _only(report: Report, findings: Sequence[Finding], others: str) -> Report:
    """The report with these of its findings, and a note on how many ``others`` there were."""
    counts = Counter(finding.severity for finding in findings)
    summary = Summary(
        report.summary.articles, counts["error"], counts["warning"], counts["info"], report.summary.claims
    )
    hidden = len(report.findings) - len(findings)
    notes = (*report.notes, f"{hidden} {others} not shown") if hidden else report.notes
    return msgspec.structs.replace(report, findings=tuple(findings), summary=summary, notes=notes)
