"""Named days: Christmas, Easter Monday, Thanksgiving, Ramadan; each with a rule that finds it in a year."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.dates.moment import Day, Moment, Span, add_days, easter, nth_weekday
from factcheck.extraction.dates.moment import day as calendar_day
from factcheck.language.days import MONTH, WEEKDAY, WEEKDAYS
from factcheck.language.lexicon import table

_REGIONS = ("US", "CA", "GB", "IE", "AU", "NZ")
_SHORT = tuple(name[:3] for name in WEEKDAYS)


_YEAR_AFTER = patterns.lazy(r",? (?:in )?(?:19|20)\d\d\b")
_ANOTHER_COUNTRY = patterns.lazy(r"\b(?!US\b|U\.S|America)(?:[A-Z][\w.]+[’']s?|(?<=[a-z,] )[A-Z][\w.]{2,}) \Z")
# "Easter Island", "Christmas Carol"
_NAME = patterns.lazy(rf" (?!{WEEKDAY}|{MONTH})[A-Z][a-z]+")


@cache
def holidays() -> dict[str, dict[str, Any]]:
    """Name without apostrophes and hyphens -> its entry."""
    entries = _entries()
    return {name: entries[number] for name, number in _numbers().items()}


@kept(dict[str, int])
def _numbers() -> dict[str, int]:
    return {squash(name): number for number, entry in enumerate(_entries()) for name in entry["names"]}


def _entries() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = [*table("named_days")["holidays"], *table("named_days_world")["holidays"]]
    return entries


@cache
def openers() -> dict[str, re.Pattern[str]]:
    """First word of a name (squashed) -> the pattern of all names that begin with it, longest first."""
    return {first: patterns.lazy(pattern, re.IGNORECASE) for first, pattern in _opening().items()}


@kept(frozenset[str])
def opening_words() -> frozenset[str]:
    """The first words of names, as they are printed: "hallowe'en"."""
    return frozenset(name.replace("-", " ").split(" ")[0] for entry in _entries() for name in entry["names"])


@kept(dict[str, str])
def _opening() -> dict[str, str]:
    groups: dict[str, list[str]] = {}
    for entry in _entries():
        for name in entry["names"]:
            groups.setdefault(name.replace("-", " ").split(" ")[0].replace("'", ""), []).append(name)
    return {
        first: "|".join(_pattern(name) for name in sorted(names, key=len, reverse=True))
        for first, names in groups.items()
    }


_POSSESSIVE = "\0"


def _pattern(name: str) -> str:
    # The apostrophe of a possessive wanders: "presidents' day", "president's day", "presidents day".
    escaped = re.escape(name).replace("s'\\ ", _POSSESSIVE + "\\ ").replace("'s\\ ", _POSSESSIVE + "\\ ")
    escaped = escaped.replace("'", "['’]?").replace(_POSSESSIVE, "(?:s['’]?|['’]s)")
    escaped = escaped.replace(r"\ ", r"\.?[ \n-]{1,4}").replace(r"\-", "[ -]?")
    if name.count(" ") and name.endswith("day"):
        for weekday, short in _CLIPPED.items():
            escaped = escaped.replace(weekday, short)
    return f"{escaped}(?![^\\W_])"


_CLIPPED = {
    "monday": "mon(?:day)?", "tuesday": "tue(?:s(?:day)?)?", "wednesday": "wed(?:s|nesday)?",
    "thursday": "thu(?:rs(?:day)?)?", "friday": "fri(?:day)?", "saturday": "sat(?:urday)?", "sunday": "sun(?:day)?",
}  # fmt: skip
_SHORT_WEEKDAY = patterns.lazy(r"\b(mon|tues?|weds?|thu(?:rs)?|fri|sat|sun)\Z")
_FULL = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "weds": "wednesday", "thu": "thursday",
    "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
}  # fmt: skip
_EVE = patterns.lazy(r"[ -](?:eve|Eve)\b")


def squash(name: str) -> str:
    """The name as a key: lower case, no apostrophes, points or hyphens, single spaces."""
    plain = patterns.compile(r"[\s-]+").sub(" ", patterns.compile(r"['’.]").sub("", name.lower()))
    return _SHORT_WEEKDAY.sub(lambda found: _FULL[found.group()], plain) if " " in plain else plain


def holiday_at(text: str, word: str, start: int) -> tuple[str, int] | None:
    """The name of a day printed at ``text[start:]``, which begins with ``word`` (lower case), and its end."""
    pattern = openers().get(word.replace("'", "").replace("’", ""))
    found = pattern.match(text, start) if pattern else None
    if found is None:
        return None
    small = found.group()[0].islower() and holidays()[squash(found.group())].get("cased")
    if small and not _YEAR_AFTER.match(text, found.end()):
        return None
    eve = _EVE.match(text, found.end())
    if eve is not None:
        return text[found.start() : eve.end()], eve.end()
    if " " not in found.group() and _NAME.match(text, found.end()):
        return None
    return found.group(), found.end()


def named_day(text: str) -> str:
    """The key of the named day that words begin with ("Boxing Day last year"), empty if there is none."""
    words = squash(text).split()
    keys = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    key = next((key for key in keys if key in holidays()), "")
    return "" if words[len(key.split()) :][:1] == ["eve"] else key  # the eve is another day


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
    if "years" in entry or rule.startswith(("hebrew", *_LUNAR)):
        found |= {day for near in list(found) for step in (-1, 1) if (day := add_days(near, step))}
    return found


def shared(key: str) -> bool:
    """Do countries give the name to days of their own, so that only a day beside the known one is a slip?"""
    return bool(holidays()[key].get("shared"))


def _stretch(span: Span) -> list[Day]:
    days = (span[1] - span[0]).days + 1
    return [day for step in range(days) if (day := add_days(span[0], step))]


def holiday(name: str, region: str | None, before: str = "") -> Moment:
    """The open moment of a named day; unresolved where the words ``before`` it make it another country's."""
    key = squash(name)
    eve = key not in holidays() and key.endswith(" eve")
    entry = holidays()[key.removesuffix(" eve") if eve else key]
    moment = Moment("day", relative=True)
    if (entry.get("national") or entry.get("shared")) and _ANOTHER_COUNTRY.search(before):
        return moment

    def choose(published: Day, step: int) -> Span | None:
        spans = _spans(entry, published.year + step, region)
        if len(spans) > 1 and step:  # of two in a year beside that of publication, the nearer one
            spans.sort(key=lambda span: abs((span[0] - published).days))
        if spans and eve:
            before = add_days(spans[0][0], -1)
            return (before, before) if before else None
        return spans[0] if spans else None

    moment.choices = choose
    return moment


