"""Years, decades and centuries, and those before and after Christ."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, years_span
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import is_year, year_moment
from factcheck.language.counted_years import is_hundred

ERAS = Cascade()
_OWNED = patterns.lazy(r"\b(?:his|her|their|my|our|your|its)\b|temperatures?|degrees", re.IGNORECASE)


@ERAS.rule("(?P<lead>[dE']-?)?(?P<y>Y)", "Y")
def _decade(m: Match) -> Token | list[Token] | None:
    """the 1990s, the '90s, the nineties; not "in his 50s" """
    value, token = m.number("y"), m.token("y")
    if value is None or token is None:
        return None
    lead, century = m.token("lead"), _of_century(m)
    if value < 100 and lead is None and century is None:
        return None
    if 0 < value < 50 and lead is not None and lead.cat == "E":
        return None
    if value < 100 and _OWNED.search(m.reading.text[max(m.tokens[m.found.start()].start - 12, 0) : token.start]):
        return None
    year = value if value >= 100 else (2000 + value if value < 20 else 1900 + value)
    if century is not None and value < 100 and not m.word("lead").startswith(("d", "E")):
        year = century + value
    if not 1000 <= year <= 2190:
        return None
    span = years_span(year, year + (99 if year % 100 == 0 and 1000 <= year <= 1900 and year != 1900 else 9))
    made = Token(
        "2",
        token.start,
        token.end,
        Moment("decade", first=span and span[0], last=span and span[1], timex=f"{year // 10:03}"),
    )
    return [*m.tokens[m.found.start() : m.found.end() - 1], made]


def _of_century(m: Match) -> int | None:
    """The first year of the century of a decade that a second one is joined to: the 1880s and 90s."""
    at = m.found.start()
    before = m.tokens[at - 2].value if at > 1 and m.tokens[at - 1].cat in "&k,-" else None
    if not isinstance(before, Moment) or before.grain != "decade" or before.first is None:
        return None
    return before.first.year // 100 * 100


@ERAS.rule("(?<=d)(?P<n>w)(?:&|-)?(?P<h>κ)(?!O)", "κ")
def _hundreds(m: Match) -> Token | None:
    """the nineteen hundreds, the two thousands: a century, but for the last a decade; the twenty-tens"""
    number, size = m.number("n") or 0, m.number("h")
    if size == 10:
        century = number if number > 100 else number * 100
        if century not in (1900, 2000):
            return None
        tens = years_span(century + 10, century + 19)
        return m.build(
            "2", Moment("decade", first=tens and tens[0], last=tens and tens[1], timex=f"{century // 10 + 1:03}")
        )
    if (size == 100 and not 11 <= number <= 19) or (size == 1000 and number != 2):
        return None
    first = number * (size or 0)
    span = years_span(first, first + (99 if size == 100 else 9))
    timex = f"{first // 100:02}" if size == 100 else f"{first // 10:03}"
    return m.build(
        "2", Moment("century" if size == 100 else "decade", first=span and span[0], last=span and span[1], timex=timex)
    )


@ERAS.rule("(?P<n>[os])-?(?P<c>U)(?P<bc>j)?", "U")
def _century(m: Match) -> Token | None:
    """the 19th century: 1800 to 1899, as ISO 8601 and TimeML count, and as people speak"""
    number = m.number("n")
    if m.value("c") != "century" or number is None or not 1 <= number <= 30:
        return None
    if is_hundred(m.reading.text, m.build("2", None).end):
        return None
    if str(m.value("bc")) == "BC":
        return m.build("2", Moment("century", timex=f"-{number:02}"))
    span = years_span(max(number * 100 - 100, 1), number * 100 - 1)
    return m.build("2", Moment("century", first=span and span[0], last=span and span[1], timex=f"{number - 1:02}"))


@ERAS.rule("(?P<n>[nNw])(?P<era>j)|(?P<era2>j)(?P<n2>[nN])(?!U)", "j")
def _early_year(m: Match) -> Token | None:
    """43 BC, AD 79, in 43 B.C., A.D. 79; not "29 B.C. mayors" """
    year, after = m.number("n") or m.number("n2"), m.token("era2")
    if "." in m.word("era") and not _CLOSES.match(m.reading.text, m.build("2", None).end):
        return None
    if "." in m.word("era2") and m.value("era2") == "BC":
        return None
    if not year or year > 3000 or (after is not None and not m.reading.text[after.start].isupper()):
        return None
    if str(m.value("era") or m.value("era2")) == "BC":
        return m.build("2", Moment("year", timex=f"-{year:04}"))
    return m.build("2", year_moment(year))


_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)–—]|\Z|\n)| (?:and|or|to|until|till|when|by|in|as|was|is|but|with)\b")


@ERAS.rule("(?<![nNyF])(?P<y>y)(?P<bc>j)?(?![nNh×Uz])", "y")
def _year(m: Match) -> Token | None:
    """2022"""
    year, token = m.number("y"), m.token("y")
    if year is None or token is None:
        return None
    if str(m.value("bc")) == "BC":
        return m.build("2", Moment("year", timex=f"-{year:04}"))
    at = m.found.start()
    feast = at > 0 and m.tokens[at - 1].cat == "H" and 1583 <= year <= 2200
    return m.build("2", year_moment(year)) if feast or m.token("bc") or is_year(m.reading, token, year) else None
