"""Is what a share was said to do what a number did: "most backed it; 98 did", "a minority went: 18 of the 29 went"?
Or does the number stand for the share?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions import states
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.functions.words import NOT, agree
from factcheck.engine.operands.clauses import Token, root, stem
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.setting import Setting, setting
from factcheck.language.lexicon import load
from factcheck.language.roots import personal, singular
from factcheck.model import Date, Quantity, within

_SAME, _OPPOSITE = "same", "opposite"
_LONGEST = 4
"""Words of a phrase that says how somebody voted."""
_NEAR = 2
"""Sentences from the share to the number, at most."""
_BEING = frozenset({"is", "are", "was", "were", "be", "been"})
_STANDS = {"for": 1, "against": -1}
_THINGS = tuple("dgsm")
"""Classes of the words that open what somebody is for or against."""
_SAYING = frozenset({"said", "say", "says"})
_FORMS = frozenset(
    {"do", "does", "did", "done", "so", "too", "likewise", "that", "it", "this", "was", "were", "are", "is"}
)
_FORMS |= {"had", "have", "has", "would", "will", "could", "can"}
"""Words that stand for a predicate told before."""


class _Said:
    """What is said of somebody: the roots of the words that say it, the way in which they voted (+1, -1, or 0), whether
    it is denied, and whether words stand for a predicate told before."""

    def __init__(self, tokens: Sequence[Token], counted: frozenset[str]) -> None:
        words = [token.word for token in tokens if token.word]
        self.denied = any(word in NOT or word.endswith("n't") for word in words)
        self.stood_for = any(word in _FORMS for word in words)
        self.way, left = _way(words)
        told = {root(stem(word)) for word in left if word[:1].isalpha() and not _empty(word)}
        self.words = frozenset(told - counted)
        self.dated = {t.fact.text.lower() for t in tokens if isinstance(t.fact, Date)}


def _empty(word: str) -> bool:
    """Does a word say nothing of what somebody did: closed classes, words for a predicate told before?"""
    return word in _FORMS or word in _SAYING or load("function_words").class_of(word) not in (None, "v")


@cache
def _sides() -> dict[tuple[str, ...], int]:
    return {tuple(form.split()): 1 if sign == "+" else -1 for form, (_, sign) in load("stance").forms.items()}


def _way(words: list[str]) -> tuple[int, list[str]]:
    """How people voted, by the first words that tell, and the words without those."""
    for at in range(len(words)):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            sign = _sides().get(tuple(words[at : at + size]))
            if sign is not None:
                return sign, words[:at] + words[at + size :]
    for at in range(len(words) - 2):
        # "are for the move", "were against it", but not "are for sale".
        if (
            words[at] in _BEING
            and words[at + 1] in _STANDS
            and load("function_words").class_of(words[at + 2]) in _THINGS
        ):
            return _STANDS[words[at + 1]], words[:at] + words[at + 2 :]
    return 0, words


def _said(here: Setting, counted: frozenset[str]) -> _Said:
    """What the clause of a figure or word says behind it."""
    fact = here.tokens[here.at].fact
    own = {root(stem(word)) for word in ((fact.counted if isinstance(fact, Quantity) else "") or "").lower().split()}
    return _Said(here.tokens[here.at + 1 : here.clause[1]], counted | own)


@knowing
def answered(environment: Mapping[str, Any], share: Any, figure: Any, whole: Any) -> str:
    """Is it of what a share of them did that a figure tells how many did: "same", "opposite" where one of the two did
    not; empty where it cannot be told. The figure's predicate stands for the share's ("did so"), takes the same side,
    or says the same words and no more."""
    view = view_of(environment)
    one, other = setting(view, share), setting(view, figure)
    if one is None or other is None or not 0 <= other.number - one.number <= _NEAR:
        return ""
    if other.number == one.number and (other.clause == one.clause or other.at < one.at):
        return ""
    counted = {root(stem(word)) for word in (whole.counted or "").lower().split()}
    first, second = _said(one, frozenset(counted)), _said(other, frozenset(counted))
    if not _leads(other) or second.dated - first.dated or (_had(other) and not _had(one)):
        return ""
    if not _one_matter(first, second):
        return ""
    ways = (first.way or 1) * (second.way or first.way or 1)
    sign = -1 if (first.denied != second.denied) != (ways < 0) else 1
    return _SAME if sign > 0 else _OPPOSITE


def _one_matter(first: _Said, second: _Said) -> bool:
    if second.way and first.way:
        return second.words <= first.words
    if second.way or (first.way and second.words):
        return False
    return second.words <= first.words if second.words else second.stood_for


def _had(here: Setting) -> bool:
    """Is a clause told as of what went before: "only 112 had done so in the first show of hands"?"""
    return any(token.word == "had" for token in here.tokens[here.clause[0] : here.clause[1]])


def _leads(other: Setting) -> bool:
    """Is the figure the subject of its clause: does nothing that says what it is about stand before it?"""
    left = other.tokens[other.clause[0] : other.at]
    told = max((at for at, token in enumerate(left) if token.word in _SAYING), default=-1)
    left = left[told + 1 :]
    small = load("function_words").class_of
    return all(token.fact is None and (not token.word or small(token.word) is not None) for token in left)


@knowing
def polled(environment: Mapping[str, Any], figure: Any) -> bool:
    """Does a figure count those who were asked, or who answered or voted: "of the 410 who replied", "1,020 nurses
    balloted"? What most of them said is what a poll finds."""
    here = setting(view_of(environment), figure)
    if here is None:
        return False
    behind = [t.word for t in here.tokens[here.at + 1 :] if t.start >= figure.counted_end][:_LONGEST]
    behind = [word for word in behind if word not in ("who", "that", "had", "have", "were", "been")]
    forms = load("answering").forms
    return any(" ".join(behind[:size]) in forms for size in range(1, _LONGEST))


