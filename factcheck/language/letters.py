"""Letters without what is set above or below them."""

from __future__ import annotations

import unicodedata


def unaccented(word: str) -> str:
    """The word with its accents taken off ("nicolás", "nicolas")."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("ł", "l")
