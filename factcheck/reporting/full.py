"""``full``: opposed words first, then every finding with its source line, the claims to verify as a list at the end."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, Look, Related, Report
from factcheck.reporting.excerpt import underlined
from factcheck.reporting.style import label, paint, summary_lines, tidy, where
from factcheck.reporting.wording import alignment, reworded

LONGEST = 60
"""Characters of a claim's words shown in the list of claims."""
MOST_PLACES = 3
"""Other places of a finding whose lines are shown; of further ones only where they are."""
UNCHANGED = 5
"""Words shown of those that two wordings share, at either side of a difference."""


def render(report: Report, look: Look) -> str:
    """The report as a person reads it. Blocks that have nothing to show are left out."""
    opposed = [finding for finding in report.findings if _folder(finding) == "contradictions"]
    claims = [finding for finding in report.findings if _folder(finding) == "claims"]
    rest = [finding for finding in report.findings if _folder(finding) not in ("contradictions", "claims")]
    blocks: list[str] = []
    if opposed:
        blocks.append(paint(f"Opposed words ({len(opposed)})", "heading", look))
        blocks.extend(_finding(finding, report, look) for finding in opposed)
        if rest:
            blocks.append(paint(f"Findings ({len(rest)})", "heading", look))
    blocks.extend(_finding(finding, report, look) for finding in rest)
    if claims:
        blocks.append("\n".join([paint(f"To verify ({len(claims)})", "heading", look), *_claims(claims, look)]))
    blocks.append("\n".join([*summary_lines(report), ""]))
    return "\n\n".join(blocks)


def _folder(finding: Finding) -> str:
    return finding.rule.partition("/")[0]


def _finding(finding: Finding, report: Report, look: Look) -> str:
    places: tuple[Finding | Related, ...] = (finding, *finding.related)
    margin = max(len(str(place.start.line)) for place in places)
    gutter = " " * margin
    lines = [f"{where(finding, look)}: {label(finding, look)} {tidy(finding.message)}"]
    # What stands in the line shown and needs no words of its own is only underlined there.
    near = [place for place in finding.related if not place.message and place.path == finding.path]
    source, unseen = _source(finding, report, look, finding.severity, margin, near)
    lines += source
    others = [place for place in finding.related if place not in near or place in unseen]
    shown = others if len(others) <= MOST_PLACES + 1 else others[:MOST_PLACES]
    for place in shown:
        note = f": {tidy(place.message)}" if place.message else ""
        lines.append(f"{gutter} {paint('::', 'faint', look)} {where(place, look)}{note}")
        lines += _source(place, report, look, "info", margin)[0]
    if hidden := others[len(shown) :]:
        spots = ", ".join(where(place, look) for place in hidden)
        lines.append(f"{gutter} {paint('::', 'faint', look)} and {len(hidden)} more places: {spots}")
    lines += [
        f"{gutter} {paint('~', 'faint', look)} {_difference(finding, place, look)}" for place in reworded(finding)
    ]
    lines += [f"{gutter} {paint('=', 'faint', look)} {tidy(step)}" for step in finding.explanation]
    return "\n".join(lines)


def _source(
    place: Finding | Related, report: Report, look: Look, role: str, margin: int, also: Sequence[Related] = ()
) -> tuple[list[str], list[Related]]:
    text = report.texts.get(place.path)
    return ([], list(also)) if text is None else underlined(text, place, look, role, margin, also)


def _difference(finding: Finding, place: Related, look: Look) -> str:
    """What the other side says and this one does not in ``[-brackets-]``, and the other way round in ``{+these+}``."""
    words: list[str] = []
    _, pieces = alignment(place.excerpt, finding.excerpt)
    for number, piece in enumerate(pieces):
        left, right = place.excerpt[slice(*piece.left)], finding.excerpt[slice(*piece.right)]
        if piece.same:
            words.append(_shortened(tidy(right), number == 0, number == len(pieces) - 1))
            continue
        if left:
            words.append(paint(f"[-{tidy(left)}-]", "gone", look))
        if right:
            words.append(paint(f"{{+{tidy(right)}+}}", "new", look))
    return " ".join(words)


def _shortened(text: str, first: bool, last: bool) -> str:
    """The words next to the differences, of those that both sides share."""
    words = text.split()
    head, tail = ([] if first else words[:UNCHANGED]), ([] if last else words[-UNCHANGED:])
    return text if len(words) <= len(head) + len(tail) + 1 else " ".join([*head, "…", *tail])


def _claims(claims: Sequence[Finding], look: Look) -> list[str]:
    return [
        f"  {where(finding, look)}: {_verify(finding)} {paint(f'[{finding.rule}]', 'faint', look)}"
        for finding in claims
    ]


def _verify(finding: Finding) -> str:
    """The message, after the words that it is about where it does not say them."""
    words, message = tidy(finding.excerpt), tidy(finding.message)
    if words in message:
        return message
    return f"{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'} ({message})"
