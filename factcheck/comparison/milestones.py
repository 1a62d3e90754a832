"""The year of what happens once to one named thing, in two articles: "the mill opened in 1957", "it opened in 1975".

Who or what it is told of has to be the same by all of its names, with what the sentence takes up, and so has what was
joined, bought or won. Only years that differ by a slip of the hand are held against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import countries
from factcheck.comparison.other_kind import beside_another, mark_of, named_apart, of_other_kind
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.comparison.swapped import span
from factcheck.comparison.year import Year
from factcheck.language.days import MONTHS
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed
from factcheck.model.record import Record

_MOST = 12
_PAIR = 2
_NEAR = 24
_BETWEEN = patterns.lazy(
    r"(?P<object>(?: [\w’'-]+){0,6}?)(?: by(?: [A-Z][\w’'-]+){1,4})?(?: (?:back )?in)(?: [A-Z][a-z]+,?)? "
)
_FRONTED = patterns.lazy(
    r"(?: (?:by|in|at|to|for) [^,;.]{1,50})?, (?P<zone>[^,;.]{3,60}?) (?:is|was|has|had|will|are|were|have)\b"
)
_RANKED = patterns.lazy(
    r"\b(?P<rank>only|sole|last|first|maiden) (?P<of>[a-z]+(?: (?!(?:came|was|arrived|followed)\b)[a-z]+){0,3})"
    r"(?P<more>[^,;:.]{0,50}) in $"
)
_NAME = patterns.lazy(r"\b[A-Z][\w’'-]+")
_HEAD = patterns.lazy(r"[\w’'-]+")
_DOUBT = patterns.lazy(
    r"\b(?:if|not|never|would|will|could|may|might|about|around|circa|before|until|claim\w*|said to"
    r"|re-?opened|re-?built)\b"
)
_OF_SEVERAL = patterns.lazy(
    r"\b(?P<rank>won) (?:the|a|an|his|her|their) (?P<of>[a-z]+(?: [a-z]+){0,3})(?P<more>[^,;:.]{0,50}) in $"
)
_ONLY, _WON = frozenset({"only", "sole", "maiden"}), "won"
_PRONOUNS = frozenset({"he", "she", "they", "it", "then", "when"})


class Milestone(Record, frozen=True):
    """What happened once in a year: of which kind, to whom or what by its names and its noun, and what was joined or
    won."""

    year: Year
    kind: str
    names: frozenset[str]
    noun: str
    object: frozenset[str]


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The milestones of each story, those of two articles against each other."""
    known: dict[object, list[tuple[Page, Milestone]]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for found in _milestones(page):
            known[story, found.kind].append((page, found))
            if found.kind in _ONLY:
                known[story, _WON].append((page, found))
    for block in known.values():
        block.sort(key=lambda item: (*item[0].order[:2], item[1].year.start))
        for at, (page, later) in enumerate(block):
            for before, earlier in block[max(0, at - _MOST) : at]:
                one_kind = earlier.kind == later.kind
                if before is page or earlier.year.value == later.year.value or (one_kind and later.kind == _WON):
                    continue
                if one_kind or {earlier.kind, later.kind} & _ONLY:
                    yield before, page, _verdict(before, earlier, page, later)


def _verdict(a: Page, one: Milestone, b: Page, other: Milestone) -> Conflict | str:
    if not digits.slip(Decimal(one.year.value), Decimal(other.year.value)):
        return "another time"
    if str(one.year.value) in b.lower or str(other.year.value) in a.lower:
        return "stated there too"
    small, large = sorted((one.names, other.names), key=lambda names: (len(names), sorted(names)))
    # What somebody has won once is his by the name and the prize: "his only league title".
    once = bool({one.kind, other.kind} & _ONLY) and len(one.object) >= _PAIR
    if not small or not small <= large or not (len(small) >= _PAIR or one.noun == other.noun != "" or once):
        return "other names"
    if one.object != other.object:
        return "another thing"
    if one.noun and other.noun and mark_of(one.noun) != mark_of(other.noun):
        return "another thing"
    if (one.noun and one.noun not in b.lower) or (other.noun and other.noun not in a.lower):
        return "another thing"
    places = (a, one.year.sentence, b, other.year.sentence)
    if of_other_kind(*places) or named_apart(*places):
        return "another thing"
    there, here = str(one.year.value), str(other.year.value)
    sides = (
        Side(page.facts.path, found.year.start, found.year.end, str(found.year.value), str(found.year.value))
        for page, found in ((b, other), (a, one))
    )
    later, earlier = sides
    message = f"{here} here, {there} there: of one thing?"
    reasons = ("both tell it of " + ", ".join(sorted(small)), f"{here} against {there}")
    return Conflict(
        "event-date", "warning", message, later, earlier, reasons, "another thing, or a stage of it: say so"
    )


def _milestones(page: Page) -> Iterator[Milestone]:
    """What an article tells with the year in which it happened, one year a sentence."""
    for year in page.years:
        start, end = span(page, year.sentence)
        alone = all(other is year or other.sentence != year.sentence for other in page.years)
        if not alone:
            continue
        words = {word.lower() for word in _HEAD.findall(page.lower, start, end)}
        if words & listed("claim_words", "kin"):
            continue
        found = _told(page, year, start, end) or _ranked(page, year, start)
        if found is not None:
            yield found


def _told(page: Page, year: Year, start: int, end: int) -> Milestone | None:
    text = page.article.text
    verb = next(reversed([*_verbs().finditer(page.lower, start, year.start)]), None)
    between = _BETWEEN.fullmatch(text, verb.end(), year.start) if verb else None
    if verb is None or between is None or _DOUBT.search(page.lower, max(start, verb.start() - _NEAR), year.end):
        return None
    kind, thing = _kinds()[verb[0]], _marks(between["object"]) | _names(between["object"], 0, len(between["object"]))
    if kind in ("wed", "buy"):
        return Milestone(year, kind, _names(text, start, year.start), "", frozenset())
    if kind == "join" and not thing:
        return None
    thing = thing if kind in ("join", "call") else frozenset[str]()
    if verb.start() == start:
        fronted = _FRONTED.match(text, year.end, end)
        if fronted is None:
            return None
        names = _names(text, *fronted.span("zone"))
        head = fronted["zone"].split()[-1]
        return Milestone(year, kind, names, head if head.islower() else "", thing) if names else None
    zone = text[start : verb.start()].rstrip()
    joined = False
    skipped = (listed("dated_events", "skip") | _PRONOUNS) - {","}
    while zone and (last := zone.rsplit(None, 1)[-1]).lower() in skipped:
        joined = joined or last == "and"
        zone = zone[: -len(last)].rstrip()
    if zone.endswith(","):
        zone = zone[: zone.rfind(",", 0, -1)] if zone.count(",") > 1 else zone[:-1]  # "Ann Roe, the judge, was"
    if _others().search(zone.lower()) or _others().search(between["object"].lower()):
        return None
    names = _names(zone, 0, len(zone))
    words = zone.split()
    noun = words[-1] if words and words[-1].islower() and not joined else ""
    if noun and beside_another(page.lower, start, verb.start()) == noun:
        return None
    if not names:
        before = page.facts.sentences[year.sentence - 1] if year.sentence else None
        here = page.facts.sentences[year.sentence]
        leading = len(words) <= _PAIR and (not words or words[0] == "The")
        if before is None or before.block != here.block or not leading:
            return None
        names = _names(text, before.start, before.end)
    return Milestone(year, kind, names, noun, thing)


def _ranked(page: Page, year: Year, start: int) -> Milestone | None:
    """Somebody's only, last or first prize: "won their only premiership in 1966"."""
    found = _RANKED.search(page.article.text, start, year.start) or _OF_SEVERAL.search(
        page.article.text, start, year.start
    )
    if found is None or " as a" in page.lower[found.start() : year.start]:
        return None  # his only title as a player is not his only one as a coach
    # "A park will be named for Peel, who won ...": what will be is not what was won.
    own = max(start, page.lower.rfind(", wh", start, found.start()))
    if _DOUBT.search(page.lower, own, year.end) or _others().search(page.lower, own, year.end):
        return None
    prize = _marks(found["of"])
    if not prize & {mark_of(word) for word in listed("ties", "prizes")}:
        return None
    return Milestone(year, found["rank"], _names(page.article.text, start, year.start), "", prize)


def _marks(words: str) -> frozenset[str]:
    """What stands for the words of a phrase up to its first preposition, but for names and small words."""
    small = load("function_words")
    kept: list[str] = []
    for word in words.split():
        if small.class_of(word) in ("p", "o"):
            break
        kept.append(word)
    return frozenset(
        mark for word in kept if word.islower() and small.class_of(word) is None and (mark := mark_of(word))
    )


def _names(text: str, start: int, end: int) -> frozenset[str]:
    """The words of names in a stretch of text, in small letters; none of days and months, none that open a sentence
    as small words do."""
    small = load("function_words")
    found = (word.removesuffix("'s").removesuffix("’s").lower() for word in _NAME.findall(text, start, end))
    return frozenset(
        word
        for word in found
        if small.class_of(word) is None and word not in MONTHS and not word.endswith("day") and word not in countries()
    )


@cache
def _others() -> re.Pattern[str]:
    words = "|".join(sorted(listed("ties", "other_year"), key=lambda word: (-len(word), word)))
    return patterns.compile(rf"\b(?:{words}|new)\b")


@cache
def _kinds() -> dict[str, str]:
    return {word: name for name, words in table("ties")["milestones"].items() for word in words}


@cache
def _verbs() -> re.Pattern[str]:
    words = "|".join(sorted(_kinds(), key=lambda word: (-len(word), word)))
    return patterns.compile(rf"(?<![\w-])(?:{words})\b")
