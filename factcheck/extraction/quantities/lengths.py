"""Lengths of time that are counted by an article: "for an hour", "another week", "all day", "a day or two".

"a" and "an" count one only behind a word of duration ("took an hour"): "£12 an hour" is a rate, "a year ago" a date.
"All day" and "the whole week" claim the most of it, not the last minute: they allow from a quarter on.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import patterns
from factcheck.extraction.quantities import compounds
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import words_before

_UNITS = ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century")
_LEAD = patterns.lazy(
    r"(?<![\w-])(?:(?P<one>[Aa]n?)|(?P<more>[Aa]nother|[Aa]n?[ ](?:extra|additional|further))|(?P<sole>[Aa][ ]single)"
    r"|(?P<all>[Aa]ll|(?:(?:[Aa]n?|[Tt]he)[ ])?(?P<whole>full|whole|entire)))[ -]\Z"
)
_LONG = patterns.lazy(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[\w]+['’]s)[ ](?:[a-z]+,?[ ])?"
    r"(?P<long>(?P<unit>hour|day|week|fortnight|month|year|decade|century)-?long)(?![\w-])"
)
_LONGS = ("-long", "rlong", "ylong", "klong", "tlong", "hlong", "elong")
_WORK = patterns.lazy(r"(?:working|business)[ ]\Z")
_REST = patterns.lazy(r"(?:end)?(?![\w'’-])(?P<or>[ ]or[ ]two(?!\w))?")
_POINT = patterns.lazy(
    r"[ -](?:ago|later|earlier|before|after|from[ ](?:now|today)|hence|olds?|long|away|behind|ahead|early|late|when|"
    r"that|which|in[ ]which|as|and[ ]a[ ](?:half|quarter))(?!\w)"
)
_APPOSED = patterns.lazy(
    r"[ ](?:later|afterwards|late|early|behind[ ]schedule|ahead[ ]of[ ](?:schedule|time))(?=[,.;])"
)
"""What counts from one moment to the other: "it shut at 9, an hour later"."""
_ENDS = patterns.lazy(r"[.,;:!?)”\"]|\Z|\n")
_NEXT_ONE = patterns.lazy(r"\b(?:on|[Yy]et|just|is|was|[Ii]n)[ ]\Z")
_AS_FIGURE = patterns.lazy(r"\b(?:to|from|than|of|by|in|under|over|about|nearly|almost|just|exactly|only)[ ]\Z")
_ONE = Decimal(1)
_MOST_OF_IT = Decimal("1.5")
_REACH = 16
_LONGEST_LEAD = 15
_LONGEST_WORK = 9


def scan(text: str) -> Iterator[Figure]:
    """The lengths of time in ``text`` without a numeral, in order, each with its unit."""
    yield from sorted([*_counted(text), *_long(text)], key=lambda figure: figure.start)


def _long(text: str) -> Iterator[Figure]:
    """ "The week-long strike", "a monthlong tour": one of its unit, without a figure."""
    if not any(map(text.__contains__, _LONGS)):
        return
    for found in _LONG.finditer(text):
        figure = Figure(found.start("long"), found.end(), _ONE, _ONE)
        figure.kind, figure.unit, figure.words, figure.exact = "duration", found["unit"], True, False
        yield figure


def _counted(text: str) -> Iterator[Figure]:
    """Those that an article counts."""
    for at, unit in sorted(_places(text)):
        work = _WORK.search(text, max(0, at - _LONGEST_WORK), at) if unit == "day" else None
        before = work.start() if work else at
        lead = _LEAD.search(text, max(0, before - _LONGEST_LEAD), before)
        rest = _REST.match(text, at + len(unit)) if lead else None
        if lead is None or rest is None:
            continue
        start, end, step, value = lead.start(), rest.end(), _ONE, _ONE
        odd = compounds.odd_behind(text, end) if lead["one"] and unit in compounds.PARTED else None
        if odd is not None:
            value, end = Decimal(compounds.PARTS + odd[0]), odd[1]
        if text.startswith("end", at + len(unit)):
            unit += "end"
        if lead["one"]:
            told = odd is not None and _AS_FIGURE.search(text, max(0, start - _REACH), start) is not None
            if not told and not _lasts(text, start, end, unit):
                continue
        elif lead["more"]:
            another = lead["more"].endswith("nother") and work is None and unit in ("day", "night", "second")
            other = another and not text.endswith("for ", 0, start)  # "another day" is one to come
            if other or _NEXT_ONE.search(text, max(0, start - 5), start):
                continue
        elif lead["sole"]:
            if _POINT.match(text, end) is not None:
                continue
        elif _period(text, lead["whole"], start, unit) and not _for_full(text, start, end):
            continue
        else:
            step = _MOST_OF_IT
        figure = Figure(start, end, value, step)
        figure.kind, figure.unit, figure.words, figure.exact = "duration", "working day" if work else unit, True, False
        if odd is not None:
            figure.unit, figure.exact, figure.compound = compounds.PARTED[unit], True, True
        if rest["or"]:
            figure.range_low, figure.range_high, figure.value = _ONE, Decimal(2), None
        yield figure


def _places(text: str) -> Iterator[tuple[int, str]]:
    """Where a unit of time stands behind a letter and a blank or hyphen: what most texts are searched for in vain, so
    without a pattern."""
    for unit in _UNITS:
        at = text.find(unit, 2)
        while at >= 0:
            if text[at - 1] in " -" and (text[at - 2] in "anrley" or (unit == "day" and text[at - 2] in "gs")):
                yield at, unit
            at = text.find(unit, at + 1)


def _lasts(text: str, start: int, end: int, unit: str) -> bool:
    """Does "a" or "an" count one here?"""
    if _APPOSED.match(text, end) is not None and text.startswith(", ", max(0, start - 2)):
        return True
    if _POINT.match(text, end) is not None or (unit in ("second", "minute", "night") and text[end : end + 1] == " "):
        return False
    if start == 0:
        return text[end:].strip() == ""
    if words_before("lasting_in").search(text, max(0, start - _REACH), start):
        return _ENDS.match(text, end) is not None
    return words_before("lasting").search(text, max(0, start - _REACH), start) is not None


def _for_full(text: str, start: int, end: int) -> bool:
    """ "for full year": without an article a length"""
    return text.endswith("for ", 0, start) and text[start : start + 4] == "full" and _ENDS.match(text, end) is not None


def _period(text: str, whole: str | None, start: int, unit: str) -> bool:
    """Is it a period of the calendar ("full-year results", "the full month") or none ("all second")?"""
    return unit in ("second", "minute") or (
        whole == "full" and unit in ("year", "month", "fortnight") and text[start : start + 2].lower() != "a "
    )
