"""Periods up to one of their edges: year to date, by year-end, EOM, mid to late August, early in 2008."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, Span, around, derive, edge_of
from factcheck.extraction.dates.relative import before_of, of_span
from factcheck.extraction.dates.tokens import Token

EDGES = Cascade()
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
