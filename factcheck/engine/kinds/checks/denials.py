"""What is told as fact, and denied a few lines on by whom it is told of: who says it, then?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.derived import kept
from factcheck.engine.provenance import words_of
from factcheck.engine.rule import Rule
from factcheck.engine.unsettled import is_open
from factcheck.engine.view import View, once
from factcheck.engine.word_lists import anchors_of
from factcheck.language.lexicon import load, spelt_out, table
from factcheck.language.roots import common, root_of
from factcheck.model import Attribution, Sentence, within
from factcheck.model.record import Record

Finding = tuple[int, int, dict[str, Any]]
_REACH, _AFTER, _LONGEST = 3, 2, 400
_WORD = patterns.lazy(r"[^\W\d_]{3,}")
_VERB = patterns.lazy(
    r"\b(?:has|have|had|was|were|is|are|did|does|do|will|would|could|can|may|might|should|must"
    r"|[a-z]+(?:ed|ought|aught|ook|old|ept|ent|ew|aid|ound|oke|ote|ose|ore|ove|ade|ang|ank|uck|ung|elt|ealt|uilt)"
    r"|left|held|fell|got|gave|came|became|began|ran|shot|sat|spat|won|dug|hung|led|fed|fled|lost|cost|saw|shut|hurt"
    r"|set|put|let|cut|hit|hid|beat|bit|rode|stole|shook|stood|understood|swam|burst|spread|shed|lay)\b"
)
_CUT = patterns.lazy(r",|\b(?:of|in|at|on|from|for|with|who|which|that|near|by|to|under)\b")
_OPEN_ENDED = frozenset({"will", "would", "could", "can", "may", "might", "should", "must"})
_LAID = patterns.lazy(
    r"\b(?:alleg\w+|accus\w+|claim\w*|complain\w*|suspect\w*|suspicion\w*|charged|sued|suing|lawsuits?|according|critics?"
    r"|rumou?rs?|reportedly|reports?|criticism|criticised|criticized)\b"
)
_OPENING = patterns.lazy(r"(?:In|On|At|For|After|Since|During|Over|Last|By|Until|Before|Early|Late)\b[^,]{1,40}, ")
_DENYING = ("den", "reject", "disput", "refut", "rebut")
_CHARGE = frozenset({"charge", "charges"})
_TOLD = frozenset({"say", "tell", "according", "show", "noun", "judge"})


class _Denial(Record, frozen=True):
    """``party`` denies something in sentence ``at``; ``who`` are the roots of the words for that party, ``voice`` the
    attribution that holds the denial, if it was read as one."""

    at: int
    party: str
    who: frozenset[str]
    voice: Attribution | None


def denied(rule: Rule, view: View) -> Iterator[Finding]:
    """A statement of the reporter's own of what somebody did, which its subject denies in one of the next sentences,
    where nobody is said to have made it and no court has heard it."""
    for denial in _denials(view):
        for back in range(denial.at - 1, max(-1, denial.at - 1 - _REACH), -1):
            told = view.facts.sentences[back]
            subject = _subject(view, told)
            if not subject or subject.isdisjoint(denial.who):
                continue
            if not _laid(view, told, back, denial):
                found = told.text.rstrip(" .\n")
                yield told.start, told.start + len(found), {"party": denial.party}
            break


@once
def _denials(view: View) -> list[_Denial]:
    """What is denied in an article, in order."""
    places = set[int]()
    for word in _traces():
        place = view.low.find(word)
        while place >= 0:
            places.add(view.sentence_at(place))
            place = view.low.find(word, place + 1)
    found = (_denial(view, at) for at in sorted(places - {-1}))
    return [denial for denial in found if denial is not None]


def _denial(view: View, at: int) -> _Denial | None:
    """What a source denies in sentence ``at``, or who denies it where no words of the denial follow ("denied it")."""
    sentence = view.facts.sentences[at]
    for voice in view.voices_in(sentence.start, sentence.end):
        if voice.source is None or voice.cue is None or not voice.content or voice.anonymous:
            continue
        first = min(voice.cue.start, voice.content[0].start)
        last = max(voice.cue.end, voice.content[-1].end)
        if _plain().search(view.low, first, last) or (
            _named().search(view.low, first, last) and not _wrongs().isdisjoint(_WORD.findall(view.low, first, last))
        ):
            party = voice.speaker or voice.source.text.strip(" ,")
            return _Denial(at, party, _who(view, sentence, voice), voice)
    match = _plain().search(view.low, sentence.start, sentence.end)
    if match is None or not match.group().startswith(_DENYING) or view.in_quotation(*match.span()):
        return None
    before = view.text[sentence.start : match.start()].strip(" ,")
    return _Denial(at, before, frozenset(_roots(before)), None) if before else None


@cache
def _wrongs() -> frozenset[str]:
    accusing = {form for form, (_, group) in load("accusing").forms.items() if group != "undone"}
    return frozenset(accusing.union(*(load(name).forms for name in ("misdeed", "fault", "legal_claim"))))


def _who(view: View, sentence: Sentence, voice: Attribution) -> frozenset[str]:
    """The words for whoever denies: the source with what is put beside it, and the full name."""
    source = voice.source or sentence
    first = max(sentence.start, source.start - 1)
    last = min((part.start for part in voice.content if part.start > source.start), default=sentence.end)
    return frozenset(_roots(view.text[first:last] + " " + (voice.speaker or "")))


def _subject(view: View, told: Sentence) -> set[str]:
    """The words of the subject of a statement of the reporter's own about what was or has been; none where it is
    another's, or about what may be."""
    if told.kind != "paragraph" or not _own(view, told) or view.in_quotation(told.start, told.start + 1):
        return set()
    opening = _OPENING.match(view.text, told.start, told.end)
    start = opening.end() if opening is not None else told.start
    verb = _VERB.search(view.low, start + 1, told.end)
    if verb is None or verb.group() in _OPEN_ENDED:
        return set()
    phrase = view.text[start : verb.start()]
    cut = _CUT.search(phrase)
    words = _WORD.findall(phrase[: cut.start()] if cut is not None else phrase)
    # The noun ("the former football coach"), and what is rare in the rest ("staff at a building society").
    places = within(view.facts.names, start, verb.start())
    rare = _roots(phrase) - common() - _roots(" ".join(name.text for name in places if name.kind == "place"))
    return ({root_of(word.lower()) for word in words[-1:]} | rare) - _small()