@knowing
def headed_share(environment: Mapping[str, Any], share: Any) -> Any:
    """The only share in per cent that the first two sentences of the copy tell, where it is of those whom a headline
    tells the same of by a fraction ("One in three GPs to quit": "24 per cent of doctors mean to leave"). Raises
    Undefined where there is none."""
    view = view_of(environment)
    here, sentences = view.sentence_at(share.start), view.facts.sentences
    if sentences[here].kind != "headline" or here + 1 >= len(sentences):
        raise Undefined("no headline")
    end = sentences[min(here + 2, len(sentences) - 1)].end
    found = [q for q in within(view.facts.quantities, sentences[here + 1].start, end) if q.kind in states.SHARES]
    alone = [
        q for q in within(view.facts.quantities, sentences[here].start, sentences[here].end) if q.kind in states.SHARES
    ]
    if (
        len(found) != 1
        or len(alone) != 1
        or found[0].kind != "percent"
        or not marks(view, found[0]).isdisjoint(states.UNKNOWN - {"elsewhere"})
    ):
        raise Undefined("no share")
    one, other = states.said(view, share, ()), states.said(view, found[0], ())
    if not one or not other or states.may(view, one) != states.may(view, other) or states.had([t.word for t in other]):
        raise Undefined("of other times")
    if agree([t.word for t in one if t.word], [t.word for t in other if t.word]) != "same":
        raise Undefined("not of one thing")
    return found[0]


_SET_OFF = patterns.lazy(
    r"(?:[,(–—]|\s-)\s*(?:or|some|just|only|about|exactly|that is|with)?\s*$|\bwhich (?:\w+ ){0,2}$|[:;]\s*$"
)
_MEMBERS = patterns.lazy(r"[^,;:]{0,20} of (?:the|its|their|a) [\w ]{1,16}-(?:member|strong)\b[^,;:]{1,50}, $")
_NOUN = patterns.lazy(r" (?:[a-z]+ )?([a-z]+),(?! (?:and|or|with|plus|including|\d))")
_ENDS = patterns.lazy(
    r"\s*(?:of (?:them|those|these|whom)\b|in (?:total|all)\b|so far\b"
    r"|(?:did|(?:had|have|has) done|do|were doing) (?:so|it|that)\b(?: (?:by|on|in|before) [\w ]{3,24}?)?)?"
    r"\s*(?:[,.;:)–—]|\s-\s|$)|\s*(?:out )?of (?!them|those|these|whom)"
)


@knowing
def stands_for(environment: Mapping[str, Any], figure: Any, words: Any) -> bool:
    """Is a figure set off by marks as the number that "most" or the like stands for ("most of those who replied, 98,"),
    or the result of what they chose, or in another sentence? What has a predicate of its own is no such number."""
    view = view_of(environment)
    if view.sentence_at(figure.start) != view.sentence_at(words.start) or figure.start < words.start:
        return True
    before = _SET_OFF.search(view.low, words.end, figure.start)
    if before and before[0].startswith("which"):
        return True
    if not before:
        return "," not in view.low[words.end : figure.start] and ";" not in view.low[words.end : figure.start]
    noun = _NOUN.match(view.low, figure.end)  # "a majority of the 15-member board, seven trustees,"
    if noun and personal(singular(noun[1])) and _MEMBERS.match(view.low, words.start, figure.start):
        return True
    return _ENDS.match(view.low, figure.end) is not None


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "answered": answered,
    "polled": polled,
    "headed_share": headed_share,
    "stands_for": stands_for,
}
