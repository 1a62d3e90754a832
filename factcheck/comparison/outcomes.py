"""How one contest or one vote ended, in two reports of one event that name one side, or none, beside the result."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import patterns
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, disagree, grade
from factcheck.language.roots import listed, root_of

_DASH = patterns.lazy(r"(?<=\d)[–—](?=\d)")
_WORD = patterns.lazy(r"[a-z]{4,}")
_BODY = Decimal("0.15")


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The one result of each of two reports, if they differ and neither has the other's anywhere."""
    for event in ("score", "vote"):
        one, other = _only(a, event), _only(b, event)
        if one is not None and other is not None and one.claim.scope != other.claim.scope:
            yield a, b, _verdict(one, other)
    gain, loss = _net(a), _net(b)
    if gain is not None and loss is not None and gain.claim.value == loss.claim.value:
        yield a, b, _opposed(gain, loss)


def _net(page: Page) -> Statement | None:
    """The one net gain or loss of so many that a report gives, with nobody named on the other side."""
    found = page.of("net position")
    one = found[0] if len(found) == 1 else None
    return Statement(page, one) if one and one.value and one.polarity and not one.counterpart else None


def _opposed(a: Statement, b: Statement) -> Conflict | str:
    """A gain here and a loss there of one number, where a report does not name the party: one party's."""
    if a.claim.direction == b.claim.direction or a.claim.subject != b.claim.subject:
        return "agree"
    one, other = ({time for time in side.claim.times if not time.endswith("day")} for side in (a, b))
    if (a.claim.party and b.claim.party) or (one and other and not one & other):
        return "another party"
    reasons = (f"both of {a.claim.value} {a.claim.subject}, in reports of one event",)
    what = f"{b.claim.text} here, {a.claim.text} there"
    sides = b.side(b.claim.text), a.side(a.claim.text)
    return Conflict("net-position", grade(a, b), what, *sides, reasons, "another party or period: say so")


def _only(page: Page, event: str) -> Statement | None:
    found = [claim for claim in page.of("score") if claim.event == event]
    return Statement(page, found[0]) if len({claim.scope for claim in found}) == 1 else None


def _verdict(a: Statement, b: Statement) -> Conflict | str:
    if _has(a.page, b) or _has(b.page, a):
        return "stated there too"
    if _teams(a.page.lower) != _teams(b.page.lower) or _teams(_sentence(a)) != _teams(_sentence(b)):
        return "another team"
    if a.claim.times and b.claim.times and not {*a.claim.times} & {*b.claim.times}:
        return "another time"
    if a.claim.event == "vote" and not (_one_body(a, b) and _one_motion(a, b)):
        return "another vote"
    what = f"{b.claim.text} here, {a.claim.text} there for one {'vote' if a.claim.event == 'vote' else 'contest'}"
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if disagree(a.claim, b.claim) else ""
    reasons = ("both give one result, in reports of one event", f"{b.claim.text} against {a.claim.text}")
    sides = b.side(b.claim.text), a.side(a.claim.text)
    return Conflict("score", grade(a, b), what + who, *sides, reasons, "another contest, or a part of it: say so")


def _has(page: Page, other: Statement) -> bool:
    """Does a report have the other's result as printed?"""
    printed = _DASH.sub("-", other.claim.text)
    return printed in _DASH.sub("-", page.article.text)


def _sentence(statement: Statement) -> str:
    sentence = statement.page.facts.sentences[statement.claim.sentence]
    return statement.page.article.text[sentence.start : sentence.end].lower()


def _teams(text: str) -> frozenset[str]:
    return listed("acts", "teams") & {*text.replace("\u2019", "'").replace(".", "").split()}


def _one_motion(a: Statement, b: Statement) -> bool:
    """Do the sentences of two votes, or the votes themselves, share more than who voted: a word of what was decided?"""
    if {*a.claim.scope} & {*b.claim.scope}:
        return True
    small = listed("claim_words", "functions") | listed("antonyms", "when")
    voting = frozenset(map(root_of, listed("acts", "voting") | listed("collectives", "nouns") | small))
    one, other = ({root_of(word) for word in _WORD.findall(_sentence(side))} for side in (a, b))
    names = {root_of(word) for name in (*a.claim.names, *b.claim.names) for word in name.lower().split()}
    return bool((one & other) - voting - names)


def _one_body(a: Statement, b: Statement) -> bool:
    """May one body have voted in both: is one side the same, or the number of those who voted nearly so?"""
    one, other = ([Decimal(end) for end in side.claim.scope] for side in (a, b))
    total, there = sum(one, Decimal(0)), sum(other, Decimal(0))
    return bool({*one} & {*other}) or abs(total - there) <= _BODY * max(total, there)
