"""A draft: its text, its parts, and the map from the text back to the file."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from typing import Any, Literal

import msgspec

from factcheck import patterns
from factcheck.model.house import House
from factcheck.model.record import Record

BlockKind = Literal["headline", "subhead", "paragraph", "caption", "list", "table", "boilerplate"]
Role = Literal["copy", "evidence", "archive"]

_ENTITY = patterns.lazy(r"&#?\w{1,32};")


class Span(Record, frozen=True):
    """Words in the text: ``article.text[start:end]``."""

    start: int
    end: int
    text: str = ""


class Block(Record, frozen=True):
    """A paragraph-like part of an article. ``boilerplate`` is page furniture that no rule but its own may see."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


class Article(Record, frozen=True):
    """One draft. ``text`` is what a reader reads; ``raw`` is the decoded file; ``segments`` ties the two together.

    ``segments`` is a sorted tuple of ``(text_offset, file_offset)``: from each text offset on, both run in step.
    The empty tuple says that text and file are the same. ``blocks`` is None until :func:`factcheck.reading.segment`.
    ``house`` is the register of the newsroom, ``options`` the values that it gives to options of rules, by rule id.
    ``role``: copy, evidence for copy (notes, releases, transcripts) or archive (copy that is already published).
    """

    text: str
    path: str = "<text>"
    date: datetime.date | None = None
    source: str | None = None
    author: str | None = None
    title: str | None = None
    story: str | None = None
    raw: str | None = None
    segments: tuple[tuple[int, int], ...] = ()
    blocks: tuple[Block, ...] | None = None
    meta: dict[str, Any] = msgspec.field(default_factory=dict)
    house: House = House()
    options: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    role: Role = "copy"

    @classmethod
    def from_text(
        cls,
        text: str,
        path: str = "<text>",
        date: datetime.date | str | None = None,
        source: str | None = None,
        author: str | None = None,
        title: str | None = None,
        story: str | None = None,
    ) -> Article:
        """Make an article of plain text that is already in memory; ``date`` is the publication date (or its ISO form;
        ValueError for another), ``source`` the outlet. Nothing is parsed: front matter and markup in ``text`` are read
        as words."""
        day = datetime.date.fromisoformat(date) if isinstance(date, str) else date
        return cls(text, path, day, source, author, title, story)

    def to_file(self, offset: int) -> int:
        """The file offset of the text offset ``offset`` (as the start of something)."""
        if not self.segments:
            return offset
        at = max(bisect_right(self.segments, (offset, 1 << 60)) - 1, 0)
        text_start, file_start = self.segments[at]
        return file_start + offset - text_start

    def span_to_file(self, start: int, end: int) -> tuple[int, int]:
        """The file offsets of ``text[start:end]``: from its first character to just after its last one, which in markup
        may be a whole entity ("&amp;")."""
        first = self.to_file(start)
        if end <= start:
            return first, first
        last = self.to_file(end - 1) + 1
        if self.raw is not None and self.raw[last - 1] == "&" and (end >= len(self.text) or self.to_file(end) != last):
            entity = _ENTITY.match(self.raw, last - 1)
            last = entity.end() if entity else last
        return first, last

    @property
    def locale(self) -> str | None:
        """The variety of English that the front matter or the house states ("en-GB", "en-US"), None where nobody does:
        it tells how 04/05/2025 is read."""
        stated = self.meta.get("locale")
        return stated if isinstance(stated, str) else None

    def whole(self) -> Article:
        """The article with its texts in memory: itself, unless they were set aside (:mod:`factcheck.shelf`)."""
        return self

    @property
    def file_text(self) -> str:
        """The decoded text of the file, markup and front matter included."""
        return self.text if self.raw is None else self.raw
