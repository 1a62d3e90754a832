"""Assertions against each other: one says it, the other denies it, or says the opposite.

Refused by default: the same subject, verb, object, tense and time, and no word of change, condition or sequence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, days_apart, grouped, pairs
from factcheck.language.roots import listed
from factcheck.model import Claim, Severity

_CAP = 24
_DAYS = 3


def _sign(state: Statement) -> int:
    """The side of the axis, a denial turned round."""
    return state.claim.direction if state.claim.polarity else -state.claim.direction


def _key(claim: Claim) -> object | None:
    return None if "limited" in claim.flags else (claim.event, claim.counterpart, claim.modality)


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The assertions of each story by verb, object and tense, each with those before it."""
    for block in grouped(pages, stories, "assertion", _key):
        signs, times = {_sign(state) for state in block}, {state.claim.times for state in block}
        if len(signs) > 1 or (len(times) > 1 and _once(block[0])):
            yield from pairs(block, _CAP, _verdict)


def _once(state: Statement) -> bool:
    """Is it something that happens once to one subject, so that two weekdays for it cannot both be right?"""
    event = state.claim.event or ""
    return event in listed("antonyms", "once_axes") or event.removeprefix("verb ") in listed("antonyms", "once")


def _verdict(a: Statement, b: Statement) -> Conflict | str:
    if not a.party & b.party:
        return "another party"
    named = bool(a.claim.party and b.claim.party) or (_known(a) and _known(b))
    if _sign(a) == _sign(b):
        return _weekdays(a, b) if named and a.claim.polarity and b.claim.polarity and _once(a) else "agree"
    if a.page is b.page and a.claim.sentence == b.claim.sentence:
        return "one sentence"
    if set(a.claim.times) != set(b.claim.times):
        return "another time"
    if (days_apart(a.page, b.page) or 0) > _DAYS:
        return "another time"
    if not named and a.page is not b.page and not a.names & b.names:
        return "nothing shared"
    if a.claim.counterpart is None and (not named or a.claim.event in listed("antonyms", "transitive")):
        return "no object"
    if a.claim.event == "response" and a.page is not b.page and not _one_day(a, b):
        return "another time"
    kind = "negation" if a.claim.direction == b.claim.direction else "antonym"
    kind = {"motion": "direction", "response": "response"}.get(a.claim.event or "", kind)
    quoted = "quoted" in a.claim.flags or "quoted" in b.claim.flags
    return _conflict(kind, a, b, "info" if a.claim.speaker != b.claim.speaker or quoted else "warning")


def _one_day(a: Statement, b: Statement) -> bool:
    one, other = a.page.facts.article.date, b.page.facts.article.date
    return one is not None and other is not None and abs((one - other).days) <= 1


def _known(state: Statement) -> bool:
    """Is the subject a noun that a name makes one thing: "Ossett bridge", "shares in Tessel"?"""
    subject = state.claim.subject or ""
    return any(name.lower() in subject for name in state.claim.names)


def _weekdays(a: Statement, b: Statement) -> Conflict | str:
    """Two weekdays for one thing that happens once, in articles of nearly one day."""
    one, other = set(a.claim.times), set(b.claim.times)
    if len(one) != 1 or len(other) != 1 or not all(time.endswith("day") for time in one | other):
        return "agree"
    if one == other or (days_apart(a.page, b.page) or 0) > _DAYS:
        return "agree"
    return _conflict("event-date", a, b, "info" if a.claim.speaker != b.claim.speaker else "warning")


def _conflict(kind: str, a: Statement, b: Statement, severity: Severity) -> Conflict:
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if a.claim.speaker and b.claim.speaker else ""
    here, there = (_days(state) if kind == "event-date" else "" for state in (b, a))
    message = f"“{b.claim.text}”{here} here, “{a.claim.text}”{there} there{who}"
    what = b.claim.party or b.claim.subject
    reasons = (f"both about {what}" + (f" and {b.claim.counterpart}" if b.claim.counterpart else ""),)
    return Conflict(kind, severity, message, _side(b), _side(a), reasons, "another time, or a change: say so")


def _days(state: Statement) -> str:
    return "".join(f" on {day.title()}" for day in state.claim.times)


def _side(state: Statement) -> Side:
    claim = state.claim
    return Side(state.page.facts.path, claim.start, claim.end, claim.text, claim.text, claim.speaker)
