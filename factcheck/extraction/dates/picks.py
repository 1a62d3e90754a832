"""Days picked from a period: 12 June last year, the first Tuesday of October, Tuesday last week, Thursday the 15th."""

from __future__ import annotations

import datetime

from factcheck import patterns
from factcheck.extraction.dates.edges import is_long
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import (
    Moment,
    Span,
    add_days,
    around,
    date_of,
    derive,
    edge_of,
    months_span,
    move,
    years_span,
)  # fmt: skip
from factcheck.extraction.dates.relative import GRAIN, open_unit
from factcheck.extraction.dates.tokens import Token

PICKS = Cascade()


def weekday_in(token: Token) -> int:
    """The number of a weekday token, read or not."""
    value = token.value.weekday if isinstance(token.value, Moment) else token.value
    return value if isinstance(value, int) else 0


def in_year(moment: Moment, year: Moment) -> Moment:
    """An open moment ("12 June", "Christmas") in a given year."""
    base = moment.choices
    if base is None or year.first is None:
        moment.choices = None
        return moment
    span = base(datetime.date(year.first.year, 7, 1), 0)
    moment.choices = None
    moment.first, moment.last = span or (None, None)
    moment.relative = year.relative
    if year.year is not None:
        moment.year = year.year
        if moment.timex:
            moment.timex = moment.timex.replace("XXXX", f"{year.year:04}")
    return moment


@PICKS.rule("(?P<day>[12]),?[Oik]?(?P<year>2)", "2")
def _attach_year(m: Match) -> Token | None:
    """12 June last year, Christmas 2019, Thanksgiving of last year"""
    moment, year, token = m.moment("day"), m.moment("year"), m.token("day")
    if (
        year.grain != "year"
        or year.first is None
        or moment.choices is None
        or token is None
        or moment.kind == "DURATION"
    ):
        return None
    if m.word("year").startswith("the past") or m.found.group()[1:2] == "k":
        return None
    return m.build(token.cat, in_year(moment, year))


@PICKS.rule("(?P<a>1)(?P<mark>,?)i?(?P<in>1)", "1")
def _named_in(m: Match) -> Token | None:
    """Christmas in four years"""
    moment, later = m.moment("a"), m.moment("in")
    if moment.choices is None or later.grain != "year" or later.first is None:
        return None
    return m.build("1", in_year(moment, later))


@PICKS.rule("(?<=[rd])(?P<a>[no])[k&-]d?(?P<b>[no])(?:O|i|xd|,)?d?(?P<mon>2)", "no")
def _days_of_month(m: Match) -> list[Token] | None:
    """from 4 to 23 this month, between the 4th and the 22nd of last month"""
    low, high, month = m.number("a"), m.number("b"), m.moment("mon")
    if low is None or high is None or not 1 <= low < high <= 31 or month.grain != "month" or month.month is not None:
        return None

    def day_at(number: int) -> Moment:
        return derive(month, "day", lambda span: (at, at) if (at := add_days(span[0], number - 1)) else None)

    at = m.found.start()
    if m.tokens[at - 1].cat == "d" and (at < 2 or m.tokens[at - 2].cat != "r"):
        return None
    return [m.build("1", day_at(low), at, at), m.tokens[at + 1], m.build("1", day_at(high), m.found.start("b"))]


@PICKS.rule("d?(?P<day>o)(?P<of>O|i|xd|-|)d?(?P<mon>2)|d(?P<day2>s)O(?P<mon2>2)", "os")
def _day_of_month(m: Match) -> Token | None:
    """the 20th of next month"""
    number, month = m.number("day") or m.number("day2"), m.moment("mon" if m.token("mon") else "mon2")
    if number is None or not 1 <= number <= 31 or month.grain != "month":
        return None
    if m.token("mon2") is not None and not _STEPPED.match(m.word("mon2")):
        return None  # the second of two in May
    if (
        m.token("mon") is not None
        and m.token("of") is None
        and not (_STEPPED.match(m.word("mon")) and m.word("day")[0].isdigit())
    ):
        return None  # 12th next month

    def pick(span: Span) -> Span | None:
        found = add_days(span[0], number - 1)
        return (found, found) if found and found <= span[1] else None

    made = derive(month, "day", pick)
    if month.first is not None and made.first is not None:
        made.month, made.day = month.first.month, number
    return m.build("1", made)


_STEPPED = patterns.lazy(r"(?:last|next|this) month\Z")


