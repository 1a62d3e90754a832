"""``concise``: one line a finding, and the summary."""

from __future__ import annotations

from factcheck.model import Look, Report
from factcheck.reporting.style import label, summary_lines, tidy, where


def render(report: Report, look: Look) -> str:
    """``path:line:column: severity[rule] message`` for each finding, then the summary."""
    lines = [f"{where(finding, look)}: {label(finding, look)} {tidy(finding.message)}" for finding in report.findings]
    return "\n".join([*lines, *summary_lines(report), ""])
