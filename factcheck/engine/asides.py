"""Hearsay that a desk lets stand: a source of the same matter speaks just before, it is of long ago, or it gives no
more than a place or what somebody is after."""

from __future__ import annotations

from factcheck import patterns
from factcheck.engine.sources import SPOKEN, content
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import personal
from factcheck.model import within

_AROUND, _OLD, _CENTURY = 2, 10, 2000
_SUBJECT, _PARAGRAPH = 8, 6
_WORDS = patterns.lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PLACE = patterns.lazy(
    r" (?:outside|near|inside|behind|beside|opposite|around the corner|along|just (?:off|outside))\b"
)
_WISH = patterns.lazy(
    r"(?:seeking|asking|looking|considering|weighing|keen|interested|hoping|eyeing|planning|after|open to|willing)\b"
)
_PASSIVE = ("is ", "are ", "was ", "were ", "has ", "have ", "had ")
_YEAR = patterns.lazy(r"\b(1[5-9]\d\d|20\d\d)s?\b")


def aside(view: View, start: int, end: int, at: int) -> str:
    """Why the hearsay ``start:end`` in sentence ``at`` is no editor's decision, in one word; empty where it is.

    source: one of the same matter (a word that is not common) speaks, if only in part of it, in the sentence before;
    place: it tells no more than where something was; wish: what somebody is after; past: the years in it or around it
    lie ten years back or, in copy without a date, in another century."""
    if at < 0:
        return ""
    if _told_before(view, at) or _heard(view, start, at):
        return "source"
    if _PLACE.match(view.low, end) is not None:
        return "place"
    # "Is believed to be seeking": the words may end with the verb or before it.
    last = view.low.rfind(" ", start, end) + 1
    if _WISH.match(view.low, last) is not None or _WISH.match(view.low, end + 1) is not None:
        return "wish"
    # "Is said to have" is how legend is told, "reportedly" how news is.
    return "past" if view.low.startswith(_PASSIVE, start) and _long_ago(view, at) else ""


def _told_before(view: View, at: int) -> bool:
    """Does a source of the same matter speak, if only in part of it, in the sentence before, or before those of the
    paragraph that are handed on like this one?"""
    sentences = view.facts.sentences
    here = sentences[at]
    before = at - 1
    while before > 0 and sentences[before].sourced == "no_source" and sentences[before].block == here.block:
        before -= 1
    if before < 0 or sentences[before].sourced not in ("yes", "partly"):
        return False
    return not content(here).isdisjoint(content(sentences[before]))


def _heard(view: View, start: int, at: int) -> bool:
    """Is it told of a body that speaks, or for which somebody speaks, in the paragraph so far ("a spokesman for the
    fire service said ... The fire service is reportedly")? What is told of persons, others know."""
    sentences = view.facts.sentences
    here = sentences[at]
    if any(name.kind == "person" for name in within(view.facts.names, here.start, start)):
        return False
    subject = {*_WORDS.findall(view.low, here.start, start)[:_SUBJECT]} - load("function_words").forms.keys()
    first = next(sentence.start for sentence in sentences[max(0, at - _PARAGRAPH) :] if sentence.block == here.block)
    if not subject or any(map(personal, subject)):
        return False
    return any(
        voice.source is not None
        and not voice.anonymous
        and voice.cue_class in SPOKEN
        and subject <= {*_WORDS.findall(view.low, voice.source.start, voice.source.end)}
        for voice in view.voices_in(first, here.start)
    )


def _long_ago(view: View, at: int) -> bool:
    """Do years long past stand in the sentence, or both before and after it, and none that is not?"""
    sentences = view.facts.sentences
    here = sentences[at]
    first, last = sentences[max(0, at - _AROUND)].start, sentences[min(at + _AROUND, len(sentences) - 1)].end
    found = [(match.start(), int(match.group(1))) for match in _YEAR.finditer(view.text, first, last)]
    published = view.facts.article.date
    limit = published.year - _OLD if published is not None else _CENTURY - 1
    if not found or max(year for _, year in found) > limit:
        return False
    sides = {(place >= here.start) + (place >= here.end) for place, _ in found}
    return 1 in sides or sides == {0, 2}
