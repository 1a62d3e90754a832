"""What a draft asks to have ignored, and where: comments on a line, before a block, around a region, for the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck import patterns
from factcheck.model import Article, Record
from factcheck.reading.comments import Comment, comments

UNUSED = "suppression/unused"
UNKNOWN = "suppression/unknown"
NO_REASON = "suppression/no-reason"

FRONT_MATTER = "factcheck-ignore"
"""The front matter field that covers the whole draft: names, or a mapping of names to reasons."""

_VERB = patterns.lazy(r"(ignore(?:-(?:start|end|file))?)(?![\w-])[ \t]{0,5}(?:\[([^\]]*)\])?")
_NAME = patterns.lazy(r"[^\s,]+")


class Entry(Record, frozen=True):
    """One rule id or folder to be ignored, "" for every rule; ``start:end`` is its place in the file."""

    name: str
    start: int
    end: int

    def covers(self, rule: str) -> bool:
        """Whether a finding of ``rule`` is meant."""
        return self.name in ("", rule) or rule.startswith(f"{self.name.rstrip('/')}/")


class Suppression(Record, frozen=True):
    """What stands at ``start:end`` and covers the file offsets ``first:last``."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    reason: str
    first: int
    last: int


class Fault(Record, frozen=True):
    """Something wrong with a comment, at ``start:end`` in the file."""

    rule: str
    message: str
    start: int
    end: int


def read(article: Article) -> tuple[list[Suppression], list[Fault]]:
    """What the article's file asks to have ignored, and the comments for factcheck that cannot be understood."""
    text = article.file_text
    found = list(_front_matter(article, text))
    faults: list[Fault] = []
    started: list[tuple[Comment, tuple[Entry, ...], str]] = []
    for comment in comments(text):
        verb = _VERB.match(text, comment.body, comment.stop)
        if not verb:
            word = _NAME.search(text, comment.body, comment.stop)
            start, stop = word.span() if word else (comment.start, comment.end)
            message = f"'{text[start:stop]}' is not a comment for factcheck; did you mean 'ignore[...]'?"
            faults.append(Fault(UNKNOWN, message, start, stop))
            continue
        entries = _entries(text, verb)
        reason = text[verb.end() : comment.stop].strip()
        if verb[1] == "ignore-end":
            found += [Suppression(o.start, o.end, named, why, o.end, comment.start) for o, named, why in started]
            if not started:
                faults.append(Fault(UNKNOWN, "'ignore-end' without 'ignore-start'", comment.start, comment.end))
            started = []
        elif verb[1] == "ignore-start":
            started.append((comment, entries, reason))
        else:
            whole = verb[1] == "ignore-file"
            first, last = (0, len(text)) if whole else _region(article, text, comment.start, comment.end)
            found.append(Suppression(comment.start, comment.end, entries, reason, first, last))
    message = "'ignore-start' is never ended: add 'ignore-end'"
    faults += [Fault(UNKNOWN, message, comment.start, comment.end) for comment, _, _ in started]
    return found, faults


def _entries(text: str, verb: re.Match[str]) -> tuple[Entry, ...]:
    if verb[2] is None:
        return (Entry("", *verb.span(1)),)
    return tuple(Entry(name[0], *name.span()) for name in _NAME.finditer(text, *verb.span(2)))


def _region(article: Article, text: str, start: int, end: int) -> tuple[int, int]:
    """The line that a comment shares with copy, else the next block."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = min((at for at in (text.find("\n", end), text.find("\r", end)) if at >= 0), default=len(text))
    if text[line_start:start].strip() or text[end:line_end].strip():
        return line_start, line_end
    for block in article.blocks or ():
        first, last = article.span_to_file(block.start, block.end)
        if last > end and text[max(first, end) : last].strip():
            return max(first, end), last
    return end, end


def _front_matter(article: Article, text: str) -> Iterator[Suppression]:
    stated = article.meta.get(FRONT_MATTER)
    if stated is None:
        return
    reasons = stated if isinstance(stated, dict) else {}
    names = [stated] if isinstance(stated, str) else list(stated) if isinstance(stated, list | dict) else []
    key = re.search(rf"^{FRONT_MATTER}[ \t]*:", text, re.MULTILINE)
    at = key.end() if key else 0
    for name in map(str, names):
        start = text.find(name, at)
        start, end = (start, start + len(name)) if start >= 0 else (0, 0)
        yield Suppression(start, end, (Entry(name, start, end),), str(reasons.get(name) or ""), 0, len(text))
