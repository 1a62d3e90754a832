"""Figures told by their number of digits: "a six-figure sum"."""

from __future__ import annotations

from decimal import Decimal

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure

_FIGURES = patterns.lazy(r"-figures?(?!\w)")
_MOST = 27


def read(text: str, figure: Figure) -> None:
    """Make "six-figure" what it allows: 100,000 to 999,999."""
    if figure.kind != "number" or not figure.words or text[figure.end : figure.end + 1] != "-":
        return
    match = _FIGURES.match(text, figure.end)
    if match is None or figure.value is None or not 1 <= figure.value <= _MOST:
        return
    count = int(figure.value)
    figure.range_low, figure.range_high = Decimal(10) ** (count - 1), Decimal(10) ** count - 1
    figure.value, figure.end, figure.counted, figure.noun = None, match.end(), None, None
