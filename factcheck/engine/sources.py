"""Who is heard near a place: a named person after a vague voice, the facts of a study beside its mention."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from re import Pattern
from typing import TYPE_CHECKING

from factcheck import patterns
from factcheck.language.lexicon import table

if TYPE_CHECKING:
    from factcheck.engine.view import View

_NEXT, _AROUND = 2, 2
_NEAR = 60


def named_next(view: View, start: int, end: int, at: int) -> bool:
    """Does a named person speak in the rest of sentence ``at`` or in the two after it? A vague voice ("experts say")
    that a named one takes up at once is only its introduction."""
    sentences = view.facts.sentences
    if at < 0:
        return False
    last = sentences[min(at + _NEXT, len(sentences) - 1)].end
    people = {name.canonical for name in view.facts.names if name.kind == "person"}
    return any(
        attribution.speaker in people
        and attribution.source is not None
        and end <= attribution.source.start < last
        and attribution.cue_class in ("say", "tell", "according")
        for attribution in view.facts.attributions
    )


def source_beside(view: View, start: int, end: int, at: int) -> bool:
    """Does a source speak in the sentence before or after, in one paragraph? A reader takes it for the source of what
    is handed on between."""
    sentences = view.facts.sentences
    if at < 0:
        return False
    block = sentences[at].block
    return any(
        sentence.block == block and sentence.sourced == "yes"
        for sentence in (*sentences[max(0, at - 1) : at], *sentences[at + 1 : at + 2])
    )


def study_known(view: View, start: int, end: int, at: int) -> bool:
    """Do the two sentences before, or the two after, say who made the study or poll at ``start:end``, or how many were
    asked? A maker is a name beside a word for a study, or a body that makes them."""
    sentences = view.facts.sentences
    if at < 0:
        return False
    first = sentences[max(0, at - _AROUND)].start
    last = sentences[min(at + _AROUND, len(sentences) - 1)].end
    makers, asked = _study()
    if makers.search(view.text, first, last) is not None or asked.search(view.low, first, last) is not None:
        return True
    names = view.facts.names
    low = bisect_left(names, sentences[at].start, key=lambda name: name.start)
    return any(
        name.kind in ("organisation", "other") and abs(name.start - start) <= _NEAR
        for name in names[max(0, low - 1) : low + 12]
    )


@cache
def _study() -> tuple[Pattern[str], Pattern[str]]:
    """What tells a maker (a name before or after "poll"), and what tells a sample ("1,200 adults")."""
    words = table("studies")
    nouns, people = "|".join(words["nouns"]), "|".join(words["asked"])
    name = rf"(?!(?:{'|'.join(words['no_names'])})\b)[A-Z][\w&.’'-]*(?:[ /-][A-Z][\w&.’'-]*){{0,4}}"
    makers = patterns.compile(
        rf"\b(?:{name} (?:[a-z-]+ ){{0,2}}(?i:{nouns})\b|(?i:{nouns}) (?:[a-z]+ ){{0,4}}(?:by|from|of|at|in|for) "
        rf"(?:the |a )?{name}|(?i:{'|'.join(words['bodies'])})\b)"
    )
    asked = patterns.compile(rf"\b\d[\d,]* (?:[a-z-]+ ){{0,3}}(?:{people})\b|\b(?:{'|'.join(words['polled'])})\b")
    return makers, asked
