"""A day with the part of it that is meant: Tuesday night, yesterday afternoon, early Friday, late on Tuesday night, the
early hours of Sunday morning. TimeML has a day with its part as one time, "early Friday" as a date."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.tokens import Token

NIGHTS = Cascade()


@NIGHTS.rule("(?P<e>[Eη])(?P<u>U)", "Eη")
def _small_hours(m: Match) -> Token | None:
    """the early hours, the small hours: a part of the day"""
    if m.word("u") != "hours" or m.word("e") not in ("early", "small", "wee"):
        return None
    return m.build("P", "MO")


@NIGHTS.rule("(?P<day>[18])(?:E-?)?(?P<p>P)(?!@[nw]|3)", "P")
def _part_of_day(m: Match) -> Token | list[Token] | None:
    """Tuesday night, yesterday afternoon"""
    day, token = m.moment("day"), m.token("p")
    if token is None or m.word("p").endswith("s") or m.reading.text[token.start].isupper():
        return None
    if day.grain != "day" or day.kind != "DATE" or not _NIGHTLY.match(m.reading.text, m.tokens[m.found.start()].end):
        return None
    if (day.weekday is None and not day.relative) or day.day is not None:
        return None
    day.kind, day.timex = "TIME", f"{day.timex or ''}T{token.value}"
    return m.build("6", day)


_NIGHTLY = patterns.lazy(r"[ ](?!-)")


@NIGHTS.rule("(?P<e>E)-?x?(?P<day>[68])(?!')", "E")
def _early_day(m: Match) -> Token | None:
    """early Friday, late on Tuesday night"""
    edge, token = m.word("e"), m.token("day")
    if edge not in ("early", "late") or token is None or m.tokens[m.found.start()].end == token.start:
        return None
    return m.build(token.cat, token.value)
