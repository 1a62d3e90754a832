"""Is a figure told beside a word of change one of what changed: "mortgage rates fell, with the 30-year loan averaging
6.9 per cent", and not "infections fell, with 94 per cent of nurses vaccinated"?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands.clauses import root, stem
from factcheck.engine.operands.gauges import topics
from factcheck.engine.operands.marks import inflected
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Quantity, within

_WORDS = patterns.lazy(r"[^\W\d_][\w'’-]*")
_SUBJECT = 10
"""Words before one of change in which what changed is named."""
_STOP = patterns.lazy(r"[,;:.–—()]| - |\b(?:as|while|when|after|but|because|and|who|which|that)\b")
_OF_SOME = patterns.lazy(r" (?:of|in|at|among|for|from) (?!(?:the|its|their)\b|capacity\b|on\b)[a-z]")
_THERE = patterns.lazy(r"\b(?:in|at|for|among|across|near|around) (?:the )?[A-Z]")
_COUNTED_ANY = frozenset({"people", "person", "time"})
# "the rate for women", "the station on the hill"
_LIMITED = patterns.lazy(r"\b(?:for|on|among|near|of) (?:(?:the|its|their) )?[a-z]{3,} ")
_GENERAL = frozenset({"home", "house", "flat", "average", "rate", "figure", "total", "price", "cost", "costs", "loan"})
"""Words for a kind of what moved, and for what it amounts to."""
_CROWDS = frozenset(
    {"<crowd>", "<travel>", "<members>", "<patients>", "<staff>", "<population>", "<pupils>", "<prison>"}
)
_DEEDS = frozenset({"<crime>", "<theft>", "<burglary>", "<robbery>"})


@knowing
def figure_of_move(environment: Mapping[str, Any], word: Any, figure: Any) -> bool:
    """May a figure be one of what a word of change is said of: does the subject name what is counted, or a thing of
    which figures of its kind are told?"""
    view = view_of(environment)
    if not isinstance(figure, Quantity) or (here := view.sentence_at(word.start)) < 0:
        return False
    subject = _subject(view, view.facts.sentences[here].start, word.start)
    if not subject:
        return False
    told = _clause(view, word.end, figure)
    if within(view.facts.names, told[0], figure.start) or _THERE.search(view.text, told[0], figure.start):
        return False
    if _LIMITED.search(view.low, told[0], figure.start):
        return False
    kinds = frozenset().union(*(_things().get(name, frozenset()) for name in subject))
    if figure.kind in ("percent", "duration", "measure", "money", "rate"):
        if figure.kind == "percent" and _OF_SOME.match(view.low, figure.end) and not _named(view, subject, figure.end):
            return False
        wanted = "measure" if figure.kind == "rate" else figure.kind
        if _of_its_own(view, subject, told[0], figure):
            return False
        return not kinds.isdisjoint({wanted, "any"}) or (figure.kind == "money" and _priced(view, subject, told))
    if figure.kind != "number":
        return False
    if figure.noun is None:
        words = _WORDS.findall(view.low, told[0], told[1])
        return "any" in kinds or not topics(map(stem, subject)).isdisjoint(topics(map(stem, words))) or len(words) < 5
    counted = topics([stem(figure.noun)])
    if figure.noun in _COUNTED_ANY:
        counted |= topics(map(stem, _WORDS.findall(view.low, *told)))
    known = topics(map(stem, subject))
    if figure.noun in _COUNTED_ANY or counted & _CROWDS:
        return bool(known & (_CROWDS | counted))
    return not known.isdisjoint(counted) or bool(known & _DEEDS and counted & _DEEDS)


@cache
def _things() -> dict[str, frozenset[str]]:
    """From a noun, in its forms, to the kinds of figures that are told of it."""
    found: dict[str, set[str]] = {}
    for kind, entries in table("moved_things")["words"].items():
        for form in inflected(entries):
            found.setdefault(form, set()).add(kind)
    return {form: frozenset(kinds) for form, kinds in found.items()}


def _subject(view: View, start: int, end: int) -> list[str]:
    """The words before one of change that say what changed."""
    begun = max((mark.end() for mark in _STOP.finditer(view.low, start, end)), default=start)
    small = load("function_words").forms
    words = [word for word in _WORDS.findall(view.low, begun, end) if word not in small]
    return words[-_SUBJECT:]


def _clause(view: View, after: int, figure: Quantity) -> tuple[int, int]:
    """The clause of a figure, from a mark or the word of change on, to the next mark."""
    begun = max((mark.end() for mark in _STOP.finditer(view.low, after, figure.start)), default=after)
    end = max(figure.end, figure.counted_end)
    closing = _STOP.search(view.low, end)
    return begun, closing.start() if closing else end


def _named(view: View, subject: list[str], end: int) -> bool:
    """Do the words behind a share name what the subject does: "trains are late, with 81 per cent of trains"?"""
    behind = _WORDS.findall(view.low, end, end + 40)[1:4]
    return not {root(stem(word)) for word in behind}.isdisjoint({root(stem(word)) for word in subject})


def _of_its_own(view: View, subject: list[str], start: int, figure: Quantity) -> bool:
    """Does the clause of a figure name another thing that moves: "wages rose, with bonuses averaging £310"?"""
    words = _WORDS.findall(view.low, start, figure.start)
    own = [word for word in words if {figure.kind, "any"} & _things().get(word, frozenset())]
    known = topics(map(stem, subject))
    return any(topics([stem(word)]).isdisjoint(known) and word not in _GENERAL for word in own)


def _priced(view: View, subject: list[str], told: tuple[int, int]) -> bool:
    """Does the clause of a sum say of the subject what it costs: "the 640 heater became cheaper, costing £90"?"""
    words = _WORDS.findall(view.low, *told)
    return not topics(map(stem, subject)).isdisjoint(topics(map(stem, words)))


FUNCTIONS: dict[str, Callable[..., Any]] = {"figure_of_move": figure_of_move}
