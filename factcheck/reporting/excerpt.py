"""A source line with the finding underlined. Paragraphs of news copy are one long line, so a window of it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, Look, Related
from factcheck.reporting.columns import columns, fitting
from factcheck.reporting.style import paint, tidy

BEFORE = 0.36
"""The share of the columns shown that may stand before the finding."""


def underlined(
    text: str,
    place: Finding | Related,
    look: Look,
    role: str,
    margin: int = 0,
    also: Sequence[Related] = (),
) -> tuple[list[str], list[Related]]:
    """The lines ``  7 | ... the words ...`` and ``    |     ^^^^^``, and those of the places ``also`` that they do not
    show: those that they do are underlined with ``-``. ``margin`` is the least width of the line number.

    A finding that runs over the end of its line is underlined up to there.
    """
    number = str(place.start.line).rjust(margin)
    room = look.width
    offset, line_start = place.offset, place.offset - (place.start.column - 1)
    line_end = min((at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0), default=len(text))
    near = [other.offset for other in also if line_start <= other.offset and place.end_offset - other.offset < room]
    begin = min([_back(text, line_start, offset, int(BEFORE * room)), *(start - 3 for start in near)])
    first = line_start if begin <= line_start else _word_start(text, begin, offset)
    reach = first + fitting(text[first:line_end], room)
    last = line_end if reach >= line_end else _word_end(text, max(reach, offset), line_end)
    shown = [other for other in also if first <= other.offset and other.end_offset <= last]
    marks = [(other.offset, other.end_offset, "-", "info") for other in shown]
    marks = [mark for mark in marks if mark[1] <= offset or mark[0] >= place.end_offset]
    marks.append((offset, max(min(place.end_offset, last), offset), "^", role))
    lead = "…" if first > line_start else ""
    source, carets, at = lead, " " * len(lead), first
    for start, stop, mark, colour_role in sorted(marks):
        before, words = tidy(text[at:start]), tidy(text[start:stop])
        source += before + (paint(words, colour_role, look) if mark == "^" else words)
        line = mark * max(columns(words), 1)
        carets += " " * columns(before) + paint(line, colour_role, look)
        at = max(stop, at)
    source += tidy(text[at:last]) + ("…" if last < line_end else "")
    lines = [f"{paint(number + ' |', 'faint', look)} {source}".rstrip()]
    lines.append(f"{paint(' ' * len(number) + ' |', 'faint', look)} {carets}")
    return lines, [other for other in also if other not in shown]


def _back(text: str, line_start: int, offset: int, room: int) -> int:
    """The offset that lies ``room`` columns before ``offset``, or the start of the line where that is nearer."""
    before = text[max(line_start, offset - room) : offset][::-1]
    return offset - fitting(before, room) if before else offset


def _word_start(text: str, at: int, limit: int) -> int:
    """The first word start from ``at`` on, or ``at`` itself within one long word."""
    space = text.find(" ", at, limit)
    return space + 1 if 0 <= space < limit - 1 else at


def _word_end(text: str, at: int, limit: int) -> int:
    """The last word end up to ``at``, or ``at`` itself within one long word."""
    space = text.rfind(" ", max(at - 20, 0), min(at + 1, limit))
    return space if space > 0 else min(at, limit)
