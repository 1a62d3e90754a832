"""A source line with the finding underlined. Paragraphs of news copy are one long line, so a window of it is shown."""

from __future__ import annotations

import unicodedata

from factcheck.model import Position
from factcheck.reporting.style import paint, tidy

BEFORE = 36
"""Columns shown before the finding, at most."""
WIDTH = 96
"""Columns of source shown, at most."""


def display_width(text: str) -> int:
    """Terminal columns: two for wide East Asian characters and emoji, none for combining marks."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def underlined(
    text: str, offset: int, end_offset: int, start: Position, colour: bool, role: str, margin: int = 0
) -> list[str]:
    """The lines ``  7 | ... the words ...`` and ``    |     ^^^^^``. ``margin`` is the least width of the line number.

    ``offset:end_offset`` are offsets into ``text``; ``start`` is the position of ``offset``. A finding that runs over
    the end of its line is underlined up to there.
    """
    line_start = offset - (start.column - 1)
    line_end = min((at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0), default=len(text))
    stop = max(min(end_offset, line_end), offset)
    first = line_start if offset - line_start <= BEFORE else _word_start(text, offset - BEFORE, offset)
    last = line_end if line_end - first <= WIDTH else _word_end(text, max(first + WIDTH, offset), line_end)
    stop_shown = min(stop, last)
    head = ("…" if first > line_start else "") + tidy(text[first:offset])
    marked = tidy(text[offset:stop_shown])
    tail = tidy(text[stop_shown:last]) + ("…" if last < line_end else "")
    number = str(start.line).rjust(margin)
    gutter = " " * len(number)
    carets = "^" * max(display_width(marked), 1)
    return [
        f"{paint(number + ' |', 'faint', colour)} {head}{paint(marked, role, colour)}{tail}".rstrip(),
        f"{paint(gutter + ' |', 'faint', colour)} {' ' * display_width(head)}{paint(carets, role, colour)}",
    ]


def _word_start(text: str, at: int, limit: int) -> int:
    """The first word start from ``at`` on, or ``at`` itself within one long word."""
    space = text.find(" ", at, limit)
    return space + 1 if 0 <= space < limit - 1 else at


def _word_end(text: str, at: int, limit: int) -> int:
    """The last word end up to ``at``, or ``at`` itself within one long word."""
    space = text.rfind(" ", max(at - 20, 0), min(at + 1, limit))
    return space if space > 0 else min(at, limit)
