"""Periods up to one of their edges (year to date, by year-end, EOM, mid to late August, early in 2008), weeks told by a
day or a number (the week of 4 May, week 31), and the ends of days (by the end of Sunday)."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, around, derive, edge_of
from factcheck.extraction.dates.relative import before_of, of_span, weekend_by
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import iso_week

EDGES = Cascade()
WEEKS = Cascade()
_LONG = ("week", "month", "quarter", "year")


@EDGES.rule("(?P<u>[Uq])-?k-?δ|(?P<short>τ)", "δτ")
def _to_date(m: Match) -> Token | None:
    """year to date, month-to-date, YTD: from the start of that of publication"""
    unit, published = str(m.value("u") or m.value("short")), m.reading.published
    if unit not in _LONG or m.word("u").endswith("s"):
        return None
    span = around(published, unit) if published else None
    moment = of_span((span[0], published) if span and published else None, "period")
    moment.timex = f"P1{unit[0].upper()}"
    return m.build("2", moment)


@EDGES.rule("(?P<the>d?)(?P<end>ε)(?![Ox]?[18])", "ε")
def _short_end(m: Match) -> Token | None:
    """by EOD, at the EOY: after a word for a time, or alone, since the letters have other meanings"""
    unit, published = str(m.value("end")), m.reading.published
    if not m.reading.alone and not _TIMED.search(before_of(m)):
        return None
    span = around(published, unit) if published else None
    if unit == "day":
        moment = of_span(span, "day")
        moment.kind, moment.timex = "TIME", "T24:00"
        return m.build("1", moment)
    return m.build("2", of_span(edge_of(span, "end") if span else None, unit))


@EDGES.rule("(?P<u>U)-?(?P<e>E)(?:O?(?P<year>2))?", "E")
def _year_end(m: Match) -> Token | None:
    """by year-end, at the year's end, before year-end 2018; not the year-end sale"""
    unit, edge, token = str(m.value("u")), str(m.value("e")), m.token("year")
    made = m.build("2", None)
    if (
        edge != "end"
        or m.word("e") != "end"
        or unit not in ("week", "month", "year")
        or not _TIMED.search(before_of(m))
    ):
        return None
    if token is None and not _CLOSES.match(m.reading.text, made.end):
        return None
    if token is not None:
        if unit != token.value.grain:
            return None
        made.value = derive(token.value, unit, lambda span: edge_of(span, "end"))
        return made
    span = around(m.reading.published, unit) if m.reading.published else None
    made.value = of_span(edge_of(span, "end") if span else None, unit)
    return made


_TIMED = patterns.lazy(r"\b(?:by|at|before|until|till|since|after|through)\s(?:the\s)?\Z", re.IGNORECASE)
_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)–—”\"]|\Z|\n)|[ ](?:and|but|or|with|as|when|to|for|in|if|from)\b")


@EDGES.rule("(?P<a>E)-?[k&]-?(?P<b>E)-?(?P<whole>2)", "E")
def _edges(m: Match) -> Token | None:
    """mid to late August, early-to-mid 2019"""
    whole, low, high = m.moment("whole"), str(m.value("a")), str(m.value("b"))
    if low == high or whole.grain == "day" or whole.kind == "DURATION" or not {low, high} <= {"early", "mid", "late"}:
        return None

    def pick(span: Span) -> Span | None:
        first, last = edge_of(span, low), edge_of(span, high)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None

    made = derive(whole, whole.grain, pick)
    made.month = whole.month
    return m.build("2", made)


@EDGES.rule("(?P<e>E)id?(?P<whole>2)", "E")
def _edge_in(m: Match) -> Token | None:
    """early in 2008, late in May"""
    whole, edge = m.moment("whole"), str(m.value("e"))
    if edge not in ("early", "late") or whole.grain not in ("month", "year", "season"):
        return None
    if m.tokens[m.found.start() + 1].value != "in":
        return None
    made: Moment = derive(whole, whole.grain, lambda span: edge_of(span, edge))
    made.month = whole.month
    return m.build("2", made)


@WEEKS.rule("d?UO(?P<day>1)|d?U(?:[GE]|r)x?(?P<day2>[18])", "U")
def _week_of(m: Match) -> Token | None:
    """the week of 4 May, the week ending 5 May"""
    token = m.token("day") or m.token("day2")
    low = m.found.start() + (m.found.group()[0] == "d")
    if token is None or (unit := m.tokens[low].value) not in ("week", "weekend"):
        return None
    opener = m.reading.text[m.tokens[low + 1].start : m.tokens[low + 1].end].lower()

    def pick(span: Span) -> Span | None:
        if opener in ("ending", "ended"):
            start = add_days(span[0], -6)
            return (start, span[0]) if start else None
        if opener in ("beginning", "commencing", "starting"):
            end = add_days(span[0], 6)
            return (span[0], end) if end else None
        return weekend_by(span) if unit == "weekend" else around(span[0], unit)

    if (unit == "weekend" and opener != "of") or opener in ("from", "since", "between"):
        return None
    made = derive(token.value, "week", pick)
    if opener in ("beginning", "commencing", "starting"):
        _opens_week(made)
    return m.build("2", made)


