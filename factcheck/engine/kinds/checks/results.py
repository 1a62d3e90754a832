"""Lines of results ("Kilmore 2, Rosslare 0") against what the copy says of who won."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.days import MONTH, WEEKDAY
from factcheck.language.lexicon import load
from factcheck.model import Span

Finding = tuple[int, int, dict[str, Any]]
_NAME = rf"(?!{WEEKDAY}|{MONTH})[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){{0,3}}"
_LINE = patterns.lazy(
    rf"(?:\b(?:[Rr]esults?|[Ss]core(?: was)?|[Ff]ull[- ]time|[Ff]inished|[Ee]nded|[Ff]inal)\b:? ?|; )"
    rf"(?P<a>{_NAME}) (?P<x>\d{{1,3}})(?:,| and|,? to)? (?P<b>{_NAME}) (?P<y>\d{{1,3}})(?=[.;)\n]|\Z)"
)
_LED_BY = ("result", "score", "full", "finished", "ended", "final", "; ")
"""One of these stands before each line."""
_APART = patterns.lazy(
    rf"\bin (?:{MONTH.lower()}|\d{{4}})\b|"
    r"\b(?:not|never|fail\w*|hop\w*|would|could|might|may|if|next|previous|earlier|had|should|need\w*|want\w*|must"
    r"|until|before|ahead|leg|reserves?|women|under|last (?:week|month|year|season|time|summer|winter)|ago|ever"
    r"|half|quarter|lead|toss|draw|drew|drawn)\b|n['’]t\b|\bsince (?!(?:they|it|their|its|he|she|[a-z]+ing)\b)"
)
_WON = (
    r"['’]s? (?:[a-z]+ ){0,2}(?:win|victory|triumph)\b"
    r"| (?:[a-z]+ly |also |then |duly |at last )?(?:won (?!an? |the |\d)|took (?:all three|the|both|maximum) points\b"
    r"|(?:recorded|celebrated|earned|secured|claimed|enjoyed|completed|cruised to|romped to|eased to|swept to|notched"
    r"|registered|picked up|made it) (?:an?|their|its|the|\w+) (?:[a-z]+ ){0,2}(?:win|victory|wins)\b)"
)
_LOST = (
    r" (?:[a-z]+ly |also |then |duly )?(?:lost(?= (?:at home|away|again|to|by|for the|in|on|here)\b|[.,;])"
    r"|went down(?= (?:to|at|by)\b|[.,;])|(?:were|was) (?:[a-z]+ )?(?:beaten|defeated|thrashed)\b"
    r"|slumped to (?:an?|their|its) (?:[a-z]+ ){0,2}defeat\b)"
)


_MADE = r"(?:gave|give|gives|earned|handed|secured|sealed|won|snatched|rescued|fired|lifted|steered|guided|sent|helped)"
_DEED = r"(?:to )?(?:an?|the|their|all three) (?:[a-z-]+ ){0,2}"
_VICTORY = r"(?:win|victory|triumph|points)\b"


def result_lines(view: View) -> Iterator[Finding]:
    """Sides that a line of results has losing and the copy winning, or the other way round."""
    if not any(cue in view.low for cue in _LED_BY):
        return
    lines = [line for line in _LINE.finditer(view.text) if line["x"] != line["y"]]
    named = [name for line in lines for name in (line["a"], line["b"])]
    for line in lines:
        if named.count(line["a"]) > 1 or named.count(line["b"]) > 1:
            continue  # of two matches
        ahead, behind = (line["a"], line["b"]) if int(line["x"]) > int(line["y"]) else (line["b"], line["a"])
        told = _told(view, behind, ahead, line)
        if told is not None:
            words = view.text[line.start("a") : line.end()]
            yield line.start("a"), line.end(), {"found": words, "told": told}


def result_sums(view: View) -> Iterator[Finding]:
    """A sheet of what two sides scored, day by day or leg by leg, whose last line is no sum of the others."""
    if not any(cue in view.low for cue in _TOTALS):
        return
    for total in _TOTAL.finditer(view.text):
        sides = {total["a"]: total["x"], total["b"]: total["y"]}
        start = view.text.rfind("\n\n", 0, total.start()) + 1
        if _RUNNING.search(view.low, start, total.start()):
            continue  # the lines give how it stood
        parts = []
        for line in _PART.finditer(view.text, start, total.start()):
            if {line["a"], line["b"]} != sides.keys():
                break
            parts.append({line["a"]: line["x"], line["b"]: line["y"]})
        else:
            if len(parts) > 1:
                made = {side: sum(Decimal(part[side]) for part in parts) for side in sides}
                if any(made[side] != Decimal(printed) for side, printed in sides.items()):
                    found, sums = (
                        view.text[total.start("a") : total.end()],
                        " ".join(f"{s} {n}" for s, n in made.items()),
                    )
                    yield total.start("a"), total.end(), {"found": found, "sums": sums}


_TOTALS = ("overall: ", "total: ", "aggregate: ")
_RUNNING = patterns.lazy(r"\btime: |\bafter |\bhalf|\bquarter|\bbreak: |\binterval: ")
_TEAM, _POINTS = r"[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,2}", r"\d{1,3}(?:\.\d)?"
_PART = patterns.lazy(rf"(?<=: )(?P<a>{_TEAM}) (?P<x>{_POINTS}),? (?P<b>{_TEAM}) (?P<y>{_POINTS})(?=[.;\n])")
_TOTAL = patterns.lazy(
    rf"(?:Overall|Total|Aggregate): (?P<a>{_TEAM}) (?P<x>{_POINTS}),? (?P<b>{_TEAM}) (?P<y>{_POINTS})"
    r"(?=[.;\n]|\Z)"
)


def _told(view: View, behind: str, ahead: str, line: re.Match[str]) -> Span | None:
    """Where the copy has the side that is behind in the line as the winner, or the other one as the loser."""
    for sentence in view.facts.sentences:
        # Of the sentence that holds the line what leads to it tells of the match as well.
        end = line.start() if sentence.start <= line.start() < sentence.end else sentence.end
        if _APART.search(view.low, sentence.start, end):
            continue
        for pattern in _sayings(behind, ahead):
            match = pattern.search(view.text, sentence.start, end)
            if match and not any(q.start <= match.start() < q.end for q in view.facts.quotations):
                return Span(match.start(), match.end(), match[0])
    return None


@cache
def _sayings(behind: str, ahead: str) -> tuple[re.Pattern[str], ...]:
    """What says that the one won, or that the other one lost."""
    beat = "|".join(sorted((re.escape(form) for form in load("beat").forms), key=len, reverse=True))
    one, other = re.escape(behind), re.escape(ahead)
    return (
        re.compile(rf"(?<![\w-] )\b{one}(?:{_WON}| (?:{beat}) (?:the )?{other}\b)"),
        re.compile(rf"(?<![\w-] )\b{other}{_LOST}"),
        # ... or what made them win or lose
        re.compile(rf"\b(?:win|victory|triumph) for (?:the )?{one}\b|\b{_MADE} (?:the )?{one} (?:{_DEED}){_VICTORY}"),
        re.compile(
            rf"\bdefeat for (?:the )?{other}\b"
            rf"|\b(?:condemned|consigned|sent|doomed) (?:the )?{other} to (?:an?|their|the)? ?"
            r"(?:[a-z-]+ ){0,2}defeat\b"
        ),
    )


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "result_lines": result_lines,
    "result_sums": result_sums,
}
