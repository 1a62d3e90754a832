"""What makes a figure a time: a zone behind it (GMT, (EST), Eastern time, UTC+3), and for one with a full stop what it
stands in (the 22.35 from Paris, Masses at 8.00, 10.30 and 18.00, a log's 14.05, 14.12 and 15.40)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.language.lexicon import table


@cache
def zones() -> dict[str, int]:
    """Printed time zone in upper case -> minutes east of Greenwich."""
    found: dict[str, Any] = table("timezones")["zones"]
    return {str(name).upper(): int(minutes) for name, minutes in found.items()}


_ZONE = patterns.lazy(
    r"[ \u00a0]?(?P<open>\()?(?P<zone>(?:(?:local|eastern|central|mountain|pacific|greenwich|british|moscow|beijing)"
    r"(?: (?:standard|daylight|mean|summer))? time|(?-i:Eastern|Central|Mountain|Pacific)(?! (?-i:[A-Z]))|"
    r"(?P<short>[A-Za-z]{1,5})(?P<shift>[ ]?[+-]\d{1,2}(?::?\d{2})?)?))\b",
    re.IGNORECASE,
)


def zone_after(text: str, end: int, timed: bool) -> tuple[str, int, int] | None:
    """The zone printed at ``text[end:]``: words, start and end. After a time (``timed``) small letters will do."""
    if text[end : end + 1] not in (" ", "(", "\u00a0"):
        return None
    found = _ZONE.match(text, end, end + 40)
    if found is None:
        return None
    short = found.group("short")
    if short is not None and not (short.upper() in zones() and (short.isupper() or (timed and len(short) > 2))):
        return None
    stop = found.end()
    if found.group("open"):
        if text[stop : stop + 1] != ")":
            return None
        return found.group("zone"), found.start("open"), stop + 1
    if short is not None and found.group("shift") and short.upper() not in ("GMT", "UTC"):
        stop = found.end("short")
        return short, found.start("zone"), stop
    return found.group("zone"), found.start("zone"), stop


DOTTED = patterns.lazy(r"(\d{1,2})\.(\d\d)(?!\w|[.,]\d|%)")
"""A time with a full stop, as the railways print it."""
_THE = patterns.lazy(r"\b[Tt]he (?:(?:late|early|delayed|overnight|morning|evening|last|first) )?\Z")
_CARRIES = patterns.lazy(
    r" (?:from|to|for) [A-Z]"
    r"| (?:[\w-]+ )?(?:train|service|flight|ferry|sleeper|express|bus|coach|departure|sailing|boat|plane|race)\b"
)
_CUED = patterns.lazy(r"\b(?:at|by|until|till|from|since|before|after) \Z", re.IGNORECASE)
_MEASURED = patterns.lazy(r" ?(?:per|sec|metre|%|[-–]\d|m\b|s\b|kg|cents?|dollars?|euros?|pounds?)")
_HOURS = r"(?:[01]?\d|2[0-3])\.[0-5]\d"
_LISTED = patterns.lazy(rf"\bat {_HOURS}, (?:{_HOURS}, )*(?:{_HOURS},? and )?\Z")
_LIST = patterns.lazy(rf"{_HOURS}, (?:{_HOURS}(?:,| and) )+\d\d?\.\d\d\b")
_AT = patterns.lazy(r"\bat \Z")
_PRICED = patterns.lazy(r"\b(?:pric|sell|sold|cost|trad|bid|odds|rat|clos|ended|average|mark|scor)", re.IGNORECASE)
_ENTRY = patterns.lazy(r"(?:[:;] |\n)\Z")
_ENTRIES = patterns.lazy(rf"(?:[:;] |\n){_HOURS}(?:,|:| [-–—]) ")
_TOLD = patterns.lazy(r"(?:,|:| [-–—]) [^\d\s]")
_BACK, _REACH = 60, 160


def by_timetable(text: str, start: int, end: int) -> bool:
    """Is the figure at ``start:end`` a time by the words around it?"""
    found = DOTTED.match(text, start) if "." in text[start:end] else None
    if found is None or found.end() != end:
        return False
    before = text[max(0, start - _BACK) : start]
    real = int(found[1]) < 24 and int(found[2]) < 60
    if _THE.search(before):
        return real and _CARRIES.match(text, end) is not None
    if real and len(found[1]) > 1 and found[1][0] == "0" and _CUED.search(before):
        return _MEASURED.match(text, end) is None
    if _AT.search(before) or _LISTED.search(before):
        told = _LIST.match(text, start) or _LISTED.search(before)
        return told is not None and _PRICED.search(before) is None
    if not (real and _ENTRY.search(before) and _TOLD.match(text, end)) or _PRICED.search(before):
        return False
    return len(_ENTRIES.findall(text, max(0, start - _REACH), end + _REACH)) > 1
