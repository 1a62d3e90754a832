"""Where it befell somebody, on which day it happened, how a contest ended: one answer each.

Refused by default: the other report must not give this one's answer anywhere, for then it knows of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck import patterns
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.known_by import countries
from factcheck.comparison.phrases import same, surname
from factcheck.comparison.sheets import Page, one_event
from factcheck.comparison.statements import Judged, Statement, days_apart, disagree, grade, grouped, pairs
from factcheck.model import Claim, Severity

_CAP = 24
_NEAR = 3
_RECONCILE = {
    "event-place": "one place within the other: give the same in both",
    "event-date": "another event, or a stage of it: say so",
    "score": "another match, or the score of a part of it: say so",
}


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The places, days and results of each story, each with those before it."""
    for block in grouped(pages, stories, "place", lambda claim: (claim.event, surname(claim.party))):
        yield from pairs(_sorted_out(block), _CAP, _places)
    for block in grouped(pages, stories, "day", lambda claim: (claim.subject, claim.event)):
        yield from pairs(_sorted_out(block), _CAP, _days)
    for block in grouped(pages, stories, "score", _contest):
        yield from pairs(_sorted_out(block), _CAP, _results)


def _contest(claim: Claim) -> tuple[str, ...] | None:
    if claim.party is None or claim.counterpart is None:
        return None
    return tuple(sorted((surname(claim.party), surname(claim.counterpart))))


def _sorted_out(block: list[Statement]) -> list[Statement]:
    """Without repetitions of a statement in one article."""
    seen: set[object] = set()
    kept = []
    for statement in block:
        claim = statement.claim
        mark = (id(statement.page), claim.party, claim.counterpart, claim.times, claim.scope)
        if mark not in seen:
            seen.add(mark)
            kept.append(statement)
    return kept


def _apart(a: Statement, b: Statement) -> str | None:
    """Why two statements are not about one time, or None."""
    if a.page is b.page and a.claim.sentence == b.claim.sentence:
        return "one sentence"
    one, other = set(a.claim.times), set(b.claim.times)
    return "another time" if one and other and not one & other else None


def _values(a: Statement, b: Statement, slot: str) -> tuple[str, str]:
    return getattr(b.claim, slot) or "", getattr(a.claim, slot) or ""


def _places(a: Statement, b: Statement) -> Conflict | str:
    if not same(a.claim.party, b.claim.party):
        return "another party"
    if a.counterpart & b.counterpart or (a.counterpart | b.counterpart) & countries():
        return "agree"
    reason = _apart(a, b)
    if reason:
        return reason
    if any(_together(page, a, b) for page in (a.page, b.page)):
        return "stated there too"
    if a.page is not b.page and (a.counterpart & b.page.names or b.counterpart & a.page.names):
        return "stated there too"
    what = f"{b.claim.party} {b.claim.text} {b.claim.counterpart} here, {a.claim.text} {a.claim.counterpart} there"
    about = f"where {b.claim.party} was {b.claim.text}".rsplit(" ", 1)[0]
    return _conflict("event-place", (a, b), what, about, _values(a, b, "counterpart"), "info")


def _together(page: Page, a: Statement, b: Statement) -> bool:
    """Does a sentence of the article name both places, so that one may lie in the other?"""
    one, other = a.claim.counterpart or "", b.claim.counterpart or ""
    text = page.facts.article.text
    return any(one in (words := text[s.start : s.end]) and other in words for s in page.facts.sentences)


def _days(a: Statement, b: Statement) -> Conflict | str:
    if a.claim.times == b.claim.times or (" " in a.claim.times[0]) != (" " in b.claim.times[0]):
        return "agree"
    if a.page is b.page and a.claim.sentence == b.claim.sentence:
        return "one sentence"
    if (days_apart(a.page, b.page) or 0) > _NEAR:
        return "another time"
    if a.page is not b.page:
        shared = (a.names & b.names) - countries()
        if not shared and (a.names & b.names != a.names | b.names or not one_event(a.page, b.page)):
            return "nothing shared"
        if speaks_of(a.page, b.claim.times[0]) or speaks_of(b.page, a.claim.times[0]):
            return "stated there too"
    elif a.names and b.names and not a.names & b.names:
        return "other names"
    here, there = (statement.claim.times[0].title() for statement in (b, a))
    what = f"the {b.claim.subject} on {here} here, on {there} there"
    severity: Severity = "info" if disagree(a.claim, b.claim) else "warning"
    return _conflict("event-date", (a, b), what, f"the {b.claim.subject}", (here, there), severity)


def speaks_of(page: Page, day: str) -> bool:
    """Does an article have a day, "monday" or "3 may", anywhere?"""
    number, _, month = day.partition(" ")
    if not month:
        return day in page.lower
    printed = rf"(?<!\d){number} (?:of )?{month}\b|\b{month} {number}(?!\d)"
    return patterns.compile(printed).search(page.lower) is not None


def _points(statement: Statement) -> list[str]:
    """The points of both sides, without their names: "Ashby 31 Crewe 27" is 31-27."""
    return sorted(side.rpartition(" ")[2] for side in statement.claim.scope)


def _results(a: Statement, b: Statement) -> Conflict | str:
    if a.claim.scope == b.claim.scope or _points(a) == _points(b):
        return "agree"
    straight = a.party & b.party and a.counterpart & b.counterpart
    if not straight and not (a.party & b.counterpart and a.counterpart & b.party):
        return "another party"
    reason = _apart(a, b)
    if reason:
        return reason
    if (days_apart(a.page, b.page) or 0) > _NEAR:
        return "another time"
    if a.page is not b.page and (
        a.claim.text in b.page.facts.article.text or b.claim.text in a.page.facts.article.text
    ):
        return "stated there too"
    what = f"{b.claim.party} and {b.claim.counterpart}: {b.claim.text} here, {a.claim.text} there"
    about = f"{b.claim.party} and {b.claim.counterpart}"
    return _conflict("score", (a, b), what, about, (b.claim.text, a.claim.text), grade(a, b))


def _conflict(
    kind: str, sides: tuple[Statement, Statement], what: str, about: str, values: tuple[str, str], severity: Severity
) -> Conflict:
    a, b = sides
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if disagree(a.claim, b.claim) else ""
    shared = sorted((a.names & b.names) - a.party - b.party)[:3]
    reasons = (f"both about {about}", *((f"shared: {', '.join(shared)}",) if shared else ()))
    return Conflict(kind, severity, what + who, b.side(values[0]), a.side(values[1]), reasons, _RECONCILE[kind])
