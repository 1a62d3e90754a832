"""Digits: commas of thousands that stand in the wrong places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View

Finding = tuple[int, int, dict[str, Any]]
_GROUPS = patterns.lazy(r"\d(?<![\d.,:/\w-].)\d{0,2}(?:,\d{1,7}){1,6}(?![\d:/]|[.,]\d|-\w|\w| (?:and|or|to) \d)")
_THOUSANDS = ("£", "$", "€")
"""Signs of currencies whose figures are grouped by thousands."""
_PLAIN = patterns.lazy(r"\d{1,3}(?:,\d{3})+")
_RIGHT = patterns.lazy(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}")


def digit_groups(view: View) -> Iterator[Finding]:
    """Figures whose commas follow neither 1,234,567 nor 12,34,567. One digit after one comma ("2,4") may be a list or
    a decimal comma, and is left alone."""
    for match in _GROUPS.finditer(view.text):
        groups = match[0].split(",")
        pounds = view.text[max(0, match.start() - 1) : match.start()] in _THOUSANDS and match.start() > 0
        if pounds and not _PLAIN.fullmatch(match[0]):
            yield match.start(), match.end(), {"found": match[0]}
            continue
        if _RIGHT.fullmatch(match[0]) or (len(groups) == 2 and len(groups[1]) == 1):
            continue
        yield match.start(), match.end(), {"found": match[0]}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"digit_groups": digit_groups}
