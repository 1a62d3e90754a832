"""Opposite sides of an axis in two reports of one event, or in a heading and its copy.

Strict reading (:mod:`factcheck.comparison.states`) needs who and what of both clauses. Here two reports are known to be
of one event, each is of one side throughout, and their sentences share days, figures and names: then it is enough that
nothing tells the two matters apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.comparison.conflict import Conflict
from factcheck.comparison.phrases import alike, names_in, same
from factcheck.comparison.sheets import Page, one_event
from factcheck.comparison.statements import Judged, Statement, days_apart, disagree, grade, ties
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, noun_sets, root_of, singular
from factcheck.model import Severity

_CAP = 12
_DAYS = 3
_TIED = 2


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The stances of each story by axis: each report's against those of the reports before it."""
    found: dict[tuple[int, str, str], list[list[Statement]]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        own: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for claim in page.of("stance"):
            own[claim.event or "", claim.modality or ""].append(Statement(page, claim))
        for (axis, tense), stances in own.items():
            found[story, axis, tense].append(stances)
    for (_, axis, _), reports in found.items():
        for at, later in enumerate(reports):
            if later[0].page.done:
                continue
            yield from _headings(axis, later)
            for earlier in reports[max(0, at - _CAP) : at]:
                yield from _reports(axis, earlier, later)


def _reports(axis: str, earlier: list[Statement], later: list[Statement]) -> Iterable[Judged]:
    """The best pair of opposite stances of two reports."""
    a, b = earlier[0].page, later[0].page
    if len({s.claim.direction for s in (*earlier, *later)}) == 1:
        return
    if (days_apart(a, b) or 0) > _DAYS:
        yield a, b, "another time"
        return
    least = _TIED if one_event(a, b) else 2 * _TIED
    best: tuple[int, Statement, Statement] | None = None
    for one in _plain(earlier):
        for other in _plain(later):
            if one.claim.direction == other.claim.direction or not _one_matter(axis, one, other):
                continue
            if _told(axis, one, later) or _told(axis, other, earlier):
                yield a, b, "stated there too"
                continue
            shared = ties(one, other)
            if shared >= least and (best is None or shared > best[0]):
                best = shared, one, other
    yield a, b, _conflict(best[1], best[2]) if best else "too little shared"


def _headings(axis: str, stances: list[Statement]) -> Iterable[Judged]:
    """A heading or caption of one side against the copy under it, which is of the other throughout."""
    page = stances[0].page
    above = [s for s in stances if "heading" in s.claim.flags and "loose" not in s.claim.flags]
    below = [s for s in _plain(stances) if "heading" not in s.claim.flags]
    for top in above:
        for body in below:
            if top.claim.direction == body.claim.direction or not _one_matter(axis, top, body, strict=True):
                continue
            if _told(axis, top, [s for s in stances if "heading" not in s.claim.flags]):
                yield page, page, "stated there too"
            else:
                first, second = sorted((top, body), key=lambda s: s.claim.start)
                yield page, page, _conflict(first, second)
            break


def _plain(stances: Sequence[Statement]) -> list[Statement]:
    """Those that are stated as facts; nouns only of a person who is named with them."""
    kept = [s for s in stances if not {"loose", "quoted"} & {*s.claim.flags}]
    return [s for s in kept if "noun" not in s.claim.flags or (s.claim.party and s.claim.modifiers)][:_CAP]


def _told(axis: str, stance: Statement, others: Sequence[Statement]) -> bool:
    """Do others tell, however loosely, of the same side, and of what may be the same matter?"""
    return any(
        other.claim.direction == stance.claim.direction and _one_matter(axis, stance, other) is not False
        for other in others
    )


@cache
def _matters() -> dict[str, int]:
    """From the mark of a noun to the number of its group of things that may be one."""
    found: dict[str, int] = {}
    for at, group in enumerate(table("antonyms")["one_matter"]):
        for noun in group:
            word = singular(noun)
            found.setdefault(root_of(noun_sets().get(word, word)), at)
    return found


def _one_matter(axis: str, a: Statement, b: Statement, strict: bool = False) -> bool | None:
    """Are the two said of one person or thing? None where it is not known."""
    one, other = a.claim.modifiers, b.claim.modifiers
    if _times_apart(a.claim.times, b.claim.times):
        return False
    offences = [{flag for flag in s.claim.flags if flag.startswith("of ")} for s in (a, b)]
    if all(offences) and not offences[0] & offences[1]:
        return False
    if axis in listed("antonyms", "of_persons"):
        here, there = a.claim.party, b.claim.party
        return same(here, there) if here and there else None
    if a.claim.near and b.claim.near and not alike(a.claim.near, b.claim.near) and not _called(a, b):
        return False
    if alike(one, other):
        return True
    left, right = names_in(one), names_in(other)
    if left and right and not left & right:
        return False
    if not one or not other:
        return None
    figures = [{mark for mark in marks if mark.startswith("#")} for marks in (one, other)]
    if all(figures) and not figures[0] & figures[1]:
        return False
    heads = one[0].lstrip("="), other[0].lstrip("=")
    groups = _matters().get(heads[0], -1), _matters().get(heads[1], -2)
    inside = heads[0] in {m.lstrip("=") for m in other} or heads[1] in {m.lstrip("=") for m in one}
    return groups[0] == groups[1] or (not strict and (inside or bool(left & right)))


def _called(a: Statement, b: Statement) -> bool:
    """Is one side's name, "Mayor Claire Haddow", called by the other's noun, "the mayor", in either report?"""
    for named, other in ((a, b), (b, a)):
        name, noun = named.claim.near[0], other.claim.near[0].lstrip("=")
        if name.startswith("=@") and not noun.startswith("@"):
            pattern = rf"\b{re.escape(noun)}\w*,? (?:[a-z]+ ){{0,2}}{re.escape(name[2:])}\b"
            if any(re.search(pattern, page.lower) for page in (a.page, b.page)):
                return True
    return False


def _times_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Do both give weekdays or months, and others; or has one a year or a span ("last term") that the other lacks?"""
    for kind in ("day", "month", "span"):
        left, right = ({time for time in times if _kind_of(time) == kind} for times in (one, other))
        if not left & right and ((left and right) or (kind == "span" and left | right)):
            return True
    return False


def _kind_of(time: str) -> str:
    return "span" if time.isdigit() or " " in time else "day" if time.endswith("day") else "month"


def _conflict(a: Statement, b: Statement) -> Conflict:
    severity: Severity = "info" if disagree(a.claim, b.claim) else grade(a, b)
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if disagree(a.claim, b.claim) else ""
    message = f"“{b.claim.text}” here, “{a.claim.text}” there{who}"
    shared = sorted(a.names & b.names)[:3]
    told = "one event, and opposite words for what happened"
    reasons = (told, *((f"shared: {', '.join(shared)}",) if shared else ()))
    reconcile = "another matter, or a change: say so"
    return Conflict("antonym", severity, message, b.side(b.claim.text), a.side(a.claim.text), reasons, reconcile)
