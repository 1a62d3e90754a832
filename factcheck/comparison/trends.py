"""Something rose here and fell there, told by verbs or nouns, of one thing in one period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.comparison.conflict import Conflict
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Statement, disagree, grade

_MOST = 16


def pairs(a: Page, b: Page) -> Iterator[tuple[Page, Page, Conflict]]:
    """The rises and falls of two reports of one event that cannot both be right."""
    for one in _of(a):
        for other in _of(b):
            if _opposed(one, other) and not _knows(a, other) and not _knows(b, one):
                yield a, b, _conflict(one, other)


def alone(page: Page) -> Iterator[Conflict]:
    """The rises and falls of one report that cannot both be right: the later is a noun with "the"."""
    found = list(_of(page))
    for at, other in enumerate(found):
        for one in found[:at]:
            if "definite" in other.claim.flags and one.claim.sentence != other.claim.sentence and _opposed(one, other):
                yield _conflict(one, other)


def _of(page: Page) -> Iterable[Statement]:
    return [Statement(page, claim) for claim in page.of("trend")[:_MOST]]


def _opposed(a: Statement, b: Statement) -> bool:
    """Is it one thing, one scope, one period and one place, and are the sides opposite?"""
    if a.claim.direction == b.claim.direction or a.claim.scope != b.claim.scope:
        return False
    one, other = {*a.claim.modifiers}, {*b.claim.modifiers}
    if not one & other or (one - other and other - one):
        return False
    if a.names and b.names and not a.names & b.names:
        return False
    return _one_period(a, b)


def _one_period(a: Statement, b: Statement) -> bool:
    left, right = {*a.claim.times}, {*b.claim.times}
    if left == right:
        return bool(left) or "definite" in b.claim.flags
    known = "definite" in b.claim.flags and right < left
    return known or ("definite" in a.claim.flags and left < right)


def _knows(page: Page, other: Statement) -> bool:
    """Does a report tell of the same thing going the other's way, in whatever period?"""
    same = {*other.claim.modifiers}
    return any(claim.direction == other.claim.direction and same & {*claim.modifiers} for claim in page.of("trend"))


def _conflict(a: Statement, b: Statement) -> Conflict:
    ways = {1: "rose", -1: "fell"}
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if disagree(a.claim, b.claim) else ""
    message = f"{b.claim.text} here, {a.claim.text} there{who}"
    period = ", ".join(sorted({*a.claim.times} | {*b.claim.times})) or "no period given"
    reasons = (f"both of {' '.join(sorted({*a.claim.modifiers} & {*b.claim.modifiers}))}, {period}",)
    sides = b.side(ways[b.claim.direction]), a.side(ways[a.claim.direction])
    return Conflict("direction", grade(a, b), message, *sides, reasons, "another period or another measure: say so")
