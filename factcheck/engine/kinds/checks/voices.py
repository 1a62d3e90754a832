"""Who is heard in an article, and who is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import lift
from factcheck.engine.kinds.checks import denials, replies
from factcheck.engine.matching import matches
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import personal, singular
from factcheck.model import Attribution

Finding = tuple[int, int, dict[str, Any]]
_AHEAD = 5
_SPEAKS_FOR = patterns.lazy(
    r"\b(?:spokes\w+|behalf|representing|represents|chair\w*|president|secretary|head|leads?|leader|director|union|association"
    r"|society|federation|council|committee|campaign|group)\b",
    re.IGNORECASE,
)
# "Con Tighe, a retired postman", "a trader, Con Tighe,", "Con Tighe, who lives opposite"; nobody who speaks for a body.
_PRIVATE = patterns.lazy(
    r"^[A-Z][^,]+, an? (?:(?!(?:for|at|of|with|to|from)\b)[a-z-]+ ?){1,4}(?=[,.]|$)|^[Aa]n? [a-z -]+, [A-Z][^,]+,|"
    r", who (?:lives?|lived|grew up|walks|shops|drinks|works nearby|passes)\b"
)
_OFFICE = patterns.lazy(
    r"\b(?:offic|spokes|inspector|minister|engineer|doctor|professor|judge|manager|council|mayor|detective|sergeant"
    r"|constable|firefighter|coroner|surgeon|lecturer|economist|analyst|scientist|researcher|biologist|historian|lawyer"
    r"|solicitor|senator|congress|police|deputy|chief|agent|author|MP|TD)",
)
_OWN = frozenset({"he", "she", "his", "her", "i", "my", "we", "our"})
_ENOUGH, _FEW, _MANY, _BESIDE, _OPENING = 4, 3, 9, 60, 3
_NEXT = 2


def plural_sources(rule: Rule, view: View) -> Iterator[Finding]:
    """A group is said to have spoken (by the rule's templates), and in what follows one unnamed voice is quoted."""
    for unit, numbers in view.candidates.get(rule.id, ()):
        for number in numbers:
            match = next(matches(rule, rule.templates[number], view, unit), None)
            if match is None or not view.in_scope(match.start, match.end, frozenset(["narration"])):
                continue
            voices = _quoted(view, unit.sentences[0])
            if len(voices) == 1 and voices[0].anonymous and voices[0].source is not None:
                yield (
                    match.start,
                    match.end,
                    {"voice": voices[0].source.text, "found": view.text[match.start : match.end]},
                )
            break


def one_of_many(rule: Rule, view: View) -> Iterator[Finding]:
    """A group is the source of something, or is said to feel something, and in what follows one named voice of it is
    quoted, who does not speak for the group."""
    told = [
        (a.source.start, a.source.end)
        for a in view.facts.attributions
        if a.kind == "indirect" and a.source is not None and _is_group(a.source.text)
    ]
    for start, end in [*told, *_feeling(view)]:
        at = view.sentence_at(start)
        voices = _quoted(view, at, _NEXT)
        if len(voices) != 1 or voices[0].anonymous or voices[0].source is None or voices[0].speaker is None:
            continue
        voice = voices[0].source
        if voice.text[:1].isupper() and not _SPEAKS_FOR.search(voice.text) and not _others(view, at, voices[0]):
            yield start, end, {"voice": voice.text, "found": view.text[start:end]}


def _feeling(view: View) -> Iterator[tuple[int, int]]:
    """Groups whose feelings open a sentence that nobody says: "Parents are furious about the uniform"."""
    for sentence in view.facts.sentences:
        if sentence.sourced == "no" and sentence.kind == "paragraph":
            match = _felt().match(view.text, sentence.start, sentence.end)
            if match is not None and (_is_group(match.group(1)) or personal(singular(match.group(2)))):
                yield match.span(1)


@cache
def _felt() -> re.Pattern[str]:
    feelings = "|".join(load("feeling").forms)
    return patterns.compile(
        rf"(([A-Z][a-z]+(?:s|men|people))(?: (?:in|at|of|on|from|near|along)(?: [\w’'-]+){{1,4}}?)?) "
        rf"(?:(?:are|were|remain|remained|feel|felt|have been|say they are) (?:[a-z]+ )?(?:{feelings})"
        rf"|fear|dread|want|oppose|back|support|reject|resent|welcome|hate|love|distrust)\b"
    )


def _others(view: View, at: int, voice: Attribution) -> bool:
    """Does another named person say something, quoted or not, in the sentences after?"""
    sentences = view.facts.sentences
    end = sentences[min(at + _NEXT + 1, len(sentences) - 1)].end
    return any(
        other.speaker is not None
        and other.speaker != voice.speaker
        and other.cue_class in ("say", "tell", "according", "belief")
        for other in view.voices_in(sentences[at].start, end)
    )


def _is_group(words: str) -> bool:
    """Is it a plural of people that nobody counted or named: "residents of Mill Lane", not "both parties"? Officials
    speak for a body, whoever of them does."""
    head = words.partition(" ")[0].lower()
    sources = load("sources")
    vague = sources.class_of(head) == "vague" and sources.lemma(head) != head
    return vague or (load("plural_people").class_of(head) is not None and sources.class_of(head) != "insider")


def _quoted(view: View, sentence: int, ahead: int = _AHEAD) -> list[Attribution]:
    """Those quoted in the sentence and those ``ahead`` of it, one for each source."""
    sentences = view.facts.sentences
    last = sentences[min(sentence + ahead, len(sentences) - 1)].end
    start = sentences[sentence].start
    heard: dict[str, Attribution] = {}
    for attribution in view.heard_in(start, last):
        if attribution.kind == "indirect" or not attribution.content or attribution.source is None:
            continue
        if start <= attribution.content[0].start < last and not attribution.plural:
            heard.setdefault(attribution.speaker or attribution.source.text.lower(), attribution)
    return list(heard.values())


def single_source(rule: Rule, view: View) -> Iterator[Finding]:
    """A whole story on one source: several attributions, all of one speaker; in a short one all of it, on the word of
    somebody who holds no office."""
    said = [a for a in view.facts.attributions if a.source is not None and a.cue_class in ("say", "tell", "according")]
    speakers = {a.speaker or a.source.text.lower() for a in said if a.source is not None}
    if len(speakers) != 1 or (source := said[0].source) is None:
        return
    if len(said) >= _ENOUGH or _only_teller(view, said[0]):
        yield source.start, source.end, {"voice": said[0].speaker or source.text, "times": lift(len(said))}


def _only_teller(view: View, first: Attribution) -> bool:
    """Does a story of a few sentences open with what a private person says of something else, and hold nothing but what
    that person says?"""
    prose = [sentence for sentence in view.facts.sentences if sentence.kind == "paragraph"]
    if not _FEW <= len(prose) < _MANY or any(sentence.sourced != "yes" for sentence in prose):
        return False
    if any(voice.speaker != first.speaker for voice in view.facts.attributions) or first.speaker is None:
        return False
    source = first.source
    if source is None or first.kind == "direct" or first.content[0].start >= source.start:
        return False
    around = view.text[source.start : source.end + _BESIDE].partition("\n")[0]
    told = set(first.content[0].text.lower().split()[:_OPENING])
    return _PRIVATE.search(around) is not None and _OFFICE.search(around) is None and told.isdisjoint(_OWN)


CHECKS: dict[str, Callable[[Rule, View], Iterator[Finding]]] = {
    "denied": denials.denied,
    "one-of-many": one_of_many,
    "plural-sources": plural_sources,
    "reply-contradictory": replies.contradictory,
    "reply-missing": replies.missing,
    "single-source": single_source,
}
