"""Words of a sentence for claim extraction: tokens, roots, and the triggers that say what happened."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from factcheck import patterns
from factcheck.derived import kept
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, root_of


class Token(NamedTuple):
    """A word, figure or mark; ``start``/``end`` are offsets in the article."""

    start: int
    end: int
    text: str
    lower: str


class Trigger(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) that name an event class."""

    first: int
    last: int
    event: str
    lemma: str


_TOKEN = patterns.lazy(r"[A-Za-zÀ-ÿ]+(?:[.’'&-][A-Za-zÀ-ÿ0-9]+)*\.?(?<=\b[A-Z]\.)?|\d+(?:[.,:]\d+)*|[^\s\w]")
_WORD = patterns.lazy(r"[a-zà-ÿ]{3,}$")


def tokens(text: str, start: int) -> list[Token]:
    """The tokens of a sentence that begins at ``start``."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        known = _KNOWN.get(word)
        if known is None:
            if len(_KNOWN) >= _MOST_KNOWN:
                _KNOWN.clear()
            known = _KNOWN[word] = _read(word)
        begin = start + match.start()
        found.append(Token(begin, begin + len(known[0]), *known))
    return found


# What is known of each word met so far; emptied when it grows too large, so that hostile text cannot fill the memory.
_KNOWN: dict[str, tuple[str, str]] = {}
_MOST_KNOWN = 50_000


def _read(word: str) -> tuple[str, str]:
    """The word without a final full stop, and in lower case without a possessive ending."""
    lower = word.lower().replace("’", "'")
    if lower[-1] == "." and len(word) > 1 and not (len(word) == 2 and word[0].isupper()):
        word, lower = word.rstrip("."), lower.rstrip(".")
    return word, lower.removesuffix("'s")


def roots(words: list[Token]) -> tuple[str, ...]:
    """The roots of the content words, in order, without names, figures and function words."""
    found = dict.fromkeys(root for token in words if token.text[:1].islower() for root in _roots(token.lower))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _roots(lower: str) -> tuple[str, ...]:
    functions = listed("claim_words", "functions")
    if lower in functions:
        return ()
    parts = lower.replace("'", "-").split("-")
    return tuple(root_of(part) for part in parts if part not in functions and _WORD.match(part))


@kept(dict[str, int])
def _longest() -> dict[str, int]:
    """For the first word of each trigger, the number of words of its longest trigger."""
    lengths: dict[str, int] = {}
    for form in load("event_verbs").forms:
        words = form.split()
        lengths[words[0]] = max(lengths.get(words[0], 1), len(words))
    return lengths


def triggers(words: list[Token]) -> list[Trigger]:
    """The event triggers of a sentence, longest first at each place."""
    forms, longest = load("event_verbs").forms, _longest()
    found: list[Trigger] = []
    at = 0
    while at < len(words):
        step = 1
        for length in range(longest.get(words[at].lower, 0), 0, -1):
            entry = forms.get(" ".join(token.lower for token in words[at : at + length]))
            if entry:
                found.append(Trigger(at, at + length, entry[1], entry[0]))
                step = length
                break
        at += step
    return found


def words_of(name: str) -> frozenset[str]:
    """A list of ``scope_words``."""
    return listed("scope_words", name)
