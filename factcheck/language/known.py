"""What is known of a word, read once and remembered: news copy says most of its words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

# So that neither hostile text nor a whole archive fills the memory.
_MOST = 20_000
_LONGEST = 40


class Known(dict[str, Entry], Generic[Entry]):
    """From a word to what ``read`` makes of it, which depends on the word alone. It is emptied when it grows too large.

    ``map(known.__getitem__, words)`` looks a whole sentence up without a step in Python."""

    def __init__(self, read: Callable[[str], Entry]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> Entry:
        entry = self._read(word)
        if len(word) < _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = entry
        return entry
