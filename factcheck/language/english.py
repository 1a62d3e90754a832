"""Is this text English? Told by function words that hardly any other language has."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
# For, in, is, was, of, to, by, have and the like would not do: Dutch, German and the Scandinavian languages share them.
_ENGLISH = frozenset(("the", "and", "that", "with", "from", "this", "which", "were", "been", "they", "their", "would"))

# Of the languages that Latin-script copy is likeliest to be in; English words and abbreviations are left out.
_OTHERS = frozenset(
    (
        *("der", "das", "und", "nicht", "eine", "von", "mit", "für", "dem", "auf", "ist", "le", "les", "des", "une"),
        *("dans", "que", "qui", "sur", "est", "pour", "el", "los", "las", "una", "por", "para", "en", "il", "della"),
        *(
            "che",
            "di",
            "sono",
            "het",
            "een",
            "niet",
            "och",
            "att",
            "det",
            "som",
            "og",
            "ikke",
            "não",
            "uma",
            "nie",
            "się",
        ),
    )
)

ENOUGH = 60
"""Words below which the absence of English words proves nothing: there, words of other languages must be seen."""
SHARE = 0.03
"""The least share of those words in English prose; news has 8 to 14 per cent."""


def is_english(text: str) -> bool:
    """Whether the text may be taken for English; True where there is too little to tell. Reads 20,000 characters."""
    words = [match[0].lower() for match in _WORD.finditer(text, 0, 20_000)]
    if not _latin(text[:20_000]):
        return False
    if sum(word in _ENGLISH for word in words) >= SHARE * max(len(words), 1):
        return True
    return len(words) < ENOUGH and sum(word in _OTHERS for word in words) < 0.12 * max(len(words), 8)


def _latin(text: str) -> bool:
    """Whether at least half of the letters are Latin ones, or there are next to none."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) < 10 or sum(char < "\u0250" for char in letters) >= 0.5 * len(letters)
