"""``concise``: one line a finding, and the summary."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.reporting.style import label, paint, summary_lines, tidy, where


def render(report: Report, colour: bool) -> str:
    """``path:line:column: severity[rule] message`` for each finding, then the summary."""
    lines = [
        f"{paint(where(finding), 'path', colour)}: {label(finding, colour)} {tidy(finding.message)}"
        for finding in report.findings
    ]
    return "\n".join([*lines, *summary_lines(report)]) + "\n"
