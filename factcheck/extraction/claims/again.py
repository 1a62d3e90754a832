"""A draft read again while somebody types: the sentences whose claims cannot have changed since the reading before.

A sentence keeps its claims where it and its neighbours hold the same facts as before, and nothing that did change
reaches into it (a quotation that is opened and runs on, say).
"""

from __future__ import annotations

from factcheck.extraction.claims.party import main_person
from factcheck.extraction.claims.words import Line
from factcheck.language.roots import listed
from factcheck.model import Claim, Facts, Sentence
from factcheck.model.changes import READ, between, shifted
from factcheck.model.record import Record

_AHEAD, _BEHIND = 3, 2
"""How many sentences after it, and before it, the claims of a sentence may depend on."""
_WORD = 40


class Kept(Record, frozen=True):
    """The claims of the sentences before ``first`` and from ``last`` on; those between are to be read."""

    claims: tuple[Claim, ...]
    first: int
    last: int


def kept(facts: Facts, before: Facts) -> Kept:
    """What stays of the claims of ``before`` in ``facts``, the same draft read later, whose claims are not read yet.
    The frame (date of publication, house, settings) is taken to be the same."""
    sentences = facts.sentences
    if not sentences or not before.sentences:
        return Kept((), 0, len(sentences))
    first, last = 0, len(sentences)
    change = between(before, facts, READ)
    if _main(facts) == _main(before):
        first = sum(sentence.end <= change.start for sentence in sentences) - _AHEAD
        tail = sum(sentence.start >= change.end for sentence in sentences) - _BEHIND
        if tail > 0 and _opened(facts, tail) == _opened(before, tail):
            last -= tail
        first = min(max(0, first), last)
        # "The previous year ...": it is of the time that the sentence before names.
        while 0 < first < last and _carries(sentences[first]):
            first -= 1
        while last < len(sentences) and _carries(sentences[last]):
            last += 1
    same = [claim for claim in before.claims if claim.sentence < first]
    later = [shifted(claim, change) for claim in before.claims if claim.sentence >= last - change.sentences]
    return Kept((*same, *later), first, last)


def _main(facts: Facts) -> tuple[str | None, bool]:
    main = main_person(facts.names)
    return main.name.canonical if main.name else None, main.alone


def _opened(facts: Facts, tail: int) -> bool:
    """Is there a paragraph before the last ``tail`` sentences?"""
    return any(sentence.kind == "paragraph" for sentence in facts.sentences[:-tail])


def _carries(sentence: Sentence) -> bool:
    first = Line(sentence.text[:_WORD], 0).lowers[:1]
    return not listed("claim_words", "carriers").isdisjoint(first)
