"""Who is heard near a place: a named person after a vague voice, a named source that takes up what is handed on, the
name of somebody who is first shown without it, the facts of a study beside its mention."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from re import Pattern

from factcheck import patterns
from factcheck.engine.unsettled import is_open
from factcheck.engine.view import View, once
from factcheck.language.inflection import plural
from factcheck.language.lexicon import load, table
from factcheck.language.roots import common, root_of
from factcheck.model import Sentence, within

_NEXT, _AROUND = 2, 2
_NEAR = 60
# Sentences of the top of a story, and how far below it hands in the names.
_TOP, _BELOW = 4, 4
_WORDS = patterns.lazy(r"[^\W\d_]{4,}")
_CAPITALS = patterns.lazy(r"[A-Z][\w.&’'-]+")
SPOKEN = ("say", "tell", "according", "show")


def named_next(view: View, start: int, end: int, at: int) -> bool:
    """Does a named person speak in the rest of sentence ``at`` or in the two after it? A vague voice ("experts say")
    that a named one takes up at once is only its introduction."""
    sentences = view.facts.sentences
    if at < 0:
        return False
    last = sentences[min(at + _NEXT, len(sentences) - 1)].end
    return any(
        attribution.speaker in _people(view) and attribution.cue_class in ("say", "tell", "according")
        for attribution in view.voices_in(end, last)
    )


def peer_heard(view: View, start: int, end: int, at: int) -> bool:
    """Does somebody with a name speak in the article who is one of those that the vague voice ``start:end`` sums up: a
    named analyst for "analysts say", a professor for "experts say"?"""
    peers = _peers()
    knowing = not peers.isdisjoint(_WORDS.findall(view.low, start, end))
    return knowing and any(
        not peers.isdisjoint(_WORDS.findall(view.low, voice.source.start, voice.source.end + _NEAR))
        for voice in view.facts.attributions
        if voice.source is not None and voice.speaker in _people(view) and voice.cue_class in SPOKEN
    )


@cache
def _peers() -> frozenset[str]:
    """The words for those who are heard for what they know, and for where they work."""
    return frozenset(form for word in load("vague_voice").data["peers"] for form in (word, plural(word)))


@once
def _people(view: View) -> frozenset[str]:
    """The persons of an article, and who may be one."""
    kinds = (
        name for name in view.facts.names if name.kind == "person" or (name.kind == "other" and " " in name.canonical)
    )
    return frozenset(name.canonical for name in kinds)


def source_beside(view: View, start: int, end: int, at: int) -> bool:
    """Does a source speak in the sentence before or after, in one paragraph, or in the one before of the same matter
    (a word that is not common)? A reader takes it for the source of what is handed on."""
    sentences = view.facts.sentences
    if at < 0:
        return False
    block = sentences[at].block
    if at and sentences[at - 1].sourced == "yes" and not content(sentences[at]).isdisjoint(content(sentences[at - 1])):
        return True
    return any(
        sentence.block == block and sentence.sourced == "yes"
        for sentence in (*sentences[max(0, at - 1) : at], *sentences[at + 1 : at + 2])
    )


def taken_up(view: View, start: int, end: int, at: int) -> bool:
    """Does a named source say the same in what follows: in the next sentence, at the top of a story in the next
    three? The same is what shares a word that is not common."""
    sentences = view.facts.sentences
    if at < 0:
        return False
    here = content(sentences[at])
    reach = _NEXT + 1 if at < _TOP else 1
    return any(
        not here.isdisjoint(content(after)) and _named(view, after) for after in sentences[at + 1 : at + 1 + reach]
    )


def content(sentence: Sentence) -> set[str]:
    """The roots of the words that tell what a sentence is about."""
    return {root_of(word.lower()) for word in _WORDS.findall(sentence.text)} - common()


def _named(view: View, sentence: Sentence) -> bool:
    """Does somebody with a name, or a newsroom or body with one, speak in the sentence?"""
    for attribution in view.voices_in(sentence.start, sentence.end):
        source = attribution.source
        if source is None or attribution.anonymous or attribution.cue_class not in SPOKEN:
            continue
        if attribution.speaker is not None or _CAPITALS.search(source.text, 1) is not None:
            return True
        if source.start > sentence.start and _CAPITALS.match(source.text) is not None:
            return True
    return False


def introduced(view: View, start: int, end: int, at: int) -> bool:
    """Is somebody whom the top of a story shows without a name ("a Harland official said") shown with name or office
    below it ("The Harland transport minister", "Ann Poole, for Harland, said")? ``start:end`` are the source."""
    sentences = view.facts.sentences
    if not 0 <= at < _TOP:
        return False
    bodies = {word.strip(".,'’") for word in _CAPITALS.findall(view.text, start + 1, end)}
    for after in sentences[at + 1 : at + 1 + _BELOW] if bodies else ():
        if not any(word in after.text for word in bodies):
            continue
        people = (name for name in within(view.facts.names, after.start, after.end) if name.kind == "person")
        if any(name.title or view.text[name.end : name.end + 1] == "," for name in people):
            return True
        if any(_office(after.text, word) for word in bodies):
            return True
    return False


def in_court(view: View, start: int, end: int, at: int) -> bool:
    """Does sentence ``at``, or the one before or after it, tell of a court or an inquiry? One that is still to come has
    found nothing, and where nobody is charged there is no court."""
    proceedings = load("proceedings").forms
    sentences = view.facts.sentences
    return any(
        not proceedings.keys().isdisjoint(_WORDS.findall(sentences[index].text.lower())) and not is_open(view, index)
        for index in range(max(0, at - 1), min(at + 2, len(sentences)))
    )


def _office(text: str, body: str) -> bool:
    """Does "the ... <body> ... minister" stand in the text?"""
    at = text.find(body)
    before, words = text[:at].split()[-3:], text[at + len(body) :].split()[:3]
    offices = table("name_titles")["titles"].split()
    return any(word.lower() == "the" for word in before) and any(word.strip(".,").lower() in offices for word in words)


def study_known(view: View, start: int, end: int, at: int) -> bool:
    """Do the two sentences before, or the two after, say who made the study or poll at ``start:end``, or how many were
    asked? A maker is a name beside a word for a study, or a body that makes them."""
    return at >= 0 and (_asked(view, at) or _made(view, start, at))


def poll_lacks(view: View, start: int, end: int, at: int) -> str:
    """What a reader is not told of the poll or survey at ``start:end``, in the two sentences before or after: "by
    whom", "how many were asked", or nothing."""
    if at < 0:
        return ""
    lacks = [] if _made(view, start, at) else ["by whom"]
    return " and ".join([*lacks, *([] if _asked(view, at) else ["how many were asked"])])


def _around(view: View, at: int) -> tuple[int, int]:
    sentences = view.facts.sentences
    return sentences[max(0, at - _AROUND)].start, sentences[min(at + _AROUND, len(sentences) - 1)].end


def _asked(view: View, at: int) -> bool:
    return _study()[1].search(view.low, *_around(view, at)) is not None


def _made(view: View, start: int, at: int) -> bool:
    if _study()[0].search(view.text, *_around(view, at)) is not None:
        return True
    names = view.facts.names
    low = bisect_left(names, view.facts.sentences[at].start, key=lambda name: name.start)
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
    asked = patterns.compile(
        rf"\b\d[\d,]* (?!per ?cent)(?:[a-z-]+ ){{0,3}}(?:{people})\b|\b(?:{'|'.join(words['polled'])})\b"
    )
    return makers, asked
