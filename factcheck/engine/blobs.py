"""Words with what is told of each, put together by their first letters. Of thousands of words an article holds few: to
look for these takes less than to make something of each word when the rules are loaded."""

from __future__ import annotations

from collections.abc import Mapping

_LETTERS = 2
_WORD, _TOLD = "\0", "\1"


def together(told: Mapping[str, str]) -> dict[str, str]:
    """By their first letters, all words with what is told of them, in which there must be no control characters."""
    found: dict[str, list[str]] = {}
    for word, text in told.items():
        found.setdefault(word[:_LETTERS], []).append(f"{_WORD}{word}{_TOLD}{text}")
    return {letters: "".join(parts) + _WORD for letters, parts in found.items()}


def told(blobs: Mapping[str, str], word: str) -> str | None:
    """What is told of a word, None where nothing is."""
    blob = blobs.get(word[:_LETTERS])
    if blob is None:
        return None
    start = blob.find(f"{_WORD}{word}{_TOLD}")
    if start < 0:
        return None
    start += len(word) + 2
    return blob[start : blob.index(_WORD, start)]
