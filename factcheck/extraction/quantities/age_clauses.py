"""Bare figures that their clause makes ages: "At 78, Sister Agnes", "I'm 47", "her age, 84", "at 35 the youngest"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.language import lexicon

_ADVERBS = r"(?:(?:now|still|then|only|just|already|barely|nearly|almost|about|aged)[ ]){0,2}"
# "At 78, she", "Now 78, she", "Being 69, he": before the clause of the person.
_FRONTED = patterns.lazy(
    r"(?:\A|[.!?;:\n][\"“”‘’']?[ ]?|[,;–—][ ]|\b(?:and|but|that|because|who|which)[ ])[\"“‘']?"
    rf"(?:[Nn]ow|[Ss]till|[Tt]hen|[Bb]arely|(?:even[ ])?[Aa]t|[Bb]eing|[Aa]lready)[ ]{_ADVERBS}\Z"
)
_SPEAKER = patterns.lazy(
    rf"(?:\bI(?:['’]m|[ ]am|[ ]was|['’]ll[ ]be)|\b[Hh]e['’]s|\b[Ss]he['’]s|\b(?:he|she|who)[ ]will[ ]be)[ ]{_ADVERBS}\Z"
)
_NOUN = patterns.lazy(
    r"\b(?:[Hh]is|[Hh]er|[Mm]y|whose|[Tt]heir|[A-Z][\w-]+['’]s)[ ](?:own[ ])?age"
    r"(?:,|[ ](?:is|was|as|at|of)|:|[ ][–—])?[ ](?:now[ ])?\Z"
)
_HELD_TO_BE = patterns.lazy(
    r"[A-Z][\w’'-]+,[ ](?:who[ ]is[ ])?(?:thought|believed|understood|said|reported)[ ]to[ ]be[ ](?:aged[ ])?"
    r"(?:(?:about|around)[ ])?\Z"
)
_AT = patterns.lazy(r"\b[Aa]t[ ](?:(?:just|only)[ ])?\Z")
_EXTREME = patterns.lazy(
    r",?[ ](?:is[ ]|was[ ]|becomes[ ]|became[ ])?(?:still[ ])?(?:one[ ]of[ ])?(?:the|its|our|[A-Z][\w-]+['’]s)[ ]"
    r"(?:[\w-]+[ ]){0,2}(?:youngest|oldest|eldest)\b"
)
_CLOSES = patterns.lazy(r"(?:[.,;!?)\"”’—–]|\Z|\n|[ ](?:and|but|or|now|so|today|next|this|in|on)(?!\w))(?![.,]\d)")
# A batsman is "caught at 78" and the side is "102 for four".
_PLAY = patterns.lazy(
    r"[^.;\n]{0,80}\b(?:caught|bowled|dropped|lbw|stumped|declared|wickets?|overs?|runs?|innings|minutes?|laps?|holed|bogeyed|holes?)\b"
)
_SUBJECT = patterns.lazy(r",[ ](he|she|I|[A-Z][\w’'-]*\.?)(?!\w)(?:[ ]([A-Z]))?")
_PRONOUNS = frozenset(("he", "she", "i"))
_FEWEST = 14


def person(text: str, end: int, value: Decimal | int, head: str) -> bool:
    """Does the clause say that the bare figure ``value`` that ends at ``end``, behind ``head``, is somebody's age?"""
    if value < _FEWEST:
        return False
    if head.endswith("t ") and _AT.search(head) and _EXTREME.match(text, end):
        return True
    if fronted := _FRONTED.search(head):
        return _of_person(text, end, sure=_AT.search(fronted[0]) is None) and _PLAY.match(text, end) is None
    if _SPEAKER.search(head) or _NOUN.search(head) or _HELD_TO_BE.search(head):
        return _CLOSES.match(text, end) is not None and _PLAY.match(text, end) is None
    return False


def _of_person(text: str, at: int, *, sure: bool) -> bool:
    """Does a clause follow that begins with a pronoun, a person with a title, or a forename and a surname; where the
    words before the figure are ``sure`` ("being 63"), with any name?"""
    found = _SUBJECT.match(text, at)
    if found is None:
        return False
    word = found[1].rstrip(".").lower()
    if sure:
        return True
    return word in _PRONOUNS or word in titles() or (found[2] is not None and word in forenames())


@cache
def titles() -> frozenset[str]:
    """The titles that stand before names, in small letters."""
    return frozenset(lexicon.table("name_titles")["titles"].split())


@cache
def forenames() -> frozenset[str]:
    """The given names that are known, in small letters."""
    given = lexicon.table("given_names")
    return frozenset(word for part in ("female", "male", "both") for word in given[part].split())
