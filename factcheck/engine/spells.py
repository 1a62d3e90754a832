"""A spell that a neighbouring sentence tells again with its length: "The mill was idle from 1996 to 2004. It was idle
for 18 years", "They vote for two weeks: the ballot opens on 1 May ...". The clause of the length tells nothing new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.spans import roughly, spanned
from factcheck.engine.functions.subjects import one_story, one_subject
from factcheck.engine.subjects import VIEW, owner, stems
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity

_LED = patterns.lazy(
    r"\b(?:for|spent|served|over|in|during|took|takes|take|lasted|lasts|last|taken)"
    r"(?: a total of| all of| fully| those| these| the| its| his| her| their)? ?$"
)
_WORDS = patterns.lazy(r"[a-z][a-z’'-]*")
_APART = patterns.lazy(
    r"\b(?:before|after|afterwards|until|till|since|already|previously|earlier|later|"
    r"then|first|(?<!will )(?<!to )(?<!would )last|final|every|each|another|further|once|again|altogether|"
    r"in all|in total|other|would|could|may|might|should|if|unless|also|than|ago|never|not|no|"
    r"without|only|can|cannot|because|as a|as an|including|except|but|while|whereas|although|though|and|or)\b"
)
_RANGE = patterns.lazy(r"\b(?:from|between) [^.;]{0,30}$")
_SPAN = patterns.lazy(r",? ?(?:to|until|till|and|through|[-–—]) ?[^.;,]{0,20}$")
_CLOSED = frozenset("dgsmStTopbaxrkculhw")
_AN = patterns.lazy(r"\b(?:an?|another) (?!total)")
_LASTS = patterns.lazy(r"\bthere\b|\b(?:be|is|was|were|are) on $")
_IN_CHARGE = patterns.lazy(r"\b(?:ran|running|in charge|took over|at the helm)\b")
_STEM = 4


def retold(environment: Mapping[str, Any], length: Quantity, first: Date, last: Date, start: int) -> bool:
    """Does the clause of a length, in a sentence beside those of two moments, tell again what goes on between them?
    ``start``: where the words begin that the length is hedged with."""
    view: View = environment[VIEW]
    here, there = view.sentence_at(length.start), {view.sentence_at(first.start), view.sentence_at(last.start)}
    if here in there or min(abs(here - other) for other in there) > 1 or first.start > last.start:
        return False
    sentence = view.facts.sentences[here]
    opening = _opening(view, first, last)
    if _possessed(view, length, opening, sentence.start, start):
        return one_story(environment, length, first, last)
    if _LED.search(view.low, sentence.start, start) is None:
        return False
    clause = view.low[sentence.start : start].removesuffix("for ") + view.low[length.end : sentence.end].rstrip(".")
    subject = owner(view, length)
    if _APART.search(clause) or subject.new or subject.kin:
        return False
    kinds = kinds_of(opening) & kinds_of(clause)
    if kinds and _one_office(clause, opening):
        shared = not kinds.isdisjoint(_listed("shared_by_all")) or any(kinds & kinds_of(word) for word in subject.words)
        return (one_story if shared else one_subject)(environment, length, first, last)
    if subject.pronoun in ("it", "they") and _serves(clause) and _serves(opening):
        # As long as it ran it may have done this or that, and no longer.
        return one_subject(environment, length, first, last) and _longer(length, first, last)
    known, told = _content(opening), _content(clause)
    own, heads = told - subject.words, told & subject.words
    named = bool(heads) and _all_told(heads, known)
    if not (own or named or _LASTS.search(clause)) or _AN.search(clause) or not _all_told(own, known):
        return False
    return (one_story if named else one_subject)(environment, length, first, last)


def _all_told(words: frozenset[str], known: frozenset[str]) -> bool:
    return all(any(_alike(word, other) for other in known) for word in words)


def _possessed(view: View, length: Quantity, opening: str, start: int, end: int) -> bool:
    """ "Her 30 years there", "his 20 years as director", "their nine years in jail"."""
    if _WHOSE.fullmatch(view.low, start, end) is None:
        return False
    where = _WHERE.match(view.low, length.end)
    if where is None or where["place"]:
        return where is not None and _PLACE.search(opening) is not None
    words = where["words"]
    if kinds_of(words) & kinds_of(opening) and _one_office(words, opening):
        return True
    told = _content(words)
    charge = bool(told) and bool(_titles(words)) and _in_charge(_titles(words), opening)
    return charge or (bool(told) and _all_told(told, _content(opening)))


def attributed(view: View, length: Quantity, first: Date, last: Date, after: str) -> bool:
    """Is a length before a noun for an event that the ends of a range in its sentence are the days of: "from 10 to 13
    June she is away on a six-day trip", "is in Lille from 3 to 5 May on a week-long visit"?"""
    sentence = view.facts.sentences[view.sentence_at(length.start)]
    noun = _NOUN.match(after)
    if "-" not in length.text or noun is None or not sentence.start <= first.start < last.end <= length.start:
        return False
    kinds = frozenset().union(*(kinds_of(word) for word in noun["words"].split()))
    if not kinds or not _RANGE.search(view.low, sentence.start, first.start):
        return False
    if not _SPAN.fullmatch(view.low, first.end, last.start):
        return False
    if _ON_IT.fullmatch(view.low, last.end, length.start):
        return bool(kinds & {"stay", "ride"}) or view.low.startswith(" on ", last.end)
    fronted = _FRONTED.fullmatch(view.low, sentence.start, first.start) is not None
    return fronted and _HELD.fullmatch(view.low, last.end, length.start) is not None


