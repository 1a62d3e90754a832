"""Assertions against each other: one says it, the other denies it, or says the opposite.

Refused by default: the same subject, verb, object, tense and time, and no word of change, condition or sequence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.sheets import Page, name_keys
from factcheck.language.roots import listed
from factcheck.model import Claim, Severity

MEASURE = "assertion"
_CAP = 24
_DAYS = 3


class State(msgspec.Struct, eq=False):
    """One assertion, with the forms under which its subject and the other names are known."""

    page: Page
    claim: Claim
    party: frozenset[str]
    names: frozenset[str]

    @property
    def order(self) -> tuple[object, ...]:
        """Publication date, path, offset."""
        return (*self.page.order[:2], self.claim.start)

    @property
    def sign(self) -> int:
        """The side of the axis, a denial turned round."""
        return self.claim.direction if self.claim.polarity else -self.claim.direction


def blocks(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[list[State]]:
    """The assertions of each story by verb, object and tense, earlier ones first."""
    found: dict[object, list[State]] = defaultdict(list)
    for page, story in zip(pages, stories, strict=True):
        for claim in page.facts.claims:
            if claim.measure == MEASURE and "limited" not in claim.flags:
                party = name_keys(claim.party) if claim.party else frozenset({claim.subject or ""})
                names = frozenset().union(*map(name_keys, claim.names)) if claim.names else frozenset()
                key = (story, claim.event, claim.counterpart, claim.modality)
                found[key].append(State(page, claim, party, names))
    for block in found.values():
        signs, times = {state.sign for state in block}, {state.claim.times for state in block}
        if len(signs) > 1 or (len(times) > 1 and _once(block[0])):
            block.sort(key=lambda state: state.order)
            yield block


def _once(state: State) -> bool:
    """Is it something that happens once to one subject, so that two weekdays for it cannot both be right?"""
    event = state.claim.event or ""
    return event in listed("antonyms", "once_axes") or event.removeprefix("verb ") in listed("antonyms", "once")


def judge(block: Sequence[State]) -> Iterable[tuple[Page, Page, Conflict | str]]:
    """The pages of each pair (earlier, later) with a conflict, or with the reason why there is none."""
    for at, later in enumerate(block):
        for earlier in block[max(0, at - _CAP) : at]:
            yield earlier.page, later.page, _verdict(earlier, later)


def _verdict(a: State, b: State) -> Conflict | str:
    if not a.party & b.party:
        return "another party"
    named = bool(a.claim.party and b.claim.party) or (_known(a) and _known(b))
    if a.sign == b.sign:
        return _weekdays(a, b) if named and a.claim.polarity and b.claim.polarity and _once(a) else "agree"
    if a.page is b.page and a.claim.sentence == b.claim.sentence:
        return "one sentence"
    if set(a.claim.times) != set(b.claim.times):
        return "another time"
    days = a.page.facts.article.date, b.page.facts.article.date
    if days[0] and days[1] and abs((days[0] - days[1]).days) > _DAYS:
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


def _one_day(a: State, b: State) -> bool:
    one, other = a.page.facts.article.date, b.page.facts.article.date
    return one is not None and other is not None and abs((one - other).days) <= 1


def _known(state: State) -> bool:
    """Is the subject a noun that a name makes one thing: "Ossett bridge", "shares in Tessel"?"""
    subject = state.claim.subject or ""
    return any(name.lower() in subject for name in state.claim.names)


def _weekdays(a: State, b: State) -> Conflict | str:
    """Two weekdays for one thing that happens once, in articles of nearly one day."""
    one, other = set(a.claim.times), set(b.claim.times)
    if len(one) != 1 or len(other) != 1 or not all(time.endswith("day") for time in one | other):
        return "agree"
    days = a.page.facts.article.date, b.page.facts.article.date
    if one == other or (days[0] and days[1] and abs((days[0] - days[1]).days) > _DAYS):
        return "agree"
    return _conflict("event-date", a, b, "info" if a.claim.speaker != b.claim.speaker else "warning")


def _conflict(kind: str, a: State, b: State, severity: Severity) -> Conflict:
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if a.claim.speaker and b.claim.speaker else ""
    here, there = (_days(state) if kind == "event-date" else "" for state in (b, a))
    message = f"“{b.claim.text}”{here} here, “{a.claim.text}”{there} there{who}"
    what = b.claim.party or b.claim.subject
    reasons = (f"both about {what}" + (f" and {b.claim.counterpart}" if b.claim.counterpart else ""),)
    return Conflict(kind, severity, message, _side(b), _side(a), reasons, "another time, or a change: say so")


def _days(state: State) -> str:
    return "".join(f" on {day.title()}" for day in state.claim.times)


def _side(state: State) -> Side:
    claim = state.claim
    return Side(state.page.facts.path, claim.start, claim.end, claim.text, claim.text, claim.speaker)
