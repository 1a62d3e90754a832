"""What clauses tell in other words: a captain who "would be out" and one who will "miss the next weeks"."""

from __future__ import annotations

from functools import cache

from factcheck import patterns
from factcheck.engine.kinds.checks.clauses import clause_of, roots_of, roots_said
from factcheck.engine.kinds.checks.said import Said
from factcheck.engine.view import View
from factcheck.language.lexicon import table
from factcheck.model import Quantity, within

_STOP = patterns.lazy(r"[;:!?–—\n\"“”]|[,.](?!\d)")
_BY_THEN = patterns.lazy(r"\W*(?:and |but |so )?(?:by|at|until|till|before|after|since) ")
_WORD = patterns.lazy(r"[a-z0-9]+(?:'[a-z]+)?")


@cache
def _phrases() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(map(str, words))) for name, words in table("told_alike")["senses"].items())


def plain(clause: str) -> str:
    """The words of a clause in small letters, between blanks."""
    return " ".join(["", *_WORD.findall(clause.replace("’", "'")), ""])


def senses(clause: str) -> frozenset[str]:
    """What a clause tells of its figure, by the lines of the lexicon that it has a phrase of."""
    words = plain(clause)
    return frozenset(name for name, row in _phrases() if any(f" {phrase} " in words for phrase in row))


def retold(view: View, told: Said, quoted: Said, one: Quantity, other: Quantity) -> bool:
    """Do the clauses of two figures tell the same in other words, and the quoted one nothing besides?"""
    if one.kind not in ("duration", "money", "number", "fraction", "percent"):
        return False
    here, there = (clause_of(view, figure) for figure in (one, other))
    place = next(part for part in quoted.content if part.start <= other.start < part.end)
    stop = _STOP.search(view.low, other.end, place.end)
    # "It will be up and running": an "and" may join what tells one thing.
    wide = view.low[other.start - len(there.partition(other.text.lower())[0]) : stop.start() if stop else place.end]
    dated = (*within(view.facts.dates, place.start, place.end), *within(view.facts.quantities, place.start, place.end))
    named = (roots_of(other.noun) if other.noun else frozenset[str]()) | roots_said(view, told)
    if _BY_THEN.match(there):
        return False  # "by two we had sold half"
    for clause in (there, wide):
        shared = senses(here) & senses(clause)
        for span in dated:
            clause = clause.replace(span.text.lower(), " ")
        if shared and roots_of(_without(plain(clause), shared)) <= named:
            return True
    return False


def _without(words: str, shared: frozenset[str]) -> str:
    """The words of a clause that are in no phrase of what it tells."""
    rows = table("told_alike")["senses"]
    for phrase in sorted((phrase for name in shared for phrase in rows[name]), key=len, reverse=True):
        words = words.replace(f" {phrase} ", " ")
    return words
