"""Scores with what they come to in brackets: goals and points ("2-14 (20)", a goal is three points), goals and behinds
("12.9 (81)", a goal is six)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View

Finding = tuple[int, int, dict[str, Any]]
_WORKED = patterns.lazy(r"(?<![\d.-])(?P<goals>\d{1,2})(?P<mark>[-.])(?P<points>\d{1,2}) \((?P<sum>\d{1,3})\)")
_WORTH = {"-": 3, ".": 6}
_SLIP = 12
"""What a slip may be off by, at most; what is further off is no such score."""


def worked_scores(view: View) -> Iterator[Finding]:
    """Bracketed sums that a score does not come to, where another score of the sentence is written so."""
    for sentence in view.facts.sentences:
        if ") " not in view.low[sentence.start : sentence.end] and " (" not in view.low[sentence.start : sentence.end]:
            continue
        told = [*_WORKED.finditer(view.text, sentence.start, sentence.end)]
        made = [_WORTH[found["mark"]] * int(found["goals"]) + int(found["points"]) for found in told]
        if len(told) < 2 or len({found["mark"] for found in told}) > 1:
            continue
        wrong = [abs(sum_ - int(found["sum"])) for found, sum_ in zip(told, made, strict=True)]
        if 0 not in wrong or max(wrong) > _SLIP:
            continue
        for found, sum_ in zip(told, made, strict=True):
            if sum_ != int(found["sum"]):
                yield found.start("sum"), found.end("sum"), {"told": found["sum"], "score": found[0], "made": sum_}
