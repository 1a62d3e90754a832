"""Who did it: one act, one thing that it was done to, and two doers.

Refused by default: the thing must be the same and be known by a name, or be one of which there is one and tied by
what the two sentences share; and the other report must not give this one's doer anywhere, for then it knows of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.comparison import kinds
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.known_by import name_keys
from factcheck.comparison.phrases import alike, initials, named, same, surname
from factcheck.comparison.sheets import Page, one_event
from factcheck.comparison.statements import Judged, Statement, days_apart, disagree, grade, grouped, pairs, ties
from factcheck.language.roots import listed
from factcheck.model import Claim, Severity

_CAP = 24
_DAYS = 3
_SORTS = 2
_TIED = 2
_OTHERS = frozenset({"another", "also", "second", "then", "too", "again", "later", "other"})
_RECONCILE = "another act, or two who did it together: say so"


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The acts of each story by their class, each with those before it."""
    for block in grouped(pages, stories, "act", lambda claim: (claim.event, claim.modality)):
        if len({statement.claim.near for statement in block}) > 1:
            yield from pairs(_sorted_out(block), _CAP, _doers)


def _sorted_out(block: list[Statement]) -> list[Statement]:
    """Without repetitions of a statement in one article."""
    seen: set[object] = set()
    kept = []
    for statement in block:
        claim = statement.claim
        mark = (id(statement.page), claim.near, claim.modifiers, claim.times)
        if mark not in seen:
            seen.add(mark)
            kept.append(statement)
    return kept


def _doers(a: Statement, b: Statement) -> Conflict | str:
    one, other = a.claim, b.claim
    if one.sentence == other.sentence and a.page is b.page:
        return "one sentence"
    if one.event == "beat" and _turned(a, b):
        return _decided(a, b)
    if alike(one.modifiers, other.modifiers) is not True:
        return "another object"
    reason = _agents(one, other) or _elsewhere(a, b)
    if reason:
        return reason
    if set(one.times) and set(other.times) and not set(one.times) & set(other.times):
        return "another time"
    if (days_apart(a.page, b.page) or 0) > _DAYS and not (set(one.times) & set(other.times)):
        return "another time"
    by_name = one.modifiers[0].startswith("=@") and other.modifiers[0].startswith("=@")
    shared = _ties(a, b)
    if not by_name and not _taken_up(a, b):
        if _names_apart(a, b) or (a.page is b.page and one.event in listed("acts", "many")):
            return "other names"
        if not _one_only(a, b, shared):
            return "too little shared"
    return _conflict(a, b, (by_name and shared > 0) or shared > _TIED)


def _agents(one: Claim, other: Claim) -> str | None:
    """Why two doers may be one, or both have done it; None where they exclude each other."""
    if not one.subject and not other.subject:
        return None if kinds.exclude(_kind(one), _kind(other)) else "agree"
    if kinds.exclude(_kind(one), _kind(other)):
        return None  # "an Alsatian", "the mastiff"
    if not one.subject or not other.subject:
        return "another kind of doer"
    here, there = one.party or "", other.party or ""
    alone = 1 in (len(here.split()), len(there.split()))
    if name_keys(here) & name_keys(there) or same(here, there) or (alone and surname(here) == surname(there)):
        return "agree"
    sorts = {one.subject, other.subject}
    if "person" in sorts and len(sorts | {"other"}) > _SORTS:
        return "another kind of doer"
    return "perhaps one body" if initials(here, there) or "place" in (one.subject, other.subject) else None


def _kind(claim: Claim) -> str:
    return claim.near[0].lstrip("=@")


def _elsewhere(a: Statement, b: Statement) -> str | None:
    """Does one side speak of the other's doer, or of several acts?"""
    if a.page is not b.page:
        if not a.claim.subject or not b.claim.subject:
            nouns = _kind(a.claim), _kind(b.claim)
            return "stated there too" if kinds.stands(nouns[0], b.page) or kinds.stands(nouns[1], a.page) else None
        keys = name_keys(a.claim.party or ""), name_keys(b.claim.party or "")
        return "stated there too" if keys[0] & b.page.names or keys[1] & a.page.names else None
    if not kinds.exclude(_kind(a.claim), _kind(b.claim)) and {a.claim.subject, b.claim.subject} & {
        "organisation",
        "other",
    }:
        return "perhaps one body"
    for statement in (a, b):
        sentence = statement.page.facts.sentences[statement.claim.sentence]
        words = statement.page.article.text[sentence.start : sentence.end].lower().split()
        if not _OTHERS.isdisjoint(words):
            return "several acts"
    return None


