"""`arithmetic`, `calendar` and `relation`: a stated figure or date against what others in the text make of it.

What is stated is found by templates: those of ``match``, or of a relation those of ``roles`` (role -> templates that
bind it, sentence by sentence, in any order). What they leave open is found by its role.

Keys: match or roles, unless (looked for where a finding would be made), where, let, parts, within (of a relation, how
far apart roles may stand), scope, assert (what must be able to hold), stated (the binding that the finding points at),
explain, related, alternatives (sentence: nothing is said where another figure of the same type in the sentence or
window, taken for one of the operands, makes the assertion hold; dates also stand in for the publication date, and it
for them; around: of a relation also one of the sentences around; none: no such look); operands (what a template leaves
open: "TYPES is MARKS" by role, or "TYPES has MARKS" for marks that it must bear), sure (what must hold besides `where`
to speak of operands so found), reach (how many sentences either side they may stand; default 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from factcheck import patterns
from factcheck.engine.kinds.outcome import Outcome, span_of
from factcheck.engine.matching import matches, vetoed
from factcheck.engine.operands import judging
from factcheck.engine.operands.evidence import filled
from factcheck.engine.rule import Rule
from factcheck.engine.view import Unit, View

_BARE = patterns.lazy(r"\{[^{}]*\}")
"""A template that is one figure, without a word."""


class _Bound(NamedTuple):
    """Facts by name in a stretch of text, and the words ``start:end`` that state something of them. ``said``: do words
    say that a figure is a result, so that one without operands is worth counting?"""

    stretch: Unit
    bindings: dict[str, Any]
    start: int
    end: int
    said: bool = True


def unit(rule: Rule, view: View, stretch: Unit, templates: list[int]) -> Iterator[Outcome]:
    """Outcomes of the rule in one stretch of text: one for each way to bind its names."""
    vetoes: dict[Unit, bool] = {}
    for bound in _bound(rule, view, stretch, templates):
        if not view.in_scope(bound.start, bound.end, rule.scopes):
            continue
        stretch = _of_its_paragraphs(view, bound)
        outcome = judging.judged(rule, view, stretch, *bound[1:4])
        if outcome is None or (outcome.verdict == "unknown" and not bound.said):
            continue
        if outcome.verdict == "fails":
            units = [stretch, *_elsewhere(view, stretch, outcome)]
            for told in units:
                if told not in vetoes:
                    vetoes[told] = vetoed(rule, view, told)
            if any(vetoes[told] for told in units):
                continue
        yield outcome


def _elsewhere(view: View, stretch: Unit, outcome: Outcome) -> list[Unit]:
    """The sentences outside a stretch that operands were found in: their words veto as well."""
    related = outcome.hit.related if outcome.hit is not None else ()
    places = [outcome.start, *(place.start for place in related)]
    numbers = sorted({view.sentence_at(place) for place in places} - {*stretch.sentences, -1})
    sentences = view.facts.sentences
    return [Unit(sentences[at].start, sentences[at].end, (at,)) for at in numbers]


def _of_its_paragraphs(view: View, bound: _Bound) -> Unit:
    """The stretch without sentences of paragraphs that hold nothing of what was bound: their words veto nothing."""
    sentences, stretch = view.facts.sentences, bound.stretch
    if sentences[stretch.sentences[0]].block == sentences[stretch.sentences[-1]].block:
        return stretch
    places = [bound.start, bound.end - 1]
    for value in bound.bindings.values():
        places.extend(fact.start for fact in (value if isinstance(value, list) else [value]))
    blocks = {sentences[view.sentence_at(place)].block for place in places}
    kept = [number for number in stretch.sentences if min(blocks) <= sentences[number].block <= max(blocks)]
    return Unit(sentences[kept[0]].start, sentences[kept[-1]].end, tuple(kept)) if kept else stretch


def _bound(rule: Rule, view: View, stretch: Unit, templates: list[int]) -> Iterator[_Bound]:
    stated = rule.head.stated
    if rule.roles:
        for around, bindings in filled(rule, view, stretch):
            yield _Bound(around, bindings, *span_of(stated, bindings, around.start, around.end))
        return
    seen: set[frozenset[tuple[str, int, int]]] = set()
    for number in templates:
        bare = _BARE.fullmatch(rule.templates[number].source) is not None
        for match in matches(rule, rule.templates[number], view, stretch, overlapped=True):
            places = frozenset((name, *span_of(name, match.bindings, -1, -1)) for name in match.bindings)
            if places in seen:
                continue
            seen.add(places)
            start, end = span_of(stated, match.bindings, match.start, match.end)
            said = not bare and any(name in match.bindings for name in rule.stated)
            yield _Bound(stretch, match.bindings, start, end, said)
