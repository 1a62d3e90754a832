"""Ignore comments: ``<!-- factcheck: ignore[rule, ...] reason -->`` at the end of a line, or alone before a block.

A comment that shares its line with copy covers that line; one that stands alone on its line covers the next block
(paragraph, headline, list item, table). ``ignore-start`` ... ``ignore-end`` covers what stands between, ``ignore-file``
and the front matter field ``factcheck-ignore`` the whole draft. Without ``[...]`` every rule is covered. A name is a
rule id or a folder. ``suppression/unused`` reports what covers nothing, ``suppression/unknown`` what names no rule,
``suppression/no-reason`` what gives no reason where the house wants one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from factcheck.errors import nearest
from factcheck.model import Article, Finding, Record, Related
from factcheck.suppression.comments import NO_REASON, UNKNOWN, UNUSED, Entry, Fault, Suppression, read

__all__ = ["NO_REASON", "UNKNOWN", "UNUSED", "Suppressed", "apply"]


SUMMARIES = {
    UNUSED: "An ignore comment that has nothing to ignore.",
    UNKNOWN: "An ignore comment that names no rule or cannot be understood.",
    NO_REASON: "An ignore comment without a reason, where the house wants one.",
}
"""What each finding about comments means."""


class Suppressed(Record, frozen=True):
    """``kept`` are the findings that no comment covers, ``faults`` what is wrong with the comments, by path."""

    kept: tuple[Finding, ...]
    faults: tuple[tuple[str, Fault], ...]


def apply(
    findings: Iterable[Finding],
    articles: Sequence[Article],
    known: Collection[str],
    expected: Callable[[str], Collection[str]],
    reasoned: Callable[[str], bool] = lambda path: False,
) -> Suppressed:
    """Leave out the findings that a comment covers at their own place or at a related one.

    ``known`` are the ids of all rules; ``expected`` gives, by path, those that ran and see all they need in one
    article: only they can show that a comment has nothing to cover. ``reasoned`` tells where reasons must be given.
    """
    comments: dict[str, list[Suppression]] = {}
    faults: list[tuple[str, Fault]] = []
    for article in articles:
        if "factcheck" in article.file_text:
            found, wrong = read(article)
            comments.setdefault(article.path, []).extend(found)
            faults += [(article.path, fault) for fault in wrong]
    used: set[tuple[str, int]] = set()
    kept = [finding for finding in findings if not _covered(finding, comments, used)]
    for path, suppressions in comments.items():
        for suppression in suppressions:
            if not suppression.reason and reasoned(path):
                message = "say why: this house wants a reason with every ignore comment"
                faults.append((path, Fault(NO_REASON, message, suppression.start, suppression.end)))
            for entry in suppression.entries:
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
