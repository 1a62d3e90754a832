"""Quotation marks told apart from apostrophes, and the side on which each can stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from factcheck import patterns
from factcheck.language.lexicon import table

# Single marks between two letters or digits are apostrophes and never reach Python.
_MARK = patterns.lazy(r"[\"“”„«»]|``|''|‘‘|’’|(?<![^\W_])['’‘‚]|['’‘](?![^\W_])")
# Every mark begins with one of these; a set of characters is looked for much faster than the rest.
_SIGN = patterns.lazy(r"[\"“”„«»`'’‘‚]")
_FIRST_WORD = patterns.lazy(r"[^\W_]+")
_DECADE = patterns.lazy(r"\d?\d|\d0s")
_OPENING_SIDE = " \t\r\n\u00a0([{—–-/“‘\"'„«‚…:="
_CLOSING_SIDE = " \t\r\n\u00a0<>)]}—–-/”’\"'».,;:!?…"


class Mark(msgspec.Struct, frozen=True):
    """A mark at ``text[start:end]``. ``firm``: a single mark that can hardly be an apostrophe, because a stop or
    comma stands before it. ``after_s`` and ``before_word`` describe a possible plural possessive."""

    start: int
    end: int
    text: str
    single: bool
    opens: bool
    closes: bool
    firm: bool = False
    after_s: bool = False
    before_word: bool = False


class Ahead(msgspec.Struct, frozen=True):
    """For each mark, what comes after it in its paragraph: indexes of the next marks of a sort, ``size`` for none."""

    closing: list[int]
    sure: list[int]
    opening: list[int]
    double_close: list[int]
    double_open: list[int]

    def single_close(self, index: int) -> bool:
        """Does a single mark that can close follow?"""
        return self.closing[index + 1] < len(self.closing) - 1

    def firm_close_follows(self, index: int) -> bool:
        """Does a single mark that no plural possessive explains close before the next one opens?"""
        sure = self.sure[index + 1]
        return sure < len(self.sure) - 1 and sure < self.opening[index + 1]

    def double_closes_first(self, index: int) -> bool:
        """Does a double mark close before the next one opens?"""
        close = self.double_close[index + 1]
        return close < len(self.double_close) - 1 and close < self.double_open[index + 1]


@cache
def _elided() -> frozenset[str]:
    return frozenset(table("quotation_marks")["elided"])


def find(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of ``text[start:end]`` in order, without the apostrophes that can be told at once."""
    found: list[Mark] = []
    after = start
    for sign in _SIGN.finditer(text, start, end):
        match = _MARK.match(text, sign.start(), end) if sign.start() >= after else None
        if match is not None:
            after = match.end()
            mark = _classify(text, match.start(), after, start, end)
            if mark is not None:
                found.append(mark)
    return found


def _classify(text: str, at: int, after: int, start: int, end: int) -> Mark | None:
    sign = text[at:after]
    left = text[at - 1] if at > start else " "
    right = text[after] if after < end else " "
    can_open = left in _OPENING_SIDE and not right.isspace()
    can_close = right in _CLOSING_SIDE and not left.isspace()
    if sign in ("‘", "'", "’", "‚"):
        return _single(text, at, after, end, sign, left, right, can_open, can_close)
    if sign in ("“", "„", "«", "‘‘", "``"):
        # “ that can only close is a slip of the keyboard or the German style.
        wrong = sign == "“" and can_close and not can_open
        return Mark(at, after, sign, False, not wrong, wrong)
    if sign in ("”", "»", "’’"):
        wrong = can_open and not can_close
        return Mark(at, after, sign, False, wrong, not wrong)
    if left.isdigit() and not can_close:
        return None
    if can_open == can_close:
        return Mark(at, after, sign, False, True, True)
    return Mark(at, after, sign, False, can_open, can_close)


def _single(
    text: str, at: int, after: int, end: int, sign: str, left: str, right: str, can_open: bool, can_close: bool
) -> Mark | None:
    if can_open and (sign == "‘" or right.isalnum() or right in '([“"£$€…'):
        word = _FIRST_WORD.match(text, after, end)
        cut = word.group().lower() if word is not None else ""
        if _DECADE.fullmatch(cut) or (
            cut in _elided() and (sign != "‘" or text[after + len(cut) : after + len(cut) + 1] == " ")
        ):
            return None
        if sign != "’" or left in " \t\n\u00a0(":
            # ’ before a word is an apostrophe far more often than an opening mark.
            return Mark(at, after, sign, True, sign != "’", can_close and sign != "‘")
        return None
    if can_close and sign != "‘":
        firm = left in ".,!?…;:-–—)"
        return Mark(
            at,
            after,
            sign,
            True,
            False,
            True,
            firm,
            left in "sS",
            right == " " and text[after + 1 : after + 2].isalnum(),
        )
    return None


def ahead(marks: Sequence[Mark]) -> Ahead:
    """The lookahead tables of the marks of one paragraph, built from the back in one pass."""
    size = len(marks)
    tables = [[size] * (size + 1) for _ in range(5)]
    for index in range(size - 1, -1, -1):
        mark = marks[index]
        wanted = (
            mark.single and mark.closes,
            mark.single and mark.closes and not mark.after_s,
            mark.single and mark.opens,
            not mark.single and mark.closes,
            not mark.single and mark.opens,
        )
        for column, holds in zip(tables, wanted, strict=True):
            column[index] = index if holds else column[index + 1]
    return Ahead(*tables)
