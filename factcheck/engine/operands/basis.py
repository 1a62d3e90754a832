"""What a stated change or difference says that it is measured from: "8% more than in the same quarter of last year".

Such a figure may only be recomputed from that. Where the base is a figure of the text, it has to be an operand; where
it is a time or a thing, the operand that came first has to be said of that time or thing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.engine.operands.clauses import Token, finite, root, stem
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.order import earlier
from factcheck.engine.operands.setting import Setting, put_beside, setting
from factcheck.engine.operands.topic import subject
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span
from factcheck.model.record import Record

_REACH = 7
"""Tokens between a figure and the word that leads to its base: "300 fewer guests in all than"."""
_LENGTHS = {"day": 1, "week": 7, "month": 30.5, "quarter": 91.5, "year": 365.25, "decade": 3652.5, "century": 36525}
"""Units of time in days, the smaller ones first."""
_SLACK = 0.2
_NEAR = 3
"""Tokens from "from" or "to" to its figure: "to an average of 40"."""
_YEAR = 4
_RELATIVE = frozenset({"when", "which", "who", "where", "whose"})
_MOVED, _SPELLING = frozenset({"up", "down"}), frozenset({"from", "to"})
_APART = frozenset({"short", "shy", "clear", "adrift"})
_ADJUNCTS = frozenset({"in", "from", "across", "among", "over"})
_MARKS = frozenset(",;:()[]–—-")
_ENDS = _MARKS | {"and", "but", "while", "when", "which", "who", "whereas", "though", "although", "as"}


class Base(Record, frozen=True):
    """``figure`` is the base itself, where the text gives it; else ``units`` are the units of time that it names,
    ``date`` its date and ``words`` what else it names. ``tokens`` are its first one and the one behind it."""

    figure: Quantity | None
    units: frozenset[str]
    date: Date | None
    words: frozenset[str]
    tokens: tuple[int, int]


class _Lists(Record, frozen=True):
    always: frozenset[tuple[str, ...]]
    timed: frozenset[tuple[str, ...]]
    opening: frozenset[tuple[str, ...]]
    units: Mapping[str, str]
    measures: frozenset[str]
    counterparts: frozenset[str]
    narrated: frozenset[str]
    closing: frozenset[str]
    plain: frozenset[str]
    capacities: frozenset[str]
    set_against: frozenset[tuple[str, ...]]
    events: Mapping[str, frozenset[int]]
    paying: frozenset[str]


@cache
def _lists() -> _Lists:
    data = table("roles")["bases_of_change"]

    def leads(name: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(lead.split()) for lead in data[name])

    return _Lists(
        leads("always"),
        leads("timed"),
        leads("opening"),
        {word: unit for unit, words in data["units"].items() for word in words},
        frozenset(data["measures"]),
        frozenset(data["counterparts"]),
        frozenset(data["narrated"]),
        frozenset(data["closing"]),
        frozenset(table("roles")["plain"]),
        frozenset(data["capacities"]),
        leads("set_against"),
        {word: frozenset(years) for word, years in data["events"].items()},
        frozenset(data["paying"]),
    )


def elsewhere(view: View, stated: Span, operands: Sequence[Quantity]) -> bool:
    """Has a stated figure a base of its own, and is none of the operands that base, or said of its time or thing?"""
    here = setting(view, stated)
    if here is not None and _of_another_span(view, here, operands):
        return True
    base = _base(view, here) if here is not None else None
    if here is None or base is None:
        return False
    timed = base.units == {"day"} and base.date and here.tokens[base.tokens[0] - 1].word == "on"
    if timed and all(view.sentence_at(operand.start) == here.number for operand in operands):
        return False  # "raised it by 2 per cent on Tuesday, to 8 from 6": that is when
    if base.figure is not None:
        alike = any(operand.kind in (base.figure.kind, "number") for operand in operands)
        return alike and all(operand.start != base.figure.start for operand in operands)
    if _elaborated(view, here, base, operands):
        return False
    told = put_beside(here)
    if told is not None and "old" in marks(view, told):
        told = None
    told = told or _pointed_at(view, here, operands)
    if told is not None and any(operand.start == told.start for operand in operands):
        # "61,200 tickets, 9,200 more than the year before": the former is the new one, as in "That is 9,200 more".
        return not any(_said_of(view, here, base, other, operands) for other in operands if other.start != told.start)
    return not any(_said_of(view, here, base, operand, operands) for operand in _earliest(view, operands))


def _pointed_at(view: View, here: Setting, operands: Sequence[Quantity]) -> Quantity | None:
    """The operand of the sentence before that "that" stands for: "It sold 61,200. That is 9,200 more"."""
    words = [token.word for token in here.tokens[:2]]
    if words[0] not in ("that", "this") or words[-1] not in finite():
        return None
    before = [operand for operand in operands if view.sentence_at(operand.start) == here.number - 1]
    return before[0] if len(before) == 1 else None


def _elaborated(view: View, here: Setting, base: Base, operands: Sequence[Quantity]) -> bool:
    """Do the operands tell behind a colon what was so then and is now: "doubled since the strike: it had 40 then and
    has 70 now"?"""
    first, timed = base.tokens[0], bool(base.units or base.date)
    if not first or (here.tokens[first - 1].word != "since" and not timed):
        return False
    told = next((n + 1 for n in range(first, len(here.tokens) - 1) if here.tokens[n].word == ":"), None)
    if told is None:
        return False
    opening = here.tokens[told]
    same = isinstance(opening.fact, Quantity) or (opening.word in table("roles")["pronouns"] and not timed)
    # "lower than a year ago: 84mm fell in May, against 112mm", but not "against 112mm in April"
    others = [there for there in (setting(view, one) for one in _earliest(view, operands)) if there is not None]
    if timed and any(there.dates for there in others):
        return False
    return same and all(q.start >= opening.start and view.sentence_at(q.start) == here.number for q in operands)


