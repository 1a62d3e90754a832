"""HTML pages to their reading: the blocks of the copy in them.

Own scanner, since every character must keep its place in the file: libraries give a tree without columns. Left out are
scripts, navigation, asides, what is hidden, and, where the page has an ``<article>``, all that stands outside it but
for the headline.
"""

from __future__ import annotations

import html
import re

from factcheck import patterns
from factcheck.model import Block, BlockKind
from factcheck.reading.charmap import Builder, Run
from factcheck.reading.inline import MASK
from factcheck.reading.markdown import masked_comments

ATTRIBUTES = r"(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,500}"
_TOKEN = patterns.lazy(
    rf"<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]{{0,40}})(?P<rest>{ATTRIBUTES})>"
    r"|<[!?][^<>]{0,2000}>"
    r"|(?P<letter>&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{1,31});)"
    rf"|(?P<space>[\s{MASK}]{{2,}}|[^\S ]|{MASK})"
)
_HIDDEN = patterns.lazy(r"\shidden(?:[\s=]|\Z)|display:\s?none|aria-hidden=.true", re.IGNORECASE)
_ARTICLE = patterns.lazy(r"<article[\s>]", re.IGNORECASE)
_RAW_END = patterns.lazy(r"</(?:script|style|textarea)[\s>]", re.IGNORECASE)
_KINDS: dict[str, BlockKind] = {
    "h1": "headline", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead", "h6": "subhead",
    "li": "list", "dt": "list", "dd": "list", "figcaption": "caption", "caption": "caption", "tr": "table",
    "p": "paragraph", "div": "paragraph", "section": "paragraph", "main": "paragraph", "header": "paragraph",
    "body": "paragraph", "blockquote": "paragraph", "figure": "paragraph", "table": "paragraph", "hr": "paragraph",
    "ul": "paragraph", "ol": "paragraph", "dl": "paragraph", "address": "paragraph", "pre": "paragraph",
}  # fmt: skip
"""What begins or ends a block, and the kind of the words in it; all other tags stand within a line."""
_RAW = frozenset(("script", "style", "textarea"))
_SKIPPED = _RAW | {
    "head", "nav", "aside", "footer", "noscript", "template", "svg", "button", "select", "iframe", "object",
    "audio", "video",
}  # fmt: skip
_HIDING = _KINDS.keys() | {"span", "a", "em", "strong"}
_VOID = frozenset(
    ("br", "img", "hr", "input", "meta", "link", "wbr", "source", "area", "base", "col", "embed", "track")
)


def read_html(source: str, start: int) -> tuple[str, tuple[tuple[int, int], ...], tuple[Block, ...]]:
    """The reading of a page: its text, its segments (text offset, file offset), its blocks."""
    builder = _Page(masked_comments(source, start)).read(start)
    return builder.text, tuple(builder.segments), tuple(builder.blocks)


class _Page:
    """Blocks, tag by tag; offsets are the file's."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._builder = Builder()
        self._runs: list[Run] = []
        self._kind: BlockKind = "paragraph"
        self._articles = 0
        self._parted = _ARTICLE.search(source) is not None
        self._headed = False
        self._unclosed: set[str] = set()

    def read(self, at: int) -> Builder:
        """Go through the page from ``at`` on."""
        while match := _TOKEN.search(self.source, at):
            self._add(self.source[at : match.start()], at)
            at = match.end()
            if match["letter"]:
                self._add(html.unescape(match["letter"]), match.start(), whole=True)
            elif match["space"]:
                self._space(match.start())
            elif match["tag"]:
                at = self._tag(match["tag"].lower(), bool(match["close"]), match["rest"], at)
        self._add(self.source[at:], at)
        self._flush("paragraph")
        return self._builder

    def _tag(self, tag: str, closing: bool, rest: str, at: int) -> int:
        """Take note of a tag that ends at ``at``; where the reading goes on."""
        if not closing and tag not in _VOID and (tag in _SKIPPED or (tag in _HIDING and _HIDDEN.search(rest))):
            end = self._skipped(tag, at)
            if end > at:
                self._flush(self._kind)
                return end
        if tag == "article":
            self._flush("paragraph")
            self._articles = max(0, self._articles + (-1 if closing else 1))
        elif tag in ("td", "th", "br"):
            self._space(at - 1)
        elif tag in _KINDS:
            self._flush("paragraph" if closing else _KINDS[tag])
        return at

    def _skipped(self, tag: str, at: int) -> int:
        """Where the element that was opened before ``at`` ends; ``at`` itself where it is never closed."""
        if tag in self._unclosed:
            return at
        place, depth = at, 1
        ends = _RAW_END if tag in _RAW else _TOKEN
        while match := ends.search(self.source, place):
            place = match.end()
            if tag in _RAW:
                return place
            if match["tag"] and match["tag"].lower() == tag:
                depth += -1 if match["close"] else 1
                if not depth:
                    return place
        # Looked for once: a page of thousands of them must not be read thousands of times.
        self._unclosed.add(tag)
        return at

    def _space(self, place: int) -> None:
        """Any white space is one blank."""
        if self._runs and self._runs[-1][0][-1] != " ":
            self._runs.append((" ", place, True))

    def _add(self, text: str, place: int, *, whole: bool = False) -> None:
        if text[:1] == " " and (not self._runs or self._runs[-1][0][-1] == " "):
            text, place = text[1:], place + 1
        if text:
            self._runs.append((text, place, whole))

    def _flush(self, kind: BlockKind) -> None:
        """End the block; ``kind`` is that of the next one."""
        runs, self._runs = self._runs, []
        here, self._kind = self._kind, kind
        if here == "headline" and self._headed:
            here = "subhead"
        if here == "headline" and runs:
            self._headed = True
        elif self._parted and not self._articles:
            return
        self._builder.add(runs, here)
