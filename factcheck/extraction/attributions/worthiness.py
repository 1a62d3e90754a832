"""Is a sentence one that a fact-checker would check? Figures, comparisons, superlatives, causes, law, allegations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck import patterns
from factcheck.language.known import Session
from factcheck.language.lexicon import load

_FIGURE = patterns.lazy(r"(?<![\w-])[£$€]?\d[\d,.]*(?!\w*\.\w)")
# Figures that are no year and no time, which most are.
_AMOUNT = patterns.lazy(r"[£$€]\d|\d,\d{3}(?!\d)|\d(?:%| ?per ?cent\b| (?:million|billion|people)\b)")
_YEAR_OR_TIME = patterns.lazy(
    r"\b(?:(?:in|since|by|until|from|of|early|late|mid)[ -])?(?:19|20)\d\d\b|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b"
    r"|, \d{1,2}(?=,)|\b\d{1,2}-year-old\b"
)
_DIGITS = frozenset("0123456789")
_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
)  # fmt: skip
_COUNTED = patterns.lazy(rf"\b(?:{'|'.join(_NUMBERS)})(?:-\w+)? (?:of the |new |more |other |local )?[a-z]+s\b")


# "has lost more officers than it has gained"
_THAN = patterns.lazy(r"\b(?:more|fewer|less|[a-z]{3,}er)\b[^.;:]{1,60}\bthan\b")
# "the tallest tower in Cork", "the most dangerous road of all"
_SUPERLATIVE = patterns.lazy(r"\bthe (?:(?:most|least) [a-z]+|[a-z]{2,}est) [^.;:]{0,40}?\b(?:in|of|ever|on)\b")
_WORD = patterns.lazy(r"[a-z]+(?:['-][a-z]+)*")


@cache
def _words() -> tuple[frozenset[str], dict[str, tuple[str, ...]], frozenset[str], dict[str, tuple[str, ...]]]:
    """Single words and phrases by their first word: those that make a statement, then those of opinion."""
    lexicon = load("checkworthy")
    guilt = (form for name in ("misdeed", "fault", "legal_claim") for form in load(name).forms)
    return (*_table((*lexicon.forms, *guilt)), *_table(lexicon.data["opinion"]))


def _table(phrases: Iterable[str]) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    by_first: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        if rest:
            by_first[first] = (*by_first.get(first, ()), phrase)
    return frozenset(phrase for phrase in phrases if " " not in phrase), by_first


def _holds(text: str, words: frozenset[str], single: frozenset[str], by_first: dict[str, tuple[str, ...]]) -> bool:
    if not single.isdisjoint(words):
        return True
    return any(phrase in text for word in filter(by_first.__contains__, words) for phrase in by_first[word])


def _superlative(text: str) -> bool:
    """Is something ranked first of its kind somewhere? Nouns that only end like a superlative are listed."""
    if "est " not in text and "the most " not in text and "the least " not in text:
        return False
    match = _SUPERLATIVE.search(text)
    return match is not None and load("checkworthy").data["unranked"].count(match.group().split()[1]) == 0


def is_check_worthy(text: str) -> bool:
    """Does the sentence state something that can be checked, rather than greet, wish, ask or set the scene?"""
    return _worthy[text]


def _read(text: str) -> bool:
    if len(text) < 20 or text.rstrip("\"”’'")[-1:] == "?":
        return False
    lower = text.lower().replace("’", "'")
    if not _DIGITS.isdisjoint(lower) and (
        _AMOUNT.search(lower) is not None
        or (_FIGURE.search(lower) is not None and _FIGURE.search(_YEAR_OR_TIME.sub(" ", lower)) is not None)
    ):
        return True
    words = frozenset(_WORD.findall(lower))
    if len(words) < 3:
        return False
    single, phrases, opinion, opinions = _words()
    if not _holds(lower, words, single, phrases):
        counted = any(map(lower.__contains__, _NUMBERS)) and _COUNTED.search(lower)
        if not counted and not ("than" in lower and _THAN.search(lower)) and not _superlative(lower):
            return False
    return not _holds(lower, words, opinion, opinions)


_worthy: Session[bool] = Session(_read)
