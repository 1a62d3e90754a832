"""Do sentences speak of one thing? A figure is not recomputed from sentences that have nothing to do with its own.

Two sentences cohere (Halliday and Hasan 1976) where they share a word that says what they are about, a name or a class
of measures, or where the later one leads back to the other: by a pronoun, by "that", "the rise", or by saying nothing
of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise, takewhile

from factcheck.engine.operands.clauses import finite, plain
from factcheck.engine.operands.cues import describes
from factcheck.engine.operands.ellipsis import elliptic, set_out
from factcheck.engine.operands.gauges import gauged, topics
from factcheck.engine.operands.setting import Setting, counted_words, setting
from factcheck.engine.operands.topic import subject, taken_up
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span

_POINTING = frozenset({"this", "that", "these", "those", "both", "its", "his", "her", "their"})
_OF_THEM = frozenset(("of", word) for word in ("them", "these"))
_BEING = frozenset({"was", "is", "had", "has", "been", "stood", "stands", "at", "just", "only", "about"})
_OF_THE_SAME = frozenset(("the", word) for word in ("same", "rest", "remainder", "remaining", "others"))
_OF_WHAT = frozenset({"in", "of", "for", "on", "among"})
_NAMED = 6
"""Tokens in which a change says what it is a change in."""
_BEHIND = 4
"""Tokens from a figure to the pronoun of what it is a part of."""


def cohesive(view: View, stated: Span, operands: Iterable[Quantity]) -> bool:
    """Does each sentence of operands cohere with that of the stated figure, or with another one that does?"""
    here = setting(view, stated)
    if here is None:
        return True
    told = [there for there in (setting(view, figure) for figure in operands) if there is not None]
    if set_out(view, stated, here, told):
        return True
    if taken_up(here, pointing=True):
        return not _of_its_own(here, told)
    known = [here, *(there for there in told if there.number == here.number)]
    left = {there.number: there for there in told if there.number != here.number}
    while left:
        joined = [number for number, there in left.items() if any(_cohere(view, there, other) for other in known)]
        if not joined:
            return False
        known.extend(left.pop(number) for number in joined)
    return True


def _of_its_own(here: Setting, told: Iterable[Setting]) -> bool:
    """Is a change that seems to lead back somebody's, or one in something, whom the operands' sentences do not name:
    "Fees went from £40 to £48. The 12 per cent increase in wages ...", "The brewery's 12 per cent increase ..."?"""
    at, nouns = here.at + 1, load("change_noun").forms
    while at < here.clause[1] and describes(word := here.tokens[at].word) and (word in nouns or word not in finite()):
        at += 1
    words = [token.word for token in here.tokens[at : min(at + _NAMED, here.clause[1])]]
    named = takewhile(lambda word: word not in finite(), words[1:] if words[:1] and words[0] in _OF_WHAT else ())
    owners = (token.word for token in here.tokens[here.clause[0] : here.at] if token.word.endswith("'s"))
    own = topics({word for word in (*named, *owners) if word} - plain())
    return bool(own) and all(own.isdisjoint(topics(token.word for token in there.tokens)) for there in told)


def _cohere(view: View, one: Setting, other: Setting) -> bool:
    first, second = sorted((one, other), key=lambda here: here.number)
    if _leads_back(second) or elliptic(view, second):
        return True
    if _the_money(first, second) or _the_lot(first, second):
        return True
    known = _about(view, first)
    if view.facts.sentences[first.number].kind == "headline" and not known.isdisjoint(_about(view, second)):
        return True  # the lead tells what the headline says, whatever its subject is
    own = next((words for words in _subjects(second) if words), frozenset[str]())
    return (
        not own or not known.isdisjoint(topics(own)) or not known.isdisjoint(topics(counted_words(second) - _general()))
    )


def _the_money(first: Setting, second: Setting) -> bool:
    """Does a sentence tell of "the money" where the one before it tells a sum?"""
    nouns = load("whole_noun")
    words = subject(second)
    told = any(isinstance(token.fact, Quantity) and token.fact.kind == "money" for token in first.tokens)
    return bool(words) and told and all(nouns.class_of(word) == "money" for word in words)


def _the_lot(first: Setting, second: Setting) -> bool:
    """Does a share name by no more than "the field", "the crowd" or the like what the sentence before it counts?"""
    fact = second.tokens[second.at].fact
    words = [token.word for token in second.tokens[second.at + 1 : second.at + 4]]
    if not isinstance(fact, Quantity) or fact.kind not in ("percent", "fraction") or second.number != first.number + 1:
        return False
    named = words[:2] == ["of", "the"] and load("whole_noun").class_of(words[-1]) in ("any", "things")
    counts = [t.fact for t in first.tokens if isinstance(t.fact, Quantity) and t.fact.kind == "number"]
    return named and len(counts) == 1 and counts[0] is first.tokens[first.at].fact and counts[0].noun is not None


def _subjects(here: Setting) -> Iterator[frozenset[str]]:
    """What a figure's clause is about: its subject, all its words, or the words of the clause that its sentence opens
    with."""
    for words in (subject(here), here.content, here.lead):
        yield words - _general()


def _about(view: View, here: Setting) -> frozenset[str]:
    """The roots of the words of a sentence that say what it is about, and the classes of what it measures."""
    kept: frozenset[str] | None = view.abouts.get(here.number)
    if kept is None:
        words = {word for word in here.about(here.tokens)[0] if word not in _general()}
        kept = view.abouts[here.number] = topics(words) | gauged(token.word for token in here.tokens if token.word)
    return kept | topics(counted_words(here) - _general())


@cache
def _general() -> frozenset[str]:
    data = table("roles")
    return plain() | load("saving").forms.keys() | frozenset(data["whatever"]) | frozenset(data["customers"])


def _leads_back(here: Setting) -> bool:
    """Does a sentence begin with a pronoun or a word that points back, or tell of some "of them"?"""
    data = table("roles")
    words = [token.word for token in here.tokens if token.word]
    first = next((word for word in words[:3] if word[:1].isalpha() and word not in data["lead"]), "")
    # "There were 62": of what was named; "there were 62 stalls": of stalls.
    pointing = first in data["pronouns"] and (first != "there" or not here.content)
    same = tuple(words[:2]) in _OF_THE_SAME
    # "Each costs £310", but not "each driver pays £310".
    each = words[:1] == ["each"] and (words[1:2] == ["of"] or not finite().isdisjoint(words[1:2]))
    # "That is £250 more", but not "that year".
    summed = words[:1] in (["that"], ["this"]) and not finite().isdisjoint(words[1:2])
    return pointing or same or summed or each or first in _POINTING or _of_them(here) or _bare(here) or _it_was(here)


def _it_was(here: Setting) -> bool:
    """Is the figure what something named in another sentence was: "A year earlier, before May, it had been 40"?"""
    opening = here.tokens[0]
    led = isinstance(opening.fact, Date) or load("function_words").class_of(opening.word) == "p"
    if here.clause[0] and (not led or any(token.word == ";" for token in here.tokens[: here.clause[0]])):
        return False
    words = [token.word for token in here.tokens[here.clause[0] : here.at] if token.word]
    return words[:1] == ["it"] and bool(words[1:]) and set(words[1:]) <= _BEING


def _bare(here: Setting) -> bool:
    """Is the subject of a sentence a number of what was named before: "Thirty-five died"?"""
    if len(here.tokens) == 1:
        return False
    fact, verb = here.tokens[0].fact, here.tokens[1].word
    bare = isinstance(fact, Quantity) and fact.kind == "number" and not fact.counted
    return bare and (verb in finite() or load("function_words").class_of(verb) is None)


def _of_them(here: Setting) -> bool:
    """Is the first figure of a sentence one "of them", who were told of before?"""
    first = next((n for n, token in enumerate(here.tokens) if isinstance(token.fact, Quantity)), len(here.tokens))
    return any((one.word, other.word) in _OF_THEM for one, other in pairwise(here.tokens[first : first + _BEHIND]))
