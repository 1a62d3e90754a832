"""Years of events that happen once: "The bypass, opened in 1987" against "the bypass, which opened in 1978"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.other_kind import beside_another, of_other_kind
from factcheck.comparison.sheets import SHORT, Page
from factcheck.comparison.statements import Judged, Statement, grade, grouped, pairs
from factcheck.comparison.stories import nameless
from factcheck.language.roots import people, root_of

_CAP = 32
_FULL = 2


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The dated events of each story, by what happened to what."""
    for block in grouped(pages, stories, "event date", lambda claim: (claim.event, claim.subject)):
        years: dict[int, set[object]] = defaultdict(set)
        for dating in block:
            years[id(dating.page)].add((dating.claim.value, dating.names))
        lists = {page for page, known in years.items() if len(known) > 2}

        def verdict(a: Statement, b: Statement, lists: set[int] = lists) -> Conflict | str:
            return "a list of values" if {id(a.page), id(b.page)} & lists else _verdict(a, b)

        yield from pairs(block, _CAP, verdict)


def _verdict(a: Statement, b: Statement) -> Conflict | str:
    if a.claim.value == b.claim.value:
        return "agree"
    if ({*a.claim.scope} ^ {*b.claim.scope}) - {"first", "originally"}:
        return "another scope"
    if a.names and b.names and not a.names & b.names:
        return "other names"
    if _namesakes(a, b):
        return "other names"
    if a.page is not b.page and not a.names & b.names and not _nameless(a, b):
        return "nothing shared"
    apart = of_other_kind(a.page, a.claim.sentence, b.page, b.claim.sentence) and not _one_owner(a, b)
    if apart or _placed(a) or _placed(b):
        return "another thing"
    message = f"{b.claim.subject} {b.claim.event} in {b.claim.value} here, in {a.claim.value} there"
    reasons = (f"both date one event: {a.claim.subject}, {a.claim.event}", f"{a.claim.value} against {b.claim.value}")
    sides = b.side(str(b.claim.value)), a.side(str(a.claim.value))
    return Conflict("event-date", grade(a, b), message, *sides, reasons, "another event, or a stage of it")


def _namesakes(a: Statement, b: Statement) -> bool:
    """Are two persons of one surname known by other first names?"""
    one, other = ([name.split() for name in statement.claim.names[:1]] for statement in (a, b))
    if not one or not other or min(len(one[0]), len(other[0])) < _FULL:
        return False
    return one[0][-1] == other[0][-1] and not {*one[0][:-1]} & {*other[0][:-1]}


def _placed(statement: Statement) -> bool:
    """Did it happen to what stands near, in or by the subject: "the cottage beside the lighthouse was built"?"""
    claim = statement.claim
    begin = statement.page.facts.sentences[claim.sentence].start
    return beside_another(statement.page.lower, begin, claim.start) == claim.subject


def _nameless(a: Statement, b: Statement) -> bool:
    """Do two briefs name nothing at all, and speak of one rare thing as known: "the bypass"?"""
    thing = a.claim.subject or ""
    slip = digits.slip(a.claim.value, b.claim.value)
    bare = [nameless(statement.page) for statement in (a, b)]
    if any(bare) and slip and max(a.page.size, b.page.size) <= SHORT and _one_owner(a, b):
        return True
    if not all(bare):
        return False
    known = all(f"the {thing}" in statement.page.lower for statement in (a, b))
    told = root_of(thing) in a.page.rare & b.page.rare or (slip and thing not in people())
    return known and thing not in people() and told


def _one_owner(a: Statement, b: Statement) -> bool:
    """Is it of somebody, who may be one, as the how-manieth of that kind: "her first novel", "Ms Rao, whose first"?"""
    one, other = (_OWNED.search(statement.sentence, 0, _before(statement)) for statement in (a, b))
    if one is None or other is None or one["rank"] != other["rank"]:
        return False
    sexes = [_sex(found) for found in (one, other)]
    return None in sexes or sexes[0] == sexes[1]


def _before(statement: Statement) -> int:
    return statement.claim.start - statement.page.facts.sentences[statement.claim.sentence].start


def _sex(found: re.Match[str]) -> str | None:
    if found["title"]:
        return "m" if found["title"] == "Mr" else "f"
    return {"her": "f", "his": "m"}.get(found["whose"].lower())


_OWNED = patterns.lazy(
    r"(?:\b(?P<title>Mr|Mrs|Ms|Miss)\.? (?:[A-Z][\w’'-]+ ?)+, )?\b(?P<whose>[Hh]er|[Hh]is|whose)"
    r" (?P<rank>first|second|third|fourth|last|only|debut) (?:[a-z]+ )?[a-z]+ (?:was |had been |has been )?$"
)
