"""May a clause be left out of its sentence: is nothing in it of what is told around it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from factcheck.engine.operands.clauses import Token, tokens_of
from factcheck.engine.operands.cues import words_of
from factcheck.engine.view import MEANWHILE, View
from factcheck.language.lexicon import load
from factcheck.language.roots import personal, root_of
from factcheck.model import Date, Quantity, within

_MARKS = frozenset(";:()[]–—-")
QUOTES = frozenset('"“”‘«»')
_MANY = frozenset({"they", "those", "these", "both", "all", "each", "half", "most", "some", "none", "their"})
_OF_THINGS = frozenset({"average", "total", "half", "same"})
"""Words that say something of figures, if there are any."""
_PAIR = 2
_MOST = 6
APART = frozenset({"number", "money", "measure", "duration", "age", "ordinal", "score"})
"""Kinds of figures that an aside may hold: a share, a multiple or a rate may be of anything."""
_GAUGED = frozenset({"measure", "duration"})
_LINKING = frozenset({"to", "of", "and", "the", "its", "their"})
PERSON = frozenset({"he", "she", "his", "her", "him"})
_YEARS = frozenset({"year", "decade", "century"})
_HOURS = frozenset({"hour", "minute", "second"})


def class_of(token: Token) -> str:
    return load("function_words").class_of(token.word) or "" if token.word else ""


def may_go(view: View, number: int, tokens: Sequence[Token], span: tuple[int, int], *, spoken: bool) -> bool:
    """Does the aside hold figures or dates, and none that is of what is told around it?"""
    first, last = span
    inside, outside = tokens[first:last], [*tokens[:first], *tokens[last:]]
    facts = [token.fact for token in inside if token.fact is not None]
    idle = not any(map(_telling, facts))
    if idle and not _idle(tokens, span):
        return False
    if any(token.word in _MARKS for token in inside):
        return False
    if not QUOTES.isdisjoint(view.text[inside[0].start : inside[-1].end]):
        return False
    sentences = view.facts.sentences
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(sentences)]
    behind = tokens_of(view, number + 1)[:3] if number + 1 < len(sentences) else []
    counted = any(isinstance(fact, Quantity) and fact.kind == "number" for fact in facts)
    # "She" may be whoever the aside names, "they" those that it counts.
    named = any(name.kind == "person" for name in within(view.facts.names, inside[0].start, inside[-1].end))
    if any((named and token.word in PERSON) or (counted and token.word in _MANY) for token in behind):
        return False
    near = [*outside, *(token for n in beside for token in tokens_of(view, n))]
    people = [f for f in facts if isinstance(f, Quantity) and f.kind == "number" and f.noun and personal(f.noun)]
    people = [figure for figure in people if view.text[figure.end : figure.end + 1] != "-"]
    if (
        people
        and (spoken or not first)
        and any(isinstance(token.fact, Quantity) and token.fact.kind not in APART for token in outside)
    ):
        return False  # "30 per cent would leave, according to a poll of 400 nurses"
    if not spoken and not idle and not words_of("taken_up").isdisjoint(token.word for token in inside):
        return False
    return _apart(inside, outside, near, spoken=spoken)


def _idle(tokens: Sequence[Token], span: tuple[int, int]) -> bool:
    """Does a clause without figures end a sentence with figures, and say nothing of more or fewer of anything, nor of
    what the sentence names? No word in it is said of those figures: "while the average commuter was asleep"."""
    first, last = span
    inside, outside = tokens[first:last], tokens[:first]
    if (
        tokens[first].word not in MEANWHILE
        or last < len(tokens)
        or sum(token.fact is not None for token in outside) < _PAIR
    ):
        return False
    words = {token.word for token in inside} - _OF_THINGS
    if class_of(inside[1]) in ("w", "t"):
        return False
    if not words.isdisjoint(words_of("taken_up")) or not words.isdisjoint(_moves()):
        return False
    small = {"the", "a", "an"}
    if any(class_of(token) in ("d", "g", "s", "S", "m") and token.word not in small for token in inside):
        return False
    named = {root_of(token.word) for token in inside if token.word[:1].isalpha() and not class_of(token)}
    return named.isdisjoint(root_of(token.word) for token in outside if token.word[:1].isalpha())


@cache
def _moves() -> frozenset[str]:
    """Words for more or fewer of something."""
    forms = [form for name in ("headcount", "change", "change_noun", "besides") for form in load(name).forms]
    small = load("function_words").forms
    return frozenset(word for form in forms for word in form.split() if word not in small) | words_of("coming")


def _telling(fact: Quantity | Date) -> bool:
    """Is it more than the day of the week on which somebody spoke?"""
    return isinstance(fact, Quantity) or bool(fact.year or fact.month) or fact.hour is not None


def _apart(inside: Sequence[Token], outside: Sequence[Token], near: Sequence[Token], *, spoken: bool) -> bool:
    own = [token.fact for token in inside if isinstance(token.fact, Quantity)]
    theirs = [token.fact for token in near if isinstance(token.fact, Quantity)]
    if any(figure.kind not in APART for figure in own):
        return False
    scales = _scales(token.fact for token in near)
    if not spoken and not _scales(token.fact for token in inside).isdisjoint(scales):
        return False
    if any(_of_one_kind(figure, other) for figure in own for other in theirs):
        return False
    counts = [figure for figure in own if figure.kind == "number"]
    if not counts:
        return True
    words = {root_of(token.word) for token in near if token.word[:1].isalpha()}
    nouns = _nouns(inside)
    if nouns is None or not nouns.isdisjoint(words | {root_of(q.noun) for q in theirs if q.noun}):
        return False
    beside = [token.fact for token in outside if isinstance(token.fact, Quantity)]
    return not any(_reckoned(figure, beside) for figure in counts)


def _of_one_kind(figure: Quantity, other: Quantity) -> bool:
    """May a figure of an aside be held against another one? Votes are no goals."""
    if figure.kind == "score" == other.kind:
        return _worded(figure) == _worded(other)
    if figure.kind not in ("money", "measure"):
        return False
    if figure.kind == "measure" and (figure.unit or "").partition(" ")[0] != "degree" and other.kind in _GAUGED:
        return True  # "At a steady 60mph, the 240-mile drive takes three hours"
    return other.kind == "rate" or (figure.kind, figure.unit) == (other.kind, other.unit)


def _worded(figure: Quantity) -> list[str]:
    return [word for word in figure.text.lower().split() if word.isalpha() and word not in _LINKING]


def _nouns(tokens: Sequence[Token]) -> frozenset[str] | None:
    """The roots of what the figures of an aside count; None where one counts nothing that has a name."""
    found, open_ = set(), False
    for at, token in enumerate(tokens):
        fact = token.fact
        if not isinstance(fact, Quantity) or fact.kind != "number":
            continue
        if fact.noun:
            found.add(root_of(fact.noun))
            open_ = False
        elif found and tokens[at - 1].word in _LINKING:
            continue
        else:
            # "Three of the 11 people": the noun comes with the next one.
            if at + 1 >= len(tokens) or tokens[at + 1].word != "of":
                return None
            open_ = True
    return None if open_ or not found else frozenset(found)


def _reckoned(figure: Quantity, beside: Sequence[Quantity]) -> bool:
    """Is a figure, or twice it, what others make or differ by: may it be one of them?"""
    values = [other.value for other in beside if other.value is not None and other.kind == "number"]
    if figure.value is None or figure.value in values:
        return True
    own = figure.value
    if any(own in (one + other, abs(one - other)) for one, other in combinations(values, 2)):
        return True
    return any(
        own in (one + other + third, abs(one + other - third), abs(one - other - third), abs(one - other + third))
        for one, other, third in combinations(values[:_MOST], 3)
    )


def _scales(facts: Iterable[Quantity | Date | None]) -> frozenset[str]:
    """The scales of time on which facts lie: hours, days, years."""
    found = set()
    for fact in facts:
        if isinstance(fact, Quantity) and fact.kind in ("duration", "age"):
            unit = fact.unit or "year"
            found.add("years" if unit in _YEARS else "hours" if unit in _HOURS else "days")
        elif isinstance(fact, Date):
            if fact.hour is not None:
                found.add("hours")
            if fact.year is not None or fact.kind == "DURATION":
                found.add("years")
            if fact.day is not None or fact.month is not None or fact.weekday is not None or fact.relative:
                found.add("days")
    return frozenset(found)
