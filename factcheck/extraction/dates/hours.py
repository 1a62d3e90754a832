"""Times from one to another: 5:30 to 6:45pm, and bare hours of a day: Saturday 10-4, between two and four on Friday."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.joins import LATE, TIME_CLOSES, clock_of, in_half
from factcheck.extraction.dates.moment import Moment
from factcheck.extraction.dates.tokens import Token

HOURS = Cascade()


@HOURS.rule("(?P<a>[18])[@,]?3[k&-](?P<b>8)", "3")
def _days_with_clocks(m: Match) -> list[Token] | None:
    """from Friday 5pm to Monday 9am: the Monday behind that Friday"""
    a, b = m.moment("a"), m.moment("b")
    if a.grain == "day" and b.choices is not None and a.kind == "DATE":
        b.follows = a
    return m.tokens[m.found.start() : m.found.end()]


_SAID = patterns.lazy(r"\d ?[ap]\.? ?m", re.I)


def _share_half(a: Moment, b: Moment, first: str, second: str) -> None:
    """from 5:30 to 6:45pm, 9am to 5:30: the half of the day that is printed once, where the two stay in order."""
    if a.hour is None or b.hour is None:
        return
    low, high = (a.hour, a.minute or 0), (b.hour, b.minute or 0)
    moved: Moment | None = None
    if a.open_half and a.hour < 12 <= b.hour and _SAID.search(second) and (a.hour + 12, low[1]) <= high:
        moved = a
    elif b.open_half and b.hour < 12 and _SAID.search(first) and (high <= low or a.hour >= 12):
        moved = b if (b.hour + 12, high[1]) > low else None
    if moved is not None:
        moved.hour = (moved.hour or 0) + 12
        moved.timex, moved.open_half = f"T{moved.hour:02}" + (moved.timex or "")[3:], False


@HOURS.rule("(?P<a>3)(?:[k&-]|,?\\(|,)(?P<b>3)", "3")
def _shared_day(m: Match) -> list[Token] | None:
    """from 3pm to 4pm on Friday: both are times of that day, and of its zone"""
    a, b = m.moment("a"), m.moment("b")
    a.of_day, b.of_day = a.of_day or b.of_day, b.of_day or a.of_day
    if m.found.group()[1] in "k&-":
        _share_half(a, b, m.word("a"), m.word("b"))
    if a.zone is None and m.found.group()[1] in "k&-":
        a.zone = b.zone
    return m.tokens[m.found.start() : m.found.end()]


@HOURS.rule("r(?P<a>[nw])(?P<to>[k&-])(?P<b>[nw])x?(?P<day>[168])", "r")
def _hours_day(m: Match) -> list[Token] | None:
    """from 5 to six tomorrow, between two and four on Friday"""
    low, high, day, at = clock_of(m.token("a")), clock_of(m.token("b")), m.moment("day"), m.found.start()
    if low is None or high is None or low.hour is None or high.hour is None or day.grain != "day" or day.month:
        return None
    between = m.word("to") == "and"
    if day.kind == "DURATION" or max(low.hour, high.hour) > 12 or (m.tokens[at].value == "between") != between:
        return None
    if high.hour < low.hour:
        high.hour += 12
        high.timex = f"T{high.hour:02}"
    low.of_day = high.of_day = day
    return [m.tokens[at], m.build("3", low, at + 1, at + 1), m.tokens[at + 2], m.build("3", high, at + 3, at + 3),
            *m.tokens[at + 4 : m.found.end()]]  # fmt: skip


@HOURS.rule("(?P<day>[1568]),?(?:(?P<from>r)|@?)(?P<a>[nw])(?P<to>[k&-])(?P<b>[nw])(?![nwUN1268/.,%-])", "k&-")
def _day_hours(m: Match) -> list[Token] | None:
    """Monday to Friday from 9 to 5, Saturday 10-4, tonight between 9 and 10: bare hours of a day where nothing else can
    be counted"""
    low, high, day = clock_of(m.token("a")), clock_of(m.token("b")), m.moment("day")
    a, b = m.token("a"), m.token("b")
    if low is None or high is None or a is None or b is None or low.hour is None or high.hour is None:
        return None
    if (
        (day.kind not in ("DATE", "SET") and not (day.kind == "TIME" and day.hour is None))
        or day.grain not in ("day", "set")
        or (day.day is not None and day.weekday is None)
    ):
        return None
    if (m.word("from") == "between") != (m.found.group("to") == "&"):
        return None
    marked = "r" in m.found.group() or "-" in m.found.group()
    if not marked or max(low.hour, high.hour) > 12 or low.hour == high.hour:
        return None
    if not TIME_CLOSES.match(m.reading.text, b.end):
        return None
    if high.hour < low.hour:
        high.hour += 12
        high.timex = f"T{high.hour:02}"
    part = (day.timex or "").rpartition("T")[2]
    if day.kind == "TIME" and part in (*LATE, "MO"):
        in_half(low, part)
        in_half(high, part)
    low.of_day = high.of_day = day
    made = {a.start: Token("3", a.start, a.end, low), b.start: Token("3", b.start, b.end, high)}
    return [made.get(token.start, token) for token in m.tokens[m.found.start() : m.found.end()]]
