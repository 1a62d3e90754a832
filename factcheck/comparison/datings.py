"""Years of events that happen once: "The bypass, opened in 1987" against "the bypass, which opened in 1978"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.comparison.conflict import Conflict
from factcheck.comparison.other_kind import beside_another, of_other_kind
from factcheck.comparison.sheets import SHORT, Page
from factcheck.comparison.statements import Judged, Statement, grade, grouped, pairs
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
    if a.claim.scope != b.claim.scope:
        return "another scope"
    if a.names and b.names and not a.names & b.names:
        return "other names"
    if _namesakes(a, b):
        return "other names"
    if a.page is not b.page and not a.names & b.names and not _nameless(a, b):
        return "nothing shared"
    if of_other_kind(a.page, a.claim.sentence, b.page, b.claim.sentence) or _placed(a) or _placed(b):
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
    if a.page.names or b.page.names or max(a.page.size, b.page.size) > SHORT:
        return False
    thing = a.claim.subject or ""
    known = all(f"the {thing}" in statement.page.lower for statement in (a, b))
    return known and thing not in people() and root_of(thing) in a.page.rare & b.page.rare
