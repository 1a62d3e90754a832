"""Findings as diagnostics, quick fixes, places to go to, and what hovering tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from lsprotocol import types

from factcheck.facts_json import number
from factcheck.lsp.places import Places
from factcheck.model import Facts, Finding, Quantity, Related

_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def uri_of(path: str) -> str:
    """The URI of a file."""
    return Path(path).absolute().as_uri()


def sides(finding: Finding, path: str) -> tuple[Finding | Related | None, list[Finding | Related]]:
    """The place of a finding in the file ``path`` (its own, else a related one), and its other places."""
    places: list[Finding | Related] = [finding, *finding.related]
    here = next((place for place in places if place.path == path), None)
    return here, [place for place in places if place is not here]


def location(place: Finding | Related, texts: Mapping[str, str], encoding: str) -> types.Location:
    """Where a place stands; ``texts`` are the file texts by path."""
    places = Places(texts.get(place.path, ""), encoding)
    return types.Location(uri_of(place.path), places.range(place.offset, place.end_offset))


def diagnostic(finding: Finding, path: str, texts: Mapping[str, str], encoding: str) -> types.Diagnostic | None:
    """The diagnostic for the file ``path``, its other places as related information; None where it has none there."""
    here, others = sides(finding, path)
    if here is None:
        return None
    related = [
        types.DiagnosticRelatedInformation(
            location(place, texts, encoding), getattr(place, "message", "") or place.excerpt
        )
        for place in others
    ]
    return types.Diagnostic(
        location(here, texts, encoding).range,
        "\n".join((finding.message, *finding.explanation)),
        severity=_SEVERITY[finding.severity],
        code=finding.rule,
        source="factcheck",
        related_information=related or None,
    )


def actions(finding: Finding, path: str, places: Places, uri: str) -> Iterable[types.CodeAction]:
    """The fix of a finding, where it has one in this file, and an ignore comment for its line."""
    here, _ = sides(finding, path)
    if here is None:
        return
    fix = finding.fix
    if fix is not None and here is finding:
        edit = types.TextEdit(places.range(fix.start, fix.end), fix.replacement)
        title = f"{'Fix' if fix.safe else 'Fix (may change the sense)'}: {fix.replacement or 'remove'}"
        yield _action(title, uri, edit, preferred=fix.safe)
    at = places.line_end(here.offset)
    comment = f" <!-- factcheck: ignore[{finding.rule}] say why -->"
    edit = types.TextEdit(places.range(at, at), comment)
    yield _action(f"Ignore {finding.rule} in this line", uri, edit)


def _action(title: str, uri: str, edit: types.TextEdit, preferred: bool = False) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
        is_preferred=preferred or None,
    )


def hover(facts: Facts, findings: Iterable[Finding], path: str, offset: int) -> str:
    """What is known about the words at a file offset, as plain text: findings, the figure's value, who says so."""
    lines = []
    for finding in findings:
        here, _ = sides(finding, path)
        if here is not None and here.offset <= offset < here.end_offset:
            lines += [f"{finding.severity}[{finding.rule}] {finding.message}", *finding.explanation]
    lines += [_figure(q) for q in facts.quantities if q.start <= offset < q.end]
    lines += [
        f"{date.kind}: {date.first or '?'} to {date.last or '?'}"
        for date in facts.dates
        if date.start <= offset < date.end
    ]
    for item in facts.attributions:
        if any(span.start <= offset < span.end for span in item.content):
            who = item.speaker or (item.source.text if item.source else None)
            lines.append(f"said by {who}" if who else "nobody named says so")
    return "\n\n".join(lines)


def _figure(quantity: Quantity) -> str:
    def bound(value: Decimal | None) -> str:
        return "?" if value is None else number(value)

    value = "" if quantity.value is None else f" {number(quantity.value)}"
    unit = f" {quantity.unit}" if quantity.unit else ""
    counted = f", counts {quantity.counted}" if quantity.counted else ""
    return f"{quantity.kind}{value}{unit} ({bound(quantity.low)} to {bound(quantity.high)}){counted}"
