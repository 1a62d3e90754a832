"""One person under two names in two reports of one event: the same surname with two forenames, or the other way round.

Each report names one such person whom the other does not know. Two of a family share a surname too: where a report
speaks of relatives nothing is said, and what is said is for information, but where both give the same age."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison.ages import same_forename
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.likeness import one_event
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged
from factcheck.comparison.ties import tied
from factcheck.language.letters import near
from factcheck.language.roots import listed
from factcheck.model import Name, Severity

_TIED = 1.5
_SHORT = 3
_RECONCILE = "two people: say so"


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The one person of each of two reports whom the other one knows by half of the name: of the same age if the
    surname is another, else the only one that the other lacks."""
    if not one_event(a.marks, b.marks):
        return
    left, right = _own(a, b), _own(b, a)
    found = [(one, other) for one in left for other in right if _half(a, one, b, other)]
    if len(found) != 1:
        return
    one, other = found[0]
    ages = _ages(a), _ages(b)
    surnames = _words(one)[-1] != _words(other)[-1]
    if _family(a) or _family(b):
        yield a, b, "perhaps relatives"
    elif (ages[0] and ages[1] and ages[0] != ages[1]) or (
        not ages[0] & ages[1] and (surnames or len(left + right) > 2)
    ):
        yield a, b, "another person"
    elif tied(a, _sentence(a, one), b, _sentence(b, other), (*_words(one), *_words(other)), carried=False) < _TIED:
        yield a, b, "too little shared"
    else:
        yield a, b, _conflict(a, one, b, other)


def _own(page: Page, other: Page) -> list[Name]:
    """The persons whom a report names with forename and surname, and the other one does not."""
    named = [name for name in page.facts.names if name.kind == "person" and len(_words(name)) > 1]
    return [name for name in named if any(word not in other.lower for word in (_words(name)[0], _words(name)[-1]))]


def _words(name: Name) -> list[str]:
    return name.canonical.lower().replace("’", "'").split()


def _half(a: Page, one: Name, b: Page, other: Name) -> bool:
    """Is one of forename and surname the same, and the other one nowhere in the other report, nor only a spelling?"""
    left, right = (_words(one)[0], _words(one)[-1]), (_words(other)[0], _words(other)[-1])
    for same, differs in ((1, 0), (0, 1)):
        here, there = left[differs], right[differs]
        if left[same] != right[same] or here == there or min(len(here), len(there)) < _SHORT or "." in here + there:
            continue
        known = here in b.lower or there in a.lower or near(here, there)
        return not known and (bool(differs) or not same_forename(here, there))
    return False


def _family(page: Page) -> bool:
    """Does a report speak of relatives?"""
    return any(f" {word}" in page.lower for word in listed("claim_words", "kin") if word not in ("another", "other"))


def _sentence(page: Page, name: Name) -> int:
    return next((i for i, s in enumerate(page.facts.sentences) if s.start <= name.start < s.end), 0)


def _ages(page: Page) -> set[object]:
    """The ages in a report, with what may be one: "the trucker, 44, had nodded off"."""
    claims = [claim for claims in page.beside.values() for claim in claims]
    return {c.value for c in claims if c.measure == "age" or (c.measure == "number" and not c.subject and not c.unit)}


def _conflict(a: Page, one: Name, b: Page, other: Name) -> Conflict:
    later = Side(b.facts.path, other.start, other.end, other.text, other.canonical)
    earlier = Side(a.facts.path, one.start, one.end, one.text, one.canonical)
    ages = _ages(a), _ages(b)
    severity: Severity = "warning" if len(ages[0]) == 1 and ages[0] == ages[1] else "info"
    reasons = ("two reports of one event, and one name in each that the other has half of",)
    message = f"{other.canonical} here, {one.canonical} there: one person?"
    return Conflict("name-spelling", severity, message, later, earlier, reasons, _RECONCILE, loose=True)
