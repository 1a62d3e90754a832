"""``full``: opposed words first, then every finding with its source line, the claims to verify as a list at the end."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, Related, Report
from factcheck.reporting.excerpt import underlined
from factcheck.reporting.style import label, paint, summary_lines, tidy, where


def render(report: Report, colour: bool) -> str:
    """The report as a person reads it. Blocks that have nothing to show are left out."""
    opposed = [finding for finding in report.findings if _folder(finding) == "contradictions"]
    claims = [finding for finding in report.findings if _folder(finding) == "claims"]
    rest = [finding for finding in report.findings if _folder(finding) not in ("contradictions", "claims")]
    blocks: list[str] = []
    if opposed:
        blocks.append(paint(f"Opposed words ({len(opposed)})", "heading", colour))
        blocks.extend(_finding(finding, report, colour) for finding in opposed)
        if rest:
            blocks.append(paint(f"Findings ({len(rest)})", "heading", colour))
    blocks.extend(_finding(finding, report, colour) for finding in rest)
    if claims:
        blocks.append("\n".join([paint(f"To verify ({len(claims)})", "heading", colour), *_claims(claims, colour)]))
    blocks.append("\n".join(summary_lines(report)))
    return "\n\n".join(blocks) + "\n"


def _folder(finding: Finding) -> str:
    return finding.rule.partition("/")[0]


def _finding(finding: Finding, report: Report, colour: bool) -> str:
    places: tuple[Finding | Related, ...] = (finding, *finding.related)
    margin = max(len(str(place.start.line)) for place in places)
    gutter = " " * margin
    lines = [f"{paint(where(finding), 'path', colour)}: {label(finding, colour)} {tidy(finding.message)}"]
    lines += _source(finding, report, colour, finding.severity, margin)
    for place in finding.related:
        spot = f"{tidy(place.path)}:{place.start.line}:{place.start.column}"
        note = f": {tidy(place.message)}" if place.message else ""
        lines.append(f"{gutter} {paint('::', 'faint', colour)} {paint(spot, 'path', colour)}{note}")
        lines += _source(place, report, colour, "info", margin)
    lines += [f"{gutter} {paint('=', 'faint', colour)} {tidy(step)}" for step in finding.explanation]
    return "\n".join(lines)


def _source(place: Finding | Related, report: Report, colour: bool, role: str, margin: int) -> list[str]:
    text = report.texts.get(place.path)
    if text is None:
        return []
    return underlined(text, place.offset, place.end_offset, place.start, colour, role, margin)


def _claims(claims: Sequence[Finding], colour: bool) -> list[str]:
    return [
        f"  {paint(where(finding), 'path', colour)}: {tidy(finding.message)} "
        + paint(f"[{finding.rule}]", "faint", colour)
        for finding in claims
    ]
