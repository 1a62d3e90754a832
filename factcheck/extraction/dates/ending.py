"""Periods told by the day at one end: the year to March, the nine months ended 30 September, a week on Tuesday, thirty
years ago this month, the day before."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.counting import finest, shift_by
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Day, Span, add_days, around, derive, move, settle
from factcheck.extraction.dates.numbers import Length
from factcheck.extraction.dates.relative import CLOCKLIKE, GRAIN, antecedent_of, of_span, period_named
from factcheck.extraction.dates.sets import LETTER
from factcheck.extraction.dates.tense import lean_at
from factcheck.extraction.dates.tokens import Token

ENDING = Cascade()

_LONG = ("week", "fortnight", "month", "quarter", "year", "decade")
_PLURAL = patterns.lazy(r"s['’]?\Z")


def stretch_to(last: Day, length: Length) -> Span | None:
    """The length of time whose last day is given: "the three months to June" begin on 1 April."""
    after = add_days(last, 1)
    for count, unit in length:
        after = move(after, -count, unit) if after else None
    return (after, last) if after and after <= last else None


_UNTIL = "(?:k|G[xi]?)d?(?P<{}>[128])"


@ENDING.rule(
    f"d(?P<half>l)-?U{_UNTIL.format('end')}|d(?P<u>[Uq]){_UNTIL.format('end2')}|(?P<len>4){_UNTIL.format('end3')}", "kG"
)
def _to(m: Match) -> Token | None:
    """the year to March, the quarter ended 30 June, the six months to the end of September"""
    whole, unit, length = m.token("end") or m.token("end2") or m.token("end3"), m.token("u"), m.token("len")
    if whole is None or whole.value.kind in ("DURATION", "TIME"):
        return None
    opener = m.tokens[m.found.end() - 2]
    if "commencing" in (opener.value, m.tokens[m.found.end() - 3].value):
        return None
    if length is not None:
        lasting: Length = length.value
        if finest(lasting) in CLOCKLIKE or len(lasting) != 1:
            return None
    elif unit is not None:
        if unit.value not in _LONG or _PLURAL.search(m.word("u")):
            return None
        lasting = ((1.0, str(unit.value)),)
    else:
        lasting = ((6.0, "month"),)
    made = derive(whole.value, "length", lambda span: stretch_to(span[1], lasting))
    made.month, made.day = whole.value.month, whole.value.day
    made.weekday = whole.value.weekday if made.day is not None else None
    if length is not None:
        made.kind = "DURATION"
        made.timex = "P" + "".join(LETTER.get(of, "{}X").format(f"{count:g}") for count, of in lasting)
    return m.build("1" if length is not None else "2", made)


@ENDING.rule("(?P<len>4)(?:x|rx?|)(?P<day>8)", "8")
def _on_weekday(m: Match) -> Token | None:
    """a week on Tuesday, three days from Monday: counted from the next such day"""
    length, day, published = m.token("len"), m.moment("day"), m.reading.published
    start, end = m.build("1", 0).start, m.build("1", 0).end
    joined = m.found.group()[1:-1]
    if length is None or (joined in ("", "x") and not _is_week(length.value)):
        return None
    if m.reading.text[max(0, start - 4) : start] == "for " or lean_at(m.reading.text, start, end) < 0:
        return None
    if m.word("from") in ("since", "between") or finest(length.value) in CLOCKLIKE:
        return None
    return m.build("1", of_span(shift_by(_next(published, day.weekday), length.value, 1), "day", day.weekday))


@ENDING.rule("(?P<len>4)(?P<day>1)", "4")
def _week_today(m: Match) -> Token | None:
    """a week today, a fortnight tomorrow, a week last Tuesday"""
    length, day, published = m.value("len"), m.moment("day"), m.reading.published
    made = m.build("1", None)
    if not isinstance(length, tuple) or not _is_week(length):
        return None
    before = m.reading.text[max(0, made.start - 4) : made.start]
    if m.word("day").startswith("last ") and day.weekday is not None and before != "for ":
        made.value = of_span(shift_by(day.first, length, -1), "day", day.weekday)
        return made
    if m.word("day") not in ("today", "tomorrow"):
        return None
    if before == "for " or lean_at(m.reading.text, made.start, made.end) < 0 or (published and day.first is None):
        return None
    made.value = of_span(shift_by(day.first, length, 1), "day")
    return made


def _next(published: Day | None, weekday: int | None) -> Day | None:
    """The first such weekday after publication."""
    if published is None or weekday is None:
        return None
    return add_days(published, (weekday - published.weekday() - 1) % 7 + 1)


def _is_week(length: Length) -> bool:
    return len(length) == 1 and length[0] in ((1.0, "week"), (1.0, "fortnight"), (2.0, "week"))


@ENDING.rule("(?P<day>[81])(?P<u>U)", "81")
def _weekday_week(m: Match) -> Token | None:
    """Monday week: the Monday after the next one; tomorrow fortnight"""
    day, published, unit = m.moment("day"), m.reading.published, m.value("u")
    named = m.word("day") in ("today", "tomorrow")
    if day.weekday is None and not named:
        return None
    token = m.build("1", None)
    between = m.reading.text[m.tokens[m.found.start()].end : m.tokens[m.found.end() - 1].start]
    if m.word("u") not in ("week", "fortnight") or between != " " or _GOES_ON.match(m.reading.text, token.end):
        return None
    coming = day.first if named else _next(published, day.weekday)
    found = add_days(coming, 7 if unit == "week" else 14) if coming else None
    token.value = of_span((found, found) if found else None, "day", day.weekday)
    return token


_GOES_ON = patterns.lazy(r"[-–]| (?:\d|one|two|three)")


@ENDING.rule("(?P<back>[12])(?P<on>x?)(?P<day>[128])", "12")
def _ago_today(m: Match) -> Token | None:
    """three weeks ago today, a year ago on Sunday, thirty years ago this month"""
    back, day, published = m.moment("back"), m.moment("day"), m.reading.published
    length = back.length
    if length is None or not (day.relative or day.weekday is not None) or day.kind in ("DURATION", "SET"):
        return None
    if day.choices is None and day.first is None:
        return None
    settled = day.grain in ("day", "week", "month", "quarter", "year")
    if not settled or published is None or (day.day is not None and day.month is not None):
        return None

    settle(day, published, 0)

    def pick(span: Span) -> Span | None:
        moved = _moved(add_days(span[0], 3 if day.grain == "week" else 0), length)
        return around(moved, day.grain) if moved else None

    made = derive(day, day.grain, pick)
    made.relative = True
    return m.build("1" if day.grain == "day" else "2", made)


def _moved(day: Day | None, length: Length) -> Day | None:
    for count, unit in length:
        day = move(day, -count, unit) if day else None
    return day


@ENDING.rule("d(?P<u>[UP])(?P<be>[be])", "be")
def _day_before(m: Match) -> Token | None:
    """the day before, the night before, the year after: counted from the day named last"""
    unit, be = m.token("u"), m.token("be")
    if unit is None or be is None or m.word("be") not in ("before", "after") or _PLURAL.search(m.word("u")):
        return None
    token = m.build("1", None)
    if not _CLOSES.match(m.reading.text, token.end):
        return None
    step = -1 if be.cat == "b" else 1
    name = "day" if unit.cat == "P" else str(unit.value)
    if name not in ("day", "night", "week", "weekend", "month", "year"):
        return None
    named = antecedent_of(m) or period_named(m, name)
    base = named or (m.reading.published if m.reading.antecedent is None else None)
    token.value = of_span(around(base, name, step) if base else None, GRAIN.get(name, name))
    token.value.relative = False
    if unit.cat == "P" or name == "night":
        token.value.kind, token.value.timex = "TIME", f"T{unit.value if unit.cat == 'P' else 'NI'}"
    token.cat = "6" if token.value.kind == "TIME" else "1" if name == "day" else "2"
    return token


_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)–—](?!\d)|\Z|\n)|[ ](?:and|but|with|at|in|to)\b")
