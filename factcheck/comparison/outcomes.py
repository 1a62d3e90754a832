"""How one contest or one vote ended, in two reports of one event that name one side, or none, beside the result."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import patterns
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, disagree, grade
from factcheck.language.roots import listed

_DASH = patterns.lazy(r"(?<=\d)[–—](?=\d)")
_BODY = Decimal("0.15")


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The one result of each of two reports, if they differ and neither has the other's anywhere."""
    for event in ("score", "vote"):
        one, other = _only(a, event), _only(b, event)
        if one is not None and other is not None and one.claim.scope != other.claim.scope:
            yield a, b, _verdict(one, other)


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
    if a.claim.event == "vote" and not _one_body(a, b):
        return "another vote"
    what = f"{b.claim.text} here, {a.claim.text} there for one {'vote' if a.claim.event == 'vote' else 'contest'}"
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if disagree(a.claim, b.claim) else ""
    reasons = ("both give one result, in reports of one event",)
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


def _one_body(a: Statement, b: Statement) -> bool:
    """May one body have voted in both: is one side the same, or the number of those who voted nearly so?"""
    one, other = ([Decimal(end) for end in side.claim.scope] for side in (a, b))
    total, there = sum(one, Decimal(0)), sum(other, Decimal(0))
    return bool({*one} & {*other}) or abs(total - there) <= _BODY * max(total, there)
