"""Named days: Christmas, Easter Monday, Thanksgiving, Ramadan; each with a rule that finds it in a year."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.extraction.dates.calendars import hebrew_day, islamic_days
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, easter, nth_weekday
from factcheck.extraction.dates.moment import day as calendar_day
from factcheck.language.lexicon import table

_REGIONS = ("US", "CA", "GB", "IE", "AU", "NZ")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


# "Easter Island", "Christmas Carol"
_NAME = patterns.lazy(
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|"
    r"(?:Septem|Octo|Novem|Decem)ber)[A-Z][a-z]+"
)


@cache
def holidays() -> dict[str, dict[str, Any]]:
    """Name without apostrophes and hyphens -> its entry."""
    return {squash(name): entry for entry in table("named_days")["holidays"] for name in entry["names"]}


@cache
def openers() -> dict[str, re.Pattern[str]]:
    """First word of a name (squashed) -> the pattern of all names that begin with it, longest first."""
    groups: dict[str, list[str]] = {}
    for entry in table("named_days")["holidays"]:
        for name in entry["names"]:
            groups.setdefault(patterns.compile(r"[ -]").split(name)[0].replace("'", ""), []).append(name)
    return {
        first: patterns.lazy("|".join(_pattern(name) for name in sorted(names, key=len, reverse=True)), re.IGNORECASE)
        for first, names in groups.items()
    }


def _pattern(name: str) -> str:
    escaped = re.escape(name).replace("'", "['’]?").replace(r"\ ", r"\.?[ \n-]").replace(r"\-", "[ -]?")
    return f"{escaped}(?![^\\W_])"


def squash(name: str) -> str:
    """The name as a key: lower case, no apostrophes, points or hyphens, single spaces."""
    return patterns.compile(r"[\s-]+").sub(" ", patterns.compile(r"['’.]").sub("", name.lower()))


def holiday_at(text: str, word: str, start: int) -> tuple[str, int] | None:
    """The name of a day printed at ``text[start:]``, which begins with ``word`` (lower case), and its end."""
    pattern = openers().get(word.replace("'", "").replace("’", ""))
    found = pattern.match(text, start) if pattern else None
    if found is None or (found.group()[0].islower() and holidays()[squash(found.group())].get("cased")):
        return None
    if " " not in found.group() and _NAME.match(text, found.end()):
        return None
    return found.group(), found.end()


def named_day(text: str) -> str:
    """The key of the named day that words begin with ("Boxing Day last year"), empty if there is none."""
    words = squash(text).split()
    keys = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((key for key in keys if key in holidays()), "")


def kept_on(key: str, year: int | None) -> set[Day]:
    """All days on which a named day is kept somewhere in a year; without a year those of days that do not move, in the
    year 2000. Empty for days that countries keep on dates of their own. Days of the moon are a day wide either way."""
    entry = holidays()[key]
    rule = str(entry.get("rule", ""))
    if entry.get("national") or (year is None and not rule[:1].isdigit()) or (year is None and " " in rule):
        return set()
    year = year or 2000
    found = {day for region in ("", *_REGIONS) for span in _spans(entry, year, region) for day in _stretch(span)}
    if rule and " " not in rule:
        found.update(_days(rule, year))
    if "years" in entry or rule.startswith(("hebrew", "islamic")):
        found |= {day for near in list(found) for step in (-1, 1) if (day := add_days(near, step))}
    return found


def shared(key: str) -> bool:
    """Do countries give the name to days of their own, so that only a day beside the known one is a slip?"""
    return bool(holidays()[key].get("shared"))


def _stretch(span: Span) -> list[Day]:
    days = (span[1] - span[0]).days + 1
    return [day for step in range(days) if (day := add_days(span[0], step))]


def holiday(name: str, region: str | None) -> Moment:
    """The open moment of a named day."""
    entry = holidays()[squash(name)]
    moment = Moment("day", relative=True)

    def choose(published: Day, step: int) -> Span | None:
        spans = _spans(entry, published.year + step, region)
        return spans[0] if spans else None

    moment.choices = choose
    return moment


def _spans(entry: dict[str, Any], year: int, region: str | None) -> list[Span]:
    if "years" in entry:
        printed = entry["years"].get(year)
        firsts = [datetime.date.fromisoformat(f"{year}-{printed}")] if printed else []
    else:
        moves: dict[int, int] = entry.get("observed", {})
        printed_days = _days(str(entry.get(region or "", entry["rule"])), year)
        firsts = [day for found in printed_days if (day := add_days(found, moves.get(found.weekday(), 0)))]
    spans: list[Span] = []
    for first in firsts:
        last = add_days(first, int(entry.get("days", 1)) - 1)
        # Hebrew days begin at sunset: they count from the evening before, as calendars print them.
        eve = add_days(first, -1) if str(entry.get("rule")).startswith("hebrew") else first
        if last is not None and eve is not None:
            spans.append((eve, last))
    return spans


def _days(rule: str, year: int) -> list[Day]:
    found: Day | None = None
    if not 1583 <= year <= 4000:
        return []
    if rule.startswith(("easter", "orthodox")):
        name, _, shift = rule.partition("+") if "+" in rule else rule.partition("-")
        base = easter(year, name == "orthodox")
        found = add_days(base, int(shift) if "+" in rule else -int(shift))
    elif rule.startswith("hebrew"):
        _, month, number = rule.split(" ")
        found = hebrew_day(year, int(month), int(number))
    elif rule.startswith("islamic"):
        _, month, number = rule.split()
        return islamic_days(year, int(month), int(number))
    elif " " in rule:
        count, weekday, month, *more = rule.split()
        if "<" in weekday:
            weekday, _, limit = weekday.partition("<")
            latest = datetime.date(year, int(month), int(limit) - 1)
            found = add_days(latest, -((latest.weekday() - WEEKDAYS.index(weekday)) % 7))
        else:
            found = nth_weekday(year, int(month), WEEKDAYS.index(weekday), int(count))
        if found and more:
            found = add_days(found, int(more[0]))
    else:
        found = calendar_day(year, int(rule[:2]), int(rule[3:]))
    return [found] if found else []
