"""Dates in figures alone: 15/03/2024, 2024-03-15, 31 10 1974, 11/2016; and spans of years: 2019-20, 2006-2018."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, date_of
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import full_year, season_years, year_moment, year_ok

NUMERIC = Cascade()


@NUMERIC.rule(r"(?P<wd>[Wv])(?:,|(?P<open>\())?(?P<full>F)(?(open)\))", "F")
def _weekday_numeric(m: Match) -> Token | list[Token] | None:
    """Friday, 15/03/2024; Friday (15/03/2024)"""
    made = _numeric(m)
    if isinstance(made, Token):
        made.value.weekday = m.number("wd")
    return made


def _is_dated(m: Match) -> bool:
    """on 9-18-15, dated 5.12.24: behind a word for days, with nothing behind that it could count, such as games won"""
    start, end = m.build("1", None).start, m.build("1", None).end
    before = m.reading.text[max(0, start - 6) : start]
    return _DATED.search(before) is not None and _CLOSES.match(m.reading.text, end) is not None


_DATED = patterns.lazy(r"\b(?:on|dated)\s\Z", re.IGNORECASE)
_CLOSES = patterns.lazy(r"\s*(?:[,;:!?)]|\.(?!\d)|\Z|\n)| (?:and|at|by|in|to)\b")


@NUMERIC.rule("(?P<full>F)", "F")
def _numeric(m: Match) -> Token | None:
    """2024-03-15, 15/03/2024, 3/15/24"""
    printed = str(m.value("full"))
    separator = next(c for c in printed if not c.isdigit())
    parts = printed.split(separator)
    lengths = [len(part) for part in parts]
    numbers = [int(part) for part in parts]
    if lengths[0] == 4:
        year, month, number = numbers
        if lengths[2] > 2 or not 1 <= month <= 12 or not 1 <= number <= 31:
            return None
        return m.build("1", date_of(number, month, year))
    if (
        lengths[0] > 2
        or lengths[2] not in (2, 4)
        or (
            (lengths[2] == 2 and separator != "/" and 1 in lengths and (separator != "-" or printed[-2] != "0"))
            and not (m.reading.alone and m.reading.region is not None and separator == "-")
            and not _is_dated(m)
        )
    ):
        return None
    first, second, year = numbers[0], numbers[1], full_year(numbers[2], lengths[2])
    if first > 31 or second > 31 or (first > 12 and second > 12) or not first or not second:
        if separator != "/" or lengths[2] != 4:
            return None
        return m.build("1", Moment(year=year, day=first, month=second, timex=f"{year}-XX-XX"))
    if first == second or first > 12 or second > 12:
        number, month = (first, second) if second <= 12 else (second, first)
        return m.build("1", date_of(number, month, year))
    day_first = m.reading.day_first()
    if day_first is None:
        return m.build("1", Moment(year=year, month=second, day=first, ambiguous=True, timex=f"{year}-XX-XX"))
    number, month = (first, second) if day_first else (second, first)
    return m.build("1", date_of(number, month, year))


@NUMERIC.rule("(?<![nNyoF./-])(?P<a>n)(?P<b>n)(?P<year>y)(?![nNyUh/-])", "y")
def _spaced(m: Match) -> Token | None:
    """31 10 1974, 10 31 1974: only where one figure is no month"""
    first, second, year = m.number("a") or 0, m.number("b") or 0, m.number("year") or 0
    made = m.build("1", None)
    if min(first, second) < 1 or min(first, second) > 12 or not 12 < max(first, second) <= 31 or not year_ok(year):
        return None
    if not _SPACED.fullmatch(m.reading.text, made.start, made.end):
        return None
    made.value = date_of(max(first, second), min(first, second), year)
    return made


_SPACED = patterns.lazy(r"\d\d? \d\d? \d{4}")


@NUMERIC.rule("(?P<a>y)(?P<dash>[-/])(?P<b>[ny])", "y")
def _two_years(m: Match) -> Token | list[Token] | None:
    """2019-20 (a season), 1995-98 (two years), 2006-2018, 2016-05 (a month)"""
    first, second, token = m.number("a"), m.number("b"), m.token("b")
    a, dash = m.token("a"), m.token("dash")
    if first is None or second is None or token is None or a is None or dash is None:
        return None
    digits = token.end - token.start
    if (digits == 2 and second == (first + 1) % 100) or (digits == 4 and second == first + 1 and dash.value == "/"):
        return m.build("2", season_years(first))
    if digits == 1 and year_ok(first):
        return _one_digit(m, first, second)
    if digits == 2 and 1 <= second <= 12 and second <= first % 100:
        return m.build("2", date_of(None, second, first))
    if digits == 2 and second > first % 100 and year_ok(first):
        later = year_moment(first - first % 100 + second)
        return [Token("2", a.start, a.end, year_moment(first)), dash, Token("2", token.start, token.end, later)]
    return None


def _one_digit(m: Match, first: int, second: int) -> Token | None:
    """2003-4 (a season), 2015-3 (a month: no span of years runs backwards)"""
    if second == (first + 1) % 10:
        return m.build("2", season_years(first))
    return m.build("2", date_of(None, second, first)) if 1 <= second <= first % 10 else None


@NUMERIC.rule("(?<![nNyF/-])(?P<mon>n)[/-](?P<year>y)(?![/-])", "y")
def _numeric_month(m: Match) -> Token | None:
    """11/2016"""
    month, year = m.number("mon"), m.number("year")
    if month is None or year is None or not 1 <= month <= 12 or not 1900 <= year <= 2100:
        return None
    return m.build("2", date_of(None, month, year))
