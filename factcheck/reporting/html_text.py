"""The text of an article with its findings marked, and two passages with the words aligned that differ."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from factcheck.model import SEVERITIES, Finding, Related
from factcheck.reporting.style import tidy

CONTEXT = 160
"""Characters shown either side of the words of a finding, at most, within their line."""
ALIKE = 0.6
"""The share of words in common from which on two passages are shown word by word."""


def marked(text: str, findings: Sequence[tuple[int, Finding]]) -> str:
    """HTML of ``text``, the words of each numbered finding in ``<mark>`` elements. Where findings overlap, the
    gravest gives the colour and the first one the link; each finding's first mark has the id ``m<number>``."""
    edges = sorted({0, len(text), *(at for _, f in findings for at in (f.offset, f.end_offset) if at <= len(text))})
    starting: dict[int, list[tuple[int, Finding]]] = {}
    for number, finding in findings:
        starting.setdefault(finding.offset, []).append((number, finding))
    open_now: list[tuple[int, Finding]] = []
    parts = []
    for start, end in pairwise(edges):
        open_now = [entry for entry in open_now if entry[1].end_offset > start]
        fresh = [entry for entry in starting.get(start, ()) if entry[1].end_offset > start]
        open_now += fresh
        words = escape(_visible(text[start:end]))
        if not open_now:
            parts.append(words)
            continue
        level = min((finding.severity for _, finding in open_now), key=SEVERITIES.index)
        anchors = "".join(f'<span id="m{number}"></span>' for number, _ in fresh)
        number, finding = open_now[0]
        title = escape("; ".join(tidy(item.message) for _, item in open_now))
        parts.append(f'{anchors}<mark class="{level}" title="{title}"><a href="#f{number}">{words}</a></mark>')
    return "".join(parts)


def passage(text: str, place: Finding | Related) -> tuple[str, str, str]:
    """The words before a place, its own, and those after it, within its line."""
    line_start = place.offset - (place.start.column - 1)
    line_end = min((at for at in (text.find(c, place.end_offset) for c in "\n\r") if at >= 0), default=len(text))
    before = text[max(line_start, place.offset - CONTEXT) : place.offset]
    after = text[place.end_offset : min(line_end, place.end_offset + CONTEXT)]
    return _visible(before), _visible(text[place.offset : place.end_offset]), _visible(after)


def quoted(text: str, place: Finding | Related, level: str, also: Sequence[Related] = ()) -> str:
    """HTML of a passage with the place marked, and the places ``also`` that stand in the passage."""
    before, _, after = passage(text, place)
    first, last = place.offset - len(before), place.end_offset + len(after)
    marks = [(place.offset, place.end_offset, level)]
    marks += [(o.offset, o.end_offset, "info") for o in also if clear_of(place, o) and first <= o.offset < last]
    parts, at = [], first
    for start, end, name in sorted(marks):
        words = escape(_visible(text[start:end]))
        parts.append(f'{escape(_visible(text[at:start]))}<mark class="{name}">{words}</mark>')
        at = end
    return f"{''.join(parts)}{escape(_visible(text[at : max(last, at)]))}"


def clear_of(place: Finding | Related, other: Related) -> bool:
    """Whether two places of one text do not overlap."""
    return other.end_offset <= place.offset or place.end_offset <= other.offset


def aligned(texts: tuple[str, str], places: tuple[Finding | Related, Finding | Related], level: str) -> tuple[str, str]:
    """HTML of two passages. Where most of their words agree, those that the other one lacks are in
    ``<span class="differs">``; else their own words are marked."""
    from difflib import SequenceMatcher

    left, right = ("".join(passage(text, place)).split() for text, place in zip(texts, places, strict=True))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < ALIKE:
        return quoted(texts[0], places[0], level), quoted(texts[1], places[1], level)
    sides: tuple[list[str], list[str]] = ([], [])
    for kind, a, b, c, d in matcher.get_opcodes():
        for side, words in ((sides[0], left[a:b]), (sides[1], right[c:d])):
            joined = escape(" ".join(words))
            if joined:
                side.append(joined if kind == "equal" else f'<span class="differs">{joined}</span>')
    return " ".join(sides[0]), " ".join(sides[1])


def _visible(text: str) -> str:
    """Line ends as they are, what could reorder or hide words replaced."""
    return "\n".join(tidy(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
