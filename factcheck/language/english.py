"""Is this text English? Told by its function words: a third to a half of any English prose, a few per cent elsewhere."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
# Left out on purpose: forms that other languages share (a, in, on, he, me, die, was, is, of, at, as, it, to, or, no).
_FUNCTION_WORDS = frozenset(
    "the and that for with his her their they this from have has had were been which who will would there when what "
    "by are be not but its than then she we you your our can could should about into more after before over because "
    "while where between under against these those him them an".split()
)
_SHARED = frozenset("a in on he me of at as it to or no is was i do so up out if one all my said".split())

ENOUGH = 25
"""Words below which nothing is claimed: too little to go by."""


def is_english(text: str) -> bool:
    """Whether the text may be taken for English; True where there are too few words to tell. Reads the first 20,000
    characters."""
    words = [match[0].lower() for match in _WORD.finditer(text, 0, 20_000)]
    if len(words) < ENOUGH:
        return _latin(text[:20_000])
    plain = sum(word in _FUNCTION_WORDS for word in words)
    shared = sum(word in _SHARED for word in words)
    return plain >= 0.04 * len(words) and plain + shared >= 0.12 * len(words)


def _latin(text: str) -> bool:
    """Whether at least half of the letters are Latin ones, or there are next to none."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) < 10 or sum(char < "\u0250" for char in letters) >= 0.5 * len(letters)
