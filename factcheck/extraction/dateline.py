"""The publication date that an article prints itself, in a dateline or byline. Conservative: full dates in set places.

LONDON, May 16, 2024 (Agency) - ...        Published: 16 May 2024        Last updated on 2024-05-16
"""

from __future__ import annotations

import datetime
import re

from factcheck import patterns
from factcheck.extraction.dates import find

HEAD = 1500
_PLACE = patterns.lazy(
    r"[ \t]*(?:[A-Z][A-Z .'’-]{2,30}|[A-Z]\w+(?:[ -][A-Z]\w+){0,2})"
    r"(?:,[ ][A-Z][\w. ]{1,20})?[ ]?(?:\([A-Z][\w .&]{1,25}\)[ ]?)?(?:,|-|–|—|:|\|)[ ]{0,2}(?:on[ ])?\Z"
)
_AGENCY = patterns.lazy(r"\s*(?:\([A-Z][\w .&/-]{1,25}\)\s*)?(?:-|–|—|:|\n|\Z)")
_LABEL = patterns.lazy(
    r"(?:\A|\n|\||•|·)[ \t>*_]*(?:first |last |originally )?(?:published|posted|updated|issued|released|dated?|"
    r"publication date|filed|modified)(?: on| at)?[ \t]*[:|-]?[ \t*_]*"
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?,? )?(?:on )?\Z",
    re.IGNORECASE,
)
_LABELLED = patterns.lazy(r"[ \t]*(?:\Z|\n|\||•|·|\)|-|–|—|\.?\n|,? ?(?:at )?\d{1,2}[:.]\d{2})")
_BYLINE = patterns.lazy(r"(?:\A|\n)[ \t]*by [^\n]{3,60}?[ \t]*(?:\||-|–|—|,|\n)[ \t]*\Z", re.IGNORECASE)
# Without one of these no date has a year.
_YEAR = patterns.lazy(r"\d(?:\d{3}|(?<=[./-]\d)\d)")
_SPELT = ("teen", "twenty", "thousand", "hundred")
_RELEASE = patterns.lazy(r"for immediate release:?\s*\Z", re.IGNORECASE)


def dateline(text: str, locale: str | None = None) -> datetime.date | None:
    """The date of publication printed at the head (the first 1,500 characters) of ``text``: after a label such as
    "Published", after a byline, as a line of its own, or in a dateline before a dash. None where nothing is plain, or
    where two labels disagree without one of them saying "first" or "updated"."""
    head = text[:HEAD]
    if _YEAR.search(head) is None and not any(map(head.lower().__contains__, _SPELT)):
        return None
    found: list[tuple[int, datetime.date]] = []
    for date in find(head, None, locale):
        if (
            date.first is None
            or date.first != date.last
            or date.kind != "DATE"
            or date.year is None
            or date.day is None
        ):
            continue
        rank = _rank(head, date.start, date.end)
        if rank:
            found.append((rank, date.first))
    if not found:
        return None
    best = max(rank for rank, _ in found)
    dates = {day for rank, day in found if rank == best}
    return dates.pop() if len(dates) == 1 else None


def _rank(head: str, start: int, end: int) -> int:
    """How plainly the date at ``head[start:end]`` is that of publication; 0 where it is not."""
    before, after = head[max(start - 100, 0) : start], head[end : end + 40]
    label = _LABEL.search(before)
    if label is not None and _LABELLED.match(after):
        words = label.group().lower()
        return 5 if "first" in words or "original" in words else 3 if "updated" in words or "modified" in words else 4
    if _BYLINE.search(before) or _RELEASE.search(before):
        return 3
    line = before.rpartition("\n")[2]
    ends = _AGENCY.match(after)
    if ends is None:
        return 0
    if _PLACE.fullmatch(line) and ends.group().strip(" \n"):
        return 2
    alone = not line.strip() and (not after.strip() or "\n" in after[: len(after) - len(after.lstrip())])
    return 1 if alone and start < 400 else 0
