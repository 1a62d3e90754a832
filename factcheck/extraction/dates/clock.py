"""Times of the day: 3pm, 15:40, half past six, noon, 2pm GMT; kept as read, so that 25:00 and 15.40pm stay visible."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from factcheck.extraction.dates.grammar import Cascade, Match
from factcheck.extraction.dates.moment import Moment
from factcheck.extraction.dates.tokens import Token
from factcheck.language.lexicon import table

CLOCK = Cascade()
_PRINTED = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s?([aApP])?")


def time_of(hour: int, minute: int | None = None, half: str | None = None) -> Moment:
    """A time; ``half`` is "a" or "p" (am, pm). An hour above 12 with am or pm is kept as printed."""
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    timex = f"T{hour:02}" if minute is None else f"T{hour:02}:{minute:02}"
    return Moment("time", "TIME", hour=hour, minute=minute or 0, timex=timex)


@CLOCK.rule("(?P<c>C)", "C")
def _printed(m: Match) -> Token | None:
    """3pm, 15.40pm, 25:00"""
    found = _PRINTED.match(str(m.value("c")))
    if found is None:
        return None
    hour, minute, _, half = found.groups()
    moment = time_of(int(hour), int(minute) if minute else None, half.lower() if half else None)
    moment.lean = 0 if half or int(hour) > 12 or hour.startswith("0") else 12
    return m.build("3", moment)


@CLOCK.rule("(?P<k>K)", "K")
def _named(m: Match) -> Token:
    """noon, midnight"""
    return m.build("3", time_of(m.number("k") or 0, 0))


@CLOCK.rule("(?P<h>[nw])(?P<p>p)", "p")
def _words(m: Match) -> Token | None:
    """five pm"""
    hour = m.number("h")
    return None if hour is None or not 1 <= hour <= 24 else m.build("3", time_of(hour, None, m.word("p")[0]))


@CLOCK.rule("(?P<h>[nw])(?P<c>c)", "c")
def _oclock(m: Match) -> Token | None:
    """five o'clock"""
    hour = m.number("h")
    if hour is None or not 0 <= hour <= 24:
        return None
    moment = time_of(hour)
    moment.lean = 12 if hour <= 12 else 0
    return m.build("3", moment)


@CLOCK.rule("(?P<n>[nwlqA]q?)(?P<u>U)?(?P<rel>[Lk])(?P<h>[nw3])(?P<p>p)?", "Lk")
def _past(m: Match) -> Token | None:
    """half past six, twenty to five, a quarter past 3"""
    hour_token, kind = m.token("h"), m.word("n")
    if hour_token is None or m.word("rel") not in ("past", "to", "till", "til"):
        return None
    minutes = {"half": 30, "a quarter": 15, "quarter": 15}.get(kind) or m.number("n")
    hour: int | None = hour_token.value.hour if isinstance(hour_token.value, Moment) else hour_token.value
    if minutes is None or hour is None or not 1 <= minutes < 60 or not 0 <= hour <= 23:
        return None
    if m.token("u") and not m.word("u").startswith("min"):
        return None
    if m.word("rel") != "past":
        if kind == "half" or (not m.token("u") and kind not in ("a quarter", "quarter") and hour_token.cat != "3"
                              and minutes not in (5, 10, 20, 25)):  # fmt: skip
            return None
        if hour_token.cat == "n" and m.token("u") is None and kind.isdigit():
            return None
        hour, minutes = (hour - 1) % 24, 60 - minutes
    moment = time_of(hour, minutes, m.word("p")[:1] or None)
    moment.lean = 12 if hour <= 12 and not m.word("p") and hour_token.cat != "3" else 0
    return m.build("3", moment)


@cache
def zones() -> dict[str, int]:
    """Printed time zone in upper case -> minutes east of Greenwich (0 too for those that vary)."""
    found: dict[str, Any] = table("timezones")["zones"]
    return {str(name).upper(): int(minutes) for name, minutes in found.items()}


_ZONE = re.compile(
    r"\s*\(?((?:[A-Za-z]{2,5}(?:[+-]\d{1,2}(?::?\d{2})?)?|(?:local|Eastern|Central|Mountain|Pacific|Greenwich"
    r"|British|Moscow|Beijing)(?: (?:standard|daylight|mean|summer))? time))\b",
    re.I,
)


def zone_after(text: str, end: int) -> tuple[str, int] | None:
    """The time zone printed at ``text[end:]`` and the offset of its end."""
    found = _ZONE.match(text, end, end + 40)
    if found is None:
        return None
    name = found.group(1)
    head = re.split(r"[+-]", name)[0]
    if " " in name or (head.isupper() and head in zones()):
        stop = found.end()
        if text[end:stop].count("(") and text[stop : stop + 1] != ")":
            return None
        return name, stop + text[end:stop].count("(")
    return None
