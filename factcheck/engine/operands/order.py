"""Which of two figures held before the other: by marks ("from"), dates, words of time, and the tense of verbs."""

from __future__ import annotations

from functools import cache

from factcheck.engine.operands.clauses import finite
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.setting import Setting, setting
from factcheck.engine.view import View
from factcheck.language.lexicon import table
from factcheck.model import Date, Quantity

_YEAR = 1000.0
"""Ranks of words of time and of tenses lie between -3 and 3; dates as ordinals lie above ``_YEAR``."""
_FUTURE = 2.0
_MONTHS = 60
_LEADING = frozenset({"is", "are", "due", "set", "going", "about", "likely"})
"""Words before "to" and a verb that tell of what is to come."""
_PLACES = {"first": 1.0, "second": 2.0, "third": 3.0, "fourth": 4.0}
"""Places of quarters and halves, as dates tell them."""
_EDGES = {"start": 1.0, "beginning": 1.0, "outset": 1.0, "end": 2.0, "finish": 2.0, "close": 2.0}
"""Places in whatever lasts: "48,100 at the start and 46,900 at the end"."""


@cache
def _ranks() -> dict[str, float]:
    return {word: float(rank) for rank, words in table("roles")["times"].items() for word in words}


@cache
def _tenses() -> dict[str, float]:
    return {word: float(rank) for rank, words in table("roles")["tenses"].items() for word in words}


def earlier(view: View, first: Quantity, second: Quantity) -> bool:
    """Did the first figure hold before the second, as far as anything says so? Dates of the calendar tell before
    marks, and marks before words of time and tenses."""
    a, b = setting(view, first), setting(view, second)
    if a is not None and b is not None and dated(view, first, second):
        return (_date(a) or 0) < (_date(b) or 0)
    if a is not None and b is not None and _comes_after(a, b) != _comes_after(b, a):
        return _comes_after(a, b)
    before, after = marks(view, first), marks(view, second)
    old = ("old" in before) - ("old" in after)
    new = ("new" in after) - ("new" in before)
    if old or new < 0:
        return old > 0
    if a is None or b is None:
        return False
    if _bracketed(a) != _bracketed(b):
        return _bracketed(a)
    for told in (_edge, _ordinal, _date, _month, _word, _tense):
        one, other = told(a), told(b)
        if told is _tense:
            # What has no tense of its own does not lie beyond what is to come.
            one, other = (
                (0.5 if other == _FUTURE and one is None else one),
                (0.5 if one == _FUTURE and other is None else other),
            )
        if one is not None and other is not None and one != other:
            if (one > _YEAR) != (other > _YEAR):
                # A date beside a word of time: "in 2018" lies before "now", "last year" before nothing.
                low, high = min(one, other), max(one, other)
                return one == high and low >= -1 if low < 1 else one == high
            return one < other
    # "ended last year at 150.20" is no new figure beside one without a date
    return new > 0 and not (_date(a) is None and _long_past(view, b))


def _long_past(view: View, here: Setting) -> bool:
    """Does the date of a figure lie months before publication?"""
    told, today = _date(here), view.published.first if view.published else None
    return told is not None and told > _YEAR and today is not None and told < today.toordinal() - _MONTHS


def _comes_after(a: Setting, b: Setting) -> bool:
    """Is a figure told after another, each with its time: "$5.94 on Friday after $5.71 on Thursday"?"""
    led = a.at > 0 and a.tokens[a.at - 1].word == "after" and a.number == b.number and a.at > b.at
    return led and bool(a.dates and b.dates)


def dated(view: View, first: Quantity, second: Quantity) -> bool:
    """Do two dates of the calendar, and not the same, go with the figures?"""
    a, b = setting(view, first), setting(view, second)
    if a is None or b is None:
        return False
    one, other = _date(a), _date(b)
    return one is not None and other is not None and min(one, other) > _YEAR and one != other


