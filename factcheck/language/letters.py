"""Words letter by letter: accents taken off, a slip or two apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

_LONG = 7
_ALIKE = tuple(frozenset(pair) for pair in ("ck", "gj", "sz", "iy", "vw"))
_BEGUN, _SOUNDING = 5, 4
_NAME, _LONG_NAME = 5, 9
"""Letters that a name has before one letter, or two, can be called a slip."""


def unaccented(word: str) -> str:
    """The word with its accents taken off ("nicolás", "nicolas")."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("ł", "l")


def slips(one: str, other: str, most: int) -> bool:
    """Are two words at most so many slips apart (a letter too many, missing, wrong, or two that changed places)?"""
    if abs(len(one) - len(other)) > most:
        return False
    # A slip changes two letters of the bag at the most: few pairs are left for the library, whose loading takes longer
    # than the check of a short draft.
    bags = Counter(one), Counter(other)
    if sum(((bags[0] - bags[1]) + (bags[1] - bags[0])).values()) > 2 * most:
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(one, other, score_cutoff=most) <= most)


def near(left: str, right: str) -> bool:
    """Are two words one slip apart, or long ones two?"""
    return slips(left, right, 2 if min(len(left), len(right)) >= _LONG else 1)


def sounds(a: str, b: str) -> bool:
    """Do two names, in small letters, differ in nothing but a first letter that may sound alike: Gill and Jill?"""
    return min(len(a), len(b)) >= _SOUNDING and a[1:] == b[1:] and {a[0], b[0]} in _ALIKE


def drawn_out(a: str, b: str) -> bool:
    """Do two long names, in small letters, begin alike and end in up to three slips: Etcheverry and Etchevarria?"""
    if min(len(a), len(b)) < _LONG_NAME or a.rstrip("s'’") == b.rstrip("s'’"):
        return False
    return a[:_BEGUN] == b[:_BEGUN] and slips(a, b, 3)


@lru_cache(maxsize=2_000)
def misspelt(a: str, b: str) -> bool:
    """Is one name, in small letters, a likely misspelling of the other: one letter off, or two in long ones, with the
    same first letter, and not only for an accent or the "s" of a plural or a genitive?"""
    if a[:1] != b[:1] or min(len(a), len(b)) < _NAME or a.rstrip("s'’") == b.rstrip("s'’"):
        return False
    if not (a.isascii() and b.isascii()) and unaccented(a) == unaccented(b):
        return False
    return slips(a, b, 2 if min(len(a), len(b)) >= _LONG_NAME else 1)