@PICKS.rule("(?P<the>d?)(?P<day>[os])Od(?P<mon>U)", "U")
def _day_of_this_month(m: Match) -> Token | None:
    """the first of the month, the 15th of the month"""
    number = m.number("day")
    if not (m.word("the") or m.reading.alone or m.word("day")[:1].isdigit()):
        return None
    if number is None or not 1 <= number <= 31 or m.word("mon") != "month":
        return None

    def pick(span: Span) -> Span | None:
        found = add_days(span[0], number - 1)
        return (found, found) if found and found <= span[1] else None

    return m.build("1", derive(open_unit("month"), "day", pick))


@PICKS.rule("(?<=r)d?(?P<a>[no])[k&-](?P<day>1)", "1")
def _from_day(m: Match) -> list[Token] | None:
    """from 4 to January 22, from the 4th until Friday 22 January"""
    low, day = m.number("a"), m.moment("day")
    if low is None or day.month is None or day.day is None or not 1 <= low < day.day or day.kind != "DATE":
        return None
    if day.choices is None and day.year is None:
        return None
    at = m.found.start("a")
    first = date_of(low, day.month, day.year)
    if day.choices is not None:
        first.leads, day.follows = day, first
    return [m.build("1", first, m.found.start(), at), *m.tokens[at + 1 : m.found.end()]]


WEEKDAY_OR_UNIT = "(?P<u>[U8Wvq])"


@PICKS.rule(
    f"d?(?P<n>[osLλ])(?:(?:-?k-?)?(?P<last>L))?-?(?P<work>ψ?){WEEKDAY_OR_UNIT}(?:O|i|)(?:d(?P<this>[Uq])|d?(?P<whole>[12]))",
    "osLλ",
)
def _nth(m: Match) -> Token | None:
    """the first Tuesday of October, the last day of 2018, the third week of May"""
    token, whole = m.token("n"), m.token("whole")
    if token is None:
        return None
    backwards = token.cat == "L" or m.token("last") is not None
    number = 1 if token.cat == "L" else token.value
    if (token.cat == "L" and m.word("n") != "last") or (m.token("last") is not None and m.word("last") != "last"):
        return None
    unit = m.token("u")
    if unit is None or not isinstance(number, int):
        return None
    if whole is None:
        name = str(m.value("this"))
        if name not in ("month", "year", "week", "quarter", "decade") or m.word("this").endswith("s"):
            return None
        inside = open_unit(name)
    else:
        inside = whole.value
    if unit.cat == "U" and _PLURAL.search(m.word("u")):
        return _weeks_of(m, inside, backwards or number < 0) if number in (1, -1) else None
    if unit.value in ("year", "decade") and inside.grain not in ("decade", "century", "period"):
        return None
    feast = inside.grain == "day" and is_long(inside, m.reading.published)
    small = unit.value in ("day", "weekday") or isinstance(unit.value, Moment)
    if inside.grain in ("day", "week") and not small and not (feast and unit.value in ("week", "weekend", "fortnight")):
        return None
    count, work = -number if backwards else number, m.token("work") is not None
    if work and unit.value != "day":
        return None
    work = work or unit.value == "weekday"

    def pick(span: Span) -> Span | None:
        if feast and unit.value in ("week", "fortnight"):
            return _nth_week(span, count, 7 if unit.value == "week" else 14)
        return nth_workday(span, count) if work else nth_in(span, unit, count)

    made = derive(inside, "day", pick)
    grain = str(unit.value) if unit.cat in "Uq" else "day"
    made.grain = GRAIN.get(grain, grain)
    if unit.cat == "8":
        made.weekday = unit.value.weekday
    return m.build("1" if made.grain == "day" else "2", made)


_PLURAL = patterns.lazy(r"[^'’]s\Z")


def _weeks_of(m: Match, inside: Moment, last: bool) -> Token | None:
    """the last weeks of the war year 1945, the opening days of May: the part of the period at that end"""
    if m.word("u") not in ("days", "weeks", "months", "years"):
        return None
    return m.build("2", derive(inside, inside.grain, lambda span: edge_of(span, "end" if last else "start")))


def nth_workday(span: Span, number: int) -> Span | None:
    """The ``number``-th day from Monday to Friday in ``span``, from the end where negative."""
    start = add_days(span[0], -1) if number > 0 else add_days(span[1], 1)
    found = move(start, number, "workday") if start else None
    return (found, found) if found and span[0] <= found <= span[1] else None