def later(view: View, first: Quantity, second: Quantity) -> bool:
    """Is the first figure of a later date than the second, or of what is yet to come while the second is not?"""
    a, b = setting(view, first), setting(view, second)
    if a is None or b is None:
        return False
    one, other = _date(a), _date(b)
    if one is not None and other is not None and one > _YEAR and other > _YEAR:
        return one > other
    coming = any(_tenses().get(word) == _FUTURE or _ranks().get(word) == _FUTURE for word in a.said[0])
    if not (coming or one == _FUTURE or _due(a)):
        return False
    told = _tense(b)
    if told is None and second.start < first.start and (a.number, a.clause) != (b.number, b.clause):
        # "took in 214 after 186, and expects 30 more": a verb that no list knows tells of what was.
        return any(token.word in finite() for token in b.tokens[b.clause[0] : b.at])
    return told not in (None, _FUTURE)


def _due(here: Setting) -> bool:
    """Is what is told of a figure to be done yet: "are to fall by 40 per cent", "is set to rise by 30"?"""
    words = here.tokens[here.clause[0] : here.at]
    return any(
        one.word in _LEADING and two.word == "to" and three.fact is None
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def timed(view: View, figure: Quantity) -> bool:
    """Does anything say when a figure held, besides the tense of what is told: a date, a word of time, a "had"?"""
    here = setting(view, figure)
    if here is None:
        return False
    return any(told(here) is not None for told in (_date, _word, _edge)) or "had" in here.said[0][1:]


def _bracketed(here: Setting) -> bool:
    """Does the figure stand in brackets with no more than a date, as those of an earlier time do?"""
    first, last = here.clause
    opened = first > 0 and here.tokens[first - 1].word == "("
    return opened and not here.content and any(isinstance(t.fact, Date) for t in here.tokens[first:last])


def _date(here: Setting) -> float | None:
    """When the figure held: the ordinal of the date that goes with it, a rank where it is none of the calendar."""
    dates = [(abs(at - here.at), date) for at, date in here.dates]
    if not dates:
        return None
    date = min(dates, key=lambda item: item[0])[1]
    if date.first is not None:
        return float(date.first.toordinal())
    if date.year is not None:
        return float(date.year * 365.25)
    ranks = [_ranks()[word] for word in date.text.lower().split() if word in _ranks()]
    return min(ranks) if ranks else None


def _month(here: Setting) -> float | None:
    """The month that goes with the figure, where no more is printed."""
    dates = [(abs(at - here.at), date) for at, date in here.dates if date.month is not None and date.first is None]
    return float(min(dates, key=lambda item: item[0])[1].month or 0) if dates else None


def _edge(here: Setting) -> float | None:
    """Is a figure that of the start or the end of what is told?"""
    words = [token.word for token in here.tokens[here.at + 1 : here.at + 4]]
    return _EDGES.get(words[2]) if words[:2] in (["at", "the"], ["by", "the"]) and len(words) > 2 else None


def _ordinal(here: Setting) -> float | None:
    """The place in a series that goes with the figure: "900 in the first year", "1,500 in the second"."""
    for step in (1, -1):
        for number in range(here.at + step, here.clause[1] if step > 0 else here.clause[0] - 1, step):
            fact = here.tokens[number].fact
            if isinstance(fact, Date) and (places := _PLACES.keys() & fact.text.lower().split()):
                return _PLACES[places.pop()]
            if isinstance(fact, Quantity):
                if fact.kind != "ordinal":
                    break
                return float(fact.value) if fact.value is not None else None
    return None


def _word(here: Setting) -> float | None:
    ranks = [_ranks()[word] for words in here.said for word in words if word in _ranks()]
    date = _date(here)
    if date is not None and date < _YEAR:
        ranks.append(date)
    return min(ranks, key=lambda rank: -abs(rank)) if ranks else None


def _tense(here: Setting) -> float | None:
    """The rank of the words of time, else the tense of the nearest verb before the figure, or after it."""
    word = _word(here)
    if word is not None:
        return word
    tenses = _tenses()
    left, right = here.said
    for near in (*left, *right):
        if near in tenses:
            return tenses[near]
        if near.endswith("ed") and len(near) > 4:
            return -1.0
    return None
