"""What copy itself says is not settled: an inquiry that is still to come, a cause that is not known yet."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.derived import kept
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import common, root_of
from factcheck.model import Sentence

_AHEAD, _BEHIND, _OBJECT = 3, 1, 60
_SLOT = patterns.lazy(r"\{(\w+)\}")
_WORD = patterns.lazy(r"[^\W\d_]{4,}")
_UNKNOWN = patterns.lazy(
    r"\b(?:cause|reason|source|origin)s?(?: (?:of|for|behind) (?:[a-z'’-]+ ){1,6}?)? ?"
    r"(?:is|are|was|were|remains?|remained|has|have|had)(?: still| yet| as yet)? (?:not|un[a-z]+|under|being|yet)\b"
    r"|\b(?:not|un(?:known|clear|certain)|nobody|no one|too (?:early|soon)|yet to)\b[^.;]{0,40}"
    r"\b(?:why|what caused|what had caused|what started|what had started|how [a-z ]{0,30}(?:start|began|happen|broke)"
    r"|the causes?\b|the reasons? (?:for|why)|to blame)"
)
# What is looked into: the cause itself, or something that was named before.
_POINTING = patterns.lazy(
    r"\W+(?:(?:of|into|on|at|for) )?(?:it|them|this|that|these|those|what (?:caused|went|happened)|why|how|whether|"
    r"the (?:causes?|reasons?|circumstances|figures|results|numbers|matter|incident|case|findings|change"
    r"|fall|drop|decline|rise|increase|loss(?:es)?))\b|\W*(?:in|on|at|once|when|after|if|next|tomorrow|today|this|from"
    r"|until)\b|\W*$"
)


def is_open(view: View, at: int) -> bool:
    """Does sentence ``at`` say that an inquiry is yet to be made or to end, or that nobody was charged?"""
    sentence = view.facts.sentences[at]
    return any(pattern.search(view.low, sentence.start, sentence.end) is not None for pattern in _phrases())


def cause_open(view: View, start: int, end: int, at: int) -> bool:
    """Is the cause that ``start:end`` begins to tell in sentence ``at`` one that the sentences around it say is not
    known, or is still to be looked into? Not where somebody says something of that cause."""
    sentences = view.facts.sentences
    if at < 0 or _heard(view, end, at):
        return False
    here = _roots(sentences[at].text)
    mishap = _mishaps().search(view.low, sentences[at].start, sentences[at].end) is not None
    around = range(max(0, at - _BEHIND), min(at + _AHEAD + 1, len(sentences)))
    return any(index != at and _pending(view, sentences[index], here, mishap=mishap) for index in around)


def _pending(view: View, sentence: Sentence, here: set[str], *, mishap: bool) -> bool:
    """Does the sentence say that a cause is not known, or that what is told of ``here`` is still to be looked into?
    After a mishap, what is looked into is its cause."""
    if _UNKNOWN.search(view.low, sentence.start, sentence.end) is not None:
        return True
    match = _phrases()[1].search(view.low, sentence.start, sentence.end)
    if match is None:
        return False
    if mishap or not here.isdisjoint(_roots(sentence.text)):
        return True
    return _POINTING.match(view.low, match.end(), min(sentence.end, match.end() + _OBJECT)) is not None


def _heard(view: View, end: int, at: int) -> bool:
    """Does a source in the story speak of the cause, which stands in the rest of the sentence?"""
    sentence = view.facts.sentences[at]
    cause = _words(view.text[end : sentence.end])
    return any(
        not cause.isdisjoint(_words(" ".join(part.text for part in voice.content)))
        for voice in view.facts.attributions
        if voice.source is not None and voice.cue_class in ("say", "tell", "according", "show", "noun", "belief")
    )


def _roots(words: str) -> set[str]:
    """The roots of words that are not common, by which two sentences are known to tell of one matter."""
    return {root_of(word) for word in _WORD.findall(words.lower())} - common()


def _words(words: str) -> set[str]:
    """The roots of all words but the small ones."""
    return {root_of(word) for word in _WORD.findall(words.lower()) if word not in load("function_words").forms}


@kept(list[str])
def _sources() -> list[str]:
    """The phrases of each kind as a regular expression in which a list stands as one group: spelt out, they would be
    tens of thousands."""
    data = table("unsettled")
    groups = {name: f"(?:{'|'.join(map(re.escape, words))})" for name, words in data["lists"].items()}
    made = []
    for kind in ("uncharged", "open"):
        phrases = [_SLOT.sub(lambda slot: groups[slot.group(1)], words) for words in data[kind]]
        made.append("(?:" + "|".join(rf"\b{phrase}" for phrase in phrases) + r")\b")
    return made


@cache
def _mishaps() -> re.Pattern[str]:
    return patterns.compile(rf"\b(?:{'|'.join(map(re.escape, load('mishap').forms))})\b")


@cache
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Nobody was charged; an inquiry is still to come or to end."""
    uncharged, still_open = map(patterns.compile, _sources())
    return uncharged, still_open
