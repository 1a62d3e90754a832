"""Dates in the hands of machines and of those who save letters: '98, 14 April 15, Wed Aug 05 12:00:00 2015, 2017-W19.

Read before all others: what is made here are the years and days that they go by.
"""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, Span, add_days, date_of
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import full_year, iso_week

WRITTEN = Cascade()
_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)](?!\d)|\Z|\n)")


@WRITTEN.rule("(?:(?<=[irOMmSkbedB&2,(H])|(?<=[Mm][no]))(?P<mark>')(?P<n>n)(?![nNU'])", "'")
def _short_year(m: Match) -> list[Token] | None:
    """in '87, the summer of ’69; not the opening of a quotation ("of '24 Hours'")"""
    mark, token = m.token("mark"), m.token("n")
    if mark is None or token is None or mark.end != token.start or token.end - token.start != 2:
        return None
    if _QUOTED.match(m.reading.text, token.end):
        return None
    published, at = m.reading.published, m.found.start()
    latest = (published.year + 10) % 100 if published else 30
    if at > 1 and m.tokens[at - 1].cat in "k&" and m.tokens[at - 2].cat in "y2":  # from 1914 to '18
        opened = m.tokens[at - 2].value
        opening = opened.year if isinstance(opened, Moment) else opened
        if opening is not None and token.value > opening % 100:
            return [Token("y", mark.start, token.end, opening - opening % 100 + token.value)]
    return [Token("y", mark.start, token.end, token.value + (2000 if token.value <= latest else 1900))]


_QUOTED = patterns.lazy(r"[^'’\n]{0,60}['’](?!\w)")


@WRITTEN.rule("(?:(?P<day>[no])O?[Mm]|Mo|MO)(?P<year>n)(?![nNUCyw/:-])", "Mm")
def _two_digits(m: Match) -> list[Token] | None:
    """14th April 15, April of 87: where nothing follows that the figure could count"""
    token = m.token("year")
    if token is None or token.end - token.start != 2 or not _CLOSES.match(m.reading.text, token.end):
        return None
    year = Token("y", token.start, token.end, full_year(token.value, 2))
    return [*m.tokens[m.found.start() : m.found.end() - 1], year]


@WRITTEN.rule("(?:(?P<wd>[Wv]),?)?(?P<mon>[Mm])(?P<day>n)(?P<clock>C)(?P<zone>z)?(?P<year>y)", "C")
def _logged(m: Match) -> list[Token] | None:
    """Wed Aug 05 12:00:00 2015, as logs print it: the year stands behind the time"""
    month, day, clock, zone = m.number("mon"), m.number("day"), m.token("clock"), m.token("zone")
    if month is None or day is None or not 1 <= day <= 31 or clock is None:
        return None
    made = m.build("1", date_of(day, month, m.number("year"), m.number("wd")), None, m.found.start("day"))
    return [made, clock, *([zone] if zone else [])]


@WRITTEN.rule("(?<![nNyo./-])(?P<year>y)(?P<mon>n)(?P<day>n)(?![nNyUCh/:-])", "y")
def _spaced(m: Match) -> Token | None:
    """2016 10 16: year, month and day with blanks, each of two digits"""
    month, day, made = m.number("mon") or 0, m.number("day") or 0, m.build("1", None)
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not _SPACED.fullmatch(m.reading.text, made.start, made.end):
        return None
    made.value = date_of(day, month, m.number("year"))
    return made if _CLOSES.match(m.reading.text, made.end) else None


_SPACED = patterns.lazy(r"(?:19|20)\d\d \d\d \d\d")


@WRITTEN.rule("(?<![nNyo./-])(?P<year>y)(?P<mark>[-/])(?P<day>n)(?P<mark2>[-/])(?P<mon>[Mm])(?![-/])", "Mm")
def _year_day_month(m: Match) -> Token | None:
    """2024-12-Sep, 2024/12/Sep"""
    day, month = m.number("day") or 0, m.number("mon")
    if month is None or not 1 <= day <= 31 or m.word("mark") != m.word("mark2"):
        return None
    return m.build("1", date_of(day, month, m.number("year")))


@WRITTEN.rule("(?P<day>n)/(?P<mon>[Mm])/(?P<year>n)(?![nNyU/-])", "/")
def _slashed(m: Match) -> Token | None:
    """5/Jan/99"""
    day, month, year = m.number("day") or 0, m.number("mon"), m.number("year")
    if month is None or year is None or not 1 <= day <= 31 or len(m.word("year")) != 2:
        return None
    return m.build("1", date_of(day, month, full_year(year, 2)))


@WRITTEN.rule("(?P<week>ϖ)", "ϖ")
def _iso_week(m: Match) -> Token | None:
    """2017-W19, 2017-W19-3: a week, or a day of one, by ISO 8601"""
    found = _WEEK.fullmatch(str(m.value("week")))
    span = iso_week(int(found.group(1)), int(found.group(2))) if found else None
    if found is None or span is None:
        return None
    year, number, weekday = found.groups()
    day: Span | None = None
    if weekday is not None and (at := add_days(span[0], int(weekday) - 1)) is not None:
        day = at, at
    first, last = day or span
    moment = Moment("day" if day else "week", first=first, last=last, timex=f"{year}-W{number}")
    return m.build("1" if day else "2", moment)


_WEEK = patterns.lazy(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?")
