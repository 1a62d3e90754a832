"""The words of drafts in pieces, for a page: an article with its findings marked, a passage, two passages aligned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.model import SEVERITIES, Finding, Record, Related
from factcheck.reporting.wording import ALIKE, alignment

CONTEXT = 160
"""Characters shown either side of the words of a finding, at most, within their line."""
LONG = 5
"""Letters of a word that is worth showing as shared where two passages are otherwise unlike."""

Numbered = Sequence[tuple[int, Finding]]


class Piece(Record, frozen=True):
    """Words, and how they are shown: ``look`` is a severity, "differs", "shared" or nothing. In an article ``number``
    is the finding that they belong to, ``title`` what is said about them, ``begins`` the findings that begin here."""

    words: str
    look: str = ""
    number: int = -1
    title: str = ""
    begins: tuple[int, ...] = ()


class Pair(Record, frozen=True):
    """A stretch of two wordings: ``same`` has one text for both."""

    left: str
    right: str
    same: bool


class Side(Record, frozen=True):
    """One side of a contradiction: its place, what the finding says about it, and its passage."""

    place: Finding | Related
    note: str
    pieces: tuple[Piece, ...]


class Sides(Record, frozen=True):
    """Both sides of a contradiction, and word by word where they are alike enough."""

    left: Side
    right: Side
    words: tuple[Pair, ...] = ()


def marked(text: str, findings: Numbered) -> Iterator[Piece]:
    """The whole text; where findings overlap, the gravest gives the look and the first one the number."""
    edges = sorted({0, len(text), *(at for _, f in findings for at in (f.offset, f.end_offset) if at <= len(text))})
    starting: dict[int, list[tuple[int, Finding]]] = {}
    for number, finding in findings:
        starting.setdefault(finding.offset, []).append((number, finding))
    open_now: list[tuple[int, Finding]] = []
    for start, end in pairwise(edges):
        open_now = [entry for entry in open_now if entry[1].end_offset > start]
        fresh = [entry for entry in starting.get(start, ()) if entry[1].end_offset > start]
        open_now += fresh
        words = text[start:end]
        if not open_now:
            yield Piece(words)
            continue
        level = min((finding.severity for _, finding in open_now), key=SEVERITIES.index)
        title = "; ".join(f"{item.severity}: {item.message}" for _, item in open_now)
        yield Piece(words, level, open_now[0][0], title, tuple(number for number, _ in fresh))


def quoted(text: str, place: Finding | Related, look: str, also: Iterable[Related] = ()) -> tuple[Piece, ...]:
    """The passage around a place, with the place marked, and those ``also`` that stand in the passage."""
    first, last = _bounds(text, place)
    marks = [(place.offset, place.end_offset, look)]
    marks += [(o.offset, o.end_offset, "info") for o in also if _clear_of(place, o) and first <= o.offset < last]
    return _cut(text, first, last, marks)


def opposed(texts: tuple[str, str], finding: Finding, other: Related) -> Sides:
    """The finding and its other side. Where most words of the passages agree, those that differ are marked; else the
    place itself and the longer words that both have."""
    places: tuple[Finding | Related, Finding | Related] = (finding, other)
    bounds = [_bounds(text, place) for text, place in zip(texts, places, strict=True)]
    left, right = (text[slice(*bound)] for text, bound in zip(texts, bounds, strict=True))
    share, aligned = alignment(left, right)
    if finding.path == other.path and bounds[0][0] < bounds[1][1] and bounds[1][0] < bounds[0][1]:
        share, aligned = 0.0, []  # two places of one passage
    alike = share >= ALIKE
    found: list[tuple[Piece, ...]] = []
    for text, place, bound, side in zip(texts, places, bounds, ("left", "right"), strict=True):
        own = (place.offset, place.end_offset, finding.severity)
        marks: list[tuple[int, int, str]] = []
        for piece in aligned:
            start, end = (bound[0] + at for at in getattr(piece, side))
            if end > start and (piece.same is not alike) and (alike or _telling(text[start:end])):
                marks.append((start, end, "differs" if alike else "shared"))
        # A whole quotation is marked: within it the words count that differ.
        found.append(_cut(text, *bound, [*marks, own] if finding.rule.startswith("quotes/") else [own, *marks]))
    words = [Pair(left[slice(*p.left)], right[slice(*p.right)], p.same) for p in aligned] if alike else []
    note = "" if other.message in other.excerpt else other.message
    return Sides(Side(finding, "", found[0]), Side(other, note, found[1]), tuple(words))


def _telling(words: str) -> bool:
    return any(len(word) >= LONG for word in words.split())


def _bounds(text: str, place: Finding | Related) -> tuple[int, int]:
    """From where to where a passage is shown: whole words within the line of the place."""
    line_start = place.offset - (place.start.column - 1)
    line_end = min((at for at in (text.find(c, place.end_offset) for c in "\n\r") if at >= 0), default=len(text))
    first, last = max(line_start, place.offset - CONTEXT), min(line_end, place.end_offset + CONTEXT)
    if first > line_start and (space := text.find(" ", first, place.offset)) >= 0:
        first = space + 1
    if last < line_end and (space := text.rfind(" ", place.end_offset, last)) >= 0:
        last = space
    return first, last


def _cut(text: str, first: int, last: int, marks: Sequence[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """The passage in pieces; of marks that overlap the earlier one in the list counts."""
    edges = sorted({first, last, *(min(max(at, first), last) for start, end, _ in marks for at in (start, end))})
    looks = [""] * max(len(edges) - 1, 0)
    for start, end, look in reversed(marks):
        for number in range(bisect_left(edges, start), bisect_left(edges, end)):
            looks[number] = look
    pieces = [Piece(text[a:b], look) for (a, b), look in zip(pairwise(edges), looks, strict=True)]
    begun = first > 0 and text[first - 1] not in "\r\n"
    ended = last < len(text) and text[last] not in "\r\n"
    return (*([Piece("… ")] if begun else []), *pieces, *([Piece(" …")] if ended else []))


def _clear_of(place: Finding | Related, other: Related) -> bool:
    """Whether two places of one text do not overlap."""
    return other.end_offset <= place.offset or place.end_offset <= other.offset
