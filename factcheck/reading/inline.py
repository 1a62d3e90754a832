"""What Markdown does inside a block: emphasis, links, images, code, entities, escapes, tags.

Follows CommonMark 0.31 in what counts as emphasis (left- and right-flanking runs, the rule of three), so that
"12**34**" reads 1234 and "5 * 3 * 2" stays. Square brackets are markup only with an address behind them or a
definition for them: editorial ones ("[the minister]") are words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from factcheck import patterns
from factcheck.reading.charmap import Piece, Run

# Stands for each character of a comment; a noncharacter, so no copy has it.
MASK = "\ufdd0"
_SPECIAL = patterns.lazy(r"[\\`*_\[\]<&~\ufdd0]")
_TOKEN = patterns.lazy(
    r"\\(?=[!-/:-@\[-`{-~\n])(?P<escaped>[!-/:-@\[-`{-~]?)"
    r"|(?P<ticks>`+)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]{0,2000}|[\w.!#$%&'*+/=?^`{|}~-]{1,200}@[\w.-]{1,200})>"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,30}(?:[\s/][^<>]{0,2000})?>)"
    r"|(?P<masked>\ufdd0+)"
    r"|(?P<note>\[\^[^\[\]\s]{1,100}\])"
    r"|(?P<image>!\[)"
    r"|(?P<open>\[)"
    r"|(?P<close>\])"
    r"|(?P<run>\*+|_+|~~)"
)
_ADDRESS = patterns.lazy(
    r"\([ \t\n]{0,20}(?:<[^<>\n]{0,2000}>|(?:[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){0,2000})"
    r"(?:[ \t\n]{1,20}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t\n]{0,20}\)"
)
_LABEL = patterns.lazy(r"\[([^\[\]]{0,200})\]")
_BREAKING = patterns.lazy(r"</?(?:br|p|div|li|tr|td|th|figcaption|figure|h[1-6]|blockquote)\b", re.IGNORECASE)


def normal_label(label: str) -> str:
    """A link label as labels are compared: case and white space do not count."""
    return " ".join(label.split()).casefold()


class Inline:
    """The inline markup of one block."""

    def __init__(self, piece: Piece, references: set[str]) -> None:
        self._piece = piece
        self._text = piece.text
        self._references = references
        # What is left out, and what is read in its place: (start, end, words), disjoint.
        self._cuts: list[tuple[int, int, str]] = []
        self._images: list[tuple[int, int]] = []
        self._linked = -1

    def parts(self) -> Iterator[tuple[list[Run], bool]]:
        """The block's words as runs, and whether they are the words of a picture at its edge. A picture in the middle
        of the words is left out."""
        if not _SPECIAL.search(self._text):
            yield [(text, at, False) for text, at in self._piece.cut(0, len(self._text))], False
            return
        self._scan()
        outer = self._outer_images()
        copy: list[tuple[int, Run]] = []
        pictures: list[list[Run]] = [[] for _ in outer]
        number = 0
        for at, run in self._kept():
            while number < len(outer) and at >= outer[number][1]:
                number += 1
            if number < len(outer) and at >= outer[number][0]:
                pictures[number].append(run)
            else:
                copy.append((at, run))
        spoken = [at for at, run in copy if run[0].strip()]
        first, last = (spoken[0], spoken[-1]) if spoken else (len(self._text), -1)
        yield from ((runs, True) for runs, image in zip(pictures, outer, strict=True) if image[0] < first)
        yield [run for _, run in copy], False
        yield from ((runs, True) for runs, image in zip(pictures, outer, strict=True) if first < last < image[0])

    def _scan(self) -> None:
        text = self._text
        brackets: list[tuple[int, int, bool, int]] = []
        runs: list[_Delimiter] = []
        missing: set[int] = set()
        at = 0
        while match := _TOKEN.search(text, at):
            at = match.end()
            kind = match.lastgroup
            if kind == "escaped":
                self._cuts.append((match.start(), match.start() + 1, ""))
            elif kind == "ticks":
                at = self._code(match, missing)
            elif kind == "entity":
                if words := _character(match[0]):
                    self._cuts.append((match.start(), match.end(), words))
            elif kind == "auto":
                self._cuts += [(match.start(), match.start() + 1, ""), (match.end() - 1, match.end(), "")]
            elif kind == "tag":
                self._cuts.append((match.start(), match.end(), "\n" if _BREAKING.match(match[0]) else ""))
            elif kind in ("masked", "note"):
                self._cuts.append((match.start(), match.end(), ""))
            elif kind in ("image", "open"):
                brackets.append((match.start(), match.end(), kind == "image", len(runs)))
            elif kind == "close" and brackets:
                at = self._link(brackets, match.start(), runs)
            elif kind == "run":
                runs.append(_Delimiter(text, match.start(), match.end()))
        self._emphasis(runs)

    def _code(self, match: re.Match[str], missing: set[int]) -> int:
        """A code span loses its marks; the words stay."""
        width = len(match[0])
        if width in missing or width > 32:
            return match.end()
        closing = _ticks(width).search(self._text, match.end())
        if not closing:
            missing.add(width)
            return match.end()
        masks = patterns.compile(f"{MASK}+").finditer(self._text, match.end(), closing.start())
        self._cuts += [(part.start(), part.end(), "") for part in (match, *masks, closing)]
        return closing.end()

    def _link(self, brackets: list[tuple[int, int, bool, int]], close: int, runs: list[_Delimiter]) -> int:
        """Close a bracket: a link, a picture, or words in brackets. Gives where to read on."""
        start, inner, image, first = brackets.pop()
        end = -1
        if not image and start < self._linked:
            return close + 1  # a link holds no link
        if address := _ADDRESS.match(self._text, close + 1):
            end = address.end()
        elif self._references:
            label = _LABEL.match(self._text, close + 1)
            named = label[1] if label and label[1].strip() else self._text[inner:close]
            if normal_label(named) in self._references:
                end = label.end() if label else close + 1
        if end < 0:
            return close + 1
        # Emphasis binds inside the brackets before it does across them.
        self._emphasis(runs[first:])
        del runs[first:]
        if image:
            self._images.append((start, end))
        else:
            self._linked = start
        self._cuts += [(start, inner, ""), (close, end, "")]
        return end

    def _outer_images(self) -> list[tuple[int, int]]:
        """The pictures that stand in no other picture, left to right."""
        outer: list[tuple[int, int]] = []
        for start, end in sorted(self._images):
            if not outer or start >= outer[-1][1]:
                outer.append((start, end))
        return outer

    def _emphasis(self, runs: list[_Delimiter]) -> None:
        """Match delimiter runs (CommonMark's procedure) and cut the marks that open or close something."""
        stack: list[_Delimiter] = []
        bottoms: dict[tuple[str, bool, int], int] = {}
        for closer in runs:
            if closer.closes:
                while closer.left:
                    key = (closer.mark, closer.opens, closer.size % 3)
                    floor = bottoms.get(key, 0)
                    at = len(stack) - 1
                    while at >= floor and not stack[at].matches(closer):
                        at -= 1
                    if at < floor:
                        bottoms[key] = len(stack)
                        break
                    opener = stack[at]
                    del stack[at + 1 :]
                    for other, height in bottoms.items():
                        bottoms[other] = min(height, len(stack))
                    self._pair(opener, closer)
                    if not opener.left:
                        stack.pop()
            if closer.opens and closer.left:
                stack.append(closer)

    def _pair(self, opener: _Delimiter, closer: _Delimiter) -> None:
        width = 2 if opener.left > 1 and closer.left > 1 else 1
        if opener.mark == "~":
            # Struck-out words are no longer in the copy.
            self._cuts.append((opener.start, closer.start + width, ""))
        else:
            right = opener.start + opener.left
            self._cuts.append((right - width, right, ""))
            self._cuts.append((closer.start, closer.start + width, ""))
            closer.start += width
        opener.left -= width
        closer.left -= width

    def _kept(self) -> Iterator[tuple[int, Run]]:
        """What is left of the block when the cuts are made, each run with its place in the block."""
        at = 0
        for first, last, words in sorted(self._cuts):
            if last <= at:
                continue
            if first > at:
                yield from self._between(at, first)
            if words and first >= at:
                yield first, (words, self._piece.cut(first, first + 1)[0][1], True)
            at = max(at, last)
        yield from self._between(at, len(self._text))

    def _between(self, start: int, end: int) -> Iterator[tuple[int, Run]]:
        for text, place in self._piece.cut(start, end):
            yield start, (text, place, False)
            start += len(text)


class _Delimiter:
    """A run of ``*``, ``_`` or ``~~``: what it may do, and how much of it is unused."""

    __slots__ = ("closes", "left", "mark", "opens", "size", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        self.mark = text[start]
        self.start = start
        self.size = self.left = end - start
        left = not after.isspace() and (not _mark(after) or before.isspace() or _mark(before))
        right = not before.isspace() and (not _mark(before) or after.isspace() or _mark(after))
        if self.mark == "_":
            self.opens = left and (not right or _mark(before))
            self.closes = right and (not left or _mark(after))
        else:
            self.opens, self.closes = left, right

    def matches(self, closer: _Delimiter) -> bool:
        """Whether this opener and that closer belong together (with CommonMark's rule of three)."""
        if self.mark != closer.mark:
            return False
        if (self.closes or closer.opens) and (self.size + closer.size) % 3 == 0:
            return self.size % 3 == 0 and closer.size % 3 == 0
        return True


def _character(entity: str) -> str:
    """What an entity stands for; nothing for a name that HTML does not have."""
    import html

    if entity[1] == "#":
        return html.unescape(entity)
    from html.entities import html5

    return html5.get(entity[1:], "")


def _mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


@cache
def _ticks(width: int) -> re.Pattern[str]:
    return patterns.compile(rf"(?<!`)`{{{width}}}(?!`)")
