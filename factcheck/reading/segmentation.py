"""Paragraphs, headlines, subheads and the other blocks of a plain reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factcheck.model import Article, Block, BlockKind

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOPPED = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z")


def segment(article: Article) -> Article:
    """The article with its blocks filled: a sorted, disjoint tuple that covers everything but white space.

    An article that has blocks already comes back as it is."""
    if article.blocks is not None:
        return article
    return msgspec.structs.replace(article, blocks=tuple(_blocks(article)))


def _blocks(article: Article) -> Iterator[Block]:
    text = article.text
    titled = article.title is not None
    for number, (start, end) in enumerate(_lines(text)):
        kind: BlockKind = "paragraph"
        line = text[start:end]
        if number == 0 and titled and line == article.title:
            kind = "headline"
        elif len(line) < 100 and not _STOPPED.search(line):
            kind = "headline" if number == 0 and not titled else "subhead"
        yield Block(start, end, kind)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold more than white space, trimmed."""
    for match in _LINE.finditer(text):
        line = match[0]
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if right > left:
            yield match.start() + left, match.start() + right
