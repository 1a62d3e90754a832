"""Whose figure a word such as "the tallest" tells: one of a list before it, or that of the sentence after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.figures import of_stretch
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.language.lexicon import load
from factcheck.model import Quantity, within

_REMAINING = r"remains?|remained|stays?|stayed"
_NAMED_TOP = patterns.lazy(
    r"(?:Of (?:the|these|those|all) (?:\w+ )?\w+, )?(?:The )?"
    rf"(?P<name>[A-Z]?[\w’'-]+(?: (?!(?:was|is|came|who|which|{_REMAINING})\b)[\w’'-]+)?)"
    rf"(?:, who|, which)?(?: (?:was|is|were|are|came|finished|had|{_REMAINING})(?: still)?)?"
    r"(?: (?:the|easily|comfortably|clearly))* $"
)
_NO_MORE = patterns.lazy(
    r"(?: [a-z-]+(?=[,.;]))?"
    r"\s*(?:[,.;]|(?:of (?:all|the (?:three|four|five|six|lot)|them)|overall|by far)\b|popular\b|\Z)[^\d]*\Z"
)
_LEAST_ROW, _MOST_ROW = 3, 6
_FROM_WHOM = patterns.lazy(r"\b(?:is|are|was|were|comes?|came) from (?:[A-Z][\w’'&-]+ ){1,4}(?:at|for|with|on) $")
_BACK_TO = patterns.lazy(r"(?:It|He|She|They)\b(?! (?:also|had been|had [a-z]+ed)\b)")
_WORD = patterns.lazy(r"[a-z][a-z'’-]+")
_BACK = 70
_BEHIND_A_NAME = patterns.lazy(r"[^\W\d_a-z][\w’'-]+(?: \([\w /]{1,24}\))?,? $")
_OF_SO_MANY = patterns.lazy(r" (?:[\w-]+ )?of (?:(?:the|its|their|all|those|these) )?(?:[\w-]+['’]s? )?")


@of_stretch
def comes_from(environment: Mapping[str, Any], figure: Any) -> bool:
    """Is it said from whom something is, and at what figure: "the cheapest is from Volt at £142"?"""
    view = view_of(environment)
    return _FROM_WHOM.search(view.text, max(0, figure.start - _BACK), figure.start) is not None


@of_stretch
def leads_on(environment: Mapping[str, Any], word: Any, figure: Any) -> bool:
    """Does a figure stand in the sentence of a word, or as the first of the next one, which begins with a pronoun,
    where the word's own has none behind it: "the tallest is the Spire. It stands at 210 metres"?"""
    view = view_of(environment)
    here, there = view.sentence_at(word.start), view.sentence_at(figure.start)
    if there == here:
        return True
    before, sentence = view.facts.sentences[here], view.facts.sentences[there]
    if there != here + 1 or _BACK_TO.match(view.text, sentence.start) is None:
        return False
    known = [
        *within(view.facts.quantities, word.end, before.end),
        *within(view.facts.quantities, sentence.start, figure.start),
    ]
    return not any(not _OF_SO_MANY.fullmatch(view.low, word.end, q.start) for q in known)


@of_stretch
def ranked(environment: Mapping[str, Any], word: Any) -> list[Quantity]:
    """The figures of a list in the sentence before one that calls a thing of it the most or the least ("Rao polled
    21,340 votes, Iyer 19,870 and Khan 22,015. Rao, who came top, ..."), that of this thing first. Raises Undefined
    where there is no such list, or the thing is not one of it."""
    view = view_of(environment)
    sentences, here = view.facts.sentences, view.sentence_at(word.start)
    said = _NAMED_TOP.match(view.text, sentences[here].start, word.start)
    if said is None or here < 1 or not _NO_MORE.match(view.low, word.end, sentences[here].end):
        raise Undefined("nothing is named")
    before = sentences[here - 1]
    row = [q for q in within(view.facts.quantities, before.start, before.end) if q.kind != "ordinal"]
    # "2.6 million bags, Benue 2.9 million"
    alike = {(q.kind, q.unit) for q in row[:1]} | {(q.kind, q.unit) for q in row if q.kind != "number" or q.noun}
    if not _LEAST_ROW <= len(row) <= _MOST_ROW or len(alike) != 1 or any(q.value is None for q in row):
        raise Undefined("no list")
    if any(d.start < before.end and before.start < d.end for d in view.facts.dates):
        raise Undefined("a list of times")
    ends = [before.start, *(q.end for q in row)]
    starts = [*(q.start for q in row), before.end]
    parts = [view.low[a:b] for a, b in zip(ends, starts, strict=True)]
    name = said["name"].lower()
    held = [n for n, part in enumerate(parts) if _names(name, part)]
    small = load("function_words").forms.keys() | {q.noun for q in row} | {"long", "high", "tall", "each"}
    behind = any(w not in small and w.rstrip("s") not in small for w in _WORD.findall(parts[-1]))
    at = held[0] - behind if len(held) == 1 else -1
    if not 0 <= at < len(row):
        raise Undefined("not in the list")
    return [row[at], *row[:at], *row[at + 1 :]]


@knowing
def foremost(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Are two figures the greatest and the next of those of a sentence that stand right behind the names of people:
    "D. Sinclair 3,402; M. Rao 2,977; T. Becker 1,120"?"""
    view = view_of(environment)
    number = view.sentence_at(first.start)
    if number < 0 or view.sentence_at(second.start) != number:
        return False
    sentence = view.facts.sentences[number]
    row = [
        q
        for q in within(view.facts.quantities, sentence.start, sentence.end)
        if q.kind == "number" and _BEHIND_A_NAME.search(view.text, max(sentence.start, q.start - _BACK), q.start)
    ]
    values = sorted((q.value for q in row if q.value is not None), reverse=True)
    own = {first.start, second.start} <= {q.start for q in row}
    return own and values[:2] == [first.value, second.value]


def _names(name: str, part: str) -> bool:
    """Does a stretch of text name a thing?"""
    return f" {name} " in f" {' '.join(_WORD.findall(part))} "


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "foremost": foremost,
    "ranked": ranked,
    "leads_on": leads_on,
    "comes_from": comes_from,
}
