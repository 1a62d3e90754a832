"""Estimates in a speaker's own words: "you are looking at nine weeks", "I would put it at £3m"."""

from __future__ import annotations

from factcheck import patterns
from factcheck.model import Quantity

# "You are looking at nine weeks": the figure is of what was just spoken of, and of nothing that follows.
_ESTIMATE = patterns.lazy(
    r"(?:\b(?:you|we|they)(?: are|['’]re|['’]d be| will be| would be| could be)"
    r" (?:looking at|talking(?: about)?|facing)"
    r"|\bi(?:['’]d| would| will|['’]ll)? (?:put|say|call|make|reckon|guess|estimate|price|cost|count)"
    r" (?:it|that)(?: at| is| was)?|\bi(?:['’]d| would) (?:say|guess|estimate)"
    r"|\b(?:it|that|this) (?:must have been|has to be|works out at|comes to|came to)"
    r")(?: (?:about|around|roughly|nearer|closer to|more like|some|probably|something like))? $"
)
_CHANGE = patterns.lazy(
    r"\b(?:(?:up|down|rise|rises|rising|rose|go|grow|grew|fall|falls|fell|cut|increased?|reduced?) by|each|apiece"
    r"|per(?! ?cent)|every|entry|admission|tickets?|more|less|another|extra|first|at least|at most|up to|only|says?"
    r"|claims?|official|officially|estimated?|estimates|budget|budgeted|quoted|originally|initially|used to|had hoped"
    r"|meant to|supposed to)\b"
)
_FIRST = patterns.lazy(r"^[\"“”‘'\s]*(?:[^,.;:!?]{1,30}, |so |it['’]s [^,.;:!?]{1,24}, )?(?:so )?$")
_NO_MORE = patterns.lazy(
    r"(?: (?:before|until|till|without|all told|all in|from|to (?:get|have|fix|mend|finish))\b.*)?"
    r"[\s\"“”‘’']*"
)


def opens(low: str, start: int, figure: Quantity, end: int) -> bool:
    """Does the stretch from ``start`` open with an estimate whose figure is the one given, and say no more up to
    ``end``? ``low`` is the text in small letters."""
    frame = _ESTIMATE.search(low, start, figure.start)
    if frame is None or _FIRST.match(low[start : frame.start()]) is None:
        return False
    return _NO_MORE.fullmatch(low[figure.end : end]) is not None


def changes(low: str, start: int, end: int) -> bool:
    """Do words in a stretch make its figure a change, a price of one, a bound or what was thought before?"""
    return _CHANGE.search(low, start, end) is not None
