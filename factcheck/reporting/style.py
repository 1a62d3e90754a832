"""What the formats for people share: colours, sane characters, the severity label, the summary line."""

from __future__ import annotations

import re

from factcheck.model import Finding, Report

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "faint": "2", "heading": "1;4"}

# Control characters would let a draft steer the terminal; bidirectional marks would reorder what it shows.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def paint(text: str, role: str, colour: bool) -> str:
    """``text`` in the colour of ``role`` (a severity, "path", "faint", "heading"), or as it is without colour."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if colour else text


def tidy(text: str) -> str:
    """``text`` on one line, what could steer a terminal replaced by U+FFFD."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split("\n")).replace("\r", " ").replace("\t", " "))


def where(finding: Finding) -> str:
    """``path:line:column``."""
    return f"{tidy(finding.path)}:{finding.start.line}:{finding.start.column}"


def label(finding: Finding, colour: bool) -> str:
    """``severity[rule]``."""
    return f"{paint(finding.severity, finding.severity, colour)}[{finding.rule}]"


def count(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary_lines(report: Report) -> list[str]:
    """What was found, and what was compared and what was not: silence must not look like approval."""
    total, claims = report.summary, report.summary.claims
    found = [
        text
        for number, noun in ((total.errors, "error"), (total.warnings, "warning"))
        if (text := count(number, noun)) and number
    ]
    if total.infos:
        found.append(f"{total.infos} for information")
    lines = [f"{count(total.articles, 'article')} checked: {', '.join(found) or 'nothing found'}."]
    rest = claims.numeric - claims.compared - claims.recomputed
    parts = [f"{claims.compared} compared", f"{claims.recomputed} recomputed"]
    if rest > 0:
        parts.append("the rest not compared")
    lines.append(f"{count(claims.numeric, 'numeric claim')}: {', '.join(parts)}.")
    if report.problems:
        lines.append(f"{count(len(report.problems), 'problem')} kept a part of the run from being done.")
    return lines
