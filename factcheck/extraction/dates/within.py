"""Weeks, months and years by their step from publication or from what is named (last week, the following month), and
days told by a period that is printed before them or once for several (next month's first Friday, Monday to Friday next
week)."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, Span, add_days, around, candidates, date_of, derive, move
from factcheck.extraction.dates.moment import day as day_at
from factcheck.extraction.dates.picks import in_year, nth_in, weekday_in
from factcheck.extraction.dates.relative import (
    CLOCKLIKE,
    GRAIN,
    NEAR,
    STEP,
    antecedent_of,
    before_of,
    of_span,
    period_named,
)  # fmt: skip
from factcheck.extraction.dates.tokens import Token

STEPS = Cascade()
WITHIN = Cascade()
_OWNS = patterns.lazy(r"(?:['’]s|s['’])\Z")


@WITHIN.rule("(?P<whole>2)(?P<n>[osL])(?P<u>[8WvU])", "osL", "2")
def _owned_nth(m: Match) -> Token | None:
    """next month's first Friday, this year's last week"""
    whole, unit, token = m.moment("whole"), m.token("u"), m.token("n")
    if not _OWNS.search(m.word("whole")) or unit is None or token is None or m.word("u").endswith("s"):
        return None
    if whole.kind != "DATE" or whole.grain not in ("month", "year", "quarter") or m.word("n") in _VAGUE:
        return None
    if unit.cat == "U" and unit.value not in ("day", "week", "weekend", "month"):
        return None
    number = -1 if token.cat == "L" else token.value
    if not isinstance(number, int):
        return None
    made = derive(whole, "day", lambda span: nth_in(span, unit, number))
    if unit.cat == "U" and unit.value != "day":
        made.grain = "month" if unit.value == "month" else "week"
        return m.build("2", made)
    if unit.cat != "U":
        made.weekday = weekday_in(unit)
    return m.build("1", made)


_VAGUE = ("past", "previous", "preceding")


@WITHIN.rule("(?P<whole>2)(?P<day>o)(?=$|[,)@&k-])", "o", "2")
def _owned_day(m: Match) -> Token | None:
    """next month's 25th"""
    whole, number, token = m.moment("whole"), m.number("day") or 0, m.token("day")
    if not _OWNS.search(m.word("whole")) or whole.grain != "month" or whole.kind != "DATE" or token is None:
        return None
    if not 1 <= number <= 31 or not _CLOSES.match(m.reading.text, token.end):
        return None
    return m.build("1", derive(whole, "day", lambda span: _day_of(span, number)))


_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)](?!\d)|\Z|\n)| at\b")


@WITHIN.rule("(?P<mon>2),?xd?(?P<day>o)(?=$|[,)@&k-])", "x", "o2")
def _month_before(m: Match) -> Token | None:
    """next month on the 14th; in August, on the 14th"""
    month, number, token = m.moment("mon"), m.number("day") or 0, m.token("day")
    if month.grain != "month" or month.kind != "DATE" or token is None or not 1 <= number <= 31:
        return None
    if not _CLOSES.match(m.reading.text, token.end):
        return None
    made = derive(month, "day", lambda span: _day_of(span, number))
    made.month = month.month
    return m.build("1", made)


def _day_of(span: Span, number: int) -> Span | None:
    """The day of that number in a month."""
    found = add_days(span[0], number - 1)
    return (found, found) if found and found <= span[1] else None


@WITHIN.rule("(?P<year>2),?x(?P<day>[12])(?!,?[Oik]?2)", "x", "2")
def _year_before(m: Match) -> Token | None:
    """next year on 5 October: the year is printed before what lies in it"""
    year, day, token = m.moment("year"), m.moment("day"), m.token("day")
    if year.grain != "year" or year.kind != "DATE" or not _STEPPED.match(m.word("year")) or token is None:
        return None
    if day.choices is None or day.month is None:
        return None
    return m.build(token.cat, in_year(day, year))


