"""A report made by hand: one contradiction between two drafts, one error, one warning, two claims, one problem."""

from __future__ import annotations

import pytest

from factcheck.lines import Lines
from factcheck.model import ClaimCounts, Finding, Problem, Related, Report, Severity, Summary

FIRST = "The force gained 40 officers.\nRobberies rose from 200 to 300, a 60% rise.\r\nIt is understood that 7 left.\n"
SECOND = "The force lost 40 officers.\n"


def _span(path: str, text: str, words: str) -> dict[str, object]:
    offset = text.index(words)
    lines = Lines(text)
    end = offset + len(words)
    return {
        "path": path,
        "offset": offset,
        "end_offset": end,
        "start": lines.position(offset),
        "end": lines.position(end),
        "excerpt": words,
    }


def _finding(rule: str, severity: Severity, words: str, message: str, **more: object) -> Finding:
    return Finding(rule=rule, severity=severity, message=message, **_span("b.md", FIRST, words), **more)  # type: ignore[arg-type]


@pytest.fixture
def report() -> Report:
    related = Related(**_span("a.md", SECOND, "lost 40"), message="the other side")  # type: ignore[arg-type]
    findings = (
        _finding("contradictions/direction", "info", "gained 40", "gained here, lost there", related=(related,)),
        _finding("claims/number", "info", "40 officers", "40 officers: verify"),
        _finding("numbers/percent-change", "error", "60% rise", "200 to 300 is 50%, not 60%", explanation=("50%",)),
        _finding("sourcing/vague", "warning", "It is understood", "who understands?"),
        _finding("claims/number", "info", "7 left", "7 left: verify"),
    )
    return Report(
        findings=findings,
        summary=Summary(2, 1, 1, 3, ClaimCounts(5, 2, 1)),
        problems=(Problem("absent", "c.md", None, None, "no such file"),),
        texts={"a.md": SECOND, "b.md": FIRST},
    )