def _of_another_span(view: View, here: Setting, operands: Sequence[Quantity]) -> bool:
    """Does a stated change name both ends of its time ("doubled between 2005 and 2010"), and an operand of a clause
    of its own only other dates?"""
    own = {date.text.lower() for _, date in here.dates if date.kind == "DATE"}
    if len(own) < 2:
        return False
    others = (there for there in (setting(view, operand) for operand in operands) if there is not None)
    apart = [there for there in others if (there.number, there.clause) != (here.number, here.clause)]
    told = [{date.text.lower() for _, date in there.dates} for there in apart]
    return any(dates and dates.isdisjoint(own) for dates in told)


def is_change(view: View, figure: Quantity) -> bool:
    """Is a figure a change or a difference itself: "up 45 on last year", "90 short of", not "from 90 above the sea"?"""
    here = setting(view, figure)
    if here is None:
        return False
    tokens = here.tokens
    left = tokens[here.at - 1].word if here.at > here.clause[0] else ""
    right = next(
        (token.word for token in tokens[here.at + 1 : here.clause[1]] if token.start >= figure.counted_end), ""
    )
    # "gave up 28" tells of no change by 28
    composed = here.at > here.clause[0] + 1 and tokens[here.at - 2].word in load("composing").forms
    if (left in _MOVED and not composed) or right in _APART:
        return True
    return left != "from" and right in load("comparative").forms and _base(view, here) is not None


def leads_to(view: View, figure: Quantity) -> Quantity | None:
    """The figure to which another one moved: c in "from a to c"; None where the text does not say so."""
    here = setting(view, figure)
    if here is None:
        return None
    tokens = here.tokens
    led = [token.word for token in tokens[max(0, here.at - _NEAR) : here.at]]
    if "from" not in led:
        return None
    for number in range(here.at + 1, len(tokens)):
        other = tokens[number].fact
        if isinstance(other, Quantity):
            near = [token.word for token in tokens[max(here.at + 1, number - _NEAR) : number]]
            return other if "to" in near and other.kind == figure.kind else None
        if tokens[number].word in _MARKS:
            return None
    return None


def counterpart(view: View, figure: Quantity) -> Quantity | None:
    """The figure that another one is set against: c in "c, compared with a", "c, up from a"; None without one."""
    here = setting(view, figure)
    if here is None:
        return None
    led = tuple(token.word for token in here.tokens[max(0, here.at - 3) : here.at])
    if not any(led[-size:] in _lists().set_against for size in (1, 2, 3)):
        return None
    before = [(number, token.fact) for number, token in enumerate(here.tokens[: here.at - 1])]
    others = [(n, q) for n, q in before if isinstance(q, Quantity) and q.kind not in ("ordinal", "percent", "fraction")]
    if not others:
        return None
    # "Yields averaged 19.9 in 142 plots, down from 20.8": where it was measured is not what moved.
    said = [q for n, q in others[-2:] if here.tokens[n - 1].word not in _ADJUNCTS or n == 0]
    other = (said or [others[-1][1]])[-1]
    return other if other.kind == figure.kind or "number" in (other.kind, figure.kind) else None