def _opens_week(made: Moment) -> None:
    """Where the year is open, the week that begins on a day is that of the near year in which it is a Monday."""
    base = made.choices
    if base is None:
        return

    def choose(published: Day, step: int) -> Span | None:
        near = [span for at in (-1, 0, 1) if (span := base(published, at)) is not None and span[0].weekday() == 0]
        found = base(published, step)
        return None if found is None or (near and found[0].weekday() != 0) else found

    made.choices = choose


@WEEKS.rule("d?(?P<u>U)(?P<n>n)(?:(?:O|,)?(?P<year>2))?(?![nNy/:-])", "U")
def _numbered_week(m: Match) -> Token | None:
    """week 31, week 3 of 2027, by ISO 8601; alone only beyond the weeks of a sports season or a course"""
    number, year, published = m.number("n"), m.token("year"), m.reading.published
    if m.word("u") != "week" or number is None or not 1 <= number <= 53:
        return None
    if year is not None and year.value.grain != "year":
        return None
    if year is None and (number < LONG_SEASON or _OTHER_WEEK.match(m.reading.text, m.build("2", 0).end)):
        return None
    in_year = year.value.first.year if year is not None and year.value.first else published.year if published else None
    span = iso_week(in_year, number) if in_year else None
    moment = of_span(span, "week")
    moment.relative, moment.timex = year is None, f"{in_year or 'XXXX'}-W{number:02}"
    return m.build("2", moment)


LONG_SEASON = 23
_OTHER_WEEK = patterns.lazy(r" (?:of|in) (?!\d)|-?[ ]?(?:scan|pregnan|gestation)|[ -]old")


@WEEKS.rule("d?(?P<end>EO(?:d?U|ψ)|ε)(?P<on>O|x)?(?P<day>[18])", "Eε")
def _end_of_that(m: Match) -> list[Token] | None:
    """end of day tomorrow, COB Friday, close of business on Monday: a time of that day"""
    day, low, high = m.moment("day"), *m.found.span("end")
    ends = m.tokens[low].value == "end" and m.tokens[high - 1].value in ("day", "business")
    ends = ends and m.tokens[high - 2].cat in "Od"
    if day.grain != "day" or day.kind == "DURATION" or not (ends or m.tokens[low].value == "day"):
        return None
    moment = Moment("time", "TIME", timex="T24:00", relative=True)
    moment.of_day = day
    return [m.build("7", moment, low, high - 1), *m.tokens[high : m.found.end()]]


@WEEKS.rule("(?P<e>E)Od?(?P<u>U)|(?P<e2>E)Od?(?P<day>[168])", "E")
def _day_end(m: Match) -> Token | None:
    """by the end of the day, the end of Sunday: a time of that day; "at the end of the day" is a saying"""
    token = m.token("e") or m.token("e2")
    if token is None or token.value != "end":
        return None
    day = m.token("day")
    if day is None:
        before = m.reading.text[max(m.tokens[m.found.start()].start - 14, 0) : m.tokens[m.found.start()].start]
        if m.word("u") != "day" or not DEADLINE.search(before):
            return None
        published = m.reading.published
        moment = of_span((published, published) if published else None, "day")
    else:
        if day.value.grain != "day" or day.value.kind == "DURATION":
            return None
        if is_long(day.value, m.reading.published):
            return m.build("2", derive(day.value, "period", lambda span: edge_of(span, "end")))
        moment = derive(day.value, "day", lambda span: span)
        moment.weekday = day.value.weekday
    moment.kind, moment.timex = "TIME", "T24:00"
    return m.build("1", moment)


def is_long(moment: Moment, published: Day | None) -> bool:
    """Is it a feast of more than two days, such as Ramadan?"""
    span = (moment.first, moment.last) if moment.first and moment.last else None
    if span is None and moment.choices is not None and published is not None:
        span = moment.choices(published, 0)
    return span is not None and (span[1] - span[0]).days > 1


DEADLINE = patterns.lazy(r"\b(?:by|until|till|before|through) (?:the )?\Z", re.IGNORECASE)


@WEEKS.rule("(?P<the>d?)(?P<mark>ω)(?P<day>[18])", "ω")
def _week_mark(m: Match) -> Token | None:
    """w/c 4 May (week commencing), w/e 10 May"""
    first = m.value("mark") == "commencing"

    def pick(span: Span) -> Span | None:
        other = add_days(span[0], 6 if first else -6)
        return None if other is None else (span[0], other) if first else (other, span[0])

    made = derive(m.moment("day"), "week", pick)
    if first:
        _opens_week(made)
    return m.build("2", made)
