"""Lengths of time counted from a day: three years ago, in two weeks, the past decade, two years later."""

from __future__ import annotations

import re

from factcheck import patterns
from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, around, move
from factcheck.extraction.dates.numbers import Length
from factcheck.extraction.dates.relative import CLOCKLIKE, GRAIN, STEP, antecedent_of, before_of, of_span, period_named
from factcheck.extraction.dates.sets import LETTER as TIMEX
from factcheck.extraction.dates.tense import lean_at
from factcheck.extraction.dates.tokens import Token

COUNTING = Cascade()
# "for the first time in a decade", "its best result in 20 years": counted back, whatever the tense.
_COUNTS_BACK = patterns.lazy(
    r"\b(?:times?|once|twice|(?:first|last|only|worst|best|most|\w+est)(?: [\w-]+){1,2})\s\Z", re.IGNORECASE
)
_VERB_NEXT = patterns.lazy(
    r"\b(?:to|will|['’]ll|would|could|can|may|might|should|must|not|n['’]t|only|usually|they|these|which)\s\Z", re.I
)
UNDER = patterns.lazy(r"\b(?:(?:less|fewer|no more) than|under|within)\s\Z", re.IGNORECASE)
_CLOSES = patterns.lazy(r"\s*(?:[.,;:!?)](?!\d)|\Z|\n)")
_ARTICLE = patterns.lazy(r"an?\b")
ORDER = ("second", "minute", "hour", "day", "workday", "night", "week", "weekend", "fortnight", "month", "quarter",
         "year", "decade", "century")  # fmt: skip


def shift_by(start: Day | None, length: Length, sign: int) -> Span | None:
    """The day, or for months and longer units the whole unit, at a length of time from ``start``."""
    if finest(length) == "weekend" and len(length) == 1 and start is not None:
        return _weekend_by(start, sign * round(length[0][0]))
    found = start
    for count, unit in length:
        if found is None:
            return None
        found = move(found, sign * count, unit)
    if found is None:
        return None
    grain = finest(length)
    if grain in ("year", "decade", "century", "month", "quarter"):
        return around(found, grain if grain in ("month", "quarter") else "year")
    return found, found


def _weekend_by(start: Day, count: int) -> Span | None:
    """The weekend so many weekends before or after a day: "two weekends ago"."""
    ahead = 1 if count > 0 and start.weekday() < 5 else 0  # the one of that week comes first
    return around(start, "weekend", count - ahead)


def finest(length: Length) -> str:
    """The smallest unit of a length."""
    return min((unit for _, unit in length), key=ORDER.index)


def _stepped(m: Match, base: Day | None, sign: int, anaphoric: bool = False) -> Token:
    token = m.token("len")
    length: Length = token.value if token else ()
    grain = finest(length)
    moment = of_span(shift_by(base, length, sign), GRAIN.get(grain, grain))
    moment.relative = not anaphoric
    if grain in CLOCKLIKE:
        moment.kind = "TIME"
    return m.build("1" if grain not in ("month", "year", "decade", "century", "quarter") else "2", moment)


@COUNTING.rule("(?P<len>4)a", "a")
def _ago(m: Match) -> Token | None:
    """three years ago"""
    end = m.build("1", 0).end
    if not m.word("len"):
        return None
    if m.reading.text[end - 4 : end].lower() == "back" and not _CLOSES.match(m.reading.text, end):
        return None  # "three days back in hospital"
    made = _stepped(m, m.reading.published, -1)
    made.value.length = m.value("len")
    return made


def _named_before(m: Match) -> Day | None:
    """The day that "later" counts from; for months and years the first of the month or year named in the sentence."""
    length = m.value("len")
    grain = finest(length) if isinstance(length, tuple) and length else ""
    return antecedent_of(m, same_sentence=True) or period_named(m, grain, same_sentence=True)


@COUNTING.rule("(?P<len>4)(?P<e>e(?!T)|r!|r(?P<day>[168]))", "4")
def _hence(m: Match) -> Token | None:
    """two weeks from now, a week from Tuesday, three years later"""
    word, day = m.word("e"), m.token("day")
    if day is not None:
        if not word.startswith("from") or before_of(m).endswith("for "):
            return None
        moment = m.moment("day")
        if moment.choices is not None:
            return None
        if UNDER.search(before_of(m)) and moment.first is not None:
            made = _stepped(m, moment.first, 1)
            made.value.first, made.value.last = moment.first, ends_after(moment.first, m.value("len"))
            return made
        return _stepped(m, moment.first, 1)
    if word in ("after", "afterwards", "following"):
        return None
    later = word == "later"
    return _stepped(m, _named_before(m) if later else m.reading.published, 1, later)


_EARLIER = ("prior", "previously", "before")


@COUNTING.rule("(?P<len>4)(?P<b>b)(?![1268])", "b")
def _earlier(m: Match) -> Token | None:
    """three years earlier"""
    word = m.word("b")
    if word != "earlier" and (word not in _EARLIER or not _CLOSES.match(m.reading.text, m.build("1", None).end)):
        return None
    return _stepped(m, _named_before(m), -1, True)


