"""One kinship that two reports of one event give otherwise, whoever is named with it.

"In his mother-in-law's bath", "in his grandmother's"; "her uncle, Hugh Vale, gave her away", "Hugh Vale led his
daughter up the aisle". Each report has one noun for a relative that the other lacks, and the two exclude each other,
also from the other end: whose daughter she is is no uncle of hers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck import patterns
from factcheck.comparison import kinds
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.likeness import one_event, one_figures
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.language.inflection import plural
from factcheck.language.lexicon import table
from factcheck.language.roots import content_roots, empty_roots
from factcheck.model.record import Record

_LEAST = 3
_OWNED = patterns.lazy(r"(?:\b(?:his|her|their|my)|['’]s|s['’]) (?:[a-z-]+ ){0,2}$|\bof (?:his|her|their) $|^$")
_OF = patterns.lazy(r" of (?:[A-Z]|the )")


class _Kin(Record, frozen=True):
    """A noun for a relative, in the singular, where it stands, and its sentence."""

    noun: str
    start: int
    end: int
    sentence: int


@cache
def _nouns() -> dict[str, str]:
    """From each noun for a relative, one or several, to its singular; wide ones to themselves."""
    lists = table("exclusive_kinds")
    narrow = [noun for line in lists["groups"]["kin"] for noun in line]
    return {form: noun for noun in narrow for form in (noun, plural(noun))} | {noun: noun for noun in lists["wide_kin"]}


@cache
def _printed() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(_nouns(), key=lambda noun: (-len(noun), noun))))
    return patterns.compile(rf"\b(?<![-’'])(?:{nouns})\b(?!-)")


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The one kinship of each of two reports that the other one lacks."""
    if not one_event(a.marks, b.marks) or not one_figures(a.marks, b.marks):
        return
    left, right = _kin(a), _kin(b)
    ones = [kin for kin in left if all(_apart(kin.noun, other.noun) for other in right)]
    others = [kin for kin in right if all(_apart(kin.noun, other.noun) for other in left)]
    if len({kin.noun for kin in ones}) != 1 or len({kin.noun for kin in others}) != 1:
        return
    one, other = ones[0], others[0]
    shared = (_content(a, one) & _content(b, other)) - empty_roots()
    if len(shared) >= _LEAST:
        yield a, b, _conflict(a, one, b, other)


def _kin(page: Page) -> list[_Kin]:
    """The relatives of somebody of whom a report speaks."""
    found = []
    for at, sentence in enumerate(page.facts.sentences):
        for match in _printed().finditer(page.lower, sentence.start, sentence.end):
            owned = _OWNED.search(page.lower[sentence.start : match.start()])
            if owned or _OF.match(page.article.text, match.end()):
                found.append(_Kin(_nouns()[match[0]], match.start(), match.end(), at))
    return found


def _apart(one: str, other: str) -> bool:
    """Can two nouns not be one kinship, neither from the same end nor from the two ends?"""
    lists = table("exclusive_kinds")
    wide, ends = lists["wide_kin"], lists["other_end"]
    left, right = wide.get(one, [one]), wide.get(other, [other])
    if one == other or not all(kinds.exclude(here, there) for here in left for there in right):
        return False
    back = {noun for here in left for noun in ends.get(here, ())}
    return not any(there in back for there in right)


def _content(page: Page, kin: _Kin) -> frozenset[str]:
    sentence = page.facts.sentences[kin.sentence]
    return content_roots(page.article.text, sentence.start, sentence.end)


def _conflict(a: Page, one: _Kin, b: Page, other: _Kin) -> Conflict:
    here, there = (page.article.text[kin.start : kin.end] for page, kin in ((b, other), (a, one)))
    later = Side(b.facts.path, other.start, other.end, here, other.noun)
    earlier = Side(a.facts.path, one.start, one.end, there, one.noun)
    reasons = ("two reports of one event, and one relative in each that the other lacks",)
    reconcile = "another relative: say who"
    message = f"{here} here, {there} there: of one person?"
    return Conflict("kin", "info", message, later, earlier, reasons, reconcile, loose=True)
