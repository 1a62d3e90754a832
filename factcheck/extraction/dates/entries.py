"""Texts that are nothing but a date, such as a field of a form or a cell of a table: shorter than prose can be.

Prose has other uses for most of these: 15-2 is a score there, "the first" anything, "at 3 15" a slip.
"""

from __future__ import annotations

from factcheck.extraction.dates.clock import time_of
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, date_of
from factcheck.extraction.dates.monthdays import day_in_month
from factcheck.extraction.dates.relative import of_span
from factcheck.extraction.dates.tokens import Token

ENTRIES = Cascade()


@ENTRIES.rule("^(?P<a>n)-(?P<b>n)$", "-")
def _pair(m: Match) -> Token | None:
    """15-2, 2 - 15: where a locale is set, and one of the two can be no month"""
    first, second = m.number("a") or 0, m.number("b") or 0
    if not m.reading.alone or m.reading.region is None or not 1 <= min(first, second) <= 12 < max(first, second) <= 31:
        return None
    return m.build("1", date_of(max(first, second), min(first, second), None))


def _open_time(m: Match, hour: int, minute: int, first: int = 0) -> list[Token] | None:
    if not m.reading.alone or not 0 <= hour <= 23 or not 0 <= minute <= 59:
        return None
    moment = time_of(hour, minute)
    moment.open_half = hour <= 12
    return [*m.tokens[:first], m.build("3", moment, first)]


@ENTRIES.rule("^(?P<at>@)(?P<h>[nw])(?P<m>[nw])$", "@")
def _hour_minutes(m: Match) -> list[Token] | None:
    """at 3 15"""
    minute = m.number("m") or 0
    padded = len(m.word("m")) == 2 and m.word("m").isdecimal()
    return _open_time(m, m.number("h") or 0, minute, 1) if minute >= 10 or padded else None


@ENTRIES.rule("^(?P<h>w)-?(?P<o>°)?-?(?P<m>w)$", "w")
def _spelt(m: Match) -> Token | list[Token] | None:
    """three fifteen, eight oh five; nineteen eighty-four, nineteen oh one"""
    hour, minute, nought = m.number("h") or 0, m.number("m") or 0, m.token("o") is not None
    if not m.reading.alone or not (1 <= minute <= 9 if nought else 10 <= minute <= 99):
        return None
    if hour in (18, 19, 20):
        return m.build("y", hour * 100 + minute)
    return _open_time(m, hour, minute) if 1 <= hour <= 12 else None


@ENTRIES.rule("^(?P<y>w)$", "w")
def _thousands(m: Match) -> Token | None:
    """two thousand fourteen"""
    year = m.number("y") or 0
    return m.build("y", year) if m.reading.alone and 1900 <= year <= 2100 else None


@ENTRIES.rule("^(?P<on>[rbe@])(?P<h>[nw])$", "rbe@")
def _bare_hour(m: Match) -> list[Token] | None:
    """after 5, from nine"""
    hour = m.number("h") or 0
    return _open_time(m, hour, 0, 1) if 1 <= hour <= 12 and m.word("on") not in _NO_HOUR else None


_NO_HOUR = ("between", "prior", "previously", "earlier", "later", "hence", "approximately")


@ENTRIES.rule("^l(?P<h>[nw])$", "l")
def _half(m: Match) -> list[Token] | None:
    """half three"""
    hour = m.number("h") or 0
    return _open_time(m, hour, 30) if 1 <= hour <= 12 else None


@ENTRIES.rule("^@(?P<t>[yN])$", "@")
def _four_digits(m: Match) -> list[Token] | None:
    """around 1030, at 345"""
    printed = m.word("t")
    if not printed.isdecimal() or len(printed) not in (3, 4) or (len(printed) == 4 and printed[:2] in ("19", "20")):
        return None
    return _open_time(m, int(printed[:-2]), int(printed[-2:]), 1)


@ENTRIES.rule("^(?P<on>[x@rkbe]?)d(?P<day>[os])$", "os")
def _day_of_month(m: Match) -> list[Token] | None:
    """on the first, the 3rd"""
    number = m.number("day")
    if not m.reading.alone or number is None or not 1 <= number <= 31:
        return None
    at = m.found.end("on")
    return [*m.tokens[:at], m.build("1", day_in_month(number, None), at)]


@ENTRIES.rule("^(?P<now>!)$", "!")
def _now(m: Match) -> Token | None:
    """now"""
    published = m.reading.published
    if not m.reading.alone:
        return None
    return m.build("1", of_span((published, published) if published else None, "day"))


@ENTRIES.rule("^@!$", "!")
def _at_present(m: Match) -> list[Token] | None:
    """at present"""
    published = m.reading.published
    if not m.reading.alone or m.tokens[1].value != "present":
        return None
    return [m.tokens[0], m.build("1", of_span((published, published) if published else None, "day"), 1)]


@ENTRIES.rule("^[eb]?(?P<p>P)×?$", "P")
def _part(m: Match) -> Token | None:
    """midafternoon, lunch time"""
    token, published = m.token("p"), m.reading.published
    if not m.reading.alone or token is None or m.word("p") == "overnight" or m.word("p").endswith("s"):
        return None
    moment = Moment("part", "TIME", first=published, last=published, relative=True, timex=f"T{token.value}")
    return m.build("7", moment)


@ENTRIES.rule("^@T×$", "×")
def _at_this_time(m: Match) -> Token | None:
    """at this time"""
    published = m.reading.published
    moment = Moment("day", first=published, last=published, relative=True)
    return m.build("1", moment) if m.reading.alone else None
