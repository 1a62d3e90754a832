"""Kinds of things that exclude each other: a van is no lorry, an uncle no cousin."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.comparison.sheets import Page
from factcheck.language.inflection import plural
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, noun_sets, root_of, singular


@cache
def _places() -> dict[str, dict[str, int]]:
    """From the root of a noun to its places: the group, and the number of its line in it."""
    found: dict[str, dict[str, int]] = {}
    for group, lines in table("exclusive_kinds")["groups"].items():
        for at, line in enumerate(lines):
            for noun in line:
                for mark in {_mark(noun), noun}:
                    found.setdefault(mark, {}).setdefault(group, at)
    return found


def _mark(noun: str) -> str:
    word = singular(noun)
    return root_of(noun_sets().get(word, word))


@cache
def roots_of(name: str) -> frozenset[str]:
    """The marks of the nouns of a list of the lexicon of acts."""
    return frozenset(_mark(noun) for noun in listed("acts", name))


def exclude(one: str, other: str) -> bool:
    """Are two nouns (or their marks) of one group and of two kinds in it?"""
    left, right = _places().get(one, {}), _places().get(other, {})
    shared = left.keys() & right.keys()
    return bool(shared) and all(left[group] != right[group] for group in shared)


@cache
def _printed(mark: str) -> re.Pattern[str]:
    """All nouns of the kinds of a mark, one or several."""
    nouns = {
        form
        for group, at in _places().get(mark, {}).items()
        for noun in table("exclusive_kinds")["groups"][group][at]
        for form in (noun, plural(noun))
    }
    return patterns.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(nouns)))})\b")


def stands(mark: str, page: Page) -> bool:
    """Does an article speak of that kind of thing anywhere?"""
    return _printed(mark).search(page.lower) is not None


def first(mark: str, page: Page) -> int:
    """Where an article first speaks of that kind of thing, -1 if nowhere."""
    found = _printed(mark).search(page.lower)
    return found.start() if found else -1
