"""``github``: workflow commands, which GitHub shows as annotations on the changed lines."""

from __future__ import annotations

from factcheck.model import SEVERITIES, Finding, Look, Report
from factcheck.reporting.style import visible

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}

LIMIT = 10
"""Annotations that GitHub shows for one level and step; the last one of them says how many more there are. So what
matters most comes first: problems, then contradictions, then the rest in order of place."""


def render(report: Report, look: Look) -> str:
    """At most ten ``::error``, ten ``::warning`` and ten ``::notice`` commands."""
    lines: list[str] = []
    ranked = sorted(report.findings, key=lambda finding: not finding.rule.startswith("contradictions/"))
    for severity in SEVERITIES:
        problems = report.problems if severity == "error" else ()
        found = [
            *(_command("error", {"file": p.path, "line": p.line, "col": p.column}, p.message) for p in problems),
            *(_annotation(finding) for finding in ranked if finding.severity == severity),
        ]
        shown = found if len(found) <= LIMIT else found[: LIMIT - 1]
        lines += shown
        if hidden := len(found) - len(shown):
            message = f"{hidden} more at this level; run factcheck for all of them"
            lines.append(_command(_COMMAND[severity], {"title": "factcheck"}, message))
    return "".join(line + "\n" for line in lines)


def _annotation(finding: Finding) -> str:
    others = "".join(
        f"\n{place.path}:{place.start.line}:{place.start.column}: {place.message or place.excerpt}"
        for place in finding.related
    )
    steps = "".join(f"\n{step}" for step in finding.explanation)
    properties: dict[str, str | int | None] = {"file": finding.path, "line": finding.start.line}
    # GitHub takes columns only for annotations within one line.
    if finding.start.line == finding.end.line:
        properties |= {"col": finding.start.column, "endColumn": finding.end.column}
    properties |= {"endLine": finding.end.line, "title": finding.rule}
    return _command(_COMMAND[finding.severity], properties, finding.message + others + steps)


def _command(name: str, properties: dict[str, str | int | None], message: str) -> str:
    stated = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name}{' ' if stated else ''}{stated}::{_data(message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