@WITHIN.rule("(?P<rel>[LXT])(?P<u>U)i(?P<day>[12])", "LXT", "Ui")
def _by_year(m: Match) -> Token | None:
    """last year in May"""
    rel, day, token, published = m.token("rel"), m.moment("day"), m.token("day"), m.reading.published
    if rel is None or token is None or not _STEPPED.match(f"{m.word('rel')} {m.word('u')}") or day.month is None:
        return None
    if day.choices is None or published is None:
        return None
    span = around(published, "year", STEP[rel.cat])
    return m.build(token.cat, in_year(day, of_span(span, "year")))


_STEPPED = patterns.lazy(r"(?:last|next|this) year\Z")


@WITHIN.rule("(?P<day>1)(?P<by>2)", "1", "2")
def _same_day(m: Match) -> Token | None:
    """this day last year, today next week: as many days, months or years from publication"""
    found = _OTHER.match(m.word("by"))
    if m.word("day") not in ("this day", "today") or found is None:
        return None
    published = m.reading.published
    day = move(published, -1 if found[1] == "last" else 1, found[2]) if published else None
    return m.build("1", of_span((day, day) if day else None, "day"))


_OTHER = patterns.lazy(r"(last|next) (week|month|year)\Z")


@WITHIN.rule(r"(?P<wd>[81])\((?P<day>1)\)", "(")
def _bracketed(m: Match) -> Token | None:
    """Friday (17 May), next Monday (May 20): one day, told twice"""
    weekday, day = m.moment("wd"), m.moment("day")
    if weekday.weekday is None or weekday.day is not None or weekday.kind != "DATE" or not weekday.relative:
        return None
    if day.day is None or day.month is None or day.weekday is not None or day.kind != "DATE":
        return None
    day.weekday = weekday.weekday
    return m.build("1", day)


@WITHIN.rule("(?P<a>8)(?P<to>[k&|-])(?P<b>8)(?:,|O)?(?P<week>2)", "k&|-", "82")
def _weekdays_of_week(m: Match) -> list[Token] | None:
    """Monday to Friday next week, on Monday and Wednesday of last week: both are days of that week"""
    week, a, b = m.moment("week"), m.token("a"), m.token("b")
    if a is None or b is None or week.grain != "week" or week.kind != "DATE" or weekday_in(a) >= weekday_in(b):
        return None
    at = m.found.start()
    low = _day_in(week, weekday_in(a))
    high = _day_in(week, weekday_in(b))
    return [m.build("1", low, at, at), m.tokens[at + 1], m.build("1", high, at + 2)]


def _day_in(week: Moment, weekday: int) -> Moment:
    """That weekday of a week."""

    def pick(span: Span) -> Span | None:
        monday = around(span[0], "week")
        found = add_days(monday[0], weekday) if monday else None
        return (found, found) if found else None

    made = derive(week, "day", pick)
    made.weekday, made.relative = weekday, True
    return made


_ITS = patterns.lazy(r"\b(?:the|his|her|its|their|our|my|your|\w+['’]s?) \Z", re.IGNORECASE)
# "the same day that the bridge opened" is told by what follows, not by what went before.
_CLAUSE = patterns.lazy(r" (?:that|as|when|of)\b")
_THROUGH = patterns.lazy(r"(?:\b[Oo]ver|\b[Dd]uring|\b[Ii]n|\b[Ww]ithin|\b[Ff]or)\s\Z")


@STEPS.rule("(?P<the>d?)(?P<day>[os])Od?(?P<same>=)(?P<mon>U)", "=")
def _day_of_that_month(m: Match) -> Token | None:
    """the 31st of that month, the seventh of the same month: of the month printed shortly before, also where the
    calendar has no such day in it"""
    number, named, start = m.number("day") or 0, m.reading.month, m.tokens[m.found.start()].start
    if m.word("mon") != "month" or not 1 <= number <= 31 or not (m.word("the") or m.word("day")[0].isdigit()):
        return None
    if named is None or named.month is None or start - m.reading.month_end > NEAR:
        return None
    moment = date_of(number, named.month, named.year)
    if moment.year is None and named.first is not None:
        moment.first = moment.last = day_at(named.first.year, named.month, number)
        moment.choices = None
    return m.build("1", moment)


