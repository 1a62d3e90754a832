"""Is a figure of four digits a year, and which days does it cover?"""

from __future__ import annotations

import datetime
import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Reading
from factcheck.extraction.dates.moment import Moment, Span, add_days, years_span
from factcheck.extraction.dates.tokens import Token, counted
from factcheck.language.counted_years import is_counted

LATEST = 2049


def year_ok(year: int) -> bool:
    """Is a figure of four digits likely a year, even with nothing said beside it?"""
    return 1900 <= year <= LATEST


_BEFORE = patterns.lazy(
    r"[$£€¥#@]$|(?:\b(?:no|nos|page|pages|room|flight|route|highway|section|article|line|model|c)\.?) ?$", re.I
)
_CUED = patterns.lazy(
    r"(?:\b(?:in|since|from|until|till|by|of|during|before|after|to|through|and|year|circa|early|late|mid|around|"
    r"between|summer|winter|spring|autumn|born|founded|built|established|the|dated|made|painted|printed|published|carved|"
    r"woven|engraved|inscribed|stamped|composed|copied|written|minted|restored|erected|rebuilt|completed|consecrated|"
    r"died|d\.|b\.)|[(,–—-]) ?$",
    re.I,
)


_NUMBERED = patterns.lazy(r"(?<![\w.])\d{1,3}[-–]\Z")  # case 14-1418
_YEAR_BEFORE = patterns.lazy(r"(?<!\d)[12]\d{3}(?!\d)")


_COUNTED = patterns.lazy(r"\s+(?!(?:was|is|has|does|as|its|his|this|us|across|towards|perhaps|always)\b)[a-z]+s\b")
"""A noun in the plural behind a figure, that it counts: "1720 houses"."""


def is_year(reading: Reading, token: Token, year: int) -> bool:
    """Years used as years: not amounts, counts ("2000 people") or parts of names with numbers."""
    before = reading.text[max(token.start - 16, 0) : token.start]
    after = reading.text[token.end : token.end + 24]
    if _BEFORE.search(before) or _NUMBERED.search(before) or _figure_after(after):
        return False
    if is_counted(reading.text, token.start, token.end):
        return False
    if year_ok(year):
        return True
    cue = _CUED.search(before)
    if cue is None or (year > LATEST and not cue.group()[0].isalpha()):
        return False  # "(2053 Wednesday, UTC)" is a time
    if cue.group().strip().lower() == "and" and not _YEAR_BEFORE.search(
        reading.text, max(token.start - 40, 0), token.start
    ):
        return False  # "12 were ill and 1720 had gone home"
    return 1066 <= year <= 2300 and _COUNTED.match(after) is None


def _figure_after(after: str) -> bool:
    word = patterns.compile(r"[%°]|-?[A-Za-z]*[ \n]?([A-Za-z]*)").match(after)
    if word is None:
        return False
    if word.group()[:1] in ("%", "°"):
        return True
    return (word.group(1) or word.group()).lower().strip("-") in counted()


def full_year(printed: int, digits: int) -> int:
    """A year of two digits lies between 1940 and 2039: more is written of the war than of what is planned for then."""
    return printed if digits > 2 else printed + (2000 if printed < 40 else 1900)


def season_years(first: int) -> Moment:
    """2019-20: a season, school or financial year, somewhere in the two years."""
    span = years_span(first, first + 1)
    return Moment("year", year=first, first=span and span[0], last=span and span[1], timex=f"{first:04}/{first + 1:04}")


def year_moment(year: int) -> Moment:
    """All of a year."""
    span = years_span(year, year)
    return Moment("year", year=year, first=span and span[0], last=span and span[1], timex=f"{year:04}")


def iso_week(year: int, number: int) -> Span | None:
    """Monday to Sunday of a week as ISO 8601 counts them."""
    try:
        monday = datetime.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    sunday = add_days(monday, 6)
    return (monday, sunday) if sunday else None
