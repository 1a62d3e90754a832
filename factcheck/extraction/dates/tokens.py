"""The first pass: words and figures that may be part of a date, grouped into runs with nothing else between them.

Each token has a one-character category; the run's categories joined are the string that the grammar's rules match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from factcheck.language.lexicon import table

# Part of the lexicon -> category. Capital letters can stand alone in a date, small ones support them.
CATEGORIES = {
    "month": "M", "weak_month": "m", "weekday": "W", "weak_weekday": "v", "number": "w", "multiplier": "h",
    "ordinal": "o", "second": "s", "unit": "U", "quarter": "q", "halfyear": "l", "decade_word": "Y", "season": "S",
    "part_of_day": "P", "meridiem": "p", "clock_word": "K", "oclock": "c", "deictic": "D", "last": "L", "next": "X",
    "this": "T", "ago": "a", "before": "b", "after": "e", "in": "i", "of": "O", "at": "@", "on": "x", "from": "r",
    "to": "k", "and": "&", "the": "d", "a": "A", "every": "V", "frequency": "g", "times": "*", "times_word": "×",
    "edge": "E", "vague": "Q", "fiscal": "f", "nearest": "~", "same": "=", "other": "%", "ad": "j", "then": "!",
}  # fmt: skip
PUNCTUATION = {",": ",", "-": "-", "–": "-", "—": "-", "/": "/", "&": "&", "(": "(", ")": ")", "@": "@"}
ANCHORS = frozenset("MmWvUqYSPKCDFHgy*pcl")

ABBREVIATED = re.compile(
    r"(?:jan|febr?|mar|apr|ju[nl]|aug|sept?|oct|nov|dec|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\Z", re.I
)
LONGEST_RUN = 60

_SCAN = re.compile(
    r"""
    (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
    | (?P<full>\d{1,4}([-/.])\d{1,2}\3\d{1,4}(?![\w]|[-/.]\d))
    | (?P<clock>\d{1,2}(?:[:.]\d{2}){0,2}[ \u00a0]?[aApP](?:\.[ ]?[mM]\b\.?|[mM]\b)
              | \d{1,2}:\d{2}(?::\d{2})?(?![\w]|[:.]\d)
              | \d{1,2}[.]\d{2}(?=[ ]?(?:GMT|BST|UTC|hours|hrs)\b))
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?\w* | \d+\.\d+\w* | \d+\w*)
    | (?P<mark>[^\s\w])
    """,
    re.VERBOSE,
)


class Token(msgspec.Struct):
    """A word, figure or, once rules have run, a larger part of a date; ``value`` depends on the category."""

    cat: str
    start: int
    end: int
    value: Any = None


@cache
def words() -> dict[str, tuple[str, Any]]:
    """Lower-case word -> (category, value)."""
    data = table("dates")
    found: dict[str, tuple[str, Any]] = {}
    for part, category in CATEGORIES.items():
        entries = data[part]
        pairs = entries.items() if isinstance(entries, dict) else ((word, word) for word in entries)
        for word, value in pairs:
            found.setdefault(word, (category, value))
    return found


def runs(text: str) -> Iterator[list[Token]]:
    """The runs of date words in ``text`` that hold at least one word that makes a date."""
    lexicon = words()
    run: list[Token] = []
    anchored = False
    end = -1
    for match in _SCAN.finditer(text):
        group = match.lastgroup
        start, stop = match.span()
        token: Token | None = None
        if group == "word":
            lowered = match.group().lower()
            entry = lexicon.get(lowered) or (lexicon.get(lowered.replace("’", "'")) if "’" in lowered else None)
            if entry is not None and (start != end or not run or run[-1].cat not in "nNy"):
                token = Token(entry[0], start, stop, entry[1])
        elif group == "mark":
            category = PUNCTUATION.get(match.group())
            if category is not None and run:
                token = Token(category, start, stop, match.group())
            elif match.group() == "." and run and _abbreviates(text, run[-1], start):
                run[-1].end = end = stop
                continue
        elif start != end or (run and run[-1].cat in "-/,(@&"):
            token = _figure(str(group), match.group(), start, stop)
        if token is None or (run and start > end + 1 and _breaks(text, end, start)) or len(run) >= LONGEST_RUN:
            if anchored:
                yield run
            run, anchored = [], False
        if token is not None:
            run.append(token)
            anchored = anchored or token.cat in ANCHORS
        end = stop
    if anchored:
        yield run


def _breaks(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) > 3 or gap.count("\n") > 1


def _abbreviates(text: str, token: Token, at: int) -> bool:
    """Does the point at ``at`` belong to the abbreviation before it ("Jan.", "Sept.", "Mon.")?"""
    return token.cat in "MmWv" and token.end == at and ABBREVIATED.match(text[token.start : at]) is not None


def _figure(group: str, printed: str, start: int, end: int) -> Token | None:
    if group == "full":
        return Token("F", start, end, printed)
    if group == "clock":
        return Token("C", start, end, printed)
    digits = printed.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    suffix = printed[len(digits) :].lower()
    if not digits.isdecimal():
        return Token("N", start, end, None) if not suffix and "_" not in digits else None
    value = int(digits) if len(digits) <= 4 else None
    if suffix in ("st", "nd", "rd", "th"):
        return Token("o", start, end, value) if value else None
    if suffix == "s" and value is not None:
        return Token("Y", start, end, value) if len(digits) in (2, 4) and value % 10 == 0 else None
    if suffix:
        return None
    if value is not None and len(digits) == 4 and value >= 1000:
        return Token("y", start, end, value)
    return Token("n" if len(digits) <= 2 else "N", start, end, value)


@cache
def counted() -> frozenset[str]:
    """Nouns that make a four-digit figure before them a count."""
    return frozenset(table("dates")["counted"])
