"""``jsonl``: one finding a line, each as in ``json``."""

from __future__ import annotations

from factcheck.model import Look, Report
from factcheck.reporting.json_report import encode, finding_data


def render(report: Report, look: Look) -> str:
    """One JSON object a line; the empty string where nothing was found."""
    return "".join(encode(finding_data(finding)).decode() + "\n" for finding in report.findings)
