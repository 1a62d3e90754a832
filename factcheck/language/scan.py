"""One look at a whole text for those who want few of its words: its letters and digits in runs, with their places.

A regular expression that stops at every word costs a step in Python for each of them; here the text is cut, looked up
and measured without one, and whoever reads dates or figures goes only where a word of theirs stands.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, compress, count

from factcheck.language.known import Known

# Letters and digits of Latin-1 in lower case, everything else a blank; one byte a character.
_LATIN = bytes(
    ord(chr(byte).lower()) if (chr(byte).isalpha() and chr(byte) not in "ªº") or chr(byte).isdecimal() else 32
    for byte in range(256)
)


class Scan:
    """The runs of letters and digits in ``text``, in lower case; between neighbours one character each, so that some
    are empty. A letter outside Latin-1 parts a run, and ``odd`` says that there are digits outside ASCII."""

    __slots__ = ("_ends", "odd", "pieces", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        plain = text.encode("latin-1", "replace").translate(_LATIN).decode("latin-1")
        self.pieces = plain.split(" ")
        self._ends = [*accumulate(map(len, self.pieces))]
        self.odd = not text.isascii() and any(letter.isdecimal() for letter in set(text) if letter > "\x7f")

    def start(self, at: int) -> int:
        """Where a piece begins in the text."""
        return self._ends[at] - len(self.pieces[at]) + at

    def holding(self, wanted: Known[bool]) -> list[int]:
        """The indexes of the pieces that are wanted."""
        return [*compress(count(), map(wanted.__getitem__, self.pieces))]


@lru_cache(maxsize=2)
def scan(text: str) -> Scan:
    """The scan of a text, made once for all that ask."""
    return Scan(text)
