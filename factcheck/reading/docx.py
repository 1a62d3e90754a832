"""Word documents (.docx) to their reading: paragraphs joined by one newline, in which findings count.

A document is a ZIP archive of XML (ECMA-376); paragraphs, runs and styles are all that is asked of it, for which the
standard library will do. Deleted text of tracked changes, notes and page headers are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from factcheck.errors import ReadingError
from factcheck.model import Article, Block, BlockKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST = 100_000_000
"""Bytes of one part, unpacked: what more there is in 20 MB is no draft."""
_WORDS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(data: bytes, path: str) -> Article:
    """The article of a document; its author is the document's. Raises ReadingError (kind "binary") for what is no such
    document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml").find(f"{_W}body")
            about = _part(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError, RuntimeError, OSError) as error:
        raise ReadingError("not a Word document that can be read", kind="binary", path=path) from error
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for text, kind in _paragraphs(body) if body is not None else ():
        bare = text.strip()
        if bare:
            start = at + text.index(bare[0])
            headed = kind == "headline" and any(block.kind == "headline" for block in blocks)
            blocks.append(Block(start, start + len(bare), "subhead" if headed else kind))
        lines.append(text)
        at += len(text) + 1
    author = about.findtext(f"{_DC}creator") if about is not None else None
    return Article("\n".join(lines), path, author=author or None, blocks=tuple(blocks))


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > _MOST:
        raise KeyError(name)
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # a document has none; entities could grow without end
        raise KeyError(name)
    return ElementTree.fromstring(data)


def _paragraphs(body: ElementTree.Element) -> Iterator[tuple[str, BlockKind]]:
    for part in body:
        if part.tag == f"{_W}p":
            yield _text(part), _kind(part)
        elif part.tag == f"{_W}tbl":
            for row in part.iter(f"{_W}tr"):
                cells = (" ".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc"))
                yield "\t".join(cells), "table"
        elif part.tag == f"{_W}sdt":
            content = part.find(f"{_W}sdtContent")
            yield from _paragraphs(content) if content is not None else ()


def _text(paragraph: ElementTree.Element) -> str:
    words = (part.text or "" if part.tag == f"{_W}t" else _WORDS.get(part.tag, "") for part in paragraph.iter())
    return "".join(words)


def _kind(paragraph: ElementTree.Element) -> BlockKind:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if name in ("title", "heading1"):
        return "headline"
    if name.startswith(("heading", "subtitle")):
        return "subhead"
    if name == "caption":
        return "caption"
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return "list" if numbered or name.startswith("list") else "paragraph"
