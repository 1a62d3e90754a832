"""Dates in the hands of machines and of those who save letters: '98, 14 April 15, Wed Aug 05 12:00:00 2015, 2017-W19.

Read before all others: what is made here are the years and days that they go by. Dates in figures alone (15/03/2024,
31 10 1974, 11/2016) and spans of years (2019-20) are read after those with a month in letters.
"""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, Span, add_days, date_of
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import full_year, iso_week, season_years, year_moment, year_ok

WRITTEN = Cascade()
NUMERIC = Cascade()
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


@WRITTEN.rule("(?<![nNyo./-])(?P<year>y)(?P<mark>[-/])(?P<day>n)(?P<mark2>[-/])(?P<mon>[Mm])(?![-/])", "-/", "y")
def _year_day_month(m: Match) -> Token | None:
    """2024-12-Sep, 2024/12/Sep"""
    day, month = m.number("day") or 0, m.number("mon")
    if month is None or not 1 <= day <= 31 or m.word("mark") != m.word("mark2"):
        return None
    return m.build("1", date_of(day, month, m.number("year")))


@WRITTEN.rule("(?:(?P<day>n)/(?P<mon>[Mm])/|(?P<mon2>[Mm])-(?P<day2>n)-)(?P<year>n)(?![nNyU/-])", "/-", "n")
def _slashed(m: Match) -> Token | None:
    """5/Jan/99, Jan-5-99"""
    day, month, year = m.number("day") or m.number("day2") or 0, m.number("mon") or m.number("mon2"), m.number("year")
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
    return _DATED.search(before) is not None and _CLOSED.match(m.reading.text, end) is not None


_DATED = patterns.lazy(r"\b(?:on|dated)\s\Z", re.IGNORECASE)
_CLOSED = patterns.lazy(r"\s*(?:[,;:!?)]|\.(?!\d)|\Z|\n)| (?:and|at|by|in|to)\b")


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
def _spaced_day(m: Match) -> Token | None:
    """31 10 1974, 10 31 1974: only where one figure is no month"""
    first, second, year = m.number("a") or 0, m.number("b") or 0, m.number("year") or 0
    made = m.build("1", None)
    if min(first, second) < 1 or min(first, second) > 12 or not 12 < max(first, second) <= 31 or not year_ok(year):
        return None
    if not _SPACED_DAY.fullmatch(m.reading.text, made.start, made.end):
        return None
    made.value = date_of(max(first, second), min(first, second), year)
    return made


_SPACED_DAY = patterns.lazy(r"\d\d? \d\d? \d{4}")


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
