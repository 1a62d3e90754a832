"""Years of events that happen once: "The bypass, opened in 1987" against "the bypass, which opened in 1978"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.sheets import Page, name_keys
from factcheck.model import Claim, Severity

MEASURE = "event date"
_CAP = 32


class Dating(msgspec.Struct, eq=False):
    """One dated event, with the names near it."""

    page: Page
    claim: Claim
    names: frozenset[str]

    @property
    def order(self) -> tuple[object, ...]:
        """Publication date, path, offset."""
        return (*self.page.order[:2], self.claim.start)


def blocks(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[list[Dating]]:
    """The dated events of each story, by what happened to what, earlier ones first."""
    found: dict[object, list[Dating]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for claim in page.facts.claims:
            if claim.measure == MEASURE:
                names = frozenset().union(*map(name_keys, claim.names)) if claim.names else frozenset()
                found[story, claim.event, claim.subject].append(Dating(page, claim, names))
    for block in found.values():
        block.sort(key=lambda dating: dating.order)
        yield block


def judge(block: Sequence[Dating]) -> Iterable[tuple[Page, Page, Conflict | str]]:
    """The pages of each pair (earlier, later) with a conflict, or with the reason why there is none."""
    years: dict[int, set[object]] = defaultdict(set)
    for dating in block:
        years[id(dating.page)].add((dating.claim.value, dating.names))
    for at, later in enumerate(block):
        for earlier in block[max(0, at - _CAP) : at]:
            listed = any(len(years[id(dating.page)]) > 2 for dating in (earlier, later))
            yield earlier.page, later.page, "a list of values" if listed else _verdict(earlier, later)


def _verdict(a: Dating, b: Dating) -> Conflict | str:
    if a.claim.value == b.claim.value:
        return "agree"
    if a.claim.scope != b.claim.scope:
        return "another scope"
    if a.names and b.names and not a.names & b.names:
        return "other names"
    if a.page is not b.page and not a.names & b.names:
        return "nothing shared"
    same = a.page is b.page or (
        a.page.facts.article.source is not None and a.page.facts.article.source == b.page.facts.article.source
    )
    severity: Severity = "error" if same else "warning"
    if a.claim.speaker and b.claim.speaker and a.claim.speaker != b.claim.speaker:
        severity = "info"
    message = f"{b.claim.subject} {b.claim.event} in {b.claim.value} here, in {a.claim.value} there"
    reasons = (f"both date one event: {a.claim.subject}, {a.claim.event}", f"{a.claim.value} against {b.claim.value}")
    return Conflict("event-date", severity, message, _side(b), _side(a), reasons, "another event, or a stage of it")


def _side(dating: Dating) -> Side:
    claim = dating.claim
    return Side(dating.page.facts.path, claim.start, claim.end, claim.text, str(claim.value), claim.speaker)
