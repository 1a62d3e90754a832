"""``json``: the whole report as the public contract prints it."""

from __future__ import annotations

from typing import Any

import msgspec

from factcheck.model import Finding, Look, Report


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data with the contract's keys."""
    data: dict[str, Any] = msgspec.to_builtins(finding)
    if finding.fix is not None:
        data["fix"] = {
            "offset": finding.fix.start,
            "end_offset": finding.fix.end,
            "replacement": finding.fix.replacement,
            "safe": finding.fix.safe,
        }
    return data


def encode(data: Any) -> bytes:
    """UTF-8 JSON. Lone surrogates, which JSON readers refuse, become U+FFFD."""
    try:
        return msgspec.json.encode(data)
    except UnicodeEncodeError:
        import json

        return json.dumps(msgspec.to_builtins(data), ensure_ascii=False).encode("utf-8", "replace")


def render(report: Report, look: Look) -> str:
    """One JSON object, indented, the keys in the contract's order."""
    # As bytes as early as may be: of tens of thousands of findings the plain data would take ten times as much.
    data = {
        "version": 1,
        "findings": [msgspec.Raw(encode(finding_data(finding))) for finding in report.findings],
        "summary": report.summary,
        "problems": msgspec.Raw(encode(report.problems)),
    }
    return (msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n").decode()
