"""A draft read again while somebody types: the sentences whose claims cannot have changed since the reading before.

A sentence keeps its claims where it and its neighbours hold the same facts as before, and nothing that did change
reaches into it (a quotation that is opened and runs on, say).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from factcheck.extraction.claims.party import main_person
from factcheck.extraction.claims.words import Line
from factcheck.language.roots import listed
from factcheck.model import Attribution, Claim, Facts, Quantity, Quotation, Sentence, Span
from factcheck.model.record import Record

_AHEAD, _BEHIND = 3, 2
"""How many sentences after it, and before it, the claims of a sentence may depend on."""
_LAYERS = ("sentences", "quantities", "dates", "names", "quotations", "attributions")
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
    first, last = 0, len(sentences)
    moved, more = last - len(before.sentences), len(facts.quantities) - len(before.quantities)
    step = len(facts.article.text) - len(before.article.text)
    if sentences and before.sentences and _main(facts) == _main(before):
        start, end = _changed(facts, before, step)
        first = sum(sentence.end <= start for sentence in sentences) - _AHEAD
        tail = sum(sentence.start >= end for sentence in sentences) - _BEHIND
        if tail > 0 and _opened(facts, tail) == _opened(before, tail):
            last -= tail
        first = min(max(0, first), last)
        # "The previous year ...": it is of the time that the sentence before names.
        while 0 < first < last and _carries(sentences[first]):
            first -= 1
        while last < len(sentences) and _carries(sentences[last]):
            last += 1
    same = [claim for claim in before.claims if claim.sentence < first]
    later = [
        replace(
            claim,
            start=claim.start + step,
            end=claim.end + step,
            sentence=claim.sentence + moved,
            quantity=claim.quantity + more if claim.quantity is not None else None,
        )
        for claim in before.claims
        if claim.sentence >= last - moved
    ]
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


def _changed(facts: Facts, before: Facts, step: int) -> tuple[int, int]:
    """From where to where, in the text as it is now, facts are not those that were there before."""
    blocks = facts.sentences[-1].block - before.sentences[-1].block
    new, old = facts.article.text, before.article.text
    start = _same(min(len(new), len(old)), lambda size: new.startswith(old[:size]))
    end = len(new) - _same(min(len(new), len(old)) - start, lambda size: new.endswith(old[len(old) - size :]))
    for layer in _LAYERS:
        now, then = getattr(facts, layer), getattr(before, layer)
        least = min(len(now), len(then))
        head = _alike(now, then, least, lambda fact: fact)
        tail = _alike(now[::-1], then[::-1], least - head, lambda fact: _shifted(fact, step, blocks))
        for fact in now[head : len(now) - tail]:
            start, end = min(start, _span(fact)[0]), max(end, _span(fact)[1])
        for fact in then[head : len(then) - tail]:
            start, end = min(start, _span(fact)[0]), max(end, _span(fact)[1] + step)
    return start, end


def _same(most: int, same: Callable[[int], bool]) -> int:
    """The largest number, up to ``most``, of characters that are the same."""
    return bisect_left(range(most), True, key=lambda size: not same(size + 1))


def _alike(now: Sequence[Any], then: Sequence[Any], most: int, as_now: Callable[[Any], Any]) -> int:
    """How many facts in a row, ``most`` at the most, are the same."""
    for at in range(most):
        if now[at] != as_now(then[at]):
            return at
    return most


def _shifted(fact: Any, step: int, blocks: int) -> Any:
    """The fact where it stands after ``step`` characters, and ``blocks`` blocks, were put in before it."""
    if isinstance(fact, Attribution):
        source, cue = (_shifted(span, step, 0) if span is not None else None for span in (fact.source, fact.cue))
        return replace(fact, source=source, cue=cue, content=tuple(_shifted(span, step, 0) for span in fact.content))
    start, end = fact.start + step, fact.end + step
    if isinstance(fact, Sentence):
        return replace(fact, start=start, end=end, block=fact.block + blocks)
    if isinstance(fact, Quantity) and fact.counted_start >= 0:
        counted = fact.counted_start + step, fact.counted_end + step
        return replace(fact, start=start, end=end, counted_start=counted[0], counted_end=counted[1])
    if isinstance(fact, Quotation):
        inner = fact.inner_start + step, fact.inner_end + step
        return replace(fact, start=start, end=end, inner_start=inner[0], inner_end=inner[1])
    return replace(fact, start=start, end=end)


def _span(fact: Any) -> tuple[int, int]:
    """The first and the last offset of a fact."""
    if not isinstance(fact, Attribution):
        return fact.start, fact.end
    spans: list[Span] = [span for span in (fact.source, fact.cue, *fact.content) if span is not None]
    return min(span.start for span in spans), max(span.end for span in spans)
