"""What went one way here and the other way there, in whatever words: cleared and convicted, will appeal and will not.

Two short reports that plainly tell of one event, each of one side only throughout; their sentences share who or what
it is about. What is said with "if" or by those who only wish it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.likeness import one_event, one_figures
from factcheck.comparison.matters import matter
from factcheck.comparison.phrasebook import Phrasebook
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, days_apart
from factcheck.language.lexicon import spelt_out, table
from factcheck.language.roots import content_roots, content_words, empty_roots, listed, root_of
from factcheck.model.record import Record

_BACK = 40
_TIED = 3
_UNREAL = patterns.lazy(
    r"\b(?:if|whether|unless|until|might|may|could|should|urged|asked|called on|hopes?|feared|fears|would have)\b"
)
_LATER = patterns.lazy(
    r"\b(?:earlier|previously|originally|at first|initially|last (?:year|month|week)|had once|later)\b"
)
_OF = patterns.lazy(r"\b(?:of|for|guilty to)\b")
_ENDS = patterns.lazy(r"\b(?:at|in|on|by|after|from|before|when|and)\b|[,.;]")
_CHARGE = 48
_RECONCILE = "another matter, or a change: say so"


class _Side(Record, frozen=True):
    """Where a phrase stands, its side (0: neither), and its sentence."""

    start: int
    end: int
    way: int
    sentence: int


@cache
def _book() -> Phrasebook[tuple[str, int]]:
    data = table("decisions")
    return Phrasebook(
        (phrase, mark)
        for axis, sides in data["axes"].items()
        for name, way in (("+", 1), ("-", -1), ("neither", 0))
        for mark in ((axis, way),)  # one for tens of thousands of phrases
        for pattern in sides.get(name, ())
        for phrase in spelt_out(pattern, data["lists"], "decisions")
    )


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The matters on which two reports of one event are of opposite sides."""
    if not one_event(a.marks, b.marks) or not one_figures(a.marks, b.marks) or days_apart(a, b) not in (None, 0, 1):
        return
    left, right = _told(a), _told(b)
    for axis in sorted(left.keys() & right.keys()):
        ones, others = left[axis], right[axis]
        if len({side.way for side in ones}) > 1 or len({side.way for side in others}) > 1:
            continue
        if ones[0].way != others[0].way:
            yield a, b, _verdict(axis, a, ones[0], b, others[0])


def _told(page: Page) -> dict[str, list[_Side]]:
    """The sides that a report takes, by axis; those of what is possible or of another time are of both."""
    found: dict[str, list[_Side]] = {}
    for at, sentence in enumerate(page.facts.sentences):
        for start, end, (axis, way) in _book().find(page.lower, sentence.start, sentence.end):
            before = page.lower[max(sentence.start, start - _BACK) : start]
            if not way:
                continue
            unreal = _UNREAL.search(before) or _LATER.search(before)
            found.setdefault(axis, []).extend(_Side(start, end, side, at) for side in ((1, -1) if unreal else (way,)))
    return found


def _verdict(axis: str, a: Page, one: _Side, b: Page, other: _Side) -> Conflict | str:
    people = [{name.canonical.split()[-1].lower() for name in p.facts.names if name.kind == "person"} for p in (a, b)]
    shared = people[0] & people[1]
    if axis in listed("decisions", "of_persons") and (len(shared) != 1 and not _both(a, one, b, other, shared)):
        return "another person"
    tied = len((_content(a, one) & _content(b, other)) - empty_roots())
    if tied < _TIED and not (shared and axis in listed("decisions", "of_persons")):
        return "too little shared"
    charges = [_charge(*side) for side in ((a, one), (b, other))]
    if axis in ("verdict", "plea") and all(charges) and not charges[0] & charges[1]:
        return "another charge"
    here, there = (page.article.text[side.start : side.end] for page, side in ((b, other), (a, one)))
    later = Side(b.facts.path, other.start, other.end, here, here)
    earlier = Side(a.facts.path, one.start, one.end, there, there)
    reasons = ("one event, and opposite words for what came of it",)
    message = f"“{here}” here, “{there}” there"
    return Conflict("antonym", "info", message, later, earlier, reasons, _RECONCILE, loose=True)


def _both(a: Page, one: _Side, b: Page, other: _Side, people: set[str]) -> bool:
    """Do both sentences name one of these persons?"""
    texts = [_sentence(*side).lower() for side in ((a, one), (b, other))]
    return any(all(name in text for text in texts) for name in people)


def _sentence(page: Page, side: _Side) -> str:
    sentence = page.facts.sentences[side.sentence]
    return page.article.text[sentence.start : sentence.end]


def _charge(page: Page, side: _Side) -> frozenset[str]:
    """The roots of what follows "of" or "for" after a verdict: what somebody was cleared or convicted of."""
    after = page.lower[side.start : side.end + _CHARGE]
    of = _OF.search(after)
    charge = _ENDS.split(after[of.end() :])[0] if of else ""
    return frozenset(matter(root_of(word)) for word in content_words(charge)) - empty_roots()


def _content(page: Page, side: _Side) -> frozenset[str]:
    return content_roots(_sentence(page, side))
