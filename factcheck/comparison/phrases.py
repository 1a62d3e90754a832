"""Noun phrases as marks (see :mod:`factcheck.extraction.claims.arguments`): do two name one thing?"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.ages import same_forename
from factcheck.comparison.known_by import another, name_keys

_NUMBER = "#"


def surname(name: str | None) -> str:
    """The last word of a name, in small letters."""
    return (name or "").lower().split()[-1] if name else ""


def same(one: str | None, other: str | None) -> bool:
    """May two names be one's: alike, the surname or the first word of the other, or two forms of one forename?"""
    if not one or not other:
        return False
    left, right = one.lower().split(), other.lower().split()
    if left == right:
        return True
    if len(left) > 1 and len(right) > 1:
        return same_forename(one, other) if left[-1] == right[-1] else left[0] == right[0]
    return bool(name_keys(one) & name_keys(other))


def initials(one: str, other: str) -> bool:
    """Is one of two names in capitals, with the initials of the other in it?"""
    for short, full in ((one, other), (other, one)):
        letters = iter(short)
        if short.isupper() and all(word[:1].upper() in letters for word in full.split() if word[:1].isupper()):
            return True
    return False


def named(marks: Sequence[str]) -> bool:
    """Is there a name in a phrase?"""
    return any("@" in mark for mark in marks)


def alike(one: Sequence[str], other: Sequence[str]) -> bool | None:
    """Do two phrases name one thing? None where one of them is missing or a pronoun."""
    if not one or not other or "it" in (one[0], other[0]):
        return None
    left, right = names_in(one), names_in(other)
    if left and right and (not left & right or _others(one, other)):
        return False
    heads = one[0][1:], other[0][1:]
    if heads[0].startswith("@") or heads[1].startswith("@"):
        return all(head.startswith("@") for head in heads) and same(heads[0][1:], heads[1][1:])
    return heads[0] == heads[1] and not _own(one, other)


def _others(one: Sequence[str], other: Sequence[str]) -> bool:
    """Has each of two phrases a name that the other lacks: "the merger of Carrow and Pell", "Orley Farm" and "Orley
    Mill"?"""
    words = [[mark.lstrip("=").removeprefix("@") for mark in marks if "@" in mark] for marks in (one, other)]
    if any(another(here, there) for here in words[0] for there in words[1]):
        return True
    left, right = ([name_keys(name) for name in names] for names in words)
    apart = [all(not name & there for there in right) for name in left]
    return any(apart) and any(all(not name & here for here in left) for name in right)


def _own(one: Sequence[str], other: Sequence[str]) -> bool:
    """Has each of two phrases words of its own: "old pool", "new pool", or another figure?"""
    left, right = ({mark for mark in marks[1:] if "@" not in mark} for marks in (one, other))
    figures = [{mark for mark in marks if mark.startswith(_NUMBER)} for marks in (left, right)]
    if all(figures) and not figures[0] & figures[1]:
        return True
    left, right = left - figures[0], right - figures[1]
    return bool(left - right and right - left)


def names_in(marks: Sequence[str]) -> frozenset[str]:
    """The forms of the names in a phrase."""
    found = [name_keys(mark.lstrip("=").removeprefix("@")) for mark in marks if "@" in mark]
    return frozenset().union(*found) if found else frozenset()
