"""Lines and columns of a decoded file: 1-based, in code points; lines end at ``\\n``, ``\\r\\n`` or ``\\r``."""

from __future__ import annotations

from bisect import bisect_right

from factcheck import patterns
from factcheck.model import Position

_LINE_END = patterns.lazy(r"\r\n|\n|\r")


class Lines:
    """Positions in one text; building it costs one pass, each question a bisection."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The line and column of ``offset``; an offset at or after the end of the text counts in its last line."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def bounds(self, line: int) -> tuple[int, int]:
        """The offsets of the 1-based ``line`` without its line end. Raises IndexError past the last line."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end
