"""One clause in two articles with another date: "stabbed outside a shop on 3 May", "stabbed outside a shop on 5 May".

For what happens once to somebody or something. The clauses must have a name and a word besides in common, and neither a
word that the other one's sentence lacks; what they tell by the same word may be a verb here and a noun there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import countries
from factcheck.comparison.other_kind import mark_of, named_apart, of_other_kind, plain, words_in
from factcheck.comparison.restated import like_a_name
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.comparison.year import Dated
from factcheck.language.days import MONTHS
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, root_of, singular
from factcheck.model import Date, Sentence

_MOST = 8
_CUT = patterns.lazy(r"[,;:()–—]| (?=which |who |whose |where |when )")
_WORD = patterns.lazy(r"[A-Za-z][\w’'-]*")
_OPENS = patterns.lazy(r"\W*(?:which|who|whose|where|when|that)\b")
_SINCE = patterns.lazy(r"\b(?:since|until|till|before|after|by|from|around|about|circa|to) (?:the )?$")
_DOUBT = patterns.lazy(
    r"\b(?:if|not|never|no|would|will|could|may|might|claim\w*|said to|again|twice|first|second|third"
    r"|last|next|old|another|other"
    r"|re-?(?:opened|built|launched|elected|formed|founded|established|married|published|issued|released|erected))\b"
)
_OF = frozenset({"of", "to", "for", "on", "at", "in", "from", "with", "by"})
_ANY = frozenset({"a", "an", "two", "three", "some", "several", "many", "another", "one"})
_TIMES = patterns.lazy(r"\b(?:its|his|her|their|the|a|for the) (?:second|third|fourth|fifth)\b")
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_RECONCILE = "another thing, or a stage of it: say so"
_TAIL, _BACK = 6, 16


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The dated clauses of each story, those of two articles against each other."""
    blocks: dict[object, list[tuple[Page, Dated]]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for found in page.clauses:
            for deed in found.done:
                blocks[story, deed].append((page, found))
    for block in blocks.values():
        block.sort(key=lambda item: (*item[0].order[:2], item[1].start))
        for at, (page, later) in enumerate(block):
            for before, earlier in () if page.done else block[max(0, at - _MOST) : at]:
                if before is not page and earlier.printed != later.printed:
                    yield before, page, _verdict(before, earlier, page, later)


def _verdict(a: Page, one: Dated, b: Page, other: Dated) -> Conflict | str:
    pairs = list(zip(one.printed, other.printed, strict=True))
    if any((left is None) != (right is None) for left, right in pairs):
        return "another time"
    here, there = (page.article.text[it.start : it.end] for page, it in ((b, other), (a, one)))
    if _given(a, here) or _given(b, there):
        return "stated there too"
    names, marks = one.names & other.names, one.marks & other.marks
    if not names or not marks:
        return "too little shared"
    if (one.names - other.known or other.names - one.known) and not (
        one.names <= other.names or other.names <= one.names
    ):
        return "other names"
    if one.marks - other.known or other.marks - one.known:
        return "another thing"
    places = (a, one.sentence, b, other.sentence)
    if of_other_kind(*places) or named_apart(*places):
        return "another thing"
    later, earlier = (
        Side(p.facts.path, it.start, it.end, said, said) for p, it, said in ((b, other, here), (a, one, there))
    )
    reasons = ("both tell it of " + ", ".join(sorted(names)), f"{there} against {here}")
    message = f"{here} here, {there} there: of one thing?"
    return Conflict(
        "event-date", "warning", message, later, earlier, reasons, "another thing, or a stage of it: say so"
    )


def _given(page: Page, date: str) -> bool:
    """Does an article give a date?"""
    return patterns.compile(rf"(?<!\d){re.escape(date.lower())}\b").search(page.lower) is not None


def dated(page: Page) -> Iterator[Dated]:
    """The clauses that tell what happened once, each with its only date."""
    dates: dict[tuple[int, int, int], list[Date]] = defaultdict(list)
    number = 0
    for date in page.facts.dates:
        while number + 1 < len(page.facts.sentences) and page.facts.sentences[number + 1].start <= date.start:
            number += 1
        if date.kind == "DATE" and (date.year or date.month):
            dates[number, *_bounds(page, page.facts.sentences[number], date)].append(date)
    for (number, start, end), told in dates.items():
        date = told[0]
        if len(told) == 1 and (date.day or not date.relative):
            found = _clause(page, date, number, start, end)
            if found is not None:
                yield found


def _bounds(page: Page, sentence: Sentence, date: Date) -> tuple[int, int]:
    """Where the clause of a date begins and ends."""
    cuts = [match.end() for match in _CUT.finditer(page.article.text, sentence.start, date.start)]
    stop = _CUT.search(page.article.text, date.end, sentence.end)
    return cuts[-1] if cuts else sentence.start, stop.start() if stop else sentence.end


def _clause(page: Page, date: Date, number: int, start: int, end: int) -> Dated | None:
    text, low, sentence = page.article.text, page.lower, page.facts.sentences[number]
    stretch = f"{text[start : date.start]} {text[date.end : end]}"
    if _DOUBT.search(stretch.lower()) or _SINCE.search(low, max(start, date.start - _BACK), date.start):
        return None
    if _TIMES.search(low, end, sentence.end):
        return None  # "destroyed by fire in 1931, its second loss"
    words = [plain(word) for word in _WORD.findall(stretch)]
    done = frozenset(map(root_of, words)) & _once()
    if not done:
        return None
    if start == sentence.start and len(words) > 1 and words[1].lower() in _OF:
        words[0] = words[0].lower()  # "Repairs to the viaduct": no name
    if start == sentence.start and not _definite(page, words):
        return None  # "a pilot died", "floods destroyed"
    at = next(number for number, word in enumerate(words) if root_of(word) in done)
    if words[at + 1 : at + 2] and words[at + 1].lower() in _ANY:
        return None  # "published a novel"
    first = words[0].lower()
    told_of = list(dropwhile(lambda word: root_of(word) not in done, words))
    done_by_verb = told_of[0].lower() in listed("ties", "once")
    if start > sentence.start and (_OPENS.match(low, start) or root_of(first) in _once()):
        words = [*_noun_phrase(text, sentence.start, start), *words]
    elif first in _PRONOUNS:
        before = page.facts.sentences[number - 1] if number else None
        if before is None or before.block != sentence.block:
            return None
        words = [*map(plain, _WORD.findall(text[before.start : before.end])[:_TAIL]), *words]
    if (listed("claim_words", "kin") | listed("ties", "rebuilt")).intersection(map(str.lower, words)):
        return None
    names = frozenset(word.lower() for word in words if word[0].isupper() and _telling(word.lower()))
    marks = frozenset(mark_of(word) for word in words if word.islower() and _telling(word)) - {""}
    deeds = {mark_of(word) for word in words if root_of(word) in _once()}
    if not done_by_verb:
        marks &= frozenset(map(mark_of, told_of))  # "doubt on his conviction for the murder": of the conviction on
    known = {*words_in(low, sentence.start, sentence.end)}
    printed = (date.year if _printed_year(page, date) else None, date.month, date.day)
    told = frozenset({*known, *map(mark_of, known), *names, *marks})
    return Dated(date.start, date.end, number, printed, done, names, marks - deeds, told)


def _definite(page: Page, words: list[str]) -> bool:
    """Does a sentence open with what is known: "the", "she", a name or a title and a name?"""
    first = words[0].lower()
    if load("function_words").class_of(first) is not None or not words[0][:1].isupper():
        return first not in _ANY
    opened = list(takewhile(lambda word: word[:1].isupper(), words))
    return like_a_name(words[0]) or any(word in name.text.split() for name in page.facts.names for word in opened)


def _noun_phrase(text: str, start: int, end: int) -> list[str]:
    """The words of the phrase that a clause hangs on, back to a small word."""
    found: list[str] = []
    for word in reversed(_WORD.findall(text[start:end])):
        if load("function_words").class_of(word.lower()) is not None or len(found) == _TAIL:
            break
        found.insert(0, plain(word))
    return found


def _printed_year(page: Page, date: Date) -> bool:
    return date.year is not None and str(date.year) in page.article.text[date.start : date.end]


def _telling(word: str) -> bool:
    return (
        len(word) > 2
        and load("function_words").class_of(word) is None
        and word not in MONTHS
        and not word.endswith("day")
        and word not in countries()
        and singular(word) not in table("dates")["unit"]
    )


@cache
def _once() -> frozenset[str]:
    return frozenset(map(root_of, listed("ties", "once")))
