"""Markdown to its reading: the block structure of CommonMark with GitHub's tables, as news drafts use it.

Own scanner, since every character must keep its place in the file: a Markdown library gives the lines of a block but
not the columns of its words. Left out of the reading are comments, code blocks, link addresses and page templates.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.model import Block, BlockKind
from factcheck.model.record import Record
from factcheck.reading.charmap import Builder, joined
from factcheck.reading.inline import MASK, Inline, normal_label

_COMMENT = patterns.lazy(r"<!--.*?-->", re.DOTALL)
_LINE = patterns.lazy(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_QUOTE = patterns.lazy(r"[ \t]{0,3}>[ \t]?")
_FENCE = patterns.lazy(r"[ \t]*(`{3,}(?=[^`]*\Z)|~{3,})")
_HEADING = patterns.lazy(r"[ \t]{0,3}(#{1,6})(?:[ \t]+|\Z)")
_HEADING_END = patterns.lazy(r"[ \t]+#+[ \t]*\Z")
_SETEXT = patterns.lazy(r"[ \t]{0,3}(=+|-+)[ \t]*\Z")
_BREAK = patterns.lazy(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ITEM = patterns.lazy(r"[ \t]*(?:[-*+•]|(\d{1,3})[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|\Z)")
_RULER = patterns.lazy(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_REFERENCE = patterns.lazy(r"[ \t]{0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*\S+")
_FOOTNOTE = patterns.lazy(r"[ \t]{0,3}\[\^[^\[\]\s]{1,100}\]:[ \t]*")
_RAW = patterns.lazy(r"[ \t]{0,3}<(script|style|pre|textarea|iframe)\b", re.IGNORECASE)
_TEMPLATE = patterns.lazy(r"[ \t]*(?:\{\{.*\}\}|\{%.*%\}|:::.*)[ \t]*\Z")
_CAPTION = patterns.lazy(r"[ \t]*<figcaption\b", re.IGNORECASE)


class _Raw(Record, frozen=True):
    kind: BlockKind
    lines: list[tuple[int, int]]


def read_markdown(source: str, start: int) -> tuple[str, tuple[tuple[int, int], ...], tuple[Block, ...]]:
    """The reading of ``source[start:]``: its text, its segments (text offset, file offset), its blocks."""
    masked = masked_comments(source, start)
    scanner = _Scanner(masked)
    for match in _LINE.finditer(masked, start):
        if match.start() == match.end() == len(masked):
            break
        scanner.line(match.start(1), match.end(1))
    scanner.flush()
    builder = Builder()
    headed = False
    for raw in scanner.blocks:
        kind: BlockKind = raw.kind
        if kind == "headline":
            kind, headed = ("subhead" if headed else "headline"), True
        _emit(builder, masked, kind, raw.lines, scanner.references)
    return builder.text, tuple(builder.segments), tuple(builder.blocks)


def masked_comments(source: str, start: int) -> str:
    """The source with MASK for each character of a comment; what is never closed is no comment."""
    last = source.rfind("-->", start)
    if last < 0 or "<!--" not in source:
        return source
    return _COMMENT.sub(lambda match: MASK * len(match[0]), source[: last + 3]) + source[last + 3 :]


class _Scanner:
    """Blocks, line by line; offsets are the file's."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._masked = MASK in source
        self.blocks: list[_Raw] = []
        self.references: set[str] = set()
        self._open: list[tuple[int, int]] = []
        self._kind: BlockKind = "paragraph"
        self._fence = ""
        self._raw = ""
        self._quoted = False

    def flush(self) -> None:
        """Close the block that is open."""
        if self._open:
            self.blocks.append(_Raw(self._kind, self._open))
        self._open, self._kind = [], "paragraph"

    def line(self, start: int, end: int) -> None:
        """Read the line ``source[start:end]``, its end left out."""
        quoted = False
        while not self._fence and (mark := _QUOTE.match(self.source, start, end)):
            start, quoted = mark.end(), True
        line = self.source[start:end]
        if self._masked:
            line = line.replace(MASK, " ")
        if self._skipped(line):
            return
        if not line.strip():
            self.flush()
            self._quoted = quoted
            return
        if quoted and not self._quoted:
            self.flush()
        self._quoted = quoted
        if not self._marked(line, start, end):
            if self._kind == "table":
                if "|" not in line:
                    self.flush()
            elif len(self._open) == 1 and "|" in line and _RULER.match(line):
                header = self.source[slice(*self._open[0])]
                if "|" in header:
                    self._kind = "table"
                    return
            self._open.append((start, end))

    def _skipped(self, line: str) -> bool:
        """Code, raw HTML and page templates: no reader sees them as copy."""
        if self._fence:
            if line.strip().startswith(self._fence) and not line.strip(self._fence[0] + " \t"):
                self._fence = ""
            return True
        if self._raw:
            if f"</{self._raw}" in line.lower():
                self._raw = ""
            return True
        first = line.lstrip()[:1]
        if first in ("`", "~") and (fence := _FENCE.match(line)):
            self.flush()
            self._fence = fence[1]
            return True
        if first == "<" and (raw := _RAW.match(line)):
            self.flush()
            if f"</{raw[1].lower()}" not in line.lower():
                self._raw = raw[1].lower()
            return True
        return first in ("{", ":") and _TEMPLATE.match(line) is not None

    def _marked(self, line: str, start: int, end: int) -> bool:
        """A line that its first characters mark: heading, break, list item, definition."""
        first = line.lstrip()[:1]
        if first not in "#=-*_+•[0123456789" or (first.isdigit() and self._kind == "table"):
            return False
        if heading := _HEADING.match(line):
            self.flush()
            tail = _HEADING_END.search(line, heading.end() - 1)
            kind: BlockKind = "headline" if len(heading[1]) == 1 else "subhead"
            self.blocks.append(_Raw(kind, [(start + heading.end(), start + tail.start() if tail else end)]))
            return True
        if first in "=-" and self._open and self._kind == "paragraph" and (under := _SETEXT.match(line)):
            # Long or stopped words over a rule are a paragraph over a break, whatever the standard says.
            words = self.source[self._open[0][0] : self._open[-1][1]].rstrip(" \t\"'”’*_")
            if len(words) < 200 and not words.endswith("."):
                self._kind = "headline" if under[1][0] == "=" else "subhead"
            self.flush()
            return True
        if first in "*-_" and _BREAK.match(line):
            self.flush()
            return True
        if item := _ITEM.match(line):
            # A number that a wrapped line begins with is no list.
            if item[1] and item[1] != "1" and self._open and self._kind != "list":
                return False
            self.flush()
            self._kind = "list"
            if item.end() < len(line):
                self._open = [(start + item.end(), end)]
            return True
        if first == "[" and not self._open:
            if footnote := _FOOTNOTE.match(line):
                self._open = [(start + footnote.end(), end)]
                return True
            if reference := _REFERENCE.match(line):
                self.references.add(normal_label(reference[1]))
                return True
        return False


def _emit(builder: Builder, source: str, kind: BlockKind, lines: list[tuple[int, int]], references: set[str]) -> None:
    if kind == "table":
        lines = [_row(source, start, end) for start, end in lines]
    if kind == "paragraph" and _CAPTION.match(source, *lines[0]):
        kind = "caption"
    piece = joined(source, lines)
    for part, caption in Inline(piece, references).parts():
        builder.add(part, "caption" if caption and kind == "paragraph" else kind)


def _row(source: str, start: int, end: int) -> tuple[int, int]:
    match = _edges().match(source, start, end)
    return match.span(1) if match else (start, end)


@cache
def _edges() -> re.Pattern[str]:
    return patterns.compile(r"[ \t]*\|?[ \t]*(.*?)[ \t]*\|?[ \t]*\Z")
