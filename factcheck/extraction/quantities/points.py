"""Points of a percentage: "fell 0.2 points to 4.1%"."""

from __future__ import annotations

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure

_TO_SHARE = patterns.lazy(
    r",?[ ](?:(?:up|down|higher|lower|more|less)[ ])?(?:to|at|on|from|than)[ ](?:[a-z]+[ ]){0,2}"
    r"[\d.]+[ ]?(?:%|per[ ]?cent)"
)
_FROM_SHARE = patterns.lazy(
    r"(?:%|per[ ]?cent),?[ ](?:up|down|rising|falling|an?[ ](?:rise|fall|gain|drop|increase|decrease|lead)[ ]of)"
    r"(?:[ ]by)?[ ](?:about[ ]|just[ ])?\Z"
)
_REACH = 40


def read(text: str, figure: Figure) -> None:
    """Make points those of a percentage where one stands beside them."""
    if figure.noun != "point" or figure.kind != "number" or figure.counted is None:
        return
    start, end = figure.counted
    if end - start > len("points"):
        return
    if _TO_SHARE.match(text, end) or _FROM_SHARE.search(text, max(0, figure.start - _REACH), figure.start):
        figure.kind, figure.unit, figure.end, figure.bare = "percentage_points", "percentage point", end, False
        figure.counted = figure.noun = None
