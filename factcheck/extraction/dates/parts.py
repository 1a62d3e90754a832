"""Seasons, quarters, halves and financial years."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match, Reading
from factcheck.extraction.dates.moment import (
    Moment,
    Span,
    add_days,
    around,
    derive,
    month_span,
    months_span,
    years_span,
)  # fmt: skip
from factcheck.extraction.dates.relative import STEP, before_of, of_span, open_unit
from factcheck.extraction.dates.tokens import Token
from factcheck.extraction.dates.years import full_year, year_moment
from factcheck.language.lexicon import table

PARTS = Cascade()


@PARTS.rule("(?P<the>d)?(?P<rel>[LXT])?(?P<s>S)(?:,?O?d?(?P<year>[2y]))?", "S")
def _season(m: Match) -> Token | None:
    """last summer, the spring of 2019"""
    rel, year, published = m.token("rel"), m.token("year"), m.reading.published
    if m.word("s") == "fall" and _TUMBLE.match(m.reading.text, m.build("2", None).end):
        return None
    if year is None and rel is None and _OF_SUMMER.match(m.reading.text, m.build("2", None).end):
        return None
    start, end = table("dates")["seasons"][str(m.value("s"))]

    def days(in_year: int) -> Span | None:
        return months_span(in_year, start, (end - start) % 12 + 1)

    if year is not None:
        value = year.value
        number = value.year if isinstance(value, Moment) else value
        if number is None and isinstance(value, Moment) and value.grain == "year" and value.first is not None:
            number = value.first.year  # the spring of next year
        if number is None or rel is not None:
            return None
        moment = of_span(days(number), "season")
        moment.year, moment.relative, moment.timex = number, False, f"{number}-{m.word('s')[:2].upper()}"
        return m.build("2", moment)
    named = m.token("the") and _SEASON_BEFORE.search(before_of(m)) is not None
    if rel is None and (named or m.reading.alone) and not m.word("s").endswith("s"):
        moment = Moment("season", relative=True)
        moment.choices = lambda near, step: days(near.year + step)
        return m.build("2", moment)
    if rel is not None and m.reading.told_before(rel.start) and _STEPPED.search(m.word("rel")):
        moment = Moment("season", relative=True)
        moment.choices = lambda near, step: days(near.year + step)
        return m.build("2", moment)
    if rel is None or published is None:
        return m.build("2", of_span(None, "season")) if rel else None
    spans = [span for year_number in range(published.year - 2, published.year + 3) if (span := days(year_number))]
    past = [span for span in spans if span[1] < published]
    future = [span for span in spans if span[0] > published]
    here = [span for span in spans if span[1] >= published]
    picked = {"L": past[-1:], "X": future[:1], "T": here[:1]}[rel.cat]
    return m.build("2", of_span(picked[0] if picked else None, "season"))


_STEPPED = patterns.lazy(r"(?:following|previous|preceding)\Z")
# "the end of the summer term", "in the winter games": not of the season itself
_OF_SUMMER = patterns.lazy(
    r" (?:terms?|schools?|camps?|games|olympics|paralympics|leagues?|palace|house|ball|fair|fete|jobs?|courses?|"
    r"programmes?|collections?|solstice|fuel|coats?|transfer|window)\b",
    re.I,
)
_TUMBLE = patterns.lazy(r" (?:on|from|down|at)\b")  # broke two ribs in the fall on Monday
_SEASON_BEFORE = patterns.lazy(
    r"\b(?:in|during|over|until|till|since|by|before|after|for|from|through|of|to)\s\Z", re.I
)


@PARTS.rule(
    "(?:(?P<lead>2),?d|d?)(?P<n>[osLλ])-?(?P<f>f)?(?P<q>[ql])-?(?:O?d?(?P<year>2)|Od(?P<by>f)?(?P<this>U))?", "ql"
)
def _quarter(m: Match) -> Token | None:
    """the second quarter of 2023, the first half of last year, 2023 the second quarter, the first calendar quarter"""
    if any(m.token(name) is not None and m.word(name) != "calendar" for name in ("f", "by")):
        return None
    lead, year = m.token("lead"), m.token("year")
    if lead is not None and (year is not None or lead.value.grain != "year"):
        return None
    if m.token("this") is not None:
        if m.word("this") not in ("year", "decade") or (m.word("this") == "decade" and m.word("q") != "half"):
            return None
        year = m.build("2", open_unit(m.word("this")))
    number, year, half = m.number("n"), year or lead, m.word("q") == "half"
    if m.word("n") == "last" and m.found.start("n") and m.tokens[m.found.start("n") - 1].cat in "os":
        return None  # the second last quarter of 2023
    if m.word("n") == "last" or number == -1:
        number = (2 if half else 4) if year else None
    if number is None or not 1 <= number <= (2 if half else 4) or (half and year is None):
        return None
    if year is not None and year.value.grain in ("month", "quarter", "week", "season"):
        return m.build("2", derive(year.value, "period", lambda span: _half_of(span, number))) if half else None
    return _part_of_year(m, number, half, year)


def _half_of(span: Span, number: int) -> Span | None:
    """The days of a month up to its 15th, or those after it; of other periods the days up to the middle."""
    days = (span[1] - span[0]).days + 1
    middle = add_days(span[0], (days // 2 if days > 31 else min(days // 2, 15)) - 1)
    after = add_days(middle, 1) if middle else None
    if middle is None or after is None:
        return None
    return (span[0], middle) if number == 1 else (after, span[1])


@PARTS.rule("(?:(?P<before>2)[,/-]?)?(?P<b>B)(?:[,/-]?O?d?(?P<after>2))?", "B")
def _short_quarter(m: Match) -> Token | None:
    """Q3 2023, 2019 H2, 3Q23"""
    printed = str(m.value("b")).upper()
    end, year, glued = m.build("2", None).end, m.token("before") or m.token("after"), printed[2:]
    if glued:
        year = m.build("2", year_moment(full_year(int(glued), len(glued)))) if year is None else None
    if m.reading.text[end : end + 1] == "-" or ((glued or printed[0] == "H") and year is None):
        return None
    return _part_of_year(m, int(printed[1]), printed[0] == "H", year)


@PARTS.rule("(?P<q>q)(?P<n>n)(?:O|,)?(?P<year>2)", "q")
def _quarter_number(m: Match) -> Token | None:
    """quarter 3 of 2017"""
    number = m.number("n") or 0
    if m.word("q") not in ("quarter", "qtr") or not 1 <= number <= 4:
        return None
    return _part_of_year(m, number, False, m.token("year"))


@PARTS.rule("(?P<d>d?)(?P<mon>2)(?P<q>q)(?:O?(?P<year>2))?", "q")
def _month_quarter(m: Match) -> Token | None:
    """the September quarter, the March quarter of 2023: the three months to its end, as Australia and India count"""
    month, year = m.moment("mon"), m.token("year")
    before = m.tokens[m.found.start() - 1].cat if m.found.start() else ""
    if month.grain != "month" or m.word("q") != "quarter" or (before and before in "k-"):
        return None  # the January to March quarter
    if year is not None:
        if year.value.grain != "year" or year.value.first is None or month.month is None:
            return None
        span = months_span(year.value.first.year, month.month - 2, 3)
        return m.build("2", of_span(span, "quarter"))
    return m.build("2", derive(month, "quarter", lambda span: months_span(span[0].year, span[0].month - 2, 3)))


def _part_of_year(m: Match, number: int, half: bool, year: Token | None) -> Token | None:
    months = 6 if half else 3
    sign = "H" if half else "Q"
    if number > 12 // months:
        return None
    if year is None:
        moment = Moment("quarter", relative=True, timex=f"XXXX-{sign}{number}")
        moment.choices = lambda published, step: months_span(published.year + step, months * (number - 1) + 1, months)
        return m.build("2", moment)
    whole: Moment = year.value
    if whole.choices is not None:
        return m.build(
            "2", derive(whole, "quarter", lambda span: months_span(span[0].year, months * (number - 1) + 1, months))
        )
    if whole.grain == "decade" and half and whole.first and whole.last:
        middle = years_span(whole.first.year + 5 * (number - 1), whole.first.year + 5 * number - 1)
        return m.build("2", of_span(middle, "year"))
    if whole.grain == "century" and half and whole.first and whole.last:
        return m.build(
            "2", of_span(years_span(whole.first.year + 50 * (number - 1), whole.first.year + 50 * number - 1), "year")
        )
    if whole.grain != "year" or whole.first is None or whole.last is None:
        return None
    moment = of_span(months_span(whole.first.year, months * (number - 1) + 1, months), "quarter")
    moment.relative, moment.timex, moment.year = whole.relative, f"{whole.first.year:04}-{sign}{number}", whole.year
    return m.build("2", moment)


@PARTS.rule("(?P<lead>d?)(?P<printed>φ)", "φ")
def _fiscal_code(m: Match) -> Token | None:
    """FY2019-20, CY18"""
    printed = str(m.value("printed"))
    digits = patterns.compile(r"\d+").findall(printed)
    first = full_year(int(digits[0]), len(digits[0]))
    if printed[0] in "Cc":
        return m.build("2", year_moment(first))
    spread = len(digits) > 1 and int(digits[1]) % 100 == (first + 1) % 100
    moment = Moment("fiscal", year=first, timex=f"FY{first}")
    opens = _opens(m.reading)
    if spread:
        _from_month(moment, first, opens or APRIL)
    elif len(digits) == 1 and opens is not None:
        _from_month(moment, first - 1, opens)  # FY24 is called by the year that it ends in
    return m.build("2", moment)


APRIL, JULY = 4, 7
_INDIAN = patterns.lazy(r"₹|\bRs\.? ?\d|\b(?:lakhs?|crores?|rupees?)\b")


def _opens(reading: Reading) -> int | None:
    """The month that financial years open with in the country of the article, where that is one for all."""
    if reading.region == "AU":
        return JULY
    if reading.indian is None:
        reading.indian = reading.region == "IN" or _INDIAN.search(reading.text) is not None
    return APRIL if reading.indian else None


def _from_month(moment: Moment, first: int, month: int) -> None:
    low, high = month_span(first, month), month_span(first + 1, month - 1)
    moment.first, moment.last = (low[0], high[1]) if low and high else (None, None)


@PARTS.rule(
    "d?(?P<f>f)U(?P<year>[2y])?|d?(?P<year2>2)(?P<f2>f)-?U|d?(?P<rel>[LXT])(?P<f3>f)U|(?P<f4>f)(?P<year4>[2y])", "f"
)
def _fiscal(m: Match) -> Token | None:
    """the 2019-20 financial year (from April in Britain); others start when their owner says"""
    token = m.token("year") or m.token("year2") or m.token("year4")
    if token is None and "calendar" in m.word("f3"):
        rel, published = m.token("rel"), m.reading.published
        return m.build("2", of_span(around(published, "year", STEP[rel.cat]) if published and rel else None, "year"))
    if token is None:
        return _fiscal_by(m) if m.token("rel") else None
    value = token.value
    if isinstance(value, Moment) and value.year is None and "/" not in (value.timex or ""):
        return None  # "at the school three years ago"
    if "calendar" in m.word("f") + m.word("f2") + m.word("f4"):
        return m.build("2", value if isinstance(value, Moment) else year_moment(value))
    moment = Moment("fiscal", year=value.year if isinstance(value, Moment) else value)
    spread = isinstance(value, Moment) and value.first and value.last and value.first.year != value.last.year
    named = m.word("f") + m.word("f2")
    if spread and "school" not in named and "academic" not in named:
        _from_month(moment, value.first.year, _opens(m.reading) or APRIL)
    moment.timex = f"FY{moment.year}"
    return m.build("2", moment)


def _fiscal_by(m: Match) -> Token:
    """this financial year, last fiscal year: of days only where the country says when it opens"""
    rel, published, opens = m.token("rel"), m.reading.published, _opens(m.reading)
    moment = of_span(None, "fiscal")
    named = m.word("f3") not in ("school", "academic", "tax")
    if rel is not None and published is not None and opens is not None and named:
        _from_month(moment, published.year - (published.month < opens) + STEP[rel.cat], opens)
    return m.build("2", moment)
