"""How often it has been so, in a headline and in its article: "Output down for fifth month" above "fell for
the fourth month in a row"; "Sixth bakery shuts" above "the seventh bakery to shut".

The article has to tell all that the headline does in the sentence of its one ordinal, and the headline's number
nowhere: "car output" is not all output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck import patterns
from factcheck.comparison.matters import matter
from factcheck.comparison.sheets import Page
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, root_of, told_alike
from factcheck.model import Span, within

_WORD = patterns.lazy(r"[a-z][a-z’'-]+")
_SMALL, _BEHIND = 3, 2


class Turn(NamedTuple):
    """An ordinal: its number, what it numbers, whether it is the length of a run, and where it stands."""

    value: int
    nouns: frozenset[str]
    noun: str
    run: bool
    span: Span
    rest: frozenset[str]


def clash(page: Page, head: tuple[int, int], lead: tuple[int, int]) -> tuple[Span, Span] | None:
    """The ordinal of a headline and the one of the first sentences, where they number one thing and differ."""
    above = [*_turns(page, *head)]
    if len(above) != 1:
        return None
    below = [*_turns(page, *lead)]
    if len(below) != 1 or below[0].value == above[0].value or _given(page, head[1], above[0].value):
        return None
    one, other = above[0], below[0]
    alike = _numbered_alike(one, other) and one.rest <= other.rest and not _narrowed(page, one, lead)
    return (one.span, other.span) if alike else None


def _narrowed(page: Page, one: Turn, lead: tuple[int, int]) -> bool:
    """Has a word of the headline another one before it in the article that makes it a kind: "car factories"?"""
    words = _WORD.findall(page.lower, *lead)
    forms = load("function_words")
    for before, word in pairwise(words):
        mark = _mark(before)
        plain = forms.class_of(before) is None and "'" not in before and "’" not in before
        if plain and _mark(word) in one.rest and mark not in one.rest | {"", "+", "-"} and before not in _words():
            return not mark.startswith("@") and not any(
                name.start <= page.lower.find(before, lead[0]) < name.end for name in page.facts.names
            )
    return False


def _numbered_alike(one: Turn, other: Turn) -> bool:
    played = listed("ordinal_use", "played")
    if one.run != other.run:
        return False
    if one.run and root_of(one.noun) == root_of(other.noun):
        return True
    if not one.run and one.nouns & other.nouns - {""} and not listed("ordinal_use", "other") & {one.noun, other.noun}:
        return True
    return {one.noun, other.noun} <= played and one.run


def _turns(page: Page, start: int, end: int) -> Iterator[Turn]:
    for sentence in page.facts.sentences:
        if not start <= sentence.start < end:
            continue
        for match in _ordinal().finditer(page.lower, sentence.start, sentence.end):
            days = any(d.day and d.start <= match.start() < d.end for d in page.facts.dates)
            shares = any(
                q.kind == "fraction" and q.start <= match.start() < q.end
                for q in within(page.facts.quantities, sentence.start, sentence.end)
            )
            value = _words().get(match["at"]) or int(match["at"].rstrip("stndrh"))
            if days or shares or value == 1:
                continue
            noun = match["noun"]
            timed = match["for"] is not None and noun in listed("ordinal_use", "times")
            run = bool(match["before"] or match["after"] or timed)
            behind = _WORD.findall(page.lower[match.start("noun") : sentence.end])[:_BEHIND]
            rest = {_mark(word) for word in _WORD.findall(page.lower[sentence.start : match.start("at")])}
            rest |= {_mark(word) for word in _WORD.findall(page.lower[match.end() : sentence.end])}
            if not (run and noun in listed("ordinal_use", "times")):
                rest.add(_mark(noun))
            where = Span(match.start("at"), match.end(), page.article.text[match.start("at") : match.end()])
            yield Turn(value, frozenset(map(_mark, behind)), noun, run, where, frozenset(rest - {"", "@game"}))


def _given(page: Page, start: int, value: int) -> bool:
    """Does the article give a number anywhere, as an ordinal or not?"""
    numbers = (*_words().items(), *table("numbers")["cardinals"].items())
    words = patterns.either([word for word, known in numbers if known == value])
    told = patterns.compile(rf"\b(?:{words}|{value}(?:st|nd|rd|th)?)\b(?! (?:years|months|weeks|days|hours)\b)")
    return told.search(page.lower, start) is not None


def _mark(word: str) -> str:
    """What stands for all words that tell the same: falls and dropped, win and victory, roll and pupils."""
    known = told_alike("said", "headed").get(word)
    if known is not None:
        return known
    change = load("change").forms.get(word)
    if change is not None and change[1] in ("+", "-"):
        return change[1]
    verb = load("event_verbs").forms.get(word)
    if verb is not None:
        return f"@{verb[1]}"
    small = len(word) < _SMALL or word in listed("claim_words", "functions")
    return "" if small or word in listed("ordinal_use", "light") else matter(root_of(word.removesuffix("'s")))


@cache
def _words() -> dict[str, int]:
    return {word: int(value) for word, value in table("numbers")["ordinals"].items()}


@cache
def _ordinal() -> re.Pattern[str]:
    words = patterns.either(sorted(_words(), key=lambda word: (-len(word), word)))
    before, after = (patterns.either(sorted(listed("ordinal_use", name))) for name in ("before", "after"))
    return patterns.compile(
        rf"(?P<for>\bfor (?:an? |the |its |their |his |her )?)?\b(?P<at>{words}|\d{{1,3}}(?:st|nd|rd|th))"
        rf"(?: (?P<before>{before}))? (?P<noun>[a-z]{{3,}})(?: (?P<after>{after}))?\b(?!-)"
    )
