"""The character map from a reading back to its file, kept while the reading is built."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from factcheck.model import Block, BlockKind


class Piece(msgspec.Struct, frozen=True):
    """Text with the file offset of its characters: ``places`` as in ``Article.segments``."""

    text: str
    places: Sequence[tuple[int, int]]

    def cut(self, start: int, end: int) -> list[tuple[str, int]]:
        """``text[start:end]`` as runs that stand together in the file, each with its file offset."""
        runs: list[tuple[str, int]] = []
        at = bisect_right(self.places, (start, 1 << 60)) - 1
        while start < end:
            text_start, file_start = self.places[at]
            stop = self.places[at + 1][0] if at + 1 < len(self.places) else end
            stop = min(stop, end)
            runs.append((self.text[start:stop], file_start + start - text_start))
            start, at = stop, at + 1
        return runs


def joined(source: str, lines: Sequence[tuple[int, int]]) -> Piece:
    """The lines of a block, trimmed and joined by the newline that the file has between them."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    last = -1
    for start, end in lines:
        line = source[start:end]
        left = len(line) - len(line.lstrip(" \t"))
        line = line.strip(" \t")
        if not line:
            continue
        if last >= 0:
            # The newline character itself: the first "\n" or, in old Mac files, "\r" after the line.
            newline = source.find("\n", last, start)
            newline = newline if newline >= 0 else source.find("\r", last, start)
            places.append((at, newline))
            parts.append(source[newline])
            at += 1
        places.append((at, start + left))
        parts.append(line)
        at += len(line)
        last = start + left + len(line)
    return Piece("".join(parts), places or [(0, lines[0][0] if lines else 0)])


# A run of characters of the reading and where it stands in the file; ``whole`` says that the first file character
# (of an entity, of a tag) stands for all of it.
Run = tuple[str, int, bool]


class Builder:
    """Collects runs into blocks, two newlines apart."""

    def __init__(self) -> None:
        self.segments: list[tuple[int, int]] = []
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._next = -1

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, runs: Sequence[Run], kind: BlockKind) -> None:
        """Add a block; white space at its edges is left out, and a block of nothing else is too."""
        runs = _trimmed(runs)
        if not runs:
            return
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
            self._next += 2
        start = self._length
        for text, place, whole in runs:
            if whole:
                self.segments += [(self._length + i, place) for i in range(len(text))]
                self._next = -1
            else:
                if place != self._next:
                    self.segments.append((self._length, place))
                self._next = place + len(text)
            self._parts.append(text)
            self._length += len(text)
        self.blocks.append(Block(start, self._length, kind))


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    kept = [run for run in runs if run[0]]
    while kept and not kept[0][0].strip():
        kept.pop(0)
    while kept and not kept[-1][0].strip():
        kept.pop()
    if kept:
        text, place, whole = kept[0]
        bare = text.lstrip()
        kept[0] = (bare, place if whole else place + len(text) - len(bare), whole)
        text, place, whole = kept[-1]
        kept[-1] = (text.rstrip(), place, whole)
    return kept
