"""Figures of four digits that look like years and are counts, by what stands around them: "a majority of 1245", "from
410 to 1250", "more than the 1260 of a year earlier". And the hundreds of batsmen, which are called centuries."""

from __future__ import annotations

from functools import cache
from re import Pattern

from factcheck import patterns
from factcheck.language.lexicon import table

_REACH = 40
_FROM = patterns.lazy(
    r"\bfrom (?:about |some |just |only |nearly )?(?:\d{1,3}|\d{1,3}(?:,\d{3})+|\d+\.\d+)"
    r" to (?:about |some |just |nearly )?$"
)
_OF_THEN = patterns.lazy(r" of (?:a|an|the|last|this|one) (?:[a-z]+ )?(?:year|season|month|week|day|quarter|decade)\b")


def is_hundred(text: str, end: int) -> bool:
    """Is a "fourth century" that ends here a batsman's ("of the season")?"""
    return _of_season().match(text, end) is not None


def is_counted(text: str, start: int, end: int) -> bool:
    """Is the figure of four digits at ``start:end`` a count and no year?"""
    if text.startswith(" of ", end) and text.endswith("the ", 0, start) and _OF_THEN.match(text, end):
        return True
    head = text[max(0, start - _REACH) : start].lower()
    return _FROM.search(head) is not None or _of().search(head) is not None


@cache
def _of() -> Pattern[str]:
    words = patterns.either(table("figure_context")["counted_of"])
    return patterns.compile(rf"(?<!\bthe ){words} of (?:about |some |just |only |nearly )?$")


@cache
def _of_season() -> Pattern[str]:
    words = patterns.either(table("figure_context")["of_a_season"])
    return patterns.compile(rf" (?:of|in) (?:the|his|her|their|this|an?) (?:[a-z]+ )?{words}\b")
