"""File offsets to positions of the Language Server Protocol, and back. Its columns count UTF-16 units by default."""

from __future__ import annotations

from lsprotocol import types

from factcheck import patterns
from factcheck.lines import Lines

_LONE_SURROGATE = patterns.lazy("[\ud800-\udfff]")
WIDTHS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Places:
    """Positions in one text, in the units that server and client agreed on."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._lines = Lines(text)
        self._codec, self._width = WIDTHS[encoding]

    def position(self, offset: int) -> types.Position:
        """The position of a code point offset."""
        place = self._lines.position(offset)
        before = self.text[offset - (place.column - 1) : offset]
        return types.Position(place.line - 1, len(before.encode(self._codec, "surrogatepass")) // self._width)

    def range(self, start: int, end: int) -> types.Range:
        """The range of ``text[start:end]``."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The code point offset of a position; past the end of a line, the end of that line."""
        try:
            start, end = self._lines.bounds(position.line + 1)
        except IndexError:
            return len(self.text)
        units = self.text[start:end].encode(self._codec, "surrogatepass")[: position.character * self._width]
        return start + len(units.decode(self._codec, "ignore"))

    def line_end(self, offset: int) -> int:
        """The offset of the end of the line that ``offset`` stands in."""
        return self._lines.bounds(self._lines.position(offset).line)[1]


def clean(text: str) -> str:
    """Halves of characters, which no file can hold, replaced one for one."""
    return _LONE_SURROGATE.sub("\ufffd", text)
