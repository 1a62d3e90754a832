"""A draft, as a file or as decoded text, to a segmented Article. One reader a format, chosen by suffix."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence

import msgspec

from factcheck.errors import ReadingError
from factcheck.model import Article, Block
from factcheck.reading.comments import comments
from factcheck.reading.decoding import decode
from factcheck.reading.frontmatter import FrontMatter, parse
from factcheck.reading.segmentation import blocks_of

MAX_BYTES = 20_000_000

# What a format reader gives: the reading's text, its segments, and its blocks where the markup tells them.
Reading = tuple[str, tuple[tuple[int, int], ...], tuple[Block, ...] | None]


def _text(source: str, start: int) -> Reading:
    """Plain text has no markup but the comments that speak to this program."""
    parts: list[str] = []
    segments: list[tuple[int, int]] = []
    length = 0
    for comment in comments(source, start):
        segments.append((length, start))
        parts.append(source[start : comment.start])
        length += comment.start - start
        start = comment.end
    segments.append((length, start))
    return "".join([*parts, source[start:]]), tuple(segments), None


def _markdown(source: str, start: int) -> Reading:
    from factcheck.reading.markdown import read_markdown

    return read_markdown(source, start)


def _html(source: str, start: int) -> Reading:
    from factcheck.reading.html import read_html

    return read_html(source, start)


READERS: dict[str, Callable[[str, int], Reading]] = {
    ".txt": _text, ".md": _markdown, ".markdown": _markdown, ".html": _html, ".htm": _html
}  # fmt: skip
DOCX = ".docx"


def read(path: str | os.PathLike[str], *, name: str | None = None, date: datetime.date | None = None) -> Article:
    """Read a draft from disk. ``name`` is the path to report instead, ``date`` the publication date of a draft that
    states none.

    Raises ReadingError, its ``path`` set, for a file that is absent, unreadable, binary, over 20 MB, or has malformed
    front matter.
    """
    shown = name or os.fspath(path)
    try:
        if os.stat(path).st_size > MAX_BYTES:
            raise ReadingError("over 20 MB", kind="too-large", path=shown)
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError as error:
        raise ReadingError("no such file", kind="absent", path=shown) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"cannot be read: {reason}", kind="unreadable", path=shown) from error
    if _suffix(shown) == DOCX:
        from factcheck.reading.docx import read_docx

        return _segmented(read_docx(data, shown), date)
    try:
        source = decode(data)
    except ReadingError as error:
        raise ReadingError(error.message, kind=error.kind, path=shown) from error
    return from_source(source, shown, date)


def from_source(text: str, path: str, date: datetime.date | None = None) -> Article:
    """Make an article of the decoded text of a draft, front matter and markup included; the format is told by the
    suffix of ``path`` (unknown ones are plain text). ``date`` is the publication date of a draft that states none.
    Raises ReadingError for malformed front matter.
    """
    front = parse(text, path)
    reader = READERS.get(_suffix(path), _text)
    if reader is _html and not front.body:
        from factcheck.reading.html_head import described

        front = described(text)
    body, segments, blocks = reader(text, front.body)
    body, segments, blocks = _headed(front, body, segments, blocks)
    same = body == text
    return Article(
        body,
        path,
        front.date or date,
        front.source,
        front.author,
        front.title,
        front.story,
        raw=None if same else text,
        segments=() if same else segments,
        blocks=blocks_of(body, blocks, front.title),
        meta=front.meta,
    )


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _segmented(article: Article, date: datetime.date | None) -> Article:
    """A document as it stands, with captions and furniture told from its paragraphs."""
    blocks = blocks_of(article.text, article.blocks, article.title)
    return msgspec.structs.replace(article, blocks=blocks, date=article.date or date)


def _headed(
    front: FrontMatter, body: str, segments: Sequence[tuple[int, int]], blocks: tuple[Block, ...] | None
) -> tuple[str, tuple[tuple[int, int], ...], tuple[Block, ...] | None]:
    """Put the title of the front matter before the body, as its headline, unless the body begins with it."""
    title = front.title
    if title is None or not front.title_places or body.lstrip().startswith(title):
        return body, tuple(segments), blocks
    shift = len(title) + 2
    moved = [*front.title_places, *((at + shift, file) for at, file in segments)]
    if not body.strip():
        return title, front.title_places, (Block(0, len(title), "headline"),)
    if blocks is not None:
        kept = (Block(b.start + shift, b.end + shift, "subhead" if b.kind == "headline" else b.kind) for b in blocks)
        blocks = (Block(0, len(title), "headline"), *kept)
    return f"{title}\n\n{body}", tuple(moved), blocks
