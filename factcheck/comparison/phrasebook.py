"""Phrases of several words, each with what it stands for, found word by word: long lists cost hardly more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from factcheck import patterns

# A day between two words of a phrase ("decided on Thursday to") is passed over.
_TOKEN = patterns.lazy(r"((?:\bon )?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)|[a-z0-9'’-]+")


Mark = TypeVar("Mark")


class Phrasebook(Generic[Mark]):
    """Phrases in small letters with their marks; of several that begin at one word the longest counts."""

    def __init__(self, entries: Iterable[tuple[str, Mark]]) -> None:
        self._marks: dict[str, Mark] = {}
        sizes: dict[str, set[int]] = {}
        for phrase, mark in entries:
            words = phrase.split()
            self._marks.setdefault(" ".join(words), mark)
            sizes.setdefault(words[0], set()).add(len(words))
        self._sizes = {first: sorted(some, reverse=True) for first, some in sizes.items()}
        """By the first word of phrases how many words they have, the longest first."""

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Mark]]:
        """The phrases in a text in small letters, between two offsets: where they begin and end, and their marks."""
        found = [match for match in _TOKEN.finditer(text, start, end) if match[1] is None]
        words = [match[0].replace("’", "'") for match in found]
        free = 0
        for at, word in enumerate(words):
            for size in self._sizes.get(word, ()) if at >= free else ():
                phrase = " ".join(words[at : at + size])
                if at + size <= len(words) and phrase in self._marks:
                    free = at + size
                    yield found[at].start(), found[free - 1].end(), self._marks[phrase]
                    break
