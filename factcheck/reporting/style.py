"""What the formats for people share: colours, sane characters, the severity label, the summary line."""

from __future__ import annotations

import os

from factcheck import patterns
from factcheck.model import Finding, Look, Related, Report

_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "faint": "2", "heading": "1;4"}
_CODES |= {"gone": "31", "new": "32"}

# Control characters would let a draft steer the terminal; bidirectional marks would reorder what it shows.
_UNSAFE = patterns.lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def paint(text: str, role: str, look: Look) -> str:
    """``text`` in the colour of ``role`` (a key of the codes above), or as it is without colour."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if look.colour else text


def tidy(text: str) -> str:
    """``text`` on one line, what could steer a terminal replaced by U+FFFD."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split("\n")).replace("\r", " ").replace("\t", " "))


def visible(text: str) -> str:
    """``text`` with its line ends as ``\\n``, what could reorder or hide words replaced by U+FFFD."""
    return "\n".join(map(tidy, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def where(place: Finding | Related, look: Look) -> str:
    """``path:line:column``, as a link where the terminal makes links."""
    line, column = place.start.line, place.start.column
    text = paint(f"{tidy(place.path)}:{line}:{column}", "path", look)
    if not look.link or not os.path.isfile(place.path):
        return text
    from urllib.parse import quote

    path = quote(os.path.abspath(place.path).replace(os.sep, "/"), errors="replace")
    address = look.link.format(path=path if path.startswith("/") else f"/{path}", line=line, column=column)
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def label(finding: Finding, look: Look) -> str:
    """``severity[rule]``."""
    return f"{paint(finding.severity, finding.severity, look)}[{finding.rule}]"


def count(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary_lines(report: Report) -> list[str]:
    """What was found, and what was compared and what was not: silence must not look like approval."""
    total, claims = report.summary, report.summary.claims
    kept = f"{count(len(report.problems), 'problem')} kept a part of the run from being done."
    left = [kept] if report.problems else []
    if not total.articles and left:
        return ["Nothing was checked.", *left]
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
    if report.alone:
        parts.append(f"{report.alone} with no figures beside them to recompute them from")
    if rest > 0:
        parts.append("the rest not compared")
    lines.append(f"{count(claims.numeric, 'numeric claim')}: {', '.join(parts)}.")
    return [*lines, *left]