@COUNTING.rule("(?P<in>i)@?(?P<len>4)(?P<mark>')?(?![re]x?d?[168])", "i")
def _in(m: Match) -> Token | list[Token] | None:
    """in three weeks, where the sentence looks ahead; otherwise it is how long something took"""
    token, word = m.token("in"), m.word("in")
    if (
        token is None
        or word == "during"
        or (word == "within" and m.reading.text.startswith(" of ", m.build("1", None).end))
        or _COUNTS_BACK.search(m.reading.text, max(0, token.start - 40), token.start)
        or not (m.reading.alone or _goes(m, token.start) or _looks_ahead(m, token.start))
    ):
        return None
    made = _stepped(m, m.reading.published, 1)
    if word == "within" and isinstance(made.value, Moment):
        made.value.first, made.value.last = m.reading.published, ends_after(m.reading.published, m.value("len"))
    return made


def _looks_ahead(m: Match, start: int) -> bool:
    return lean_at(m.reading.text, start, m.build("1", 0).end, before_only=True) > 0


def _goes(m: Match, start: int) -> bool:
    """Is it what will happen by the timetable: "the bus leaves in ten minutes"?"""
    return _TIMETABLE.search(m.reading.text, max(0, start - 24), start) is not None


_TIMETABLE = patterns.lazy(
    r"\b(?:meet|leave|depart|arrive|start|begin|open|close|shut|end|finish|expire|return|resume|land|kick[ -]off)s?"
    r"(?: (?:again|back|up|off|here|there))?\s\Z"
)


def ends_after(start: Day | None, length: object) -> Day | None:
    """The day at a length of time after ``start``."""
    for count, unit in length if isinstance(length, tuple) else ():
        start = move(start, count, unit) if start else None
    return start


def _whole_units(m: Match, length: Length, step: int) -> Span | None:
    """An entry such as the filter of a report ("last 2 months", without an article) counts in units of the calendar."""
    published, (count, unit) = m.reading.published, length[0]
    if not m.reading.alone or published is None or len(length) != 1 or unit not in ("week", "month", "year"):
        return None
    if m.word("rel") not in ("last", "next", "previous") or m.found.group()[0] == "d" or count != int(count):
        return None
    near, far = around(published, unit, step), around(published, unit, step * int(count))
    return (min(near[0], far[0]), max(near[1], far[1])) if near and far else None


@COUNTING.rule("(?P<the>d?)(?P<n>[nw])(?P<rel>[LX])(?P<u>[Uq])", "LX")
def _swapped(m: Match) -> list[Token] | None:
    """the two previous weeks: put in the usual order for the next rule"""
    count, unit, rel = m.number("n"), m.token("u"), m.token("rel")
    if count is None or unit is None or rel is None or (m.word("rel") == "past" and not m.word("the")):
        return None
    low = m.found.start()
    return [
        Token(rel.cat, m.tokens[low].start, rel.end, rel.value),
        Token("4", rel.end, unit.end, ((float(count), unit.value),)),
    ]


def _of_period(m: Match) -> bool:
    """the last three months of the year: told by its end, not by publication"""
    behind = m.tokens[m.found.end() : m.found.end() + 3]
    return [token.cat for token in behind] == ["O", "d", "U"] and behind[2].value in ("month", "year")


@COUNTING.rule("d?(?P<rel>[LXT])[+]?(?P<len>4)(?!Od?[12])", "LXT")
def _span_by(m: Match) -> Token | None:
    """the past three years, the next ten days"""
    rel, token, published = m.token("rel"), m.token("len"), m.reading.published
    if rel is None or token is None or rel.cat == "T" or _ARTICLE.match(m.word("len")):
        return None
    if m.word("rel") == "last" and (_VERB_NEXT.search(before_of(m)) or _of_period(m)):
        return None
    behind = [item.cat for item in m.tokens[m.found.end() : m.found.end() + 2]]
    if m.word("rel") == "last" and behind == ["i", "2"] and m.tokens[m.found.end() + 1].value.grain == "month":
        return None  # the last two weeks in June
    length: Length = token.value
    moment = Moment("length", "DURATION", relative=True)
    moment.timex = "P" + "".join(TIMEX.get(unit, "{}X").format(f"{count:g}") for count, unit in length)
    if rel.cat == "X":
        made = m.build("1", None)
        if lean_at(m.reading.text, made.start, made.end, before_only=True) < 0:
            published = None  # "spent the next five decades": counted from then, not from now
    whole = _whole_units(m, length, STEP[rel.cat])
    if whole is not None:
        moment.first, moment.last = whole
        return m.build("1", moment)
    other: Day | None = published
    for count, unit in length:
        other = move(other, count * STEP[rel.cat], unit) if other else None
    if published and other:
        if rel.cat == "L":
            moment.first, moment.last = other, published
        else:
            tomorrow = add_days(published, 0 if before_of(m).endswith("within ") else 1) or published
            moment.first, moment.last = min(tomorrow, other), other
    return m.build("1", moment)
