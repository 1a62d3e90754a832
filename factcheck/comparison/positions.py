"""Net positions: who gains from whom, and whether two statements of it are one flow, two views of it, or opposed.

"A made a net gain of officers from B" and "B is a net loser to other forces" agree: they are shown side by side for
period and figures. "A made a net gain from B" and "A made a net loss to B" cannot both hold for one period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, days_apart, grade, grouped, pairs
from factcheck.language.roots import root_of
from factcheck.model import Claim

_CAP = 64
_DAYS = 45


def _sign(position: Statement) -> int:
    """Which side of the flow; 0 for what is denied."""
    return position.claim.direction if position.claim.polarity else 0


def _placed(claim: Claim) -> str | None:
    return claim.measure if claim.party and claim.direction else None


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The net positions of each story, each with those before it."""
    for block in grouped(pages, stories, "net position", _placed):
        yield from pairs(block, _CAP, _verdict)


def _verdict(a: Statement, b: Statement) -> Conflict | str:
    subjects = {root_of(claim.subject) for claim in (a.claim, b.claim) if claim.subject}
    if len(subjects) > 1 and not _alike(a, b):
        return "another noun"
    if a.claim.scope != b.claim.scope:
        return "another scope"
    if not a.claim.times and (days_apart(a.page, b.page) or 0) > _DAYS:
        return "another time"
    if set(a.claim.times) != set(b.claim.times) and a.claim.times and b.claim.times:
        return "another time"
    if not _sign(a) or not _sign(b):
        return "denied"
    if a.party & b.party:
        if _sign(a) == _sign(b):
            return "agree"
        if a.counterpart and b.counterpart and not a.counterpart & b.counterpart:
            return "another counterpart"
        if bool(a.counterpart) != bool(b.counterpart) or bool(a.claim.times) != bool(b.claim.times):
            return "another counterpart or time"
        return _opposed(a, b)
    if not (a.party & b.counterpart or b.party & a.counterpart):
        return "another party"
    if b.counterpart and not b.counterpart & a.party:
        return "another party"
    if a.counterpart and not a.counterpart & b.party:
        return "another party"
    if _sign(a) == _sign(b):
        return _opposed(a, b) if a.counterpart and b.counterpart else "one side is general"
    return _pair(a, b)


def _alike(a: Statement, b: Statement) -> bool:
    """Do two measured nouns name members of one flow: "officers" and "transferees"?"""
    mutual = bool(a.party & b.counterpart or b.party & a.counterpart)
    return mutual and not a.party & b.party


def _opposed(a: Statement, b: Statement) -> Conflict:
    books = a.claim.subject == "balance"
    message = f"{b.claim.party}: {b.claim.text} here, {a.claim.text} there" + ("" if books else ", of one flow")
    return Conflict(
        "antonym" if books else "net-position",
        grade(a, b),
        message,
        _side(b),
        _side(a),
        _reasons(a, b),
        "another period or another counterpart",
    )


def _pair(a: Statement, b: Statement) -> Conflict:
    message = (
        f"opposed words, one flow: {a.claim.party} {a.claim.text}, {b.claim.party} {b.claim.text}; "
        "reconcile period and figures"
    )
    return Conflict(
        "net-position-pair",
        "info",
        message,
        _side(b),
        _side(a),
        _reasons(a, b),
        "one period for both",
    )


def _reasons(a: Statement, b: Statement) -> tuple[str, ...]:
    return tuple(
        f"{position.claim.party}: {'+' if _sign(position) > 0 else '-'}"
        + (f", counterpart {position.claim.counterpart}" if position.claim.counterpart else ", counterpart not named")
        for position in (a, b)
    )


def _side(position: Statement) -> Side:
    return position.side("net gain" if _sign(position) > 0 else "net loss")