_WHOSE = patterns.lazy(r"(?:his|her|its|their|those|these|the) (?:full |long |whole )?")
_WHERE = patterns.lazy(
    r" (?:(?P<place>there\b)|(?:as|at|in|with|on|of) (?:the |its |his |her |their |an? )?"
    r"(?P<words>[a-z-]+(?: [a-z-]+)?))"
)
_PLACE = patterns.lazy(r"\b(?:in|at|with|on) [\w’'-]+")
_NOUN = patterns.lazy(r" (?P<words>[a-z-]+(?: [a-z-]+)?)")
_ON_IT = patterns.lazy(r",? (?:on|for) (?:an?|his|her|its|their|the) (?:[\w-]+ )?")
_FRONTED = patterns.lazy(r"(?:from|between) (?:[a-z]+day,? )?")
_HELD = patterns.lazy(
    r",? [\w’' -]{2,40} (?:(?:away|off|out|abroad|back|home) on|(?:is|are|was|were|be|go|goes|went) on|"
    r"holds?|held|holding|stages?|staged|staging|hosts?|hosted|hosting|puts? on|made|makes?|paid|pays?|have|has|had) "
    r"(?:an?|his|her|its|their|the|this year[’']s) (?:[\w-]+ )?"
)


def _serves(words: str) -> bool:
    forms = load("serve_verb").forms
    return any(word in forms for word in _WORDS.findall(words))


def _longer(length: Quantity, first: Date, last: Date) -> bool:
    low, high = roughly(length).low, spanned(first, last).high
    return low is not None and high is not None and low > high


def _opening(view: View, first: Date, last: Date) -> str:
    """What is told to hold from the first of two moments on: the words before it, or all of their sentence where they
    are the ends of a range."""
    sentence = view.facts.sentences[view.sentence_at(first.start)]
    ranged = _RANGE.search(view.low, sentence.start, first.start) and _SPAN.fullmatch(view.low, first.end, last.start)
    return view.low[sentence.start : sentence.end if ranged else first.start]


def kinds_of(words: str) -> frozenset[str]:
    """The kinds of what goes on that some words tell of."""
    words = f" {' '.join(_WORDS.findall(words))} "
    return frozenset(
        kind
        for form, (_, group) in load("span_kind").forms.items()
        if f" {form} " in words
        for kind in (group or "").split(", ")
    )


def _content(words: str) -> frozenset[str]:
    """The stems of the words that tell something, without those of time."""
    letters, units, light = load("function_words").forms, table("dates")["unit"], _listed("light")
    return stems(
        [
            word
            for word in _WORDS.findall(words)
            if word not in light and word not in units and not (word in letters and letters[word][1] in _CLOSED)
        ]
    )


def _one_office(clause: str, opening: str) -> bool:
    """Is every office that a clause names that of the opening: who leads a party is not the mayor?"""
    named = _titles(clause) - _titles(opening)
    return not named or _in_charge(named, opening)


def _in_charge(titles: frozenset[str], opening: str) -> bool:
    """Do titles say no more than that somebody was in charge, as the opening tells?"""
    return titles <= {word[:_STEM] for word in _listed("in_charge")} and _IN_CHARGE.search(opening) is not None


def _listed(name: str) -> frozenset[str]:
    return frozenset(load("span_kind").data[name])


def _titles(words: str) -> frozenset[str]:
    titles = _listed("titles")
    return frozenset(word[:_STEM] for word in _WORDS.findall(words) if word in titles)


def _alike(word: str, other: str) -> bool:
    """Have two words one stem: "editor" and "edited", "occupation" and "occupied"?"""
    short = min(len(word), len(other))
    if short < _STEM:
        return word == other
    size = max(_STEM, short - 3)
    return word[:size] == other[:size]
