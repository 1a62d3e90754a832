"""One ordinal that two reports of one event give otherwise: "for the third time", "her fifth title"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.likeness import one_event, one_figures
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.language.lexicon import table
from factcheck.language.roots import content_roots, empty_roots, listed, root_of
from factcheck.model.record import Record

_LEAST = 2
_TIMES = frozenset({"time", "win", "victory", "title", "attempt", "defeat", "loss"})


class _Ordinal(Record, frozen=True):
    """An ordinal, what it numbers (None where nothing follows), where it stands, and its sentence."""

    value: int
    noun: str | None
    start: int
    end: int
    sentence: int


@cache
def _words() -> dict[str, int]:
    return {word: int(value) for word, value in table("numbers")["ordinals"].items() if int(value) > 1}


@cache
def _printed() -> re.Pattern[str]:
    words = "|".join(sorted(_words(), key=lambda word: (-len(word), word)))
    figure = r"\d{1,3}(?:st|nd|rd|th)"
    return patterns.compile(
        rf"\b(?:the|a|his|her|its|their) (?P<at>{words}|{figure})(?: (?P<noun>[a-z]{{3,}}))?(?![-\w])"
    )


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The one ordinal of each of two reports, of one noun or of none."""
    if not one_event(a.marks, b.marks) or not one_figures(a.marks, b.marks):
        return
    left, right = _found(a), _found(b)
    if len({it.value for it in left}) != 1 or len({it.value for it in right}) != 1 or left[0].value == right[0].value:
        return
    one, other = left[0], right[0]
    nouns = {it.noun for it in (one, other) if it.noun}
    alike = len(nouns) < 2 or nouns <= _TIMES
    if alike and len((_content(a, one) & _content(b, other)) - empty_roots()) > _LEAST:
        yield a, b, _conflict(a, one, b, other)


def _found(page: Page) -> list[_Ordinal]:
    found = []
    for at, sentence in enumerate(page.facts.sentences):
        for match in _printed().finditer(page.lower, sentence.start, sentence.end):
            word = match["at"]
            value = _words().get(word) or int(word.rstrip("stndrh"))
            noun = match["noun"]
            small = noun is None or noun in listed("claim_words", "functions") or noun in _months()
            if value > 1 and noun not in listed("ordinal_use", "other") and noun not in _months():
                found.append(_Ordinal(value, None if small else root_of(noun or ""), match.start(), match.end(), at))
    return found


@cache
def _months() -> frozenset[str]:
    return listed("antonyms", "when")


def _content(page: Page, it: _Ordinal) -> frozenset[str]:
    sentence = page.facts.sentences[it.sentence]
    return content_roots(page.article.text, sentence.start, sentence.end)


def _conflict(a: Page, one: _Ordinal, b: Page, other: _Ordinal) -> Conflict:
    here, there = (page.article.text[it.start : it.end] for page, it in ((b, other), (a, one)))
    later = Side(b.facts.path, other.start, other.end, here, str(other.value))
    earlier = Side(a.facts.path, one.start, one.end, there, str(one.value))
    reasons = ("two reports of one event, and one ordinal in each",)
    return Conflict(
        "quantity", "info", f"{here} here, {there} there", later, earlier, reasons, "another count: say of what"
    )
