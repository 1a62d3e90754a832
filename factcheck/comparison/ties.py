"""What the sentences of two figures have in common: the words that tie the one to the other.

Rare words, names and figures weigh one, common words half; words of one matter ("cost" and "bill") are one word. A
sentence that speaks of "it" or "they" has the words of the one before it in its paragraph as well."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck import patterns
from factcheck.comparison.matters import matter
from factcheck.comparison.sheets import Page
from factcheck.language.known import Known
from factcheck.language.roots import common, empty_roots, listed, root_of

_WORD = patterns.lazy(r"(?<![\w'’])[A-Za-z]{3,}|(?<![\d.,£$€])\d{2,}(?![\d.,]*\d|%)")
_CARRIED = patterns.lazy(
    r"\b(?:it|its|this|that|they|their|them|he|she|his|her)\b"
    r"|\bthe (?:\d{4}[- ](?:built )?)?(?:structure|building|event|site)\b"
)
_RARE, _COMMON = 1.0, 0.5


def _mark(word: str) -> tuple[str, float]:
    """What stands for a word in any form, and its weight; nothing for words that tell nothing."""
    if word.isdigit():
        return word, _RARE
    plain = word[:-2] if len(word) > 5 and word.endswith("ly") else word
    root = root_of(plain)
    if len(root) < 3 or root in _empty():
        return "", 0.0
    known = matter(root)
    return known.rstrip("e"), _COMMON if root in common() or known in common() else _RARE


_MARKS = Known(_mark)


@cache
def _empty() -> frozenset[str]:
    return empty_roots() | frozenset(map(root_of, listed("ties", "empty")))


def mark(word: str) -> str:
    """What stands for a word in any form; nothing for one that tells nothing."""
    return _MARKS[word][0]


def marks(page: Page, sentence: int, carried: bool = True) -> dict[str, float]:
    """The marks of a sentence, and of the sentence that it takes up unless not ``carried``, each with its weight."""
    here = page.facts.sentences[sentence]
    start = here.start
    before = page.facts.sentences[sentence - 1] if sentence and carried else None
    if before and before.block == here.block and _CARRIED.search(page.lower, here.start, here.end):
        start = before.start
    return dict(_MARKS[word] for word in _WORD.findall(page.article.text, start, here.end))


def tied(a: Page, one: int, b: Page, other: int, besides: Iterable[str] = (), carried: bool = True) -> float:
    """How much ties two sentences, but for the words ``besides``; with those that they take up if ``carried``."""
    left, right = marks(a, one, carried), marks(b, other, carried)
    own = {"", *(_MARKS[word][0] for word in besides)}
    return sum(left[mark] for mark in left.keys() & right.keys() - own)
