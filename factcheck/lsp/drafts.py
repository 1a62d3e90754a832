"""A draft that is open in the editor: its text, edit by edit, and what was last found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TypeVar

import msgspec
from lsprotocol import types

from factcheck.lsp.places import Places, clean
from factcheck.model import Finding, Related
from factcheck.reading.discovery import DRAFTS

_Place = TypeVar("_Place", Finding, Related)


@dataclass
class Draft:
    """``path`` is the absolute path, or a name made up for a draft never saved. ``findings`` and ``texts`` (by path)
    belong to ``found_in``, the text that was checked; ``between`` are the findings that involve another draft, made
    when the folder was last looked at. ``version`` is the editor's own count: it is sent back and never relied on."""

    uri: str
    path: str
    text: str
    version: int | None = None
    findings: tuple[Finding, ...] = ()
    found_in: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    between: tuple[Finding, ...] = ()

    def edit(self, edits: Sequence[types.TextDocumentContentChangeEvent], encoding: str) -> None:
        """Apply edits in their order, each to the outcome of the one before; reversed ranges are turned round."""
        for edit in edits:
            if not isinstance(edit, types.TextDocumentContentChangePartial):
                self.text = clean(edit.text)
                continue
            places = Places(self.text, encoding)
            start, end = sorted((places.offset(edit.range.start), places.offset(edit.range.end)))
            self.text = self.text[:start] + clean(edit.text) + self.text[end:]

    def standing(self, text: str) -> list[Finding]:
        """The findings that involve other drafts and whose own line still stands in ``text``, at its new offset."""
        before = self.texts.get(self.path, "")
        kept = (_moved(finding, self.path, before, text) for finding in self.between)
        return [finding for finding in kept if finding is not None]


def name_of(uri: str, path: str | None, language: str) -> str:
    """The path to check a draft under: what is not on disk, or has no suffix of a draft, gets one by its language."""
    name = path or uri.rpartition(":")[2].strip("/") or "untitled"
    if PurePath(name).suffix.lower() in DRAFTS:
        return name
    return f"{name}.md" if language == "markdown" else name if path else f"{name}.txt"


def _moved(finding: Finding, path: str, before: str, text: str) -> Finding | None:
    """The finding with its places in the draft moved along with their lines, None where one of them was changed."""
    moved = _shift(finding, before, text) if finding.path == path else finding
    related = []
    for place in finding.related:
        at = _shift(place, before, text) if place.path == path else place
        if at is None:
            return None
        related.append(at)
    return None if moved is None else msgspec.structs.replace(moved, related=tuple(related))


def _shift(place: _Place, before: str, text: str) -> _Place | None:
    if not before:
        return None
    first, last = before.rfind("\n", 0, place.offset) + 1, before.find("\n", place.end_offset)
    line = before[first : last if last >= 0 else len(before)]
    starts = []
    at = text.find(line)
    while at >= 0 and line:
        starts.append(at)
        at = text.find(line, at + len(line))
    if not starts:
        return None
    after = bisect_left(starts, first)
    nearest = min(starts[max(after - 1, 0) : after + 1], key=lambda start: abs(start - first))
    by = nearest - first
    return msgspec.structs.replace(place, offset=place.offset + by, end_offset=place.end_offset + by)
