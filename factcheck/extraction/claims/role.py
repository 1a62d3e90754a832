"""What part the person of an age plays in what happened (victim, accused, missing), and the person's sex where a word
tells it: by these a person without a name in one report is held to be the one named in another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extraction.claims.words import BE, Token, Trigger
from factcheck.extraction.names import gender_of
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, singular
from factcheck.model import Name, Quantity

_SIDE = 4


@cache
def _by(name: str) -> dict[str, str]:
    """From an event class or a noun to the role that it gives."""
    return {word: role for role, words in table("person_roles")[name].items() for word in words}


def role(words: Sequence[Token], first: int, last: int, trigger: Trigger | None) -> str | None:
    """The role of the person whose age (or name and age) are the tokens ``words[first:last]``."""
    beside = [words[at].lower for at in range(max(0, first - _SIDE), min(len(words), last + _SIDE))]
    called = {_by("called")[noun] for noun in map(singular, beside) if noun in _by("called")}
    if len(called) == 1:
        return called.pop()
    if trigger is None:
        return None
    if trigger.lemma in listed("person_roles", "of_itself"):
        return "victim"
    if trigger.last <= first:
        agent = words[first - 1].lower == "by"
        return _by("done" if agent else "undergone").get(trigger.event)
    if trigger.event in _by("undergone"):
        active = trigger.lemma in listed("person_roles", "active")
        undergone = not active and (_by("undergone")[trigger.event] == "accused" or _passive(words, last, trigger))
        return _by("undergone" if undergone else "done").get(trigger.event)
    return _by("done").get(trigger.event)


def _passive(words: Sequence[Token], last: int, trigger: Trigger) -> bool:
    """Is it "was killed", or "killed" without an object ("Woman, 34, killed in crash")?"""
    if {word.lower for word in words[last : trigger.first]} & BE:
        return True
    follows = words[trigger.last].lower if trigger.last < len(words) else "."
    return not follows[:1].isalpha() or follows in listed("antonyms", "stop")


def sex(words: Sequence[Token], last: int, noun: str | None, person: Name | None) -> str | None:
    """ "male" or "female", by the noun, by the two words after the age, or by the person's title or given name."""
    for word in (noun or "", *(token.lower for token in words[last : last + 2])):
        for name in ("male", "female"):
            if singular(word) in listed("person_roles", name):
                return name
    return gender_of(person) if person else None


def headline_age(words: Sequence[Token], quantity: Quantity, first: int, text: str) -> bool:
    """Is a bare figure, token ``first``, the age of an unnamed person: "Boy, 12, drowns"?"""
    if quantity.kind != "number" or quantity.noun or quantity.hedge or first < 2 or words[first - 1].lower != ",":
        return False
    closed = text[quantity.end : quantity.end + 1] == ","
    return closed and words[first - 2].lower in listed("noun_sets", "people")


def aged(words: Sequence[Token], first: int, last: int) -> str | None:
    """The noun of an age without a name: "a 59-year-old woman", "the 36-year-old Welsh climber", "Boy, 12,"."""
    people = listed("noun_sets", "people")
    aside = first >= 2 and words[first - 1].lower in (",", "aged")
    if aside and words[first - 2].lower in people:
        return words[first - 2].lower
    for word in words[last : last + 3]:
        if not word.text[:1].isalpha():
            return None
        if singular(word.lower) in people:
            return singular(word.lower)
    return None
