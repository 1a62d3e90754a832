"""``full``: opposed words first, then every finding with its source line, the claims to verify as a list at the end."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, Related, Report
from factcheck.reporting.excerpt import underlined
from factcheck.reporting.style import label, paint, summary_lines, tidy, where

LONGEST = 60
"""Characters of a claim's words shown in the list of claims."""


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
    # What stands in the line shown and needs no words of its own is only underlined there.
    near = [place for place in finding.related if not place.message and place.path == finding.path]
    source, unseen = _source(finding, report, colour, finding.severity, margin, near)
    lines += source
    for place in (place for place in finding.related if place not in near or place in unseen):
        spot = f"{tidy(place.path)}:{place.start.line}:{place.start.column}"
        note = f": {tidy(place.message)}" if place.message else ""
        lines.append(f"{gutter} {paint('::', 'faint', colour)} {paint(spot, 'path', colour)}{note}")
        lines += _source(place, report, colour, "info", margin)[0]
    lines += [f"{gutter} {paint('=', 'faint', colour)} {tidy(step)}" for step in finding.explanation]
    return "\n".join(lines)


def _source(
    place: Finding | Related, report: Report, colour: bool, role: str, margin: int, also: Sequence[Related] = ()
) -> tuple[list[str], list[Related]]:
    text = report.texts.get(place.path)
    return ([], list(also)) if text is None else underlined(text, place, colour, role, margin, also)


def _claims(claims: Sequence[Finding], colour: bool) -> list[str]:
    return [
        f"  {paint(where(finding), 'path', colour)}: {_verify(finding)} {paint(f'[{finding.rule}]', 'faint', colour)}"
        for finding in claims
    ]


def _verify(finding: Finding) -> str:
    """The message, after the words that it is about where it does not say them."""
    words, message = tidy(finding.excerpt), tidy(finding.message)
    if words in message:
        return message
    return f"{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'} ({message})"
