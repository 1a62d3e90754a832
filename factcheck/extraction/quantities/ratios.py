"""Ratios ("doubled", "threefold", "five times as many") and ordinals in digits ("21st")."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import alternation, context, words_after, words_before

_AGAIN = patterns.lazy(r" (?:again as \w+|as \w+ again|more again)(?!\w)")
_ELEVEN = 11
_STONE = patterns.lazy(r"st,? ?\d{1,2} ?lb")
_ORDINAL = patterns.lazy(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)")
_ENDINGS = ("st", "nd", "rd", "th")
_FOLD = patterns.lazy(r"[ -]?fold(?!\w)")
_AS = (
    r"as(?=[ ](?:many|much|likely|often|\w+[ ]as|(?:high|big|large|great|long|heavy|tall|deep|wide|old|fast|common"
    r"|strong|steep|expensive|costly|dear|frequent|productive|numerous)(?!\w)))"
)


@cache
def _times() -> re.Pattern[str]:
    compared = alternation(context("times_after"))
    return patterns.compile(rf"[ -]times(?=[ ](?:{_AS}|{compared}(?!\w)|[a-z]{{3,}}er than(?!\w)))")


_COLON = patterns.lazy(r":(\d{1,4}(?:\.\d+)?)(?![\d:])")
_REACH = 40


def with_colon(text: str, figure: Figure) -> bool:
    """Make a ratio of "a ratio of 12:1", "a 3:2 split": two figures with a colon beside a word that says so."""
    match = _COLON.match(text, figure.end) if figure.bare else None
    if match is None or not Decimal(match[1]) or figure.value is None:
        return False
    before = words_before("colon_before", r"[^.;\d]{0,24}").search(text, max(0, figure.start - _REACH), figure.start)
    if before is None and words_after("colon_after", "[ -]").match(text, match.end()) is None:
        return False
    figure.value, figure.end = figure.value / Decimal(match[1]), match.end()
    figure.kind, figure.shape, figure.bare = "ratio", "ratio", False
    return True


def read(text: str, figure: Figure) -> bool:
    """Make ``figure`` a ratio or an ordinal where its next letters say so."""
    if figure.shape == "ratio":
        figure.kind, figure.exact = "ratio", True
        return True
    if figure.value is not None and figure.shape == "fraction" and text.startswith((" as ", " again "), figure.end):
        # "half as much again": one and a half times
        match = _AGAIN.match(text, figure.end)
        if match is not None and figure.value < 1:
            figure.value, figure.end = 1 + figure.value, match.end()
            figure.kind, figure.shape, figure.bare, figure.exact = "ratio", "ratio", False, True
            return True
    if figure.unit is not None or figure.value is None or figure.shape != "cardinal":
        return False
    following = text[figure.end : figure.end + 1]
    if following and following in "snrtSNRT" and not figure.words and (ordinal := _ORDINAL.match(text, figure.end)):
        if ordinal.group() == "st" and _weighs(text, figure):
            return False
        figure.kind, figure.shape, figure.end, figure.bare = "ordinal", "ordinal", ordinal.end(), False
        return True
    if following and following in " -" and figure.bare and text[figure.end + 1 : figure.end + 3] in _ENDINGS:
        return _apart(text, figure)
    if following and following in " -f":
        fold = _FOLD.match(text, figure.end) if "fold" in text[figure.end : figure.end + 5] else None
        match = fold or _times().match(text, figure.end)
        if match:
            figure.kind, figure.shape, figure.end, figure.bare = "ratio", "ratio", match.end(), False
            return True
    return False


def _apart(text: str, figure: Figure) -> bool:
    """A slip of the keyboard: "the 3 rd day"."""
    number, end = int(figure.value or 0), figure.end + 3
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    if text[end - 2 : end] != ending or text[end : end + 1].isalnum() or text[end : end + 1] == ".":
        return False
    figure.kind, figure.shape, figure.end, figure.bare = "ordinal", "ordinal", end, False
    return True


def _weighs(text: str, figure: Figure) -> bool:
    """Is "st" no ending of an ordinal but stone: "8st", "11st 4lb", "21st 3lb"?"""
    ends = figure.value is not None and figure.value % 10 == 1 and figure.value % 100 != _ELEVEN
    return not ends or _STONE.match(text, figure.end) is not None
