"""Of whom a sentence tells the death: "Ann Roe, the singer who ..., has died." The age told with it, or in the sentence
that follows ("She was 85."), is that person's, whoever else is named on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.language.lexicon import load, table
from factcheck.model import Name

_OPENING = 40
_DIED = r"(?:(?:has |have |had )?(?:since |just |sadly )?(?:died|passed away)|(?:dies|is dead|dead|was found dead))\b"
# Behind the name at once, or behind what stands between commas, dashes or brackets.
_AT_ONCE = patterns.lazy(rf"(?:,? (?:[JS]r\.?|I{{2,3}}|IV),?)?(?:, \d{{2,3}},)? {_DIED}", re.I)
_CLOSED = patterns.lazy(rf"(?:[,)–—]|--|,[\"”’']) ?{_DIED}", re.I)
_OF_ANOTHER = patterns.lazy(
    r"\b(?:in|at|of|by|with|from|near|to|for|on|after|when|as|and|said|says|told|that|[a-z]+['’]s?) $|[:;]", re.I
)
# Somebody else may be the one who died: a clause with a subject of its own, words of speech.
_CLAUSE = patterns.lazy(r"\b(?:whose|when|after|before|as|because|where|while) (?:[\w’'-]+,? ){0,4}$")
_SPEECH = patterns.lazy(r"\b(?:said|says|told|announced|confirmed|reported|wrote|mourned|revealed|added)\b|[;:?!]")
_WORD = patterns.lazy(r"[a-z]+(?:-in-law)?")
_SELF = patterns.lazy(r"\b(?:father|mother|grandfather|grandmother) of (?:\w+|the \w+)\b|\b(?:wife|husband|widow) of\b")


def deceased(text: str, start: int, end: int, names: Sequence[Name]) -> Name | None:
    """The person who opens the sentence ``text[start:end]`` and whose death its main clause tells; ``names`` are those
    of the sentence, in order. None where another person may have died."""
    persons = [name for name in names if name.kind == "person" or (name.kind == "other" and " " in name.text)]
    first = next(iter(persons), None)
    if first is None or first.start - start > _OPENING or _OF_ANOTHER.search(text, start, first.start):
        return None
    if _AT_ONCE.match(text, first.end, end):
        return first
    if text[first.end : first.end + 2] not in (", ", " (", " –", " —", " -", "--"):
        return None
    died = _CLOSED.search(text, first.end, end)
    if died is None or _SPEECH.search(text, first.end, died.start()):
        return None
    gap = _SELF.sub("", text[first.end : died.start()])
    if not load("kin").forms.keys().isdisjoint(_WORD.findall(gap)):
        return None
    others = (name for name in persons if first.end <= name.start < died.start() and name.canonical != first.canonical)
    if any(_CLAUSE.search(text, first.end, name.start) for name in others):
        return None
    return first


def may_be(name: Name, female: bool) -> bool:
    """May a pronoun of this sex mean the person, as far as the forename tells?"""
    return name.canonical.split()[0].lower() not in _given("male" if female else "female")


@cache
def _given(sex: str) -> frozenset[str]:
    return frozenset(table("given_names")[sex].split())