def _earliest(view: View, operands: Sequence[Quantity]) -> Sequence[Quantity]:
    """The operand that holds before all others, as far as that can be told; else all of them."""
    for one in operands:
        others = [other for other in operands if other is not one]
        if others and all(earlier(view, one, other) for other in others):
            return [one]
    return operands


_LEVEL = frozenset(["at", "to"])
"""Words before a figure that is reached, on a day or over a time: "closed at 412p on Tuesday"."""


def _base(view: View, here: Setting) -> Base | None:
    """The base that follows a figure in its clause, or with which its sentence opens."""
    tokens, verbs = here.tokens, finite() - load("comparative").forms.keys()
    level = here.at > here.clause[0] and tokens[here.at - 1].word in _LEVEL
    for number in range(here.at + 1, min(here.at + 1 + _REACH, len(tokens))):
        token = tokens[number]
        if isinstance(token.fact, Quantity):
            # "20 more than 54": the words of comparison stand before the figure as its hedge.
            compared = "than" in view.low[token.start : token.fact.start].split()
            return Base(token.fact, frozenset(), None, frozenset(), (number, number)) if compared else None
        for size in (2, 1):
            lead = tuple(word.word for word in tokens[number : number + size])
            if lead in _lists().always or (lead in _lists().timed and not level):
                found = _named(tokens, number + size, here)
                return found if lead in _lists().always or found.figure or found.units or found.date else None
        if token.word in _ENDS or token.word in verbs or token.fact is not None:
            break
    opening = tuple(token.word for token in tokens[:2])
    return _named(tokens, 2, here) if opening in _lists().opening and here.at > 2 else None


def _named(tokens: Sequence[Token], first: int, here: Setting) -> Base:
    """The base whose words begin at a token."""
    units: set[str] = set()
    words: set[str] = set()
    date = None
    number, own = first, here.tokens[here.at].fact
    passing = ("ordinal",) if isinstance(own, Quantity) and own.kind == "duration" else ("ordinal", "duration")
    known = {root(stem(token.word)) for token in tokens[here.clause[0] : here.at] if token.word}
    for number in range(first, len(tokens)):
        token = tokens[number]
        if token.word in _ENDS or (token.word in _lists().closing and (units or words or date)):
            break
        if isinstance(token.fact, Quantity) and token.fact.kind not in passing:
            return Base(token.fact, frozenset(), None, frozenset(), (first, number))
        if isinstance(token.fact, Date):
            date = date or token.fact
            units.update(_units(token.fact.text.lower().split()))
        elif isinstance(token.fact, Quantity):
            units.update(_units([token.fact.unit or ""]))
        elif token.word in _lists().units:
            units.add(_lists().units[token.word])
        elif token.word[:1].isalpha() and not _empty(token.word):
            words.add(root(stem(token.word)))
    else:
        number = len(tokens)
    return Base(None, frozenset(units), date, frozenset(words - known), (first, number))


def _empty(word: str) -> bool:
    """Does a word say nothing of what a base is: closed classes, words of time, nouns for any figure?"""
    small = load("function_words").class_of(word) not in (None, "v")
    return word not in _lists().measures and (small or len(word) < 3 or word in _lists().plain)


def _units(words: Sequence[str]) -> Iterator[str]:
    """The units of time that words name."""
    for word in words:
        bare = word.removesuffix("'s").removesuffix("’s").strip("'’,.")
        if bare in _lists().units:
            yield _lists().units[bare]
        elif len(bare) == _YEAR and bare.isdigit():
            yield "year"


