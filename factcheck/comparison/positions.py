"""Net positions: who gains from whom, and whether two statements of it are one flow, two views of it, or opposed.

"A made a net gain of officers from B" and "B is a net loser to other forces" agree: they are shown side by side for
period and figures. "A made a net gain from B" and "A made a net loss to B" cannot both hold for one period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.sheets import Page, name_keys
from factcheck.language.roots import root_of
from factcheck.model import Claim, Severity

MEASURE = "net position"
_CAP = 64
_DAYS = 45


class Position(msgspec.Struct, eq=False):
    """One net position, with the forms under which its party and counterpart are known."""

    page: Page
    claim: Claim
    party: frozenset[str]
    counterpart: frozenset[str]

    @property
    def order(self) -> tuple[object, ...]:
        """Publication date, path, offset."""
        return (*self.page.order[:2], self.claim.start)

    @property
    def sign(self) -> int:
        """Which side of the flow, a denial turned round."""
        return self.claim.direction if self.claim.polarity else 0


def blocks(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[list[Position]]:
    """The positions of each story, earlier ones first."""
    found: dict[int, list[Position]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for claim in page.facts.claims:
            if claim.measure == MEASURE and claim.party and claim.direction:
                other = name_keys(claim.counterpart) if claim.counterpart else frozenset()
                found[story].append(Position(page, claim, name_keys(claim.party), other))
    for block in found.values():
        block.sort(key=lambda position: position.order)
        yield block


def judge(block: Sequence[Position]) -> Iterable[tuple[Page, Page, Conflict | str]]:
    """The pages of each pair (earlier, later) with a conflict, or with the reason why there is none."""
    for at, later in enumerate(block):
        for earlier in block[max(0, at - _CAP) : at]:
            yield earlier.page, later.page, _verdict(earlier, later)


def _verdict(a: Position, b: Position) -> Conflict | str:
    subjects = {root_of(claim.subject) for claim in (a.claim, b.claim) if claim.subject}
    if len(subjects) > 1 and not _alike(a, b):
        return "another noun"
    if a.claim.scope != b.claim.scope:
        return "another scope"
    days = a.page.facts.article.date, b.page.facts.article.date
    if not a.claim.times and days[0] and days[1] and abs((days[0] - days[1]).days) > _DAYS:
        return "another time"
    if set(a.claim.times) != set(b.claim.times) and a.claim.times and b.claim.times:
        return "another time"
    if not a.sign or not b.sign:
        return "denied"
    if a.party & b.party:
        if a.sign == b.sign:
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
    if a.sign == b.sign:
        return _opposed(a, b) if a.counterpart and b.counterpart else "one side is general"
    return _pair(a, b)


def _alike(a: Position, b: Position) -> bool:
    """Do two measured nouns name members of one flow: "officers" and "transferees"?"""
    mutual = bool(a.party & b.counterpart or b.party & a.counterpart)
    return mutual and not a.party & b.party


def _opposed(a: Position, b: Position) -> Conflict:
    same = a.page is b.page or (
        a.page.facts.article.source is not None and a.page.facts.article.source == b.page.facts.article.source
    )
    severity: Severity = "error" if same else "warning"
    if a.claim.speaker and b.claim.speaker and a.claim.speaker != b.claim.speaker:
        severity = "info"
    books = a.claim.subject == "balance"
    message = f"{b.claim.party}: {b.claim.text} here, {a.claim.text} there" + ("" if books else ", of one flow")
    return Conflict(
        "antonym" if books else "net-position",
        severity,
        message,
        _side(b),
        _side(a),
        _reasons(a, b),
        "another period or another counterpart",
    )


def _pair(a: Position, b: Position) -> Conflict:
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


def _reasons(a: Position, b: Position) -> tuple[str, ...]:
    return tuple(
        f"{position.claim.party}: {'+' if position.sign > 0 else '-'}"
        + (f", counterpart {position.claim.counterpart}" if position.claim.counterpart else ", counterpart not named")
        for position in (a, b)
    )


def _side(position: Position) -> Side:
    claim = position.claim
    value = "net gain" if position.sign > 0 else "net loss"
    return Side(position.page.facts.path, claim.start, claim.end, claim.text, value, claim.speaker)