def _nth_week(span: Span, number: int, days: int) -> Span | None:
    """Weeks of a feast, which are counted from its first day, or back from its last."""
    first = add_days(span[0], days * (number - 1)) if number > 0 else add_days(span[1], days * number + 1)
    last = add_days(first, days - 1) if first else None
    return (first, last) if first and last and span[0] <= first and last <= span[1] else None


def nth_in(span: Span, unit: Token, number: int) -> Span | None:
    """The ``number``-th (from the end where negative) day, week, weekend, month or weekday that lies in ``span``."""
    weekday = weekday_in(unit) if unit.cat in "8Wv" else None
    if weekday is None and unit.value in ("month", "quarter"):
        size = 1 if unit.value == "month" else 3
        if number > 0:
            return months_span(span[0].year, span[0].month + size * (number - 1), size)
        return months_span(span[1].year, span[1].month - size * -number + 1, size)
    if weekday is None and unit.value in ("year", "decade"):
        size = 1 if unit.value == "year" else 10
        first = span[0].year + size * (number - 1) if number > 0 else span[1].year + size * number + 1
        return years_span(first, first + size - 1)
    step, width, anchor = 1, 1, None
    if weekday is not None:
        step, anchor = 7, weekday
    elif unit.value == "fortnight":
        step = width = 14
        number -= 0 if number > 0 else -1  # the last one ends with the period
    elif unit.value in ("week", "weekend"):
        step, width, anchor = 7, (2 if unit.value == "weekend" else 7), (5 if unit.value == "weekend" else 0)
    elif unit.value not in ("day", "night"):
        return None
    if number > 0:
        shift = 0 if anchor is None else (anchor - span[0].weekday()) % 7
        if unit.value == "week" and shift > 3:
            shift -= 7
        found = add_days(span[0], shift + step * (number - 1))
    else:
        shift = 0 if anchor is None else (span[1].weekday() - anchor) % 7
        if unit.value == "week" and shift < 3:
            shift += 7
        found = add_days(span[1], -shift + step * (number + 1))
    last = add_days(found, width - 1) if found else None
    if found is None or last is None or found > span[1] or last < span[0]:
        return None
    return found, last


@PICKS.rule("d?(?P<n2>[osLλ])(?P<len>4)(?:O|i)(?:d?(?P<whole2>2)|d(?P<this>U))", "4")
def _first_units(m: Match) -> Token | None:
    """the first three months of 2023, the last two weeks of the year"""
    token, whole, length = m.token("n2"), m.token("whole2"), m.token("len")
    if token is None or length is None or len(length.value) != 1:
        return None
    count, unit = length.value[0]
    last = token.cat == "L" or token.value == -1
    if not last and token.value != 1:
        return None
    if whole is None and (m.value("this") not in ("month", "year") or m.word("this").endswith("s")):
        return None
    inside = whole.value if whole is not None else open_unit(str(m.value("this")))

    def pick(span: Span) -> Span | None:
        if last:
            start = move(span[1] + datetime.timedelta(1), -count, unit) if span[1] < datetime.date.max else None
            return (start, span[1]) if start and start >= span[0] else None
        end = move(span[0], count, unit)
        end = add_days(end, -1) if end else None
        return (span[0], end) if end and end <= span[1] else None

    return m.build("2", derive(inside, unit, pick))


@PICKS.rule(
    "(?P<wd>[8v])(?P<part>P)?(?:,|O|x|-)?(?P<week>2)|(?P<week2>2)(?:,|x|-)?(?P<wd2>8)|"
    "(?P<wd3>8)(?P<week3>1)|(?P<week4>1)x(?P<wd4>8)",
    "8v",
)
def weekday_of_week(m: Match) -> Token | None:
    """Tuesday of next week, next week on Tuesday, Tuesday in two weeks"""
    token = m.token("wd") or m.token("wd2") or m.token("wd3") or m.token("wd4")
    week = m.token("week") or m.token("week2") or m.token("week3") or m.token("week4")
    if token is None or week is None or week.value.grain != "week" or week.value.kind != "DATE":
        return None
    number = weekday_in(token)

    def pick(span: Span) -> Span | None:
        within = around(span[0], "week") if week.cat == "1" else span
        found = add_days(within[0], number) if within else None
        return (found, found) if found else None

    made = derive(week.value, "day", pick)
    made.weekday, made.relative = number, True
    return m.build("1", made)
