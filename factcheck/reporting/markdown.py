"""``markdown``: a comment for a pull request: contradictions first, one table a severity, claims folded away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import SEVERITIES, Finding, Look, Report
from factcheck.reporting.style import count, summary_lines, tidy

LONGEST = 55_000
"""Bytes of rows in a comment: GitHub refuses one of more than 65,536 characters."""
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render(report: Report, look: Look) -> str:
    """GitHub-flavoured Markdown; nothing of a draft can become markup in it."""
    opposed = [item for item in report.findings if item.rule.startswith("contradictions/")]
    claims = [item for item in report.findings if item.rule.startswith("claims/")]
    rest = [item for item in report.findings if not item.rule.startswith(("contradictions/", "claims/"))]
    parts = ["## factcheck", " ".join(summary_lines(report))]
    room = Room(LONGEST)
    parts += _table("Opposed words", opposed, room)
    for severity in SEVERITIES:
        parts += _table(severity.capitalize(), [item for item in rest if item.severity == severity], room)
    if claims:
        rows = room.rows(claims)
        title = f"To verify ({len(claims)})"
        parts.append(f"<details><summary>{title}</summary>\n\n{_HEAD}{rows}\n\n</details>")
    if report.problems:
        lines = [f"- {_safe(': '.join(filter(None, (item.path, item.message))))}" for item in report.problems]
        parts.append("\n".join([f"### {count(len(lines), 'problem')}", "", *lines]))
    return "\n\n".join(parts) + "\n"


_HEAD = "| where | what | rule |\n| --- | --- | --- |"


class Room:
    """What is left of the characters that a comment may have."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def rows(self, findings: Sequence[Finding]) -> str:
        """A row for each finding that there is room for, and how many more there are."""
        lines = []
        for finding in findings:
            line = f"\n{_row(finding)}"
            self._left -= len(line.encode())
            if self._left < 0:
                break
            lines.append(line)
        hidden = len(findings) - len(lines)
        return "".join(lines) + (f"\n| | and {hidden} more; run factcheck for all of them | |" if hidden else "")


def _table(title: str, findings: Sequence[Finding], room: Room) -> list[str]:
    return [f"### {title} ({len(findings)})\n\n{_HEAD}{room.rows(findings)}"] if findings else []


def _row(finding: Finding) -> str:
    others = [
        f"{_safe(place.path)}:{place.start.line}: {_safe(place.message or place.excerpt)}" for place in finding.related
    ]
    what = "<br>".join([_safe(finding.message), *others, *map(_safe, finding.explanation)])
    return f"| {_safe(finding.path)}:{finding.start.line}:{finding.start.column} | {what} | {finding.rule} |"


def _safe(text: str) -> str:
    return _MARKS.sub(r"\\\1", tidy(text).replace("&", "&amp;").replace("<", "&lt;").replace("@", "@\u200b"))
