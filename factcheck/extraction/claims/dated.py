"""Dated events: "The bypass, opened in 1987", "the theatre, which was founded in 1897", "Ann Roe was born in 1950"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.words import Token, tokens
from factcheck.language.days import MONTH
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, singular
from factcheck.model import Claim, Facts, Name, within

_IN = patterns.lazy(
    r"\b(?P<verb>[a-z]+(?: (?:up|out))?) (?:(?:its|their) doors )?"
    r"(?:(?:in|at|near) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? )?in "
    rf"(?:(?:{MONTH}),? )?"
    r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d,.]\d|s\b|[-–]\d| (?:per|people|metres|to \d))"
)
_YEAR = patterns.lazy(r" in (?=[12JFMASOND])")
_NOT = patterns.lazy(
    r"\b(?:if|whether|not|never|would|will|could|may|might|about|around|circa|before|claim\w*)\b", re.I
)
_OTHER = frozenset({"a", "an", "another", "one", "some", "every", "each", "other"})


@cache
def _alike() -> dict[str, str]:
    """From a verb to the one that stands for all that say the same: "came out" is published."""
    return {word: name for name, words in table("dated_events")["alike"].items() for word in words}


@cache
def _skipped() -> frozenset[str]:
    return listed("dated_events", "skip")


def years(text: str) -> list[int]:
    """The places in a text where "in 1987" or "in March 1987" may stand."""
    return [match.start() for match in _YEAR.finditer(text)]


def find(facts: Facts, index: int, voices: Voices) -> list[Claim]:
    """The dated events that the sentence with this index states, in order."""
    sentence, text = facts.sentences[index], facts.article.text
    found = []
    for match in _IN.finditer(text, sentence.start, sentence.end):
        lemma = load("dated_events").lemma(match.group("verb"))
        if lemma is None:
            continue
        lemma = _alike().get(lemma, lemma)
        words = tokens(text[sentence.start : match.start()], sentence.start)
        head = _subject(words)
        if head is None or _NOT.search(text, words[head].start, match.start()):
            continue
        names = within(facts.names, sentence.start, match.start())
        head = _apposed(words, _first(words, head), names)
        named = [name for name in names if name.start <= words[head].start < name.end]
        beside = [name for name in names if 0 <= words[head].start - name.end <= 1]
        if named and named[0].kind == "person":
            beside = named[:1]
        subject = "person" if named and named[0].kind == "person" else singular(words[head].lower)
        # "A bridge built in 1932" is not the bridge that the copy has spoken of.
        if not named and not beside and _OTHER & {word.lower for word in words[max(0, head - 3) : head]}:
            continue
        between = {word.lower for word in words[head + 1 :]}
        found.append(
            Claim(
                match.start(),
                match.end(),
                match.group(),
                index,
                subject=subject,
                event=lemma,
                measure="event date",
                scope=tuple(sorted(between & listed("dated_events", "scope"))),
                value=Decimal(match.group("year")),
                speaker=voices.speaker(match.start(), match.end()),
                names=tuple(name.canonical for name in (named or beside)),
            )
        )
    return found


def _first(words: list[Token], head: int) -> int:
    """From "the bridge" back to what stands by it: "the toll house beside the bridge, opened in 1943"."""
    set_off = words[head + 1 : head + 2] and words[head + 1].lower == ","
    if not set_off or head < 3 or words[head - 1].lower not in ("the", "its", "their"):
        return head
    placed = words[head - 2].lower in listed("dated_events", "beside")
    noun = any(word.lower in _DEFINITE for word in words[max(0, head - 6) : head - 3])
    return head - 3 if placed and noun and words[head - 3].text.islower() else head


_DEFINITE = frozenset({"the", "a", "an", "its", "their", "his", "her"})


def _apposed(words: list[Token], head: int, names: Sequence[Name]) -> int:
    """From "the poet" back to the name that it explains: "Ann Roe, the poet, who was born"."""
    if head < 3 or words[head - 1].lower not in ("the", "a", "an") or words[head - 2].lower != ",":
        return head
    before = words[head - 3].start
    return head - 3 if any(name.start <= before < name.end for name in names) else head


def _subject(words: list[Token]) -> int | None:
    """The head before the verb: back over auxiliaries, "which", adverbs and one comma."""
    at = len(words) - 1
    while at >= 0 and words[at].lower in _skipped():
        at -= 1
    if at < 0 or not words[at].text[:1].isalpha() or words[at].lower in ("he", "she", "they", "you", "we", "i"):
        return None
    return at
