"""Roots of words: a crude stem and a list of common words, for finding the rare context that two texts share."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck import patterns
from factcheck.derived import kept
from factcheck.language.lexicon import load, table

_CONTENT = patterns.lazy(r"(?<![\w'’-])[A-Za-z]{4,}|\d{2,}")
_SUFFIXES = (("ations", 4), ("ation", 4), ("ions", 5), ("ion", 5), ("ings", 4), ("ing", 4), ("ies", 3), ("ers", 4))


def root(word: str) -> str:
    """A crude stem that brings the forms of a word together (deliberate, deliberated, deliberations): for finding
    shared context, never for print."""
    word = word.lower()
    for suffix, keep in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= keep:
            word = word[: -len(suffix)] + ("at" if suffix.startswith("ation") else "")
            break
    else:
        for suffix in ("ed", "es", "er", "s", "y"):
            if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
                word = word[: -len(suffix)]
                break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if word.endswith(("e", "i")) and len(word) > 4 else word


@kept(frozenset[str])
def common() -> frozenset[str]:
    """Roots of the common words of English."""
    return frozenset(root(word) for word in table("common_words")["words"].split())


@cache
def listed(lexicon: str, name: str) -> frozenset[str]:
    """A list in a data table of rules/lexicons, as a set of lower-case words and phrases."""
    return frozenset(str(word) for word in table(lexicon)[name])


@cache
def told_alike(*places: str) -> dict[str, str]:
    """What stands for each word that tells the same as others in such places ("said", "headed"): reply and answer, win
    and victory."""
    sets = (item for place in places for item in table("told_alike")[place].items())
    return {word: f"@{name}" for name, words in sets for word in words}


@cache
def people() -> frozenset[str]:
    """Nouns for people who may be counted or speak, in the singular."""
    many = frozenset(singular(word) for word in load("plural_people").forms)
    return many | {"person", "child", "adult", "teenager", "pensioner", "man", "woman", "family", "household"}


_TRADES = ("ist", "ian", "eer", "eller", "ener", "inger", "ayer", "aker", "ateur", "ant", "ee")
"""Endings of nouns for persons that few other nouns have."""


@lru_cache(maxsize=10_000)
def personal(noun: str) -> bool:
    """Is a noun in the singular one for a person: of a list, or by its ending ("violinist", "trainee")?"""
    return noun in people() or (len(noun) > 5 and noun.endswith(_TRADES)) or noun.endswith(("man", "woman"))


@kept(dict[str, str])
def noun_sets() -> dict[str, str]:
    """From a noun to the first noun of its set of synonyms."""
    return {noun: group[0] for group in reversed(table("noun_sets")["sets"]) for noun in group}


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """The lemma of a noun, by rule, in lower case."""
    noun = noun.lower()
    irregular = {"children": "child", "lives": "life", "wives": "wife", "thieves": "thief", "crises": "crisis"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3 else noun


@lru_cache(maxsize=20_000)
def root_of(word: str) -> str:
    """The root of a word, or of the noun that stands for all its synonyms (temblor, quake: earthquake)."""
    noun = singular(word)
    return root(noun_sets().get(noun, word))


@kept(frozenset[str])
def function_roots() -> frozenset[str]:
    """The roots of words of closed classes."""
    return frozenset(root_of(word) for word in listed("claim_words", "functions"))


@kept(frozenset[str])
def empty_roots() -> frozenset[str]:
    """The roots of words that tell nothing of what a sentence is about: closed classes, words of time."""
    return frozenset(root_of(word) for word in listed("claim_words", "functions") | listed("antonyms", "when"))


def content_words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of four letters or more in ``text[start:end]``, and its figures of two digits or more."""
    return _CONTENT.findall(text, start, len(text) if end is None else end)


def content_roots(text: str, start: int = 0, end: int | None = None) -> frozenset[str]:
    """The roots of the content words of ``text[start:end]``."""
    return frozenset(map(root_of, content_words(text, start, end)))
