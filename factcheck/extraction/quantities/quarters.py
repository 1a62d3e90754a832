"""Quarters of years, which companies and economies count ("two consecutive quarters", "the past five quarters"), told
from quarters of something ("three quarters of voters")."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck import patterns
from factcheck.extraction.quantities.figure import Figure

_IN_A_ROW = patterns.lazy(r"[ -](?:(consecutive|straight|successive) )?quarters(?![\w’'])")
_OF_ONE = patterns.lazy(r" of (?:an?|the|all|its|their|his|her|our|them|those|these)(?!\w)")
_STRETCH = patterns.lazy(r"\b(?:past|previous|preceding|coming|recent|latest|trailing|next) \Z", re.I)
_RUNNING = patterns.lazy(r" (?:in a row|running|on the trot|in succession)(?!\w)")
_REACH = 12
_HALF = 2  # of four quarters
_FOUR = 4  # of parts of a whole or of a match there are no more


def periods(text: str, start: int, end: int, value: Decimal) -> int:
    """The end of the quarters of years that a figure at ``text[start:end]`` counts, or 0."""
    match = _IN_A_ROW.match(text, end)
    if match is None or value != value.to_integral_value() or value < 2 or _OF_ONE.match(text, match.end()):
        return 0
    told = value == _HALF or text[end - 1].isdecimal()  # nobody says two quarters for a half, or prints 3 quarters
    counted = (
        match[1] is not None
        or value > _FOUR
        or (told and not text.startswith(" of ", match.end()))
        or _RUNNING.match(text, match.end()) is not None
        or _STRETCH.search(text, max(0, start - _REACH), start) is not None
    )
    return match.end() if counted else 0


def read(text: str, figure: Figure) -> bool:
    """Make a length of time of a figure that counts quarters of years."""
    if figure.value is None or figure.shape != "cardinal" or not text.startswith(_FIRST, figure.end + 1):
        return False
    end = periods(text, figure.start, figure.end, figure.value)
    if not end:
        return False
    figure.kind, figure.unit, figure.end, figure.bare = "duration", "quarter", end, False
    return True


_FIRST = ("quarters", "consecutive quarters", "straight quarters", "successive quarters")
