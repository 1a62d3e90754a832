"""Page furniture: what was copied along with an article and is no part of it.

A line is furniture only by its own words (templates in the lexicon "boilerplate") or as a headline in a list of links
under such a line. Nothing is furniture for its place or its look alone: a list of names or of demands at the end of an
article is copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.derived import kept
from factcheck.language.lexicon import table
from factcheck.model import Block
from factcheck.reading.shape import stopped

_LONGEST = 600
_FULL_STOP = patterns.lazy(r"(?<!\.\.)\.[\"'”’)]*\Z")
_PART = patterns.lazy(r"(\s*\.\.\s*)|(\{name\})|([(|)])|(\[)|(\])|(\s+)|(.)")
_NAME = r"(?-i:[A-Z][\w.]*(?:\s?[A-Z&][\w.]*){0,3})"
_EDGES = " \t\r\n\u00a0:*_#>|•·–—-.…»«›‹→▶►&"
_GLUED = patterns.lazy(
    r"(?<=[.!?\"”’')])(?=(?:More on [A-Z]|(?:Read more|READ MORE|Read More|Advertisement)\b|Follow us on"
    r"|Sign up (?:to|for))[^.!?\n]{0,100}\Z)"
)


@cache
def _templates(group: str) -> re.Pattern[str]:
    """The templates of a group as one pattern for a whole line."""
    return patterns.compile(_source(group), re.I)


@kept(str)
def _source(group: str) -> str:
    return "|".join(f"(?:{_regex(template)})" for template in table("boilerplate")[group])


def _regex(template: str) -> str:
    def part(match: re.Match[str]) -> str:
        gap, name, choice, opened, closed, space, letter = match.groups()
        if gap:
            return r".{0,200}"
        if name:
            return _NAME
        if choice:
            return "(?:" if choice == "(" else choice
        if opened:
            return "(?:"
        if closed:
            return ")?"
        return r"\s*" if space else re.escape(letter)

    return _PART.sub(part, template)


@cache
def _notice_words() -> tuple[str, ...]:
    return tuple(table("boilerplate")["notice_words"].split())


def glued(text: str, start: int, end: int) -> int:
    """Where furniture begins that hangs on the end of a paragraph without a space; ``end`` where there is none."""
    found = _GLUED.search(text, max(start + 1, end - 140), end)
    return found.start() if found else end


def marked(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with those that are furniture marked so."""
    lower = text.lower().replace("’", "'")
    notices = [word for word in _notice_words() if word in lower]
    lines = [" ".join(text[b.start : b.end][:_LONGEST].replace("’", "'").split()) for b in blocks]
    verdicts = [
        block.kind != "headline" and len(line) < _LONGEST and _alone(line, notices, first=index == 0)
        for index, (line, block) in enumerate(zip(lines, blocks, strict=True))
    ]
    count = len(blocks)
    for at in range(count):
        if len(lines[at]) < 80 and blocks[at].kind != "headline" and _section(lines[at]):
            verdicts[at] = True
            for follower in _links(text, blocks, verdicts, at + 1):
                verdicts[follower] = True
    if all(verdicts):
        return list(blocks)
    return [
        Block(block.start, block.end, "boilerplate") if verdict else block
        for block, verdict in zip(blocks, verdicts, strict=True)
    ]


def _alone(line: str, notices: Sequence[str], *, first: bool) -> bool:
    """Is a line furniture by its own words? ``notices`` are the words of notices that the text has."""
    bare = line.strip(_EDGES)
    if len(bare) < 2:
        return False
    if len(line) < 120 and _templates("whole").fullmatch(bare):
        return True
    if not first and len(line) < 220 and not _FULL_STOP.search(line) and _templates("opening").fullmatch(bare):
        return True
    lower = bare.lower()
    return any(word in lower for word in notices) and _templates("notice").fullmatch(bare) is not None


def _section(line: str) -> bool:
    if line.endswith((".", "?", "!", ",", ";")) and not line.endswith("..."):
        return False
    return _templates("section").fullmatch(line.strip(_EDGES)) is not None


def _links(text: str, blocks: Sequence[Block], verdicts: Sequence[bool], first: int) -> range:
    """The headlines under a section line: at the end of the article any, inside it two at least; at its top none,
    since there the article's own headline follows."""
    last = first
    while (
        last < len(blocks)
        and not verdicts[last]
        and blocks[last].kind in ("subhead", "caption", "list", "paragraph")
        and blocks[last].end - blocks[last].start < 220
        and not stopped(text[blocks[last].start : blocks[last].end])
    ):
        last += 1
    ended = last == len(blocks) or all(verdicts[last : last + 1])
    if first <= 2 and last < len(blocks) and not ended:
        return range(0)
    return range(first, last) if ended or last - first > 1 else range(0)
