"""What stands beside a statement that nobody is said to have made, so that an editor need only know of it: a body that
acts or speaks on it, insiders whom the story describes, those who keep the count, the story's own figures."""

from __future__ import annotations

from functools import cache
from re import Pattern

from factcheck import patterns
from factcheck.engine.hidden import is_bare
from factcheck.engine.provenance import words_of
from factcheck.engine.sources import SPOKEN, content
from factcheck.engine.stakes import stake
from factcheck.engine.view import View, once
from factcheck.language.lexicon import load, table
from factcheck.model import Attribution, within

_WORDS = patterns.lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BEFORE, _TWICE, _DATA, _HEAD = 2, 2, 2, 25
_FIGURES = frozenset({"money", "percent"})


def vouched(view: View, start: int, end: int, at: int) -> str:
    """Who stands beside the figure or statement ``start:end`` of sentence ``at``, in one word; empty if nobody does.

    official: a body with power or a register acts on it in its sentence or the next one; a figure needs one that speaks
    of the same matter in the next, what was stolen one that looks into it; insiders: sources that the story describes
    speak before and after it; counted: it is a toll, and those who count tolls are heard in the story; poll: its own
    sentence names one, or a count; data: it names nobody, and its paragraph or the one before gives the figures."""
    if at < 0:
        return ""
    if next(iter(within(view.facts.quantities, start, end)), None) is not None:
        why = stake(view, start, end, at)
        if _speaks(view, at) or (why == "loss" and _named(view, at)):
            return "official"
        if _insiders(view, at):
            return "insiders"
        return "counted" if why == "toll" and _counters(view) >= _TWICE else ""
    if _acts(view, start, end, at):
        return "official"
    if not _surveys().isdisjoint(word.rstrip(".") for word in words_of(view, at)):
        return "poll"
    return "data" if _borne_out(view, at) else ""


def official(attribution: Attribution) -> bool:
    """Is the source a body with power or a register, or somebody who speaks for one?"""
    return attribution.source is not None and _body().search(attribution.source.text) is not None


def _acts(view: View, start: int, end: int, at: int) -> bool:
    """Does such a body stand where the subject of a clause stands, in the sentence or first in the next one?"""
    sentences = view.facts.sentences
    here = sentences[at]
    if any(not start <= found.start("body") < end for found in _subject().finditer(view.low, here.start, here.end)):
        return True
    after = sentences[at + 1] if at + 1 < len(sentences) else None
    return after is not None and after.block == here.block and _subject().match(view.low, after.start) is not None


def _speaks(view: View, at: int) -> bool:
    sentences = view.facts.sentences
    after = sentences[at + 1] if at + 1 < len(sentences) else sentences[at]
    return (
        after.block == sentences[at].block
        and any(official(voice) and voice.cue_class in SPOKEN for voice in view.voices_in(after.start, after.end))
        and not content(sentences[at]).isdisjoint(content(after))
    )


def _named(view: View, at: int) -> bool:
    """Does such a body stand in the sentence, or at the head of the next one?"""
    here, *after = view.facts.sentences[at : at + 2]
    return _body().search(view.text, here.start, here.end) is not None or any(
        _body().search(view.text, there.start, min(there.end, there.start + _HEAD)) is not None for there in after
    )


def _insiders(view: View, at: int) -> bool:
    """Do hidden sources speak in the two sentences before and in the next one, and is one of them described?"""
    sentences = view.facts.sentences
    if at == 0 or at + 1 >= len(sentences):
        return False
    before = _hidden(view, sentences[max(0, at - _BEFORE)].start, sentences[at].start)
    after = _hidden(view, sentences[at + 1].start, sentences[at + 1].end)
    return bool(before and after) and not all(map(is_bare, (*before, *after)))


def _hidden(view: View, start: int, end: int) -> list[list[str]]:
    """The words of each hidden source that speaks there."""
    return [
        _WORDS.findall(voice.source.text.lower())
        for voice in view.voices_in(start, end)
        if voice.source is not None and voice.anonymous and voice.cue_class in SPOKEN
    ]


@once
def _counters(view: View) -> int:
    """How often does the story hear such a body?"""
    return sum(official(voice) for voice in view.facts.attributions if voice.cue_class in SPOKEN)


def _borne_out(view: View, at: int) -> bool:
    """Does the sentence name no person or body, and are there sums or shares in its paragraph so far, or in the one
    before it?"""
    sentences = view.facts.sentences
    here = sentences[at]
    if any(name.kind in ("person", "organisation") for name in within(view.facts.names, here.start, here.end)):
        return False
    first = at
    while first > 0 and here.block - sentences[first - 1].block <= 1:
        first -= 1
    figures = within(view.facts.quantities, sentences[first].start, here.start)
    return sum(figure.kind in _FIGURES for figure in figures) >= _DATA


@cache
def _surveys() -> frozenset[str]:
    return frozenset(table("figure_roles")["surveys"])


@cache
def _body() -> Pattern[str]:
    bodies = "|".join(sorted(load("state_bodies").forms, key=len, reverse=True))
    # The one whose letters are a word.
    return patterns.compile(rf"\b(?:WHO|(?i:{bodies}))\b")


@cache
def _subject() -> Pattern[str]:
    """Such a body at the head of a clause, with a word after it that is no preposition."""
    bodies = "|".join(sorted(load("state_bodies").forms, key=len, reverse=True))
    opening = r"(?:(?<=[.!?]\s)|(?<=\n)|\A|[,;] (?:and|but|while|which|as) |\band )(?:[a-z]+ ){0,3}?"
    return patterns.compile(
        rf"{opening}the (?:[a-z]+ ){{0,2}}?(?P<body>{bodies}) (?!(?:of|in|on|at|to|for|from|by|with|and|or)\b)[a-z]+"
    )
