"""Dates that lean on the publication date: yesterday, last Tuesday, next May, three years ago, this week."""

from __future__ import annotations

from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, around, candidates, months_span, move
from factcheck.extraction.dates.tokens import Token

RELATIVE = Cascade()
GRAIN = {"fortnight": "week", "night": "day"}


def weekday_of(number: int) -> Moment:
    """A weekday alone: the week is open."""
    moment = Moment("day", weekday=number, relative=True, timex=f"XXXX-WXX-{number + 1}")

    def choose(published: Day, step: int) -> Span | None:
        found = add_days(published, number - published.weekday() + 7 * step)
        return (found, found) if found else None

    moment.choices = choose
    return moment


def of_span(span: Span | None, grain: str, **printed: int | None) -> Moment:
    """A resolved relative moment."""
    first, last = span or (None, None)
    moment = Moment(grain, first=first, last=last, relative=True, **printed)  # type: ignore[arg-type]
    return moment


@RELATIVE.rule("(?P<d>D)", "D")
def _deictic(m: Match) -> Token | None:
    """yesterday, today, tomorrow, tonight"""
    shift, published = m.number("d") or 0, m.reading.published
    found = published and add_days(published, shift)
    moment = of_span((found, found) if found else None, "day")
    if m.word("d").startswith("tonight"):
        moment.kind, moment.timex = "TIME", "TNI"
    return m.build("1", moment)


@RELATIVE.rule("d?(?P<rel>[LXT]),?(?P<wd>[Wv])", "LXT")
def _weekday_by(m: Match) -> Token | None:
    """last Tuesday, next Friday, this Monday"""
    number, published, rel = m.number("wd"), m.reading.published, m.token("rel")
    if number is None or rel is None:
        return None
    span = None
    if published is not None:
        ahead = (number - published.weekday()) % 7
        shift = {"L": ahead - 7, "X": ahead or 7, "T": ahead}[rel.cat]
        if rel.cat == "T" and number < published.weekday():
            shift = ahead
        found = add_days(published, shift)
        span = (found, found) if found else None
    return m.build("1", of_span(span, "day", weekday=number))


@RELATIVE.rule("(?P<wd>W)", "W")
def _weekday(m: Match) -> Token | None:
    """Tuesday"""
    number = m.number("wd")
    return None if number is None else m.build("8", weekday_of(number))


@RELATIVE.rule("d?(?P<rel>[LXT])(?P<u>[Uq])", "Uq")
def _unit_by(m: Match) -> Token | None:
    """last week, next month, this year, the past decade"""
    unit, rel, published = str(m.value("u")), m.token("rel"), m.reading.published
    if rel is None or unit in ("hour", "minute", "second", "weekday") or m.word("u").endswith("s"):
        return None
    step = {"L": -1, "X": 1, "T": 0}[rel.cat]
    span = around(published, unit, step) if published else None
    if unit == "weekend" and published and rel.cat == "L" and published.weekday() >= 5:
        span = around(published, unit, -1)
    return m.build("1" if unit in ("day", "night") else "2", of_span(span, GRAIN.get(unit, unit)))


@RELATIVE.rule("d?(?P<n>[osL])-?(?P<q>q)(?:O?d?(?P<year>2))?", "q")
def _quarter(m: Match) -> Token | None:
    """the second quarter of 2023, the first quarter"""
    number, year = m.number("n"), m.token("year")
    if m.word("n") == "last":
        number = 4 if year else None
    if number is None or not 1 <= number <= 4:
        return None
    if year is not None:
        if year.value.grain != "year" or year.value.first is None:
            return None
        return m.build("2", quarter_of(number, year.value.first.year))
    return m.build("2", quarter_of(number, None))


def quarter_of(number: int, year: int | None) -> Moment:
    """A calendar quarter; without a year it is open."""
    if year is not None:
        moment = of_span(months_span(year, 3 * number - 2, 3), "quarter")
        moment.relative, moment.timex, moment.year = False, f"{year:04}-Q{number}", year
        return moment
    moment = Moment("quarter", relative=True, timex=f"XXXX-Q{number}")
    moment.choices = lambda published, step: months_span(published.year + step, 3 * number - 2, 3)
    return moment


@RELATIVE.rule("d?(?P<rel>[LXT])(?P<mon>2)", "LXT")
def _month_by(m: Match) -> Token | None:
    """last March, next May"""
    moment, rel, published = m.moment("mon"), m.token("rel"), m.reading.published
    if rel is None or moment.choices is None:
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
    return m.build("2", moment)


@RELATIVE.rule("(?P<n>[nwAQN])-?(?P<u>[Uq])(?P<rel>[abe])", "abe")
def _ago(m: Match) -> Token | None:
    """three years ago"""
    count, unit, published, rel = m.number("n"), str(m.value("u")), m.reading.published, m.token("rel")
    if rel is None or m.token("n") is None:
        return None
    if rel.cat != "a":
        return None
    first = m.token("n")
    if first is not None and first.cat == "A":
        count = 1
    if count is None:
        return None
    found = move(published, -count, unit) if published else None
    grain = GRAIN.get(unit, unit)
    if found is None:
        span: Span | None = None
    elif grain in ("year", "decade", "century", "month"):
        span = around(found, "year" if grain != "month" else "month")
    else:
        span = (found, found)
    return m.build("1" if grain in ("day", "week") else "2", of_span(span, grain))
