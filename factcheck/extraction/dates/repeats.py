"""Days that come back every year or week (TimeML sets): every May, 5 May every year, every Tuesday and Thursday."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment
from factcheck.extraction.dates.tokens import Token

REPEATS = Cascade()
_YEARLY = patterns.lazy(r"(?:every|each) year\Z|annually\Z|yearly\Z")


def _yearly(moment: Moment) -> Moment | None:
    """What returns every year: a month, a day of a month or a named day, none that is settled."""
    if moment.choices is None or moment.kind != "DATE" or moment.grain not in ("day", "month"):
        return None
    if moment.weekday is not None or (moment.grain == "day" and moment.month is None and moment.timex is not None):
        return None
    timex = moment.timex if (moment.timex or "").startswith("XXXX-") else "P1Y"
    return Moment("set", "SET", month=moment.month, day=moment.day, timex=timex)


@REPEATS.rule("V(?P<days>[12](?:(?:,[12])*,?[&|][12])?)", "V")
def _every(m: Match) -> list[Token] | None:
    """every May, each 5 November, every Christmas and Easter"""
    low, first = m.found.start(), m.found.start("days")
    made = []
    for at in range(first, m.found.end()):
        token = m.tokens[at]
        if isinstance(token.value, Moment):
            yearly = _yearly(token.value)
            if yearly is None:
                break  # "every May and 4 June 2019"
            token = m.build("5", yearly, low if at == first else at, at)
        made.append(token)
    return [*made, *m.tokens[first + len(made) : m.found.end()]] if made else None


@REPEATS.rule("(?:(?P<a>[12])(?P<to>[k&-]))?(?P<day>[12]),?(?P<set>5)", "5")
def _every_year(m: Match) -> list[Token] | None:
    """on 5 May every year, from May to July each year"""
    first, day = m.token("a"), _yearly(m.moment("day"))
    low = _yearly(m.moment("a")) if first is not None else None
    if not _YEARLY.match(m.word("set")) or day is None or (first is not None and low is None):
        return None
    at = m.found.start("day")
    lead = [] if first is None else [m.build("5", low, m.found.start(), m.found.start()), m.tokens[at - 1]]
    return [*lead, m.build("5", day, at)]


@REPEATS.rule("(?P<set>5),?(?P<on>[ix])d?(?P<day>[12])", "5")
def _yearly_on(m: Match) -> Token | None:
    """every year on 5 May, annually in June"""
    made = _yearly(m.moment("day")) if _YEARLY.match(m.word("set")) and m.word("on") in ("in", "on") else None
    return m.build("5", made) if made is not None else None
