"""Who did it to whom: one relation of the same two parties, one way here and the other way there.

Only in two reports that plainly tell of one event; a report that tells of both ways, or of another turn, knows more."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import patterns
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.phrases import same
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, disagree, grade
from factcheck.language.roots import listed, root_of
from factcheck.model import Claim, Severity

_CONTENT = patterns.lazy(r"(?<![\w’'-])[a-z]{4,}")
_PLAIN = patterns.lazy(r"[a-z]+")
_MOST = 12


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The relations of two reports of one event that go both ways."""
    for one in a.of("relation")[:_MOST]:
        for other in b.of("relation")[:_MOST]:
            if one.event == other.event and _turned(one, other):
                yield a, b, _verdict(Statement(a, one), Statement(b, other))


def _turned(one: Claim, other: Claim) -> bool:
    return same(one.party, other.counterpart) and same(one.counterpart, other.party)


def _verdict(a: Statement, b: Statement) -> Conflict | str:
    for page, here in ((a.page, a.claim), (b.page, b.claim)):
        if any(here.event == claim.event and _turned(here, claim) for claim in page.of("relation")):
            return "stated there too"
    if set(a.claim.times) and set(b.claim.times) and not set(a.claim.times) & set(b.claim.times):
        return "another time"
    if any(not listed("directed", "turns").isdisjoint(_sentence(side)) for side in (a, b)):
        return "several acts"
    if a.claim.event in listed("directed", "handed") and not (_handed(a) & _handed(b)):
        return "another object"
    quoted = "quoted" in (*a.claim.flags, *b.claim.flags)
    mutual = a.claim.event in listed("directed", "both")
    severity: Severity = "info" if mutual or quoted or disagree(a.claim, b.claim) else grade(a, b)
    message = f"who did it to whom? “{b.claim.text}” here, “{a.claim.text}” there"
    reasons = (f"both about {b.claim.party} and {b.claim.counterpart}",)
    sides = b.side(b.claim.party or ""), a.side(a.claim.party or "")
    return Conflict("who-did-it", severity, message, *sides, reasons, "each did it to the other: say so")


def _handed(statement: Statement) -> set[str]:
    """The roots of the words between two parties, but for the verb, and the figures: what is handed over."""
    words = _CONTENT.findall(statement.claim.text) or ()
    return {root_of(word) for word in words if word not in listed("directed", "handing")} | statement.figures


def _sentence(statement: Statement) -> list[str]:
    """The words of its sentence."""
    sentence = statement.page.facts.sentences[statement.claim.sentence]
    return _PLAIN.findall(statement.page.lower, sentence.start, sentence.end)
