"""The first pass: words and figures that may be part of a date, grouped into runs with nothing else between them.

Each token has a one-character category; the run's categories joined are the string that the grammar's rules match.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.dates.holidays import holiday_at, openers, opening_words
from factcheck.extraction.dates.zones import DOTTED, by_timetable, zone_after
from factcheck.language.known import Known
from factcheck.language.lexicon import table
from factcheck.language.scan import Scan, scan

# Part of the lexicon -> category. Rules add digits: 1 day, 2 longer period, 3 clock time, 4 length, 5 set, 6 day with
# a time, 7 part of a day, 8 weekday alone; the scan adds n y N (figures), o (ordinals), C F (printed times and dates),
# B (Q1, H2), H (holidays), z (time zones).
CATEGORIES = {
    "month": "M", "weak_month": "m", "weekday": "W", "weak_weekday": "v", "number": "w", "multiplier": "h",
    "ordinal": "o", "second": "s", "unit": "U", "quarter": "q", "halfyear": "l", "decade_word": "Y", "season": "S",
    "part_of_day": "P", "meridiem": "p", "clock_word": "K", "oclock": "c", "deictic": "D", "last": "L", "next": "X",
    "this": "T", "ago": "a", "before": "b", "after": "e", "in": "i", "of": "O", "at": "@", "on": "x", "from": "r",
    "to": "k", "and": "&", "the": "d", "a": "A", "every": "V", "frequency": "g", "times": "*", "times_word": "×",
    "edge": "E", "vague": "Q", "fiscal": "f", "nearest": "~", "same": "=", "that": "=", "other": "%", "ad": "j",
    "now": "!", "beginning": "G", "more": "+", "or": "|", "rest": "R", "working": "ψ", "week_mark": "ω",
    "small": "η", "oh": "°", "hundreds": "κ", "opening": "λ", "period_end": "ε", "to_date": "τ", "date": "δ",
    "per": "π",
}  # fmt: skip
PUNCTUATION = {
    ",": ",",
    "-": "-",
    "–": "-",
    "—": "-",
    "~": "-",
    "/": "/",
    "&": "&",
    "(": "(",
    ")": ")",
    "@": "@",
    "'": "'",
    "’": "'",
    "‘": "'",
}
ANCHORS = frozenset("MmWvUqYSPKCDFBHgy*pclozLφωϖετ4κ")
CLOCKED = frozenset("CpKcyNn")
LONGEST_RUN = 60
ABBREVIATED = patterns.lazy(
    r"(?:jan|febr?|mar|apr|ju[nl]|aug|sept?|oct|nov|dec|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|hrs?|mins?|a\.?d|b\.?c)\Z",
    re.IGNORECASE,
)
DOTTED_DAY = patterns.lazy(
    r"[ ]?(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[ ]?\d{4}(?!\d)", re.IGNORECASE
)
"""What makes a figure with a full stop a day: 3. March 2015."""
_JOINED = "Mmy"  # what figures stand behind without a blank: 4Mar2019, 2018Q4
# What is printed behind a figure without a blank: 2hrs, 30min; "m" and "s" are metres and decades, too.
GLUED_UNITS = {
    "h": "hour", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second", "secs": "second",
    "day": "day", "days": "day", "wk": "week", "wks": "week", "yr": "year", "yrs": "year",
}  # fmt: skip
SUFFIX = patterns.lazy(r"[^\W\d_]+\Z")

_SCAN = patterns.lazy(
    r"""
    (?P<half>[QHq][1-4]\b|h[12](?=,?[ ]\d{4}\b)|(?:(?<=\d{4})|(?<=\d{4}[ ]))h[12]\b)
    | (?P<qyear>[1-4](?:[qQ](?:\d{4}|['’]?\d\d)?|H(?:\d{4}|['’]\d\d|(?=[ ]\d{4}\b)))(?!\w))
    | (?P<fiscal>(?:[FC]Y|[fc]y(?=\d))[ ]?['’]?(?:\d{4}|\d{2})(?:[-/–](?:\d{4}|\d{2}))?(?!\w))
    | (?P<meridiem>[aApP]\.[ ]?[mM]\b\.?|(?<=[\dtnoexry][ ])[ap][ ]m\b)
    | (?P<era>(?:(?<=\d[ ])(?:[Bb]\.[ ]?[Cc]\.(?:[ ]?[Ee]\.)?|[Aa]\.[ ]?[Dd]\.|[Cc]\.[ ]?[Ee]\.)|A\.[ ]?D\.(?=[ ]\d)))
    | (?P<word>[wW](?:/[cCeE]|eek-[eE]nds?)\b|[^\W\d_]+(?:['’][^\W\d_]+)?)
    | (?P<full>\d{1,4}(?P<mid>[-/.])\d{1,2}(?P=mid)\d{1,4}
              (?:T(?P<stamp>\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?))?(?!\w|(?P=mid)\d))
    | (?P<clock>\d{1,2}(?:[:.]?\d{2}){0,2}[ \u00a0]?[aApP](?:\.[ ]?[mM]\b\.?|[mM]\b)
              | \d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?h?(?![\w]|[:.]\d)
              | \d{1,2}h\d{2}\b | \d{1,2}h(?=[ ](?:GMT|BST|UTC|CET|CEST|EST|gmt)\b)
              | \d{1,2}[.]\d{2}(?=[ ](?:GMT|BST|UTC|hours|hrs)\b) | \d{1,2}(?::\d{2})?[ap]m-?ish\b
              | \d{1,2}(?::?\d{2})?(?:-[ ]?|[ ])?ish\b | (?:0?[1-9]|1[0-2])(?::\d{2})?[aApP]\b)
    | (?P<decade>(?:\d{3}|\d)0['’]s\b|(?:1[7-9]|20)\d0[ ]s\b(?!['’]))
    | (?P<week>\d{4}-?W\d\d(?:-?[1-7])?(?!\w))
    | (?P<glued>\d{4}(?=[QqH][1-4]\b)|\d{1,2}(?=(?i:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\d{4})?\b))
    | (?P<spaced>\d{1,2}[ ](?:st|nd|rd|th)(?=[ ](?:of[ ])?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))
    | (?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?\w* | \d+\.\d+\w* | \d+\w*)
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


@kept(dict[str, tuple[str, Any]])
def words() -> dict[str, tuple[str, Any]]:
    """Lower-case word -> (category, value); first words of holidays that are no word of dates have the category ""."""
    data = table("dates")
    found: dict[str, tuple[str, Any]] = {}
    for part, category in CATEGORIES.items():
        entries = data[part]
        pairs = entries.items() if isinstance(entries, dict) else ((word, word) for word in entries)
        for word, value in pairs:
            found.setdefault(word, (category, value))
            found.setdefault(word.replace("'", "’"), (category, value))
    for first in openers():
        found.setdefault(first, ("", None))
        if first.endswith("s"):
            found.setdefault(f"{first[:-1]}'s", ("", None))
            found.setdefault(f"{first[:-1]}’s", ("", None))
    for first in opening_words():
        if "'" in first:
            found.setdefault(first, ("", None))
            found.setdefault(first.replace("'", "’"), ("", None))
    return found


@cache
def counted() -> frozenset[str]:
    """Nouns that make a four-digit figure before them a count."""
    return frozenset(table("dates")["counted"])


def _makes_a_date(piece: str) -> bool:
    """May a run of letters and digits be, or begin, a token without which no run of tokens is a date?"""
    if piece.isalpha():
        category = words().get(piece, ("", None))[0]
        return category in ANCHORS or category in ("w", "j") or piece in _openings()
    return piece != ""


@kept(frozenset[str])
def _openings() -> frozenset[str]:
    """The first letters of words of dates that are written with an apostrophe or hyphen, and the first words of
    holidays; but for "the", which is read with what comes after it."""
    firsts = (found.group() for word in words() if (found := _LETTERS.match(word)) and found.end() < len(word))
    return frozenset((*firsts, *openers())) - {"the"}


_OWNS = ("'", "’")


def _owned(piece: str, text: str, start: int) -> bool:
    """Does a name begin here that is somebody's: King's Birthday?"""
    pattern = openers().get(f"{piece}s")
    return pattern is not None and pattern.match(text, start) is not None


_LETTERS = patterns.lazy(r"[^\W\d_]+")
_MAKING = Known(_makes_a_date)
_APART = Known(lambda piece: len(piece) > 1 and piece.isalpha() and piece not in words())
_MERIDIEM = patterns.lazy(r"[aApP]\.[ ]?[mM]\b")


def _goals(seen: Scan) -> list[tuple[int, int]]:
    """The places where tokens stand without which no run is a date, each with the number of pieces before it."""
    holiday = openers()
    found = [
        (start, at)
        for at in seen.holding(_MAKING)
        for start in (seen.start(at),)
        if (piece := seen.pieces[at]) not in holiday
        or piece[0].isdigit()
        or words().get(piece, ("", None))[0]
        or holiday[piece].match(seen.text, start)
        or (seen.text[(end := start + len(piece)) : end + 1] in _OWNS and _owned(piece, seen.text, start))
    ]
    if ".m" in seen.text or ". m" in seen.text or ".M" in seen.text or ". M" in seen.text:
        # "A" alone is an article.
        starts = [seen.start(at) for at in range(len(seen.pieces))]
        found += [(m.start(), bisect_left(starts, m.start())) for m in _MERIDIEM.finditer(seen.text)]
        found.sort()
    return found


def _fresh(seen: Scan, at: int, done: int) -> int:
    """From where to read for the tokens before piece ``at``: the nearest word that ends every run, for it is none of
    dates; ``done`` where none lies between."""
    text = seen.text
    for before in range(at - 1, -1, -1):
        piece = seen.pieces[before]
        if piece:
            start = seen.start(before)
            if start < done:
                break
            if _APART[piece] and text[start - 1 : start] in " \n" and text[start + len(piece)] in " \n,.;:":
                return start
    return done


def runs(text: str) -> Iterator[list[Token]]:
    """The runs of date words in ``text`` that hold at least one word that makes a date."""
    seen = scan(text)
    done = 0
    if seen.odd:
        yield from _runs(text, 0, len(text))[0]
        return
    for goal, at in _goals(seen):
        if goal >= done:
            found, done = _runs(text, _fresh(seen, at, done), goal)
            yield from found


def whole_run(text: str) -> list[Token] | None:
    """The one run of date words that a short text consists of, None where there is more to it."""
    found, _ = _runs(text, 0, len(text), keep=True)
    if len(found) != 1 or not found[0] or _REST.search(text[: found[0][0].start] + text[found[0][-1].end :]):
        return None
    return found[0]


_REST = patterns.lazy(r"[^\s.,;:!?'\"“”‘’()]")


def _runs(text: str, begin: int, goal: int, keep: bool = False) -> tuple[list[list[Token]], int]:
    """The runs from ``begin``, where none goes on, to the first word after ``goal`` that is none of dates, and where
    that ends."""
    lexicon, holiday_words = words(), openers()
    found: list[list[Token]] = []
    run: list[Token] = []
    anchored = keep
    end = skip = -1
    for match in _SCAN.finditer(text, begin):
        start = match.start()
        if start < skip:
            continue
        group = match.lastgroup
        stop = match.end()
        token: Token | None = None
        if group == "word":
            lowered = match.group().lower()
            entry = lexicon.get(lowered)
            if entry is None:
                if anchored:
                    found.append(run)
                if run:
                    run, anchored = [], False
                end = stop
                if start > goal:
                    return found, stop
                continue
            if start != end or not run or run[-1].cat not in "nNyoY" or entry[0] in ("M", "m"):
                key = lowered.replace("'", "").replace("’", "")
                named = holiday_at(text, lowered, start) if key in holiday_words else None
                if named is not None:
                    token = Token("H", start, named[1], named[0])
                    skip = stop = named[1]
                elif entry[0]:
                    token = Token(entry[0], start, stop, entry[1])
        elif group == "era":
            before = match.group().upper().replace(" ", "") in ("B.C.", "B.C.E.")
            token = Token("j", start, stop, "BC" if before else "AD")
        elif group == "meridiem":
            token = Token("p", start, stop, match.group()) if run else None
        elif group == "mark":
            mark = match.group()
            if run and mark == ".":
                if run[-1].end == start and ABBREVIATED.match(text[run[-1].start : start]):
                    run[-1].end = end = stop
                    continue
                if run[-1].end == start and run[-1].cat == "n" and DOTTED_DAY.match(text, stop):
                    run[-1].end = end = stop
                    continue
            elif mark in PUNCTUATION and (run or mark in "'’‘"):
                token = Token(PUNCTUATION[mark], start, stop, mark)
        elif not start or not _glued(text, start, bool(run)) or (start == end and run and run[-1].cat in _JOINED):
            if group == "full" and match.start("stamp") > 0:  # 2017-05-08T10:20: a day and a time
                stop = match.start("stamp") - 1
                run.append(Token("F", start, stop, text[start:stop]))
                start, stop = match.span("stamp")
                token, anchored, end = Token("C", start, stop, match.group("stamp")), True, start
            else:
                token = figure(str(group), match.group(), start, stop)
                if token is not None and token.cat == "N" and by_timetable(text, start, stop):
                    token.cat, token.value = "C", match.group()
        if token is None or (run and start > end + 1 and _breaks(text, end, start)) or len(run) >= LONGEST_RUN:
            if anchored:
                found.append(run)
            run, anchored = [], False
        if token is not None:
            run.append(token)
            anchored = (
                anchored
                or token.cat in ANCHORS
                or (
                    len(run) > 1
                    and (
                        (token.cat == "w" and run[-2].cat in "@w°")
                        or (token.cat == "w" and run[-2].cat == "&" and len(run) > 3 and run[-3].cat == "h")
                        or (token.cat == "n" and run[-2].cat in "/@'jd" and token.value < 100)
                        or (token.cat == "N" and run[-2].cat in "@rk&-" and text[start] == "0")
                        or (token.cat == "N" and run[-2].cat == "@" and DOTTED.match(text, start) is not None)
                        or (token.cat == "s" and run[-2].cat in "w-" and start - end < 2)
                        or (token.cat == "j" and run[-2].cat in "nNw")
                        or (token.cat == "N" and run[-2].cat == "j")
                    )
                )
            )
            if (
                token.cat in CLOCKED
                and (zone := zone_after(text, stop, token.cat in "Cp" or (len(run) > 1 and run[-2].cat == "@")))
                is not None
            ):
                run.append(Token("z", zone[1], zone[2], zone[0]))
                skip = stop = zone[2]
                anchored = True
        end = stop
    if anchored:
        found.append(run)
    return found, len(text)


def _glued(text: str, at: int, known: bool) -> bool:
    """Does what stands before the figure at ``at`` make it an amount, a code or part of a word? ``known``: a word of
    dates stands there ("mid-1990s", but not "COVID-19")."""
    before = text[at - 1]
    if before in ":~" and at > 1 and (known if before == "~" else text[at - 2].isalpha()):
        return False
    if before == "-" and not known and at > 1 and text[at - 2].isalpha():
        return not text[at : at + 4].isdecimal()
    return before.isalnum() or before in "$£€¥₹#+_~^=.:%*"


def _breaks(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) > 8 or gap.count("\n") > 1


def figure(group: str, printed: str, start: int, end: int) -> Token | None:
    """The token of a figure; None where letters are glued to it that make it something else."""
    if group == "week":
        return Token("ϖ", start, end, printed)
    if group == "half":
        return Token("B", start, end, printed)
    if group == "decade":
        return Token("Y", start, end, int(printed[:-2]))
    if group == "fiscal":
        return Token("φ", start, end, printed)
    if group == "full":
        return Token("F", start, end, printed)
    if group == "clock":
        return Token("C", start, end, printed)
    if group == "qyear":
        return Token("B", start, end, printed[1].upper() + printed[0] + printed[2:].lstrip("'’"))
    glued = SUFFIX.search(printed)
    suffix = glued.group().lower() if glued else ""
    digits = printed[: len(printed) - len(suffix)].rstrip()
    if suffix in GLUED_UNITS and len(digits) <= 4 and digits.replace(".", "", 1).isdecimal():
        return Token("4", start, end, ((float(digits), GLUED_UNITS[suffix]),))
    if not digits.isdecimal():
        plain = digits.replace(",", "")
        if suffix or len(plain) > 12 or not plain.replace(".", "", 1).isdecimal():
            return None
        return Token("N", start, end, float(plain) if "." in plain else int(plain))
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
