"""``gitlab``: a Code Quality report, which GitLab shows beside a merge request."""

from __future__ import annotations

import msgspec

from factcheck.model import Look, Report
from factcheck.reporting.json_report import encode

_SEVERITY = {"error": "critical", "warning": "minor", "info": "info"}


def render(report: Report, look: Look) -> str:
    """A JSON list with one entry a finding."""
    data = [
        {
            "description": finding.message,
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITY[finding.severity],
            "location": {
                "path": finding.path.removeprefix("./"),
                "lines": {"begin": finding.start.line, "end": finding.end.line},
            },
        }
        for finding in report.findings
    ]
    return msgspec.json.format(encode(data), indent=2).decode() + "\n"
