"""Time zones printed after a time: GMT, (EST), Eastern time, UTC+3."""

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
