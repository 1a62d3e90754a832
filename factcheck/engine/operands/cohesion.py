"""Do sentences speak of one thing? A figure is not recomputed from sentences that have nothing to do with its own.

Two sentences cohere (Halliday and Hasan 1976) where they share a word that says what they are about, a name or a class
of measures, or where the later one leads back to the other: by a pronoun, by "that", "the rise", or by saying nothing
of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck.engine.operands.clauses import plain
from factcheck.engine.operands.gauges import topics
from factcheck.engine.operands.setting import Setting, counted_words, setting
from factcheck.engine.operands.topic import taken_up
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Span


def cohesive(view: View, stated: Span, operands: Iterable[Span]) -> bool:
    """Does each sentence of operands cohere with that of the stated figure, or with another one of operands that does?"""
    here = setting(view, stated)
    if here is None:
        return True
    if taken_up(here, pointing=True):
        return True
    known = {here.number: here}
    left = {there.number: there for there in (setting(view, figure) for figure in operands) if there is not None}
    while left.keys() - known.keys():
        joined = [
            number
            for number, there in left.items()
            if number not in known and any(_cohere(view, there, other) for other in known.values())
        ]
        if not joined:
            return False
        known.update((number, left[number]) for number in joined)
    return True


def _cohere(view: View, one: Setting, other: Setting) -> bool:
    first, second = sorted((one, other), key=lambda here: here.number)
    if _leads_back(second):
        return True
    return not _about(view, first).isdisjoint(_about(view, second))


def _about(view: View, here: Setting) -> frozenset[str]:
    """The roots of the words of a sentence that say what it is about, and the classes of what it measures."""
    kept: frozenset[str] | None = view.abouts.get(here.number)
    if kept is None:
        words = {word for word in here.about(here.tokens)[0] if word not in _general()}
        kept = view.abouts[here.number] = topics(words)
    return kept | topics(counted_words(here) - _general())


@cache
def _general() -> frozenset[str]:
    data = table("roles")
    return plain() | load("saving").forms.keys() | frozenset(data["whatever"]) | frozenset(data["customers"])


def _leads_back(here: Setting) -> bool:
    """Does a sentence begin with a pronoun or a word that points back, or say nothing of its own?"""
    data = table("roles")
    lead = [token.word for token in here.tokens if token.word][:3]
    first = next((word for word in lead if word[:1].isalpha() and word not in data["lead"]), "")
    return first in data["pronouns"] or first in ("this", "that", "these", "those", "both") or not here.content - _general()
