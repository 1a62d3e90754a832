"""``sarif``: SARIF 2.1.0, for code scanning and for viewers that link related places."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from factcheck.lines import Lines
from factcheck.model import Finding, Fix, Look, Problem, Related, Report, RuleNote
from factcheck.reporting.json_report import encode

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, look: Look) -> str:
    """One run: the rules that found something, the results, and the problems as notifications."""
    from factcheck import __version__

    index = {note.id: number for number, note in enumerate(report.rules)}
    driver = {"name": "factcheck", "version": __version__, "rules": [_rule(note) for note in report.rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": [_notification(problem) for problem in report.problems],
            }
        ],
        "results": [_result(finding, index, report) for finding in report.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(encode(log), indent=2).decode() + "\n"


def _rule(note: RuleNote) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": note.id,
        "shortDescription": {"text": note.summary},
        "defaultConfiguration": {"level": _LEVEL[note.severity]},
    }
    if note.why:
        rule["help"] = {"text": note.why}
    return rule


def _notification(problem: Problem) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": problem.message}}
    notification["descriptor"] = {"id": problem.kind}
    if problem.path:
        place: dict[str, Any] = {"artifactLocation": _artifact(problem.path)}
        if problem.line:
            place["region"] = {"startLine": problem.line, "startColumn": problem.column or 1}
        notification["locations"] = [{"physicalLocation": place}]
    return notification


def _result(finding: Finding, index: dict[str, int], report: Report) -> dict[str, Any]:
    text = "\n".join((finding.message, *finding.explanation))
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding)],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": place.message or place.excerpt}, **_location(place)}
            for number, place in enumerate(finding.related, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding, finding.fix, report)]
    return result


def _artifact(path: str) -> dict[str, str]:
    """Paths are relative to the folder of the run; absolute ones, and only they, are whole addresses."""
    uri = quote(path.replace("\\", "/").removeprefix("./"), safe="/", errors="replace")
    return {"uri": f"file://{uri}" if uri.startswith("/") else uri}


def _location(place: Finding | Related) -> dict[str, Any]:
    region = {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
        "charOffset": place.offset,
        "charLength": place.end_offset - place.offset,
        "snippet": {"text": place.excerpt},
    }
    return {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": region}}


def _fix(finding: Finding, fix: Fix, report: Report) -> dict[str, Any]:
    lines = Lines(report.texts.get(finding.path, ""))
    start, end = lines.position(fix.start), lines.position(fix.end)
    replacement = {
        "deletedRegion": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "charOffset": fix.start,
            "charLength": fix.end - fix.start,
        },
        "insertedContent": {"text": fix.replacement},
    }
    change = {"artifactLocation": _artifact(finding.path), "replacements": [replacement]}
    words = f"write '{fix.replacement}'" if fix.replacement else "remove"
    return {"description": {"text": words}, "artifactChanges": [change]}
