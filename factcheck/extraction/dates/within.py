"""Days told by a period that is printed before them or once for several: next month's first Friday, next year on 5 May,
Monday to Friday next week."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment, Span, add_days, around, derive, move
from factcheck.extraction.dates.picks import in_year, nth_in, weekday_in
from factcheck.extraction.dates.relative import STEP, of_span
from factcheck.extraction.dates.tokens import Token

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

    def pick(span: Span) -> Span | None:
        found = add_days(span[0], number - 1)
        return (found, found) if found and found <= span[1] else None

    return m.build("1", derive(whole, "day", pick))


_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)](?!\d)|\Z|\n)| at\b")


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