@cache
def _small() -> frozenset[str]:
    return frozenset(map(root_of, load("function_words").forms))


def _own(view: View, told: Sentence) -> bool:
    """Does the reporter say it, if only of what somebody knew?"""
    if told.sourced == "no":
        return True
    voices = view.voices_in(told.start, told.end)
    return bool(voices) and all(voice.cue_class == "belief" and voice.lemma in ("know", "realise") for voice in voices)


def _roots(words: str) -> set[str]:
    return {root_of(word.lower()) for word in _WORD.findall(words[:_LONGEST])} - _small()


def _laid(view: View, told: Sentence, back: int, denial: _Denial) -> bool:
    """Does anything from the head of the story on lay the charge at somebody's door, or tell of a court?"""
    sentences = view.facts.sentences
    topic = _roots(told.text) - denial.who - common()
    proceedings = load("proceedings").forms.keys()
    before = sentences[back - 1] if back else None
    goes_on = before is not None and before.block == told.block and before.sourced in ("yes", "no_source")
    if goes_on and not is_open(view, back - 1):
        # It is still what a source said.
        return True
    for index in range(min(denial.at + _AFTER + 1, len(sentences))):
        sentence, here = sentences[index], index == denial.at
        if is_open(view, index):
            continue
        if not here and _LAID.search(view.low, sentence.start, sentence.end) is not None:
            return True
        if index < back - _REACH:
            continue
        if not proceedings.isdisjoint(words_of(view, index) - (_CHARGE if here else frozenset())):
            return True
        for voice in view.heard_in(sentence.start, sentence.end):
            if voice is denial.voice or voice.cue_class not in _TOLD or index == back:
                continue
            if here and (denial.voice is None or voice.speaker == denial.voice.speaker):
                continue
            words = " ".join(part.text for part in voice.content)
            if not topic.isdisjoint(_roots(words)) or not _wrongs().isdisjoint(_WORD.findall(words.lower())):
                return True
    return False


@kept(list[str])
def _sources() -> list[str]:
    data = table("denials")
    made = []
    for kind in ("plain", "named"):
        phrases = [phrase for words in data[kind] for phrase in spelt_out(words, data["lists"], "denials")]
        made.append(patterns.either(phrases, patterns.WORD) + r"\b(?! with\b)")
    return made


@cache
def _plain() -> re.Pattern[str]:
    return patterns.compile(_sources()[0])


@cache
def _named() -> re.Pattern[str]:
    return patterns.compile(_sources()[1])


@kept(frozenset[str])
def _traces() -> frozenset[str]:
    """Of each way to deny something the rarest word."""
    data = table("denials")
    phrases = [
        phrase for kind in ("plain", "named") for words in data[kind] for phrase in spelt_out(words, data["lists"], "")
    ]
    return anchors_of(phrases)
