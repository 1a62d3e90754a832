"""Which reports tell of one event, so plainly that what they give but once may be matched by its part in it.

Two short reports of one event share names, days and figures: the more they share, the less a figure needs to have the
same words beside it to be the same figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.comparison.events import other_event, split, unlike
from factcheck.comparison.known_by import countries, name_keys
from factcheck.comparison.likeness import LONG, one_event, one_figures
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import days_apart

_NEAR = 3
_PARTNERS = 4
_BUCKET = 6
_LEAST = 2
_NAME = 2
_SHARE = 0.4
_UNDATED = 0.6


def partners(pages: Sequence[Page]) -> Iterator[tuple[Page, Page, bool]]:
    """The pairs (earlier, later) of short reports that tell of one event, and whether even what they say of its day and
    place leaves no doubt of it: each with the few before it that share most with it, so that many reports of one
    story cost about their number."""
    known: dict[object, list[int]] = defaultdict(list)
    ordered = sorted((page for page in pages if page.size <= LONG), key=lambda page: page.order[:2])
    for at, page in enumerate(ordered):
        shared: dict[int, int] = defaultdict(int)
        telling = [(name, _NAME) for name in page.names - countries()] + [(mark, 1) for mark in page.marks.telling()]
        for key, weight in telling:
            for other in known[key]:
                shared[other] += weight
            known[key] = [*known[key], at][-_BUCKET:]
        if page.done:
            continue
        nearest = sorted(shared, key=lambda other: (-shared[other], -other))[:_PARTNERS]
        for other in nearest:
            if one_event_told(ordered[other], page):
                yield ordered[other], page, True
            elif _but_for_day_and_place(ordered[other], page):
                yield ordered[other], page, False


def one_event_told(a: Page, b: Page) -> bool:
    """Do two reports of nearly one day share most of the names of the shorter one, and tell of no two events?"""
    days = days_apart(a, b)
    if (days or 0) > _NEAR:
        return False
    dated = days is not None
    if not dated and split(a, b)[0] and split(b, a)[0]:
        return False
    if one_event(a.marks, b.marks):
        return not other_event(a, b)
    names, shares = _ties(a, b)
    backed = len(a.figures & b.figures) + len(a.rare & b.rare) // 2
    plain = names >= _LEAST + (not dated) and max(shares) >= (_SHARE if dated else _UNDATED)
    return (plain or (dated and names > 0 and backed >= _LEAST)) and not other_event(a, b)


def _but_for_day_and_place(a: Page, b: Page) -> bool:
    """Do two reports of one day share nearly all, so that another day or place of the event may be a slip?"""
    days = days_apart(a, b)
    if (days or 0) > 1 or unlike(a, b):
        return False
    if days is None or one_event(a.marks, b.marks):
        return one_event(a.marks, b.marks) and one_figures(a.marks, b.marks) and a.focus.years == b.focus.years
    names, shares = _ties(a, b)
    return names >= _LEAST and min(shares) >= _UNDATED and bool(a.rare & b.rare or a.figures & b.figures)


def _ties(a: Page, b: Page) -> tuple[int, tuple[float, float]]:
    """The number of names that two reports share, and their part in all the names of each."""
    (mine, all_mine), (theirs, all_theirs) = _shared(a, b), _shared(b, a)
    return min(mine, theirs), (mine / max(all_mine, 1), theirs / max(all_theirs, 1))


def _shared(a: Page, b: Page) -> tuple[int, int]:
    """How many names of one report the other has, and how many it has itself, countries left out."""
    forms = [keys - countries() for name in a.facts.names for keys in (name_keys(name.canonical),)]
    known = {frozenset(keys) for keys in forms if keys}
    return sum(not keys.isdisjoint(b.names) for keys in known), len(known)
