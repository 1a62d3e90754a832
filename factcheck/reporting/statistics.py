"""``--statistics``: how many findings each rule made."""

from __future__ import annotations

from collections import Counter

from factcheck.model import Report


def table(report: Report) -> str:
    """One line a rule, most findings first: count, severity, rule."""
    counts = Counter((finding.severity, finding.rule) for finding in report.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][1], row[0][0]))
    return "".join(f"{number:>6}  {severity:<8} {rule}\n" for (severity, rule), number in rows)
