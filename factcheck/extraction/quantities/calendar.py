"""Figures that are days, clock times and years rather than quantities, told by the words beside them."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.patterns import alternation, context, words_before
from factcheck.language.counted_years import is_counted, is_hundred

_SEASON = patterns.lazy(r"[-–/](?:\d{4}|\d\d)(?!\d)")
_NUMERIC_DATE = patterns.lazy(r"(?:\d{4}([-/])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2(?:\d{4}|\d\d))(?![\d/-])")
_CENTURY = patterns.lazy(r"[ -]?(?:century|centuries)(?!\w)")
_ERA = patterns.lazy(r" ?(?:BCE?|CE|AD|[Bb]\.[Cc]\.(?:[Ee]\.)?|[Cc]\.[Ee]\.|[Aa]\.[Dd]\.)(?!\w)")
_OCLOCK = patterns.lazy(r" o[’']clock")
_NOT_A_DAY = patterns.lazy(r" ?(?:per cent|percent|%|people)")
_CLOCK_BEFORE = patterns.lazy(r"\d[:.]\Z")


@cache
def _month() -> str:
    return rf"{alternation(context('months'))}(?![a-z])\.?"


@cache
def _month_before() -> re.Pattern[str]:
    days = r"(?:\d{1,2}(?:st|nd|rd|th)?(?: ?[-–] ?| to | and | or ))?"
    return patterns.compile(rf"(?<!\w){_month()} (?:the )?{days}\Z")


@cache
def _day_before() -> re.Pattern[str]:
    return patterns.compile(rf"(?<!\w){_month()}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? \Z")


@cache
def _month_after() -> re.Pattern[str]:
    day = r"(?:st|nd|rd|th)?"
    return patterns.compile(rf"{day}(?:(?:[-–]| to | and | or |, )\d{{1,2}}{day})?(?: of)?[ -]{_month()}(?!\w)")


@cache
def _day_range() -> re.Pattern[str]:
    suffix = r"(?:st|nd|rd|th)?"
    return patterns.compile(rf"{suffix}(?: ?[-–] ?| to | and | or )\d{{1,2}}{suffix}(?![\w%,.]\d|\w|%| per)")


@cache
def _clock_after() -> re.Pattern[str]:
    zone = alternation(context("zones"))
    half = r"(?:[ap]\.m\.?|[AaPp][Mm](?!\w)|A\.M\.|P\.M\.)"
    return patterns.compile(
        rf"(?:[:.]\d\d){{1,2}}(?: ?{half}| (?:hours|hrs|{zone})(?!\w))|:\d\d(?!\d)"
        rf"|[ \xa0]?(?:{half}|o[’']clock)| ?{zone}(?!\w)"
    )


@cache
def _before_year() -> re.Pattern[str]:
    return words_before("before_year", r"(?: mid-| late | early | fiscal )?", r"['’–/(-]|\b[QH][1-4] ")


def numeric_date(text: str, figure: Figure) -> int:
    """The end of the date in figures that begins here ("2015-12-02", "5/17/2018", "04.05.2025"), or 0."""
    match = None if figure.words else _NUMERIC_DATE.match(text, figure.start)
    return match.end() if match else 0


def rest(text: str, figure: Figure) -> int:
    """Where the days or years end that begin with ``figure`` ("2013-14", "17-23" of a month), or its own end."""
    if not figure.bare:
        return figure.end
    match = (_SEASON if figure.end - figure.numeral_start == 4 else _day_range()).match(text, figure.end)
    return match.end() if match else figure.end


def temporal(text: str, figure: Figure, years: bool = True) -> bool:
    """Is the bare figure a day of a month, a clock time or a year? ``years`` is False while the words after the
    figure are not yet read: then only spans of years and years after a month are told."""
    start, end = figure.start, figure.end
    head = text[max(0, start - 22) : start]
    if figure.shape == "ordinal":
        century = _CENTURY.match(text, end)
        told = century is not None and not is_hundred(text, century.end())
        return told or bool(_month_after().match(text, end) or _month_before().search(head))
    if figure.words:
        return _OCLOCK.match(text, end) is not None
    value = figure.value
    if value is None:
        return False
    if figure.bare and _ERA.match(text, end):
        return True
    if value <= 2400 and _clock_after().match(text, end):
        return True
    day = value <= 31 and figure.bare
    if day and _month_after().match(text, end):
        return True
    if day and _month_before().search(head) and not _NOT_A_DAY.match(text, end):
        return True
    if head[-1:] in (":", ".") and _CLOCK_BEFORE.search(head):
        return True
    if not figure.bare:
        return False
    return year(figure, text, head) if years else year(figure, text, head) and _sure_year(text, figure, head)


def _sure_year(text: str, figure: Figure, head: str) -> bool:
    return _day_before().search(head) is not None or _SEASON.match(text, figure.end) is not None


def year(figure: Figure, text: str, head: str) -> bool:
    """Is a bare figure of four digits a year rather than a count? ``head`` is the text before it."""
    value = figure.value
    if value is None or figure.end - figure.numeral_start != 4 or not 1000 <= value <= 2100:
        return False
    if figure.unit is not None or (figure.hedge is not None and (figure.noun is not None or not 1900 <= value <= 2060)):
        return False
    if _day_before().search(head):
        return True
    if is_counted(text, figure.start, figure.end):
        return False
    if _before_year().search(head):
        counted = (
            figure.counted is not None and figure.counted[0] == end_blank(figure) and text[figure.counted[0]].islower()
        )
        return not (counted and value % 100 == 0 and words_before("counting_before_year").search(head))
    return 1900 <= value <= 2060 and (figure.noun is None or value % 50 != 0)


def end_blank(figure: Figure) -> int:
    """The offset of the next word, one blank behind the figure."""
    return figure.end + 1
