"""Ranges as one expression: "between 2 and 5 May" from the two ends that rules compare.

Rules want each end by itself (a length is checked against both); a reader of the facts wants the days that the words
cover, as TempEval and the suites of Recognizers-Text and Duckling give them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck import patterns
from factcheck.model import Date

_TO = patterns.lazy(r"\s*[-–—]\s*|\s(?:to|until|till|through|up to)\s(?:the\s|about\s|around\s)?")
_AND = patterns.lazy(r"\sand\s(?:the\s)?")
_BETWEEN = patterns.lazy(r"\bbetween\s(?:the\s)?\Z", re.I)
# "moved from Monday to Friday", "postponed from 3 to 10 May": from one day to another, not all the days between
_SHIFTED = patterns.lazy(
    r"\b(?:mov(?:e[sd]?|ing)|postpon\w+|reschedul\w+|put back|pushed (?:back|on)|delay\w*|bring\w*|brought|shift\w*|"
    r"chang\w+|defer\w*|switch\w*|adjourn\w*|extend\w*)\b[^.;]{0,80}\Z",
    re.I,
)
_REACH = 100


def ranges(text: str, dates: Sequence[Date]) -> tuple[Date, ...]:
    """``dates`` of ``text`` with the two ends of each range made one expression, from the first day of the first to
    the last day of the second; what has no order ("from June to May") stays two."""
    found: list[Date] = []
    for date in dates:
        if found and _one(text, found[-1], date):
            first = found[-1]
            found[-1] = Date(
                first.start, date.end, text[first.start : date.end], first.kind, first.first, date.last,
                relative=first.relative or date.relative, ambiguous=first.ambiguous or date.ambiguous,
            )  # fmt: skip
        else:
            found.append(date)
    return tuple(found)


def _one(text: str, a: Date, b: Date) -> bool:
    if a.kind != b.kind or a.kind not in ("DATE", "TIME") or b.start - a.end > 12 or b.start < a.end:
        return False
    if (a.first is None) != (b.first is None) or (a.first and b.last and a.first > b.last):
        return False
    if a.kind == "TIME" and (a.hour is None or b.hour is None):
        return False
    before = text[max(0, a.start - _REACH) : a.start]
    between = text[a.end : b.start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(before) is not None
    if not _TO.fullmatch(between) or _SHIFTED.search(before):
        return False
    return a.first is None or a.first != b.first or a.last != b.last or a.kind == "TIME"
