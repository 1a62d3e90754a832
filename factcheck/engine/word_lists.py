"""The word lists that templates name. Their words are marked in the annotated text, so that no pattern holds a list.

Each list has two private-use characters, one before and one after every form of it that the text holds; patterns of
templates stay short, and compile in a few milliseconds instead of a hundred.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factcheck import patterns

_FIRST, _LAST = 0xF100, 0xF8FF
MARKS = f"{chr(_FIRST)}-{chr(_LAST)}"
"""All marks, as the inside of a character class."""
_WORD = patterns.lazy(r"[^\W\d_]+")


class Mark(NamedTuple):
    """A form of a list at ``start:end`` of the text, and the characters that stand before and after it."""

    start: int
    end: int
    first: str
    last: str


Place = tuple[int, list[tuple[int, int]]]
"""Where forms begin; where each of them ends, and the number of its list."""


def marks(places: Sequence[Place], start: int, end: int) -> list[Mark]:
    """The forms that stand in ``start:end``: of each list the leftmost, longest."""
    found: list[Mark] = []
    ends: dict[int, int] = {}
    for number in range(bisect_left(places, (start,)), len(places)):
        at, forms = places[number]
        if at >= end:
            break
        for last, of in forms:
            if last <= end and ends.get(of, -1) <= at:
                ends[of] = last
                found.append(Mark(at, last, *_marks(of)))
    return found


class WordLists:
    """Forms by the name of their list, in the order in which they were added, which gives each list its marks."""

    def __init__(
        self, forms: dict[str, tuple[str, ...]] | None = None, anchors: dict[str, frozenset[str]] | None = None
    ) -> None:
        self.forms: dict[str, tuple[str, ...]] = {} if forms is None else forms
        self._anchors: dict[str, frozenset[str]] = {} if anchors is None else anchors
        self._by_first: dict[str, list[tuple[str, int]]] = {}
        self._indexed = 0

    def add(self, name: str, forms: tuple[str, ...]) -> tuple[str, str]:
        """Add a list; gives its two marks."""
        self.forms.setdefault(name, forms)
        return _marks(list(self.forms).index(name))

    def anchors(self, name: str) -> frozenset[str]:
        """The rarest word of each form of a list."""
        found = self._anchors.get(name)
        if found is None:
            found = self._anchors[name] = frozenset(map(anchor, self.forms[name]))
        return found

    def places(self, low: str, words: Sequence[str], starts: Sequence[int]) -> list[Place]:
        """All forms in a text (lower case) by the places where they begin, the longest first; ``words`` are those of
        the text, and where they begin."""
        if self._indexed != len(self.forms):
            self._index()
        # In a form apostrophes are straight and spaces are spaces.
        low = low.replace("’", "'").replace("\n", " ")
        found: list[Place] = []
        by_first, size = self._by_first, len(low)
        for word, at in zip(words, starts, strict=True):
            forms = by_first.get(word)
            if forms is None or (at and (low[at - 1].isalnum() or low[at - 1] == "_")):
                continue
            ends = []
            for form, number in forms:
                if low.startswith(form, at):
                    last = at + len(form)
                    if last == size or not (low[last].isalnum() or low[last] == "_"):
                        ends.append((last, number))
            if ends:
                found.append((at, ends))
        return found

    def _index(self) -> None:
        by_first: dict[str, list[tuple[str, int]]] = {}
        for number, forms in enumerate(self.forms.values()):
            for form in forms:
                plain = form.lower().replace("’", "'")
                first = _WORD.match(plain)
                if first is not None:
                    by_first.setdefault(first[0], []).append((plain, number))
        for entries in by_first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))
        self._by_first, self._indexed = by_first, len(self.forms)


def _marks(number: int) -> tuple[str, str]:
    return chr(_FIRST + 2 * number), chr(_FIRST + 2 * number + 1)


def anchor(form: str) -> str:
    """The word of a form that is likeliest to be rare: its longest one."""
    words: list[str] = patterns.compile(r"[^\W\d_]+").findall(form)
    return max(words or [form], key=len)
