"""A name of one sort that each of two reports of one event has and the other one lacks: two universities, two towns.

Where the two agree on all else, and the sentences share a person or what happened, one of the two names may be a slip.
It may be that both are right (a village and its town, two posts): it is for information."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import countries, name_keys
from factcheck.comparison.likeness import one_event, one_figures
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.language.lexicon import table
from factcheck.language.roots import empty_roots, listed, root_of
from factcheck.model import Name

_LEAST = 3
_BACK = 16
_NEAR = 40
_CONTENT = patterns.lazy(r"(?<![\w'’-])[a-z]{4,}|\d{2,}")
_WORD = patterns.lazy(r"[a-z]+")
_RECONCILE = {"organisation": "two posts: say so", "event-place": "one within the other: give the same in both"}


@cache
def _sorts() -> dict[str, tuple[str, int]]:
    """From each word to the kind and the number of its sort."""
    lists = ((kind, at, line) for kind in ("bodies", "places") for at, line in enumerate(table("own_names")[kind]))
    return {word: (kind, at) for kind, at, line in lists for word in line}


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The names of one sort that each of two reports has of its own."""
    if not one_event(a.marks, b.marks) or not one_figures(a.marks, b.marks):
        return
    left, right = _own(a, b), _own(b, a)
    for sort in sorted({*map(_sort, left)} & {*map(_sort, right)} - {None}, key=str):
        ones, others = ([name for name in side if _sort(name) == sort] for side in (left, right))
        if len(ones) == len(others) == 1 and sort is not None and _one_matter(a, ones[0], b, others[0], sort[0]):
            kind = "organisation" if sort[0] == "bodies" else "event-place"
            yield a, b, _conflict(kind, a, ones[0], b, others[0])
    if len(left) == len(right) == 1 and _sort(left[0]) is None and _sort(right[0]) is None:
        one, other = left[0], right[0]
        if {"person", "place"}.isdisjoint((one.kind, other.kind)) and _of_person(a, one, b, other):
            yield a, b, _conflict("organisation", a, one, b, other)
    if len(left) == len(right) == 1 and all(map(_placed, (a, b), (*left, *right))):
        one, other = left[0], right[0]
        if _sort(one) is None and _sort(other) is None and _shared(a, one, b, other) >= _LEAST:
            yield a, b, _conflict("event-place", a, one, b, other)


def _own(page: Page, other: Page) -> list[Name]:
    """The names of a report of which the other one has no word but those of their sort."""
    found: dict[str, Name] = {}
    for name in page.facts.names:
        words = [w for w in _WORD.findall(name.canonical.lower()) if len(w) > 2 and w not in _sorts()]
        given = any(word in other.lower for word in words)
        wide = name.canonical.lower().removeprefix("the ") in countries()
        if words and not given and not wide and name_keys(name.canonical).isdisjoint(other.names - countries()):
            found.setdefault(name.canonical, name)
    return list(found.values())


def _sort(name: Name) -> tuple[str, int] | None:
    words = _WORD.findall(name.canonical.lower())
    ends = (words[-1], words[0], *words[1:-1]) if len(words) > 1 else ()
    return next((_sorts()[word] for word in ends if word in _sorts()), None) if name.kind != "person" else None


def _placed(page: Page, name: Name) -> bool:
    """Does a name, of no person, say where something is?"""
    before = page.lower[max(0, name.start - _BACK) : name.start].split()
    return name.kind in ("place", "other") and bool(before) and before[-1] in listed("own_names", "placed")


def _of_person(a: Page, one: Name, b: Page, other: Name) -> bool:
    """Do the two sentences share a person, and does a word of work stand in both: the firm, the brigade, the team?"""
    texts = _sentence(a, one), _sentence(b, other)
    if _changed(a, one) or _changed(b, other):
        return False
    works = [{*_WORD.findall(text.lower())} & listed("own_names", "works") for text in texts]
    return all(works) and _person(a, *texts) and _shared(a, one, b, other) > 1


def _person(page: Page, one: str, other: str) -> bool:
    """Is there a person of a report whose last name stands in two sentences?"""
    people = [name.canonical.split()[-1] for name in page.facts.names if name.kind == "person"]
    return any(name in one and name in other for name in people)


def _changed(page: Page, name: Name) -> bool:
    """Do words beside a name tell of another time: a former post, a move?"""
    near = page.lower[max(0, name.start - _NEAR) : name.end + _BACK]
    return not (listed("offices", "once") | listed("offices", "changes")).isdisjoint(_WORD.findall(near))


def _one_matter(a: Page, one: Name, b: Page, other: Name, kind: str) -> bool:
    """Do the two sentences share a person, or what happened?"""
    texts = _sentence(a, one), _sentence(b, other)
    person = not (_changed(a, one) or _changed(b, other)) and _person(a, *texts)
    return (kind == "bodies" and person) or _shared(a, one, b, other) >= _LEAST


def _sentence(page: Page, name: Name) -> str:
    sentence = next((s for s in page.facts.sentences if s.start <= name.start < s.end), None)
    return page.article.text[sentence.start : sentence.end] if sentence else ""


def _shared(a: Page, one: Name, b: Page, other: Name) -> int:
    """How many roots of content words and figures two sentences share."""
    left, right = ({root_of(w) for w in _CONTENT.findall(_sentence(*side))} for side in ((a, one), (b, other)))
    return len((left & right) - empty_roots())


def _conflict(kind: str, a: Page, one: Name, b: Page, other: Name) -> Conflict:
    later = Side(b.facts.path, other.start, other.end, other.text, other.canonical)
    earlier = Side(a.facts.path, one.start, one.end, one.text, one.canonical)
    message = f"{other.canonical} here, {one.canonical} there: of one thing?"
    reasons = ("two reports of one event, and one name of a sort in each that the other lacks",)
    return Conflict(kind, "info", message, later, earlier, reasons, _RECONCILE[kind], loose=True)
