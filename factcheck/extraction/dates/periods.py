"""Parts of periods and what lies beside a day: early May, the week of 4 May, the day after tomorrow."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.counting import UNDER, ends_after, finest, shift_by
from factcheck.extraction.dates.edges import DEADLINE
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, around, derive, edge_of, move, settle
from factcheck.extraction.dates.picks import weekday_in, weekday_of_week
from factcheck.extraction.dates.relative import BESIDE, CLOCKLIKE, GRAIN, STEP, antecedent_of, before_of, of_span
from factcheck.extraction.dates.tense import lean_at
from factcheck.extraction.dates.tokens import Token

PERIODS = Cascade()


@PERIODS.rule("d?U(?P<be>[be])(?P<day>[168])", "U")
def _day_beside(m: Match) -> Token | None:
    """the day after tomorrow, the week before Christmas"""
    day, be = m.moment("day"), m.token("be")
    low = m.found.start() + (m.found.group()[0] == "d")
    unit = str(m.tokens[low].value)
    if be is None or unit not in ("day", "week", "weekend", "night") or m.word("be") not in BESIDE:
        return None
    if m.reading.text[m.tokens[low].start : m.tokens[low].end].endswith("s"):
        return None
    step = -1 if be.cat == "b" else 1

    def pick(span: Span) -> Span | None:
        ahead = unit == "weekend" and step > 0 and span[1].weekday() < 5  # the one that comes next is of the same week
        return around(span[1] if step > 0 else span[0], unit, 0 if ahead else step)

    return m.build("1" if unit in ("day", "night") else "2", derive(day, "day", pick))


@PERIODS.rule("(?P<day>[12])(?P<be>[be])(?P<rel>[LX])(?![4UWM128])", "LX")
def _feast_after_next(m: Match) -> Token | None:
    """the Christmas before last, Easter after next, the March before last"""
    day, be, rel, published = m.moment("day"), m.token("be"), m.token("rel"), m.reading.published
    if be is None or rel is None or STEP[rel.cat] != (1 if be.cat == "e" else -1) or day.choices is None:
        return None
    if published is None or m.word("be") not in ("before", "after"):
        return None
    spans = [span for step in range(-3, 4) if (span := day.choices(published, step)) is not None]
    found = (
        [s for s in spans if s[0] > published][1:2] if be.cat == "e" else [s for s in spans if s[1] < published][-2:-1]
    )
    category = m.found.group("day")
    return m.build(category, of_span(found[0] if found else None, "day" if category == "1" else day.grain))


@PERIODS.rule("d?(?P<p>P)(?P<be>b)(?P<rel>L)(?![4UWM128])", "P")
def _night_before_last(m: Match) -> Token | None:
    """the night before last"""
    token, found = m.token("p"), add_days(m.reading.published, -2) if m.reading.published else None
    if token is None or m.word("be") != "before" or m.word("rel") != "last" or m.word("p") not in _OF_DAY:
        return None
    moment = of_span((found, found) if found else None, "day")
    moment.kind, moment.timex = "TIME", f"T{token.value}"
    return m.build("6", moment)


_OF_DAY = ("morning", "afternoon", "evening", "night")


@PERIODS.rule("d?(?P<u>[U8W])(?P<be>[be])(?P<rel>[LX])", "LX")
def _after_next(m: Match) -> Token | None:
    """the week after next, the Friday after next, the year before last"""
    unit, published, be, rel = m.token("u"), m.reading.published, m.token("be"), m.token("rel")
    if unit is None or be is None or rel is None or STEP[rel.cat] != (1 if be.cat == "e" else -1):
        return None
    step = 2 * STEP[rel.cat]
    if unit.cat == "U":
        grain = str(unit.value)
        return m.build("2", of_span(around(published, grain, step) if published else None, GRAIN.get(grain, grain)))
    number = weekday_in(unit)
    found = None
    if published is not None:
        ahead = (number - published.weekday() - 1) % 7 + 1  # the next such day, or what the last one is short of a week
        found = add_days(published, ahead + 7 if step > 0 else ahead - 14)
    return m.build("1", of_span((found, found) if found else None, "day", number))


PERIODS.rule("(?P<wd>8)O?(?P<week>2)|(?P<week2>2)x?(?P<wd2>8)", "8", "2")(
    weekday_of_week
)  # Tuesday of the week after next


@PERIODS.rule("(?P<len>4)(?P<be>[be])(?P<whole>2)", "4")
def _years_beside(m: Match) -> Token | None:
    """two years before 2010, three months after March 2015"""
    whole, length, be = m.moment("whole"), m.value("len"), m.word("be")
    if not isinstance(length, tuple) or len(length) != 1 or be not in ("before", "after"):
        return None
    (count, unit), sign = length[0], -1 if be == "before" else 1
    if whole.grain not in ("month", "year") or (unit, whole.grain) not in _ALIKE or count != int(count):
        return None
    if _OWNED.match(m.reading.text, m.build("2", None).end):
        return None

    def pick(span: Span) -> Span | None:
        found = move(span[0], sign * count, unit)
        return around(found, whole.grain) if found else None

    return m.build("2", derive(whole, whole.grain, pick))


_ALIKE = (("year", "year"), ("decade", "year"), ("month", "month"), ("year", "month"))
_OWNED = patterns.lazy(r" [a-z]+")  # "two years after 2010 reforms"


@PERIODS.rule("(?P<len>4)(?P<be>[be])k?(?P<day>[18])", "4")
def _length_beside(m: Match) -> Token | None:
    """three days after Easter, two weeks before 5 May"""
    day, be, token = m.moment("day"), m.token("be"), m.token("len")
    if be is None or token is None or m.word("be") not in (*BESIDE, "prior") or day.grain != "day":
        return None
    if day.weekday is not None and day.day is None and m.word("day").endswith(("'s", "’s")):
        return None  # "two weeks after Monday's vote" is told by the vote
    if m.found.group("day") == "8":  # the weekday itself is the last or the next one, not what is counted from it
        whole = m.build("1", None)
        settle(day, m.reading.published, lean_at(m.reading.text, whole.start, whole.end))
    sign = -1 if be.cat == "b" else 1
    if sign > 0 and UNDER.search(before_of(m)):  # less than three days after the vote
        return m.build("2", derive(day, "length", lambda span: _up_to(span[0], ends_after(span[0], token.value))))
    low = m.found.start()
    if low and m.tokens[low - 1].cat == "d" and finest(token.value) not in CLOCKLIKE:
        made = derive(day, "length", lambda span: _beside(span[0], token.value, sign))
        made.kind = "DURATION"
        return m.build("1", made)
    made = derive(day, "day", lambda span: shift_by(span[0], token.value, sign))
    if finest(token.value) in ("month", "year"):
        made = derive(
            day,
            "day",
            lambda span: (f, f) if (f := move(span[0], sign * token.value[0][0], token.value[0][1])) else None,
        )
    return m.build("1", made)


def _beside(day: Day, length: object, sign: int) -> Span | None:
    """The length of time that ends or begins beside a day: "the two weeks before Christmas"."""
    if sign > 0:
        first, last = add_days(day, 1), ends_after(day, length)
    else:
        first, last = day, add_days(day, -1)
        for count, unit in length if isinstance(length, tuple) else ():
            first = move(first, -count, unit) if first else None
    return (first, last) if first and last and first <= last else None


def _up_to(first: Day, last: Day | None) -> Span | None:
    return (first, last) if last else None


_UNTIL = patterns.lazy(r", (?:to|until|till|through) (?:the )?(?:\d|[A-Z])")


@PERIODS.rule("(?P<len>4),?(?P<from>rr?)x?d?(?P<day>[168])(?![k&-])|i(?P<len2>4)(?P<from2>[re])(?P<day2>[168])", "4")
def _length_from(m: Match) -> Token | None:
    """for 10 days from 5 May, three days starting on Monday, within a week of that: a length from a day on"""
    length, day = m.token("len") or m.token("len2"), m.moment("day" if m.token("day") else "day2")
    if length is None or day.grain != "day" or day.kind == "DURATION" or finest(length.value) in CLOCKLIKE:
        return None
    if m.token("len2") is not None and not m.found.group().startswith("i"):
        return None
    if m.word("from") in ("since", "between") or _UNTIL.match(m.reading.text, m.build("1", None).end):
        return None  # "for five days, from 5 May, until 12 May": it ends on the other day
    if day.weekday is not None and day.day is None:
        if m.word("from") == "from" and not before_of(m).endswith("for "):
            return None  # three days from Tuesday: a day
        whole = m.build("1", None)  # it is the weekday that lies behind or ahead, not the end of the length
        settle(day, m.reading.published, lean_at(m.reading.text, whole.start, whole.end))

    def reach(span: Span) -> Span | None:
        end = ends_after(span[0], length.value)
        last = add_days(end, -1) if end else None
        return (span[0], last) if last and last >= span[0] else None

    made = derive(day, "length", reach)
    made.kind = "DURATION"
    return m.build("1", made)


@PERIODS.rule(
    "(?P<e>E)(?P<dash>[-O@k]{0,2})d?(?P<whole>[12])|d?(?P<e2>E)Od?(?P<u>[Uq])|(?P<e3>E)(?P<glue>O|-)?(?P<u3>[Uq])", "E"
)
def _edge(m: Match) -> Token | None:
    """early May, mid-March, the end of 2012, the beginning of next week"""
    token = m.token("e") or m.token("e2") or m.token("e3")
    whole, unit = m.token("whole"), m.token("u") or m.token("u3")
    if token is None:
        return None
    if whole is None:
        name, published = str(unit.value) if unit else "", m.reading.published
        ahead = name in ("decade", "quarter") and (m.reading.alone or DEADLINE.search(before_of(m)) is not None)
        if not (name in ("week", "month", "year") or ahead) or not m.word("e2") + m.word("e3"):
            return None
        if unit and m.reading.text[unit.start : unit.end].endswith("s"):
            return None
        hyphened = m.word("glue") == "-"  # by mid-year; not "the mid-year review", and the year-end has its own rule
        if hyphened and not (_IN.search(before_of(m)) and _ENDS.match(m.reading.text, m.build("2", None).end)):
            return None
        moment = of_span(around(published, name) if published else None, name)
    else:
        moment = whole.value
    if ("k" in m.found.group("dash") if whole is not None else False) != (str(token.value) == "half"):
        return None
    if moment.kind == "DURATION" or (moment.grain == "day" and moment.first == moment.last and moment.choices is None):
        return None
    if moment.grain == "day":
        return None
    joined = "O" if whole is None else m.found.group("dash")
    if joined in ("", "@") and m.word("e") in _NOUNS and not m.reading.alone and not _BY.search(before_of(m)):
        return None  # talks that start next week
    edge = str(token.value).replace("half", "mid")  # halfway through
    made = derive(moment, moment.grain, lambda span: edge_of(span, edge))
    made.month = moment.month
    return m.build("2", made)


_IN = patterns.lazy(r"\b(?:by|at|in|until|till|since|from|before|after|around)\s\Z", re.IGNORECASE)
_ENDS = patterns.lazy(r"\s*(?:[.,;:!?)–—](?!\d)|\Z|\n)| (?:and|or|but|as|when|with|to|for|if)\b")
_NOUNS = ("start", "end", "close", "beginning", "middle")
_BY = patterns.lazy(r"\b(?:by|at|until|till|since|from|before|year|the)[ -]\Z", re.IGNORECASE)


@PERIODS.rule("d(?P<u>U)", "U")
def _weekend(m: Match) -> Token | None:
    """at the weekend: the last one or the next, by the tense"""
    if m.value("u") != "weekend" or m.word("u").endswith("s"):
        return None
    moment = Moment("weekend of a week", relative=True)
    moment.choices = lambda published, step: around(published, "weekend", step)
    return m.build("2", moment)


@PERIODS.rule("(?P<be>[be])(?:[xi])?(?P<whole>2)", "be")
def _clamp(m: Match) -> Token | None:
    """earlier this month, later this year"""
    whole, published, word = m.moment("whole"), m.reading.published, m.word("be")
    if word not in ("earlier", "later") or not whole.relative or whole.first is None or whole.last is None:
        return None
    if published and whole.first <= published <= whole.last:
        if word == "earlier":
            whole.last = published
        else:
            whole.first = published
    return m.build("2", whole)


@PERIODS.rule("(?P<be>[be])id(?P<u>U)", "be")
def _within(m: Match) -> Token | None:
    """earlier in the week, later in the day: of the day named before it, else of publication"""
    word, unit = m.word("be"), str(m.value("u"))
    if word not in ("earlier", "later") or m.word("u") not in ("day", "week", "month", "year"):
        return None
    named = antecedent_of(m)
    base = named or m.reading.published
    span = around(base, unit) if base else None
    if span and base and unit != "day":
        span = (span[0], base) if word == "earlier" else (base, span[1])
    moment = of_span(span, GRAIN.get(unit, unit))
    moment.relative = named is None
    if unit == "day":
        moment.kind = "TIME"
    return m.build("1" if unit == "day" else "2", moment)


@PERIODS.rule("d?ROd?(?:(?P<u>U)|(?P<whole>2))", "R")
def _rest(m: Match) -> Token | None:
    """the rest of the year, the rest of the day"""
    published, whole, unit = m.reading.published, m.token("whole"), m.token("u")
    if m.word("u") == "day":
        day = antecedent_of(m) or published
        moment = of_span((day, day) if day else None, "day")
        moment.kind, moment.relative = "TIME", antecedent_of(m) is None
        return m.build("1", moment)
    if unit is not None and (
        unit.value not in ("week", "month", "year", "decade", "century") or m.word("u").endswith("s")
    ):
        return None
    span = around(published, str(unit.value)) if unit and published else None
    if whole is not None and whole.value.first and whole.value.last:
        span = (whole.value.first, whole.value.last)
    if whole is not None and (whole.value.grain == "day" or whole.value.kind == "DURATION"):
        return None
    if whole is not None and whole.value.choices is not None and published is not None:
        now: Day = published
        return m.build(
            "2", derive(whole.value, "period", lambda span: (now, span[1]) if span[0] <= now <= span[1] else span)
        )
    if span and published and span[0] <= published <= span[1]:
        span = (published, span[1])
    return m.build("2", of_span(span, "period"))