def _said_of(view: View, here: Setting, base: Base, operand: Quantity, operands: Sequence[Quantity]) -> bool:
    """May an operand be the base: said of its time and of its thing, as far as either is named?"""
    there = setting(view, operand)
    if there is None:
        return False
    beside = there.number == here.number
    if beside and _goes_on(base, there):
        return True
    if (not beside and there.tokens[0].word == "then") or (beside and _then(there)):
        return True  # "since March. Then it stood at 48 per cent"
    if any(date.year in _lists().events.get(word, ()) for word in base.words for _, date in there.dates):
        return True
    if base.words and not _of_thing(view, base, there, operand, beside=beside):
        return False
    if not base.units:
        return True
    calendar = base.date is not None and base.date.year is not None
    if calendar and there.dates and all(date.first is None and date.year is None for _, date in there.dates):
        return False  # "March 2019" is none of "a year ago"
    # The words of the base itself say nothing of a figure in its clause.
    times = _times(there) - (base.units if beside and there.clause == here.clause else frozenset())
    if not times:
        if base.date is not None and "average" in marks(view, operand):
            return False
        return base.units != {"day"} and (beside or "old" in marks(view, operand)) and not _of_capacity(there)
    if base.date is not None and base.date.first is not None and not _narrated(base.date):
        dates = [date for _, date in there.dates if date.first is not None and not _narrated(date)]
        if dates and base.date.last is not None:
            return any(d.first <= base.date.last and base.date.first <= (d.last or d.first) for d in dates if d.first)
    apart = _days_apart(view, operand, operands)
    longest = max(base.units, key=lambda unit: _LENGTHS[unit])
    if apart:
        return abs(apart - _LENGTHS[longest]) <= _LENGTHS[longest] * _SLACK or longest in times
    return longest in times


def _then(there: Setting) -> bool:
    """Is a figure told, with no subject of its own, as what was so at the time just named: "since 2019, with 240 in the
    same month then"?"""
    if subject(there):
        return False
    behind = [token.word for token in there.tokens[there.at + 1 : there.at + 6]]
    return "then" in behind and not _ENDS.intersection(behind[: behind.index("then")])


def _of_capacity(there: Setting) -> bool:
    """Is a figure what something could hold, which is of no time?"""
    return not _lists().capacities.isdisjoint(token.word for token in there.tokens[max(0, there.at - _NEAR) : there.at])


def _goes_on(base: Base, there: Setting) -> bool:
    """Is the base spelt out where its words end: "than in 2015, when it had 710", "since May, to 330 from 240"?"""
    tokens, end = there.tokens, base.tokens[1]
    mark = end < len(tokens) and tokens[end].word in _MARKS
    first = end + 1 if mark else end
    if not first < there.at:
        return False
    return (tokens[first].word in _RELATIVE and there.clause[0] in (end, first)) or (
        tokens[first].word in _SPELLING and first >= there.clause[0]
    )


def _of_thing(view: View, base: Base, there: Setting, operand: Quantity, *, beside: bool) -> bool:
    own = range(*base.tokens) if beside else range(0)
    words = [token.word for number, token in _around(there) if token.word and number not in own]
    words.extend((operand.counted or "").lower().split())
    if base.words & {root(stem(word)) for word in words}:
        return True
    if base.words & _lists().paying and not _lists().paying.isdisjoint(words):
        return True  # "less than it had cost. Its owners had paid £310,000"
    return base.words <= _lists().counterparts and "old" not in marks(view, operand)


def _around(there: Setting) -> Iterator[tuple[int, Token]]:
    """The tokens of a figure's clause and of the first one of its sentence."""
    for number, token in enumerate(there.tokens):
        if there.clause[0] <= number < there.clause[1] or number < there.opening:
            yield number, token


def _times(there: Setting) -> frozenset[str]:
    """The units of time that go with a figure."""
    found = {unit for _, date in there.dates for unit in _units(date.text.lower().split())}
    for words in there.said:
        found.update(_units(words))
    return frozenset(found)


def _narrated(date: Date) -> bool:
    """Is a date told from the story's own time ("a year earlier"), so that its days may not be the ones found?"""
    return not _lists().narrated.isdisjoint(date.text.lower().split())


def _days_apart(view: View, operand: Quantity, operands: Sequence[Quantity]) -> int:
    """The days from the date of an operand to that of the other one, by their months where no more is told; 0 where
    they are not known."""
    others = [other for other in operands if other is not operand]
    months = [_month(view, one) for one in (operand, *others)]
    if len(months) == 2 and months[0] and months[1]:
        return round((months[1] - months[0]) % 12 * _LENGTHS["month"])
    days = [_first_day(view, one) for one in (operand, *(other for other in operands if other is not operand))]
    return abs((days[1] - days[0]).days) if len(days) == 2 and days[0] and days[1] else 0


def _month(view: View, operand: Quantity) -> int | None:
    """The month of a figure of which neither day nor year is told."""
    there = setting(view, operand)
    dates = [date for _, date in there.dates] if there else []
    return dates[0].month if len(dates) == 1 and dates[0].first is None else None


def _first_day(view: View, operand: Quantity) -> datetime.date | None:
    there = setting(view, operand)
    return next((date.first for _, date in there.dates if date.first is not None), None) if there else None
