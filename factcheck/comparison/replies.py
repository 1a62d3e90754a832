"""What came of a question: one party that answered, if only to say nothing, here, and kept silent there.

Two reports of one event are read for it, whoever is said to have been asked: by name, as "the company", as a
spokeswoman for the owner. Each outlet asks for itself: between two, it is information."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import countries, name_keys
from factcheck.comparison.phrasebook import Phrasebook
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, one_house
from factcheck.language.responses import phrases
from factcheck.language.roots import listed, root_of
from factcheck.model import Severity
from factcheck.model.record import Record

_SIDES = ("kept_silent", "answered_no", "answered")
"""Whoever declined has answered."""
_TOLD = patterns.lazy(r"\b(?:told|by|from|to|asked) (?:the )?$", re.I)
_FROM = patterns.lazy(r"\b(?:by|from) (?:the )?$", re.I)
_ASKED = patterns.lazy(r"unanswered|unreturned|returned|answered", re.I)
_SOFT = patterns.lazy(
    r"\b(?:immediately|further|yet|initially|at first|earlier|previously|until|before|police|prosecutors|court)\b", re.I
)
_NOUN = patterns.lazy(
    r"\b(?:the|its|their|an?) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]{4,})(?:,? [^,]{0,60},)?"
    r"(?: [a-z]+ed| has| had| also)*(?: told [^,;]{3,40}?| said(?: (?:in|by) (?:an? )?[a-z]+)?)?"
    r"(?: that)?(?: it| they| he| she)? ?$",
    re.I,
)
_AROUND = 40


class _Reply(Record, frozen=True):
    """Which side, where it stands, the forms of the names of who was asked, and the noun for it."""

    side: int
    start: int
    end: int
    names: frozenset[str]
    noun: str | None


@cache
def _book() -> Phrasebook[int]:
    return Phrasebook((phrase, side) for side, name in enumerate(_SIDES) for phrase in phrases(name))


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The answer of a party in one report against its silence in the other."""
    left, right = list(_replies(a)), list(_replies(b))
    for one in left:
        for other in right:
            if bool(one.side) == bool(other.side) or not _one_party(a, one, b, other):
                continue
            again = [reply for reply in left if bool(reply.side) == bool(other.side) and _one_party(a, reply, b, other)]
            again += [reply for reply in right if bool(reply.side) == bool(one.side) and _one_party(a, one, b, reply)]
            yield a, b, "stated there too" if again else _conflict(a, one, b, other)


def _replies(page: Page) -> Iterator[_Reply]:
    text = page.article.text
    for sentence in page.facts.sentences:
        for start, end, side in _book().find(page.lower, sentence.start, sentence.end):
            before, after = text[sentence.start : start], text[end : sentence.end]
            if _SOFT.search(before[-_AROUND:]) or _SOFT.search(after[:_AROUND]):
                continue
            inside = before.count("“") > before.count("”") or before.count('"') % 2
            phrase = page.lower[start:end].replace("’", "'")
            if inside and phrase not in phrases("said"):
                continue
            noun = _NOUN.search(before)
            word = noun["noun"].lower() if noun and noun["noun"] == noun["noun"].lower() else None
            told = _TOLD if _ASKED.search(phrase) is None else _FROM
            yield _Reply(side, start, end, _named(page, after if inside else before, told), word)


def _named(page: Page, clause: str, told: re.Pattern[str]) -> frozenset[str]:
    """The forms of the names in a clause, but for those who asked."""
    keys: set[str] = set()
    for name in page.facts.names:
        at = clause.find(name.text)
        if at >= 0 and not told.search(clause[:at]):
            keys |= name_keys(name.canonical)
    return frozenset(keys - countries())


def _one_party(a: Page, one: _Reply, b: Page, other: _Reply) -> bool:
    """May it be one party that both replies are of?"""
    nouns = {reply.noun for reply in (one, other) if reply.noun}
    if one.names and other.names:
        return bool(one.names & other.names)
    if one.names or other.names:
        return all(_may_be(reply, by, page) for reply, by, page in ((one, other, b), (other, one, a)) if reply.names)
    return len(set(map(root_of, nouns))) == 1 or (nouns <= _bodies() and bool((a.names & b.names) - countries()))


def _conflict(a: Page, one: _Reply, b: Page, other: _Reply) -> Conflict:
    texts = [page.article.text[reply.start : reply.end] for page, reply in ((b, other), (a, one))]
    later = Side(b.facts.path, other.start, other.end, texts[0], texts[0])
    earlier = Side(a.facts.path, one.start, one.end, texts[1], texts[1])
    message = f"“{texts[0]}” here, “{texts[1]}” there"
    severity: Severity = "warning" if one_house(a, b) else "info"
    return Conflict("response", severity, message, later, earlier, ("one event, and one party asked",), _RECONCILE)


_RECONCILE = "another question, or another time: say so"


def _may_be(named: _Reply, by: _Reply, page: Page) -> bool:
    """May whom one report names be who has a noun, or a pronoun, in the other: named there, and called so?"""
    if not any(name in page.lower for name in named.names):
        return False
    return by.noun is None or by.noun in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return listed("antonyms", "spokes") | listed("replies", "bodies")