def _ties(a: Statement, b: Statement) -> int:
    doers = name_keys(a.claim.party or "") | name_keys(b.claim.party or "")
    return ties(a, b, doers, (*a.claim.modifiers, *b.claim.modifiers))


def _one_only(a: Statement, b: Statement, shared: int) -> bool:
    """Is the thing, which has no name, one of which there is one?"""
    head = a.claim.modifiers[0].lstrip("=")
    single = head in kinds.roots_of("one_only") or (named(a.claim.modifiers) and named(b.claim.modifiers))
    known = "known" in a.claim.flags and "known" in b.claim.flags
    if not single or not known:
        return shared > _TIED and (a.page is b.page or one_event(a.page, b.page))
    called = named(a.claim.modifiers) and named(b.claim.modifiers)
    return shared > _TIED or (shared == _TIED and (called or a.page is b.page or one_event(a.page, b.page)))


def _names_apart(a: Statement, b: Statement) -> bool:
    """Has each sentence a name, besides its doer, that the other article (or, within one, the other sentence) lacks?"""
    within = a.page is b.page
    own = []
    for here, there in ((a, b), (b, a)):
        known = there.names if within else there.page.names
        doer = name_keys(here.claim.party or "")
        own.append(any(not (keys := name_keys(name)) & doer and not keys & known for name in here.claim.names))
    return all(own)


def _taken_up(a: Statement, b: Statement) -> bool:
    """Does an article speak of doer and thing as known, without having told of that kind of doer before?"""
    if a.page is not b.page or not kinds.exclude(_kind(a.claim), _kind(b.claim)):
        return False
    known = {"known", "definite"}.issubset(b.claim.flags)
    return known and kinds.first(_kind(b.claim), b.page) >= b.claim.start


def _turned(a: Statement, b: Statement) -> bool:
    """Is the doer of one the other's loser, and the other way round?"""
    one, other = a.claim, b.claim
    return alike(one.near, other.modifiers) is True and alike(one.modifiers, other.near) is True and named(one.near)


def _decided(a: Statement, b: Statement) -> Conflict | str:
    if not a.figures & b.figures or (days_apart(a.page, b.page) or 0) > _DAYS:
        return "another contest"
    if set(a.claim.times) != set(b.claim.times) or not _OTHERS.isdisjoint(a.words | b.words):
        return "another contest"
    what = f"who won? “{b.claim.text}” here, “{a.claim.text}” there"
    reasons = (f"both about {b.claim.party} and {b.claim.counterpart}",)
    sides = b.side(b.claim.party or ""), a.side(a.claim.party or "")
    return Conflict("who-did-it", grade(a, b), what, *sides, reasons, "another contest: say so")


def _conflict(a: Statement, b: Statement, sure: bool) -> Conflict:
    one, other = a.claim, b.claim
    hedged = "hedged" in (*one.flags, *other.flags) or disagree(one, other) or "quoted" in (*one.flags, *other.flags)
    bodies = "person" not in (one.subject, other.subject) and one.subject
    severity: Severity = "info" if hedged or (bodies and not sure) else grade(a, b) if sure else "warning"
    who = f" ({other.speaker} against {one.speaker})" if disagree(one, other) else ""
    what = f"two doers of one act? “{other.text}” here, “{one.text}” there{who}"
    shared = sorted((a.names & b.names) - a.party - b.party)[:3]
    thing = other.counterpart or " ".join(mark.lstrip("=@") for mark in other.modifiers)
    reasons = (f"both about what befell {thing}", *((f"shared: {', '.join(shared)}",) if shared else ()))
    return Conflict("who-did-it", severity, what, b.side(_called(other)), a.side(_called(one)), reasons, _RECONCILE)


def _called(claim: Claim) -> str:
    return claim.party or claim.near[0].lstrip("=@")
