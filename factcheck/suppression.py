"""Ignore comments: ``<!-- factcheck: ignore[rule, ...] reason -->`` at the end of a line, or alone before a block.

A comment that shares its line with copy covers that line; one that stands alone on its line covers the next block
(paragraph, headline, list item, table). Without ``[...]`` it covers every rule. A name is a rule id or a folder. What
covers nothing is reported as ``suppression/unused``, what names no rule as ``suppression/unknown``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from factcheck.errors import nearest
from factcheck.model import Article, Finding, Record, Related

UNUSED = "suppression/unused"
UNKNOWN = "suppression/unknown"

_OPEN = re.compile(r"<!--[ \t\r\n]{0,20}factcheck[ \t]{0,5}:[ \t\r\n]{0,20}")
_IGNORE = re.compile(r"ignore(?![\w-])[ \t]{0,5}(?:\[([^\]]*)\])?")
_NAME = re.compile(r"[^\s,]+")


class Entry(Record, frozen=True):
    """One rule id or folder named in a comment, "" for every rule; ``start:end`` is its place in the file."""

    name: str
    start: int
    end: int

    def covers(self, rule: str) -> bool:
        """Whether a finding of ``rule`` is meant."""
        return self.name in ("", rule) or rule.startswith(f"{self.name.rstrip('/')}/")


class Suppression(Record, frozen=True):
    """A comment at ``start:end`` that covers the file offsets ``first:last``."""

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
    """The ignore comments in the article's file, and the comments for factcheck that are none."""
    text = article.file_text
    found: list[Suppression] = []
    faults: list[Fault] = []
    for match in _OPEN.finditer(text):
        close = text.find("-->", match.end())
        if close < 0:
            break
        end = close + 3
        ignore = _IGNORE.match(text, match.end(), close)
        if not ignore:
            word = _NAME.search(text, match.end(), close)
            start, stop = word.span() if word else (match.start(), end)
            message = f"'{text[start:stop]}' is not a comment for factcheck; did you mean 'ignore[...]'?"
            faults.append(Fault(UNKNOWN, message, start, stop))
            continue
        if ignore[1] is None:
            entries: tuple[Entry, ...] = (Entry("", ignore.start(), ignore.start() + len("ignore")),)
        else:
            entries = tuple(Entry(name[0], *name.span()) for name in _NAME.finditer(text, *ignore.span(1)))
        first, last = _region(article, text, match.start(), end)
        reason = text[ignore.end() : close].strip()
        found.append(Suppression(match.start(), end, entries, reason, first, last))
    return found, faults


def _region(article: Article, text: str, start: int, end: int) -> tuple[int, int]:
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = min((at for at in (text.find("\n", end), text.find("\r", end)) if at >= 0), default=len(text))
    if text[line_start:start].strip() or text[end:line_end].strip():
        return line_start, line_end
    for block in article.blocks or ():
        first, last = article.span_to_file(block.start, block.end)
        if last > end and text[max(first, end) : last].strip():
            return max(first, end), last
    return end, end


class Suppressed(Record, frozen=True):
    """``kept`` are the findings that no comment covers, ``faults`` what is wrong with the comments."""

    kept: tuple[Finding, ...]
    faults: tuple[tuple[str, Fault], ...]


def apply(
    findings: Iterable[Finding],
    articles: Sequence[Article],
    known: Collection[str],
    expected: Callable[[str], Collection[str]],
) -> Suppressed:
    """Leave out the findings that a comment covers at their own place or at a related one.

    ``known`` are the ids of all rules; ``expected`` gives, by path, those that ran and see all they need in one
    article: only they can show that a comment has nothing to cover.
    """
    comments: dict[str, list[Suppression]] = {}
    faults: list[tuple[str, Fault]] = []
    for article in articles:
        if "factcheck" not in article.file_text:
            continue
        found, wrong = read(article)
        comments.setdefault(article.path, []).extend(found)
        faults += [(article.path, fault) for fault in wrong]
    used: set[tuple[str, int]] = set()
    kept = [finding for finding in findings if not _covered(finding, comments, used)]
    for path, suppressions in comments.items():
        for entry in (entry for suppression in suppressions for entry in suppression.entries):
            fault = _judge(entry, known, expected(path))
            if fault and (fault.rule == UNKNOWN or (path, entry.start) not in used):
                faults.append((path, fault))
    return Suppressed(tuple(kept), tuple(faults))


def _covered(finding: Finding, comments: dict[str, list[Suppression]], used: set[tuple[str, int]]) -> bool:
    covered = False
    for suppression, path in _near(finding, comments):
        for entry in suppression.entries:
            if entry.covers(finding.rule):
                used.add((path, entry.start))
                covered = True
    return covered


def _near(finding: Finding, comments: dict[str, list[Suppression]]) -> Iterator[tuple[Suppression, str]]:
    places: tuple[Finding | Related, ...] = (finding, *finding.related)
    for place in places:
        for suppression in comments.get(place.path, ()):
            if place.offset < suppression.last and max(place.end_offset, place.offset + 1) > suppression.first:
                yield suppression, place.path


def _judge(entry: Entry, known: Collection[str], expected: Collection[str]) -> Fault | None:
    """What to say about an entry that covered nothing, if anything."""
    meant = [rule for rule in known if entry.covers(rule)]
    if not meant:
        names = {*known, *(rule.partition("/")[0] for rule in known)}
        message = f"there is no rule or folder '{entry.name}'{nearest(entry.name, names)}"
        return Fault(UNKNOWN, message, entry.start, entry.end)
    if not all(rule in expected for rule in meant):
        return None
    what = f"'{entry.name}'" if entry.name else "this comment"
    return Fault(UNUSED, f"nothing here for {what} to ignore: remove it", entry.start, entry.end)
