"""An article read again without what it tells by the way, for the rules that recompute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck import patterns
from factcheck.engine.bits import bits_of
from factcheck.engine.byway import asides
from factcheck.engine.kinds import kind
from factcheck.engine.kinds.outcome import Outcome
from factcheck.engine.runner import RECOMPUTING
from factcheck.engine.shortened import Shortened
from factcheck.engine.view import View
from factcheck.model import Hit, within

if TYPE_CHECKING:
    from factcheck.engine.runner import Runner

_OF_SENTENCES = ("counted_lists",)
"""Checks of articles that look at one sentence, and its figures, at a time."""
_OF_ONESELF = patterns.lazy(r"\bi(?:[’']m| am|[’']ve| have)?(?: just)?(?: turn(?:ed)?| only| now)? $")
_REACH = 16


def reread(runner: Runner, view: View, outcomes: list[Outcome]) -> tuple[list[Outcome], list[Hit]]:
    """The outcomes with what does not fit once the asides are left out, and the lists that do not. Only stretches with
    a sentence that became shorter, or one beside it, are looked at again."""
    cuts = [*asides(view)]
    if not cuts:
        return outcomes, []
    short = Shortened(view.facts, cuts)
    less = View(short.facts)
    sifted = less.sifted = runner.sieve.sift(less)
    near = {at + step for at in short.sentences for step in (-1, 0, 1) if at + step >= 0}
    done: dict[str, int] = {}
    for size, entries in sifted.found.items():
        entries[:] = [entry for entry in entries if runner.rules[entry[0][0]].kind in RECOMPUTING]
        done[size] = ~sifted.units_with(size, bits_of(near))
    found: list[Outcome] = []
    for _, unit, may in runner.stretches(less, done):
        if may and not near.isdisjoint(unit.sentences):
            here = runner.outcomes(less, unit, may, {})
            found += [outcome for at in sorted(here) for outcome in here[at]]
    wrong = set(runner.settle(less, found)[0])
    more = [short.back(outcome) for outcome in found if outcome.hit in wrong]
    listed = [
        short.hit(hit)
        for rule in runner.article_rules
        if rule.check in _OF_SENTENCES
        for hit in kind(rule.kind).article(rule, less)
        if less.sentence_at(hit.start) in short.sentences
    ]
    less.fields.clear()
    # What only figures of an aside make fit is chance, and so is what the age of who says so does not fit.
    marks = {(outcome.start, outcome.end) for outcome in more}
    strangers = [cut for cut in cuts if _stranger(view, *cut)]
    outcomes = [o for o in outcomes if o.verdict != "fits" or (o.start, o.end) not in marks]
    return [o for o in outcomes if not _mixed(view, o.hit, strangers)] + more, listed


def _stranger(view: View, start: int, end: int) -> bool:
    """Does a clause tell that somebody says so of whom nothing else is told?"""
    if not any(voice.source is not None and voice.source.end <= end for voice in view.voices_in(start, end)):
        return False
    named = {name.canonical for name in within(view.facts.names, start, end) if name.kind in ("person", "other")}
    return bool(named) and not any(n.canonical in named and not start <= n.start < end for n in view.facts.names)


def _mixed(view: View, hit: Hit | None, cuts: Sequence[tuple[int, int]]) -> bool:
    """Does a finding hold a figure of an aside against another one outside of it? What speakers say of themselves goes
    with what is told of them."""
    if hit is None or not hit.related or _OF_ONESELF.search(view.low, max(0, hit.start - _REACH), hit.start):
        return False
    places = [hit.start, *(place.start for place in hit.related)]
    return any({start <= place < end for place in places} == {True, False} for start, end in cuts)
