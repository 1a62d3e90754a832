"""Whose age a figure is where it stands apart from the name: "At 78, Sister Agnes", "her age, 84", "I'm 47," she says.

The holder is the person who is the subject of the clause, whom the pronoun leads back to, or who speaks. Where several
persons could be meant, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck import patterns
from factcheck.extraction.claims import deaths
from factcheck.extraction.claims.party import Main
from factcheck.language.lexicon import load
from factcheck.model import Name, Quantity

_FORWARD = patterns.lazy(r",? (?:(?P<pronoun>he|she)\b|(?:the )?(?:[A-Z][\w’'-]*\.? ){0,2}(?=[A-Z]))")
_HEAD = patterns.lazy(
    r"(?:\A|[.!?;:\n][\"“”‘’']? ?|[,;–—] |\b(?:and|but|that|because) )[\"“‘']?"
    r"(?:[Nn]ow|[Ss]till|[Tt]hen|[Bb]arely|[Ee]ven|[Aa]t|[Bb]eing|[Aa]lready)"
    r"(?: (?:aged|only|just|at|in (?:his|her)|early|mid|late|the age of)){0,3} \Z"
)
_SELF = patterns.lazy(r"\bI(?:['’]m| am)(?: \w+)? \Z")
_PRONOUN = patterns.lazy(r"\b(?:(?P<he>[Hh]e|[Hh]is)|(?P<she>[Ss]he|[Hh]er))(?:['’]s| (?:is|age)\b[\w ,:–—]{0,16}) ?\Z")
_HELD = patterns.lazy(r", (?:who is )?(?:thought|believed|understood|said|reported) to be (?:aged |about |around )*\Z")
_OWNED = patterns.lazy(r", (?:the|its|their|our) (?:\w+['’]s? )?\Z|, (?:the |an? )?[\w-]+['’]s? \Z")
_PRESENT = patterns.lazy(
    r" (?:(?:still|now|is|has|will|can|cannot|may|does)\b|(?!was\b|his\b|plus\b)[a-z]+[^s\W]s\b)|['’]s\b"
)
_NOW = patterns.lazy(r"\b(?:now|still|being|already)[ ](?:\w+[ ]){0,3}\Z", re.I)
_WORD = 24
_BEFORE = 60


def fronted(text: str, age: Quantity, start: int) -> bool:
    """Does an age open its clause, before the person: "At 78, Sister Agnes", "now 63, he"?"""
    forward = _FORWARD.match(text, age.end)
    return forward is not None and _HEAD.search(text[max(start, age.start - _BEFORE) : age.start]) is not None


def taken_up(person: Name | None, names: Iterable[Name], words: Iterable[str]) -> bool:
    """Is a person taken up by title and surname whose full name stands before in the sentence ("Gary Dunn, 53, ...
    said Mr Dunn, 35"), and does the sentence speak of no relative?"""
    if person is None or person.title is None or " " in person.text:
        return False
    full = any(n.canonical == person.canonical and " " in n.text and n.start < person.start for n in names)
    return full and load("kin").forms.keys().isdisjoint(words)


def by_clause(
    text: str,
    age: Quantity,
    names: Sequence[Name],
    before: Sequence[Name],
    start: int,
    main: Main,
    speaker: Name | None,
) -> Name | None:
    """The person of ``age`` in the sentence that begins at ``start`` and holds ``names``; ``before`` are those of the
    sentence before, ``speaker`` is who says the words around it."""
    floor = max(start, age.start - _BEFORE)
    if _SELF.search(text, floor, age.start):
        return speaker
    persons = [name for name in names if name.kind == "person"]
    if fronted(text, age, start):
        return _forward(text, age, persons, before, main)
    pronoun = _PRONOUN.search(text, floor, age.start)
    if pronoun:
        earlier = [name for name in persons if name.end <= pronoun.start()]
        words = text[start : pronoun.start()].lower().split()
        if not earlier and not load("kin").forms.keys().isdisjoint(words):
            return None  # "My own mother did 32 lengths, and she is 74": not who says so
        return _antecedent(pronoun["she"] is not None, earlier, before, main)
    last = next((name for name in reversed(persons) if name.end <= age.start), None)
    return last if last is not None and _apposed(text, last, age) else None


def _forward(text: str, age: Quantity, persons: Sequence[Name], before: Sequence[Name], main: Main) -> Name | None:
    """The subject of the clause behind an age, if it is told of now: at 17 somebody was another age."""
    found = _FORWARD.match(text, age.end)
    if found is None:
        return None
    pronoun = found["pronoun"]
    person = (
        _antecedent(pronoun == "she", (), before, main)
        if pronoun
        else next((name for name in persons if 0 <= name.start - age.end <= len(found[0]) + 1), None)
    )
    end = found.end() if pronoun or person is None else person.end
    now = _NOW.search(text, age.start - _WORD, age.start) or _PRESENT.match(text, end)
    return person if now else None


def _apposed(text: str, name: Name, age: Quantity) -> bool:
    """ "Sir Graham Tully, the bank's 66-year-old chairman,", "Jim Ross, thought to be 31,"."""
    gap = text[name.end : age.start]
    if "-" in age.text:
        return _OWNED.fullmatch(gap) is not None
    return _HELD.fullmatch(gap) is not None


def _antecedent(female: bool, earlier: Iterable[Name], before: Iterable[Name], main: Main) -> Name | None:
    """The one person to whom a pronoun can lead back."""
    for group in (earlier, before):
        persons = {name.canonical: name for name in group if name.kind == "person" and deaths.may_be(name, female)}
        if persons:
            return next(iter(persons.values())) if len(persons) == 1 else None
    return main.name if main.alone and main.name is not None and deaths.may_be(main.name, female) else None
