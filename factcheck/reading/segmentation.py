"""Blocks: headline, subheads, paragraphs, captions, lists, tables, and page furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from factcheck import patterns
from factcheck.language.sentences import paragraphs
from factcheck.model import Article, Block, BlockKind
from factcheck.reading.captions import captions
from factcheck.reading.furniture import glued, marked
from factcheck.reading.shape import stopped, title_case

_BULLET = patterns.lazy(r"[-*•·▪●‣◦][ \t]+(?=\S)")
_COLUMNS = patterns.lazy(r"[^\t|]+(?:(?:\t| ?\| ?)[^\t|]+){2,}\|?\Z|\|.*\|\Z")
_FINITE = patterns.lazy(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|can|could|may|might|must|does|did|do|takes|took|been)\b"
)
_SHORT = 110
_HEADLINE = 160


def segment(article: Article) -> Article:
    """The article with its blocks filled: a sorted, disjoint tuple that covers everything but white space and bullets.

    An article that has blocks already comes back as it is."""
    if article.blocks is not None:
        return article
    return msgspec.structs.replace(article, blocks=blocks_of(article.text, None, article.title))


def blocks_of(text: str, known: tuple[Block, ...] | None, title: str | None) -> tuple[Block, ...]:
    """The blocks of a reading. ``known`` are those that the markup of a format tells: their kinds stand, but a
    paragraph may still turn out to be a caption or furniture. ``title`` is the headline that the front matter gives."""
    blocks = marked(text, list(_split(text, paragraphs(text) if known is None else known)))
    return tuple(blocks if known is not None else _kinds(text, blocks, title))


def _split(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Take apart what a page glued together."""
    for block in blocks:
        at, end = block.start, block.end
        if block.kind != "paragraph":
            yield block
            continue
        tail = glued(text, at, end)
        for start, stop in captions(text, at, tail):
            yield from _trimmed(text, at, start, "paragraph")
            yield from _trimmed(text, start, stop, "caption")
            at = stop
        yield from _trimmed(text, at, tail, "paragraph")
        yield from _trimmed(text, tail, end, "paragraph")


def _trimmed(text: str, start: int, end: int, kind: BlockKind) -> Iterator[Block]:
    part = text[start:end]
    bare = part.strip()
    if bare:
        start += part.index(bare[0])
        yield Block(start, start + len(bare), kind)


def _kinds(text: str, blocks: list[Block], title: str | None) -> Iterator[Block]:
    """The kinds of the blocks of a plain text, by shape and place."""
    parted = "\t" in text or "|" in text
    rows = [parted and _COLUMNS.match(text[b.start : b.end][:500]) is not None for b in blocks]
    first, begun = True, False
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind != "paragraph":
            yield block
            continue
        kind = _line_kind(line, begun)
        if first and title is not None and line == title:
            kind = "headline"
        elif bullet := _BULLET.match(line):
            block, kind = Block(block.start + bullet.end(), block.end), "list"
        elif rows[index] and (rows[index - 1 : index] == [True] or rows[index + 1 : index + 2] == [True]):
            kind = "table"
        elif first and title is None and len(blocks) > index + 1 and _headline(line):
            kind = "headline"
        first = False
        begun = begun or kind == "paragraph"
        yield Block(block.start, block.end, kind)


def _headline(line: str) -> bool:
    if len(line) > _HEADLINE or "\n" in line:
        return False
    return not stopped(line) or title_case(line) or (len(line) < _SHORT and line[-1] in "?!" and line[0] not in "\"“‘'")


def _line_kind(line: str, begun: bool) -> BlockKind:
    """A short line without a stop is a subhead; but where the copy has begun, a whole sentence without its stop, no
    quotation and not in title case, is a caption."""
    if len(line) > _SHORT or "\n" in line or stopped(line):
        return "paragraph"
    if begun and line[0] not in "“‘\"'" and len(line.split()) > 5 and _FINITE.search(line) and not title_case(line):
        return "caption"
    return "subhead"
