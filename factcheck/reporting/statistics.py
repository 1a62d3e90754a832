"""``--statistics``: how many findings each rule made, how far figures were recomputed, which rules found nothing."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from textwrap import fill

from factcheck.model import Report


def table(report: Report) -> str:
    """One line a rule, most findings first: count, severity, rule; then the rules without a finding, by folder."""
    counts = Counter((finding.severity, finding.rule) for finding in report.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][1], row[0][0]))
    lines = [f"{number:>6}  {severity:<8} {rule}" for (severity, rule), number in rows]
    claims = report.summary.claims
    lines += [
        f"{claims.numeric:>6}  numeric claims",
        f"{claims.recomputed:>6}  recomputed",
        f"{report.alone:>6}  stated as a result, without the figures to recompute it from",
        f"{claims.compared:>6}  compared with another claim",
    ]
    if report.silent:
        lines.append(f"{len(report.silent)} rules found nothing:")
    for folder, rules in groupby(report.silent, key=lambda rule: rule.partition("/")[0]):
        names = ", ".join(rule.partition("/")[2] for rule in rules)
        lines.append(fill(names, 100, initial_indent=f"  {folder}: ", subsequent_indent="    ", break_on_hyphens=False))
    return "".join(f"{line}\n" for line in lines)