def _spans(entry: dict[str, Any], year: int, region: str | None) -> list[Span]:
    if "years" in entry:
        printed = entry["years"].get(year)
        firsts = [datetime.date.fromisoformat(f"{year}-{printed}")] if printed else []
    else:
        moves: dict[int, int] = entry.get("observed", {})
        unless = str(entry.get("unless", ""))
        printed_days = _days(str(entry.get(region or "", entry["rule"])), year)
        if unless and _days(unless, year) == printed_days:
            printed_days = [day for found in printed_days if (day := add_days(found, -7))]
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
        from factcheck.extraction.dates.calendars import hebrew_day

        _, month, number = rule.split(" ")
        found = hebrew_day(year, int(month), int(number))
    elif rule.split(" ", 1)[0] in _LUNAR:
        return _of_the_moon(rule, year)
    elif rule.startswith("parsi"):
        # A year of 365 days: the new year falls a day earlier after each leap day (Shahenshahi reckoning).
        base = datetime.date(2019, 8, 17) + datetime.timedelta(365 * (year - 2019))
        found = base if base.year == year else None
    elif " " in rule:
        count, weekday, month, *more = rule.split()
        if "<" in weekday:
            weekday, _, limit = weekday.partition("<")
            latest = datetime.date(year, int(month), int(limit) - 1)
            found = add_days(latest, -((latest.weekday() - _SHORT.index(weekday)) % 7))
        else:
            found = nth_weekday(year, int(month), _SHORT.index(weekday), int(count))
        if found and more:
            found = add_days(found, int(more[0]))
    else:
        found = calendar_day(year, int(rule[:2]), int(rule[3:]))
    return [found] if found else []


_LUNAR = ("islamic", "hindu", "chinese", "sankranti", "asterism", "term")


def _of_the_moon(rule: str, year: int) -> list[Day]:
    from factcheck.extraction.dates import lunisolar  # few articles name such a feast

    rule, _, back_to = rule.partition("<")
    if back_to:  # the last such weekday before the day
        number = _SHORT.index(back_to)
        found_days = [add_days(day, -((day.weekday() - number - 1) % 7) - 1) for day in _of_the_moon(rule, year)]
        return [day for day in found_days if day]
    plain, _, shift = rule.partition("+")
    name, *numbers = plain.split()
    values = [float(number) for number in numbers]
    whole = [int(value) for value in values]
    found: Day | None
    if name == "islamic":
        return list(lunisolar.islamic_days(year, whole[0], whole[1]))
    if name == "hindu":
        days = lunisolar.hindu_days(year, whole[0], whole[1], values[2])
        return [day for each in days if (day := add_days(each, int(shift or 0)))]
    elif name == "chinese":
        found = lunisolar.chinese_day(year, whole[0], whole[1])
    elif name == "asterism":
        found = lunisolar.asterism_day(year, whole[0], whole[1])
    elif name == "term":
        found = lunisolar.term_day(year, whole[0], values[1])
    else:
        found = lunisolar.sankranti(year, whole[0], *values[1:])
    found = add_days(found, int(shift)) if found and shift else found
    return [found] if found else []
