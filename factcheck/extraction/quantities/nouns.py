"""What a noun looks like without a tagger: plurals, adverbs and verb forms, by ending and by lexicon."""

from __future__ import annotations

from functools import cache

from factcheck.language import inflection, lexicon


@cache
def table(name: str) -> frozenset[str]:
    """One list of the lexicon ``counted``."""
    return frozenset(lexicon.table("counted")[name])


@cache
def irregular() -> dict[str, str]:
    """Irregular and invariant plurals -> lemma."""
    return dict(lexicon.table("counted")["plurals"])


def plural(noun: str) -> str:
    """The plural of a unit or currency: those in "o" are clipped or foreign, and take "s" (kilos, pesos)."""
    return noun + "s" if noun.endswith("o") else inflection.plural(noun)


def singular(noun: str) -> str:
    """The lemma of a noun, by the exceptions of the lexicon and by rule: "people" person, "cities" city."""
    lower = noun.lower()
    lemma = irregular().get(lower)
    if lemma:
        return lemma
    if _men(lower):
        return lower[:-2] + "an"
    if lower.endswith("wives"):
        return lower[:-3] + "fe"
    if lower.endswith("buses"):
        return lower[:-2]
    if len(lower) <= 3 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) and not lower.endswith(("shoes", "toes", "axes")):
        return lower[:-2]
    return lower[:-1]


def _men(word: str) -> bool:
    return word.endswith("men") and word not in table("not_men")


def is_plural(word: str) -> bool:
    """Does the lower-case word look like a plural noun?"""
    if word in irregular() or _men(word):
        return True
    if len(word) < 4 or word[-1] != "s" or word in table("adjectives_s") or word in table("not_nouns"):
        return False
    return not word.endswith(("ss", "us", "is", "'s", "’s"))


def is_adverb(word: str) -> bool:
    """Does the lower-case word look like an adverb?"""
    return word.endswith("ly") and word not in table("nouns_ly")


def is_verbal(word: str) -> bool:
    """Does the lower-case word look like a participle or past tense?"""
    return word.endswith(("ed", "ing")) and len(word) > 4
