"""``rdjson``: Reviewdog Diagnostic Format. Its columns count UTF-8 bytes."""

from __future__ import annotations

from typing import Any

import msgspec

from factcheck.model import Finding, Fix, Look, Position, Related, Report
from factcheck.reporting.json_report import encode

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report, look: Look) -> str:
    """One diagnostic a finding, with related locations and suggestions."""
    data = {
        "source": {"name": "factcheck"},
        "diagnostics": [_diagnostic(finding, report) for finding in report.findings],
    }
    return msgspec.json.format(encode(data), indent=2).decode() + "\n"


def _diagnostic(finding: Finding, report: Report) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": "\n".join((finding.message, *finding.explanation)),
        "location": _location(finding, report),
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.related:
        diagnostic["relatedLocations"] = [
            {"message": place.message or place.excerpt, "location": _location(place, report)}
            for place in finding.related
        ]
    if finding.fix:
        diagnostic["suggestions"] = [_suggestion(finding, finding.fix, report)]
    return diagnostic


def _location(place: Finding | Related, report: Report) -> dict[str, Any]:
    text = report.texts.get(place.path, "")
    start = _position(text, place.offset, place.start)
    return {"path": place.path, "range": {"start": start, "end": _position(text, place.end_offset, place.end)}}


def _position(text: str, offset: int, position: Position) -> dict[str, int]:
    before = text[offset - (position.column - 1) : offset]
    return {"line": position.line, "column": len(before.encode("utf-8", "replace")) + 1}


def _suggestion(finding: Finding, fix: Fix, report: Report) -> dict[str, Any]:
    text = report.texts.get(finding.path, "")
    return {"range": {"start": _at(text, fix.start), "end": _at(text, fix.end)}, "text": fix.replacement}


def _at(text: str, offset: int) -> dict[str, int]:
    from factcheck.lines import Lines

    return _position(text, offset, Lines(text).position(offset))