@STEPS.rule("(?P<the>d)?(?:T(?=[LX]))?(?P<rel>[LXT=])(?P<u>[Uq])(?![Oi]d?f?[12Uq]|O[LTX]|Od?[BoS])", "LXT=")
def _unit_by(m: Match) -> Token | None:
    """last week, next month, this year, the following day"""
    unit, rel = str(m.value("u")), m.token("rel")
    if rel is None or unit == "weekday" or _PLURAL.search(m.word("u")):
        return None
    if rel.cat == "=" and m.found.end() < len(m.tokens) and m.tokens[m.found.end()].cat in "LTX":
        return None  # "the same month last year"
    word = m.word("rel")
    if unit in CLOCKLIKE:
        return _hour_by(m) if unit == "hour" and rel.cat != "=" else None
    if unit == "fortnight" and rel.cat in "LX":
        return _fortnight(m, rel.cat)
    anaphoric = word in ("following", "previous", "preceding", "that", "same") or (
        word == "next" and m.token("the") is not None and (unit == "day" or _THEN.match(m.reading.text, _start(m)))
    )
    end = m.build("2", None).end
    if (
        word == "last"
        and m.reading.text.startswith(" of ", end)
        and _ITS.search(before_of(m) if m.token("the") is None else "the ")
    ):
        return None  # the last week of the campaign, not "profits last year of £5m"
    if rel.cat == "=" and _CLAUSE.match(m.reading.text, end):
        return m.build("1" if unit in ("day", "night") else "2", Moment(GRAIN.get(unit, unit)))
    day = antecedent_of(m) or period_named(m, unit) if anaphoric else None
    if rel.cat == "=" and day is None:
        return None
    published = day if anaphoric and m.reading.antecedent else m.reading.published
    ahead = word in ("coming", "upcoming") and unit == "weekend" and published is not None and published.weekday() < 5
    span = around(published, unit, 0 if ahead else STEP[rel.cat]) if published else None
    if rel.cat == "L" and m.token("the") and not anaphoric and _THROUGH.search(before_of(m)):
        start = move(published, -1, unit) if published else None
        moment = of_span((start, published) if start and published else None, "length")
        moment.kind, moment.timex = "DURATION", f"P1{unit[0].upper()}"
        return m.build("1", moment)
    moment = of_span(span, GRAIN.get(unit, unit))
    moment.relative = not anaphoric
    return m.build("1" if unit in ("day", "night") else "2", moment)


_THEN = patterns.lazy(r"The next (?:week|month|year),")
"""At the head of a sentence it is the one after what has been told."""


def _start(m: Match) -> int:
    return m.tokens[m.found.start()].start


def _fortnight(m: Match, step: str) -> Token:
    """the past fortnight, the next fortnight: no calendar counts in fortnights, so it is two weeks from publication"""
    published = m.reading.published
    other = add_days(published, 14 * STEP[step]) if published else None
    moment = of_span((min(published, other), max(published, other)) if published and other else None, "length")
    moment.kind, moment.timex = "DURATION", "P2W"
    return m.build("1", moment)


_PLURAL = patterns.lazy(r"[^'’]s\Z|s['’]\Z")


def _hour_by(m: Match) -> Token:
    """the past hour, the next hour: on the day of publication"""
    published = m.reading.published
    moment = of_span((published, published) if published else None, "length")
    moment.kind, moment.timex = "TIME", "PT1H"
    return m.build("2", moment)


_BARE = ("past", "following", "preceding")  # following Super Tuesday, six past March


@STEPS.rule("(?P<the>[dT])?(?P<rel>[LXT])(?P<mon>[12])", "LXT")
def _named_by(m: Match) -> Token | None:
    """last March, next May, this Christmas, last 12 June"""
    moment, rel, published = m.moment("mon"), m.token("rel"), m.reading.published
    if rel is None or moment.choices is None or (m.word("rel") in _BARE and m.token("the") is None):
        return None
    if published is not None:
        spans = candidates(moment, published)
        moment.choices = None
        past = [span for span in spans if span[1] < published]
        future = [span for span in spans if span[0] > published]
        here = [span for span in spans if span[0].year == published.year]
        picked = {"L": past[-1:], "X": future[:1], "T": here}[rel.cat]
        if picked:
            moment.first, moment.last = picked[0]
    moment.relative = True
    token = m.token("mon")
    return m.build(token.cat if token else "2", moment)
