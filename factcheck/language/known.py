"""What is known of a word, read once and remembered: news copy says most of its words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

# So that neither hostile text nor a whole archive fills the memory.
_MOST = 8_000
_LONGEST = 40
_MOST_SENTENCES = 5_000


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


class Session(dict[str, Entry], Generic[Entry]):
    """What follows from words alone, of whole sentences: kept where the same draft is read at every keystroke
    (:func:`remember`). A run that meets each sentence once would fill its memory for nothing: there ``read`` is asked
    each time. Emptied when it grows too large."""

    def __init__(self, read: Callable[[str], Entry]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, words: str) -> Entry:
        entry = self._read(words)
        if _session:
            self.keep(words, entry)
        return entry

    def keep(self, words: str, entry: Entry) -> Entry:
        """Keep what somebody else has read."""
        if len(self) >= _MOST_SENTENCES:
            self.clear()
        self[words] = entry
        return entry


_session: list[bool] = []


def remember() -> None:
    """From now on this process is a session."""
    _session[:] = [True]


def in_session() -> bool:
    """Is this process one?"""
    return bool(_session)
