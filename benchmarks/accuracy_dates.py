"""Dates, times, durations and sets against the test suites of Recognizers-Text, Duckling and dateparser.

An expression is found where a date (for durations: a quantity of that kind) overlaps it. Its value is right where

- date, interval: the first and last day are those expected (of several readings given: of one of them; for an open
  end: the given end). A range printed with both its ends is the hull of the dates read inside it;
- time: the day (where one is given) and the clock agree; where am or pm is unsaid, both halves of the day will do;
- what is counted from a time of publication ("in two hours"): the day, since articles have a date of publication only;
- duration: the length in seconds agrees; set: the TimeML value agrees (with that of a time beside it).

Every set is split by the hash of its ids: three quarters were read while the grammar was built ("read"), one never was,
and it is the report ("held").
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.extraction.dates import find
from factcheck.extraction.dates.zones import zones
from factcheck.model import Date

SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "night": 86400, "week": 604800, "fortnight": 1209600,
    "month": 2592000, "quarter": 7776000, "year": 31536000, "decade": 315360000, "century": 3153600000,
}  # fmt: skip
COARSE = ("day", "week", "month", "quarter", "year", "second")
CAUSES = (
    ("holiday", r"christmas|easter|thanksgiving|holiday|s'? day\b|jayanti|\beve\b|ramadan|eid|diwali|halloween"),
    ("duration from a point", r"\bfor (?:\w+ ){1,3}(?:day|hour|minute|week|month|year)s?|\bfrom now\b|\bwithin\b"),
    ("nth or last day of", r"\b(?:\d(?:st|nd|rd|th)|first|second|third|fourth|last) (?:\w+ )?(?:week|\w*day)s?\b"),
    ("part of the day", r"morning|afternoon|evening|night|lunch|noon|tonight"),
    ("edge of a period", r"\b(?:beginning|start|end|early|late|mid|middle|later|earlier)\b"),
    ("clock in words or without am/pm", r"o'?clock|past|quarter|half|\bat (?:\d|[a-z]+(?:e|o|r|n|x|t)\b)"),
    ("range", r"\bto\b|-|–|until|till|between|through"),
    ("bound", r"\bsince|before|after|by|from\b"),
)  # fmt: skip


LENGTH = re.compile(
    r"\b(?:minute|hour|day|week|fortnight|month|year)s?\b.*\b(?:ago|hence|from now)|\bin\b.*(?:hour|minute|day)", re.I
)


def held(identifier: str) -> bool:
    """Is the item in the quarter that nobody who built the grammar has read?"""
    return int(hashlib.sha1(identifier.encode()).hexdigest(), 16) % 4 == 3


def items(data: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(set and type, item, expected expression) of the three suites."""
    for row in map(json.loads, (data / "recognizers_en.jsonl").open(encoding="utf-8")):
        if row["group"].startswith("DateTime/"):
            for gold in row["expected"]:
                kind = gold["type"].removeprefix("datetimeV2.")
                if kind not in ("timezone", "datetimealt"):
                    yield f"recognizers {kind}", row, gold
    for row in map(json.loads, (data / "duckling.jsonl").open(encoding="utf-8")):
        if row["group"] in ("Time", "Duration") and row.get("binding") != "latentCorpus":
            for gold in row["expected"]:
                kind = "holiday" if (gold["resolution"] or {}).get("holiday") else gold["type"]
                yield f"duckling {kind}", row, gold
    for row in map(json.loads, (data / "dateparser.jsonl").open(encoding="utf-8")):
        for gold in row["expected"]:
            yield "dateparser datetime", row, gold


def readings(gold: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """The expected (start, end) strings; one string twice for points."""
    value, more = gold["value"], gold["resolution"] or {}
    if isinstance(value, list):
        return [(value[0], value[1])]
    found: list[tuple[str | None, str | None]] = []
    for entry in more.get("values", ()):
        if "start" in entry or "end" in entry:
            found.append((entry.get("start"), entry.get("end")))
        elif "value" in entry:
            found.append((entry["value"], entry["value"]))
    for key in ("FutureResolution", "PastResolution"):
        entry = more.get(key) or {}
        starts = [entry[k] for k in entry if k.startswith("start")]
        ends = [entry[k] for k in entry if k.startswith("end")]
        if starts or ends:
            found.append((starts[0] if starts else None, ends[0] if ends else None))
        elif entry:
            point = next(iter(entry.values()))
            found.append((point, point))
    if value is not None and not found:
        found.append((str(value), str(value)))
    return found


def _split(printed: str | None) -> tuple[datetime.date | None, tuple[int, int] | None]:
    if printed is None:
        return None, None
    day = re.search(r"\d{4}-\d\d-\d\d", printed)
    clock = re.search(r"(?:^|[T ])(\d\d):(\d\d)", printed)
    try:
        date = datetime.date.fromisoformat(day.group()) if day else None
    except ValueError:
        date = None
    return date, (int(clock.group(1)), int(clock.group(2))) if clock else None


def _clock_right(read: Date, clock: tuple[int, int] | None, offset: int | None) -> bool:
    """``offset``: of the reference time in minutes, to which Duckling moves times with a printed zone; the other suites
    leave them as they are printed (None). The end of a day is 23:59 or 24:00."""
    if clock is None or LENGTH.search(read.text):
        return True
    if read.hour is None:
        return clock == (0, 0) or (clock == (23, 59) and (read.timex or "").endswith("T24:00"))
    if offset is not None and read.zone and read.zone.upper() in zones():
        minutes = 60 * read.hour + (read.minute or 0) - zones()[read.zone.upper()] + offset
        return minutes % 720 == (60 * clock[0] + clock[1]) % 720
    said = re.search(r"\d\s?[ap]\.?\s?m|morning|evening|afternoon|night|noon", read.text, re.I)
    hours = (read.hour % 24,) if said else (read.hour % 12, read.hour % 12 + 12)
    return clock[0] in hours and clock[1] == (read.minute or 0)


def _day_right(read: Date, day: datetime.date) -> bool:
    """ "Three years ago" names a year: the day of that year that the suites give lies in it."""
    if read.first is None or read.last is None:
        return False
    counted = re.search(r"\b(?:month|year|quarter|decade)s?\b", read.text, re.I) is not None
    return read.first <= day <= read.last if counted else read.first == day


def _set_parts(timex: str | None) -> str:
    """The parts of a set's TimeML value in one order and one spelling: "T06P1D" and "P1DT06", "P0.5Y" and "P6M"."""
    said = (timex or "").replace("P0.5Y", "P6M").replace("P1WE", "XXXX-WXX-WE")
    return "".join(sorted(re.findall(r"T?P[^TP]+|T[^TP]+|^X[^TP]+", said)))


def verdict(kind: str, gold: dict[str, Any], row: dict[str, Any], dates: list[Date]) -> str:
    """ "right" or the way in which the value is wrong."""
    if kind == "set":
        more = gold["resolution"] or {}
        wanted = {v.get("timex") for v in more.get("values", ())} | {more.get("Timex")}
        sets = [date.timex or "" for date in dates if date.kind == "SET"]
        clocks = [date.timex or "" for date in dates if date.kind == "TIME"]
        values = {_set_parts(head + clock) for head in ("", *sets) for clock in ("", *clocks)} if sets else set()
        return "right" if sets and (values & set(map(_set_parts, wanted)) or wanted == {None}) else "set value"
    found = readings(gold)
    if not found:
        return "right"
    grain = (gold["resolution"] or {}).get("grain")
    offset = -120 if str(row.get("reference_time")).endswith("-02:00") else None
    worst = "day"
    for start, end in found:
        if start == "not resolved" or (str(start).startswith("0001-01-01") and dates[0].first is None):
            return "right"  # 29 February 2019 is no day
        if str(start).startswith("-") and (dates[0].timex or "")[:5] == str(start)[:5]:
            return "right"  # years before Christ, of which Python has no days
        if start and start[:16] == str(row.get("reference_time"))[:16]:
            start = None
        low, low_clock = _split(start)
        high, high_clock = _split(end)
        first, last = dates[0], dates[-1]
        if kind in ("date", "datetime", "holiday", "time") and start == end:
            if low is not None and not _day_right(first, low):
                continue
            timed = next((date for date in dates if date.hour is not None), first)
            if kind in ("time", "datetime") and grain not in COARSE and not _clock_right(timed, low_clock, offset):
                worst = "clock"
                continue
            return "right"
        if start is None or end is None:
            bound, edge = low or high, {first.first, last.last, last.last and last.last + datetime.timedelta(1)}
            if bound is not None and bound in edge:
                return "right"
        timed = bool(low_clock or high_clock) and kind not in ("daterange",)
        if low is not None and first.first != low:
            continue
        if high is not None:
            ends = {last.last, last.first, last.last and last.last + datetime.timedelta(1)}
            if high not in ends and not (timed and low is None):
                worst = "end"
                continue
        if timed and low_clock and first.hour is not None and not _clock_right(first, low_clock, offset):
            worst = "clock"
            continue
        if low is None and high is None and first.hour is None:
            worst = "clock"
            if first.timex is None:
                continue
        return "right"
    return worst


def seconds(text: str, gold: dict[str, Any]) -> list[float]:
    """The lengths of the duration quantities that overlap the expected expression."""
    from factcheck.extraction.quantities import find as find_quantities

    found = [
        float(q.value) * SECONDS.get(q.unit or "", 0)
        for q in find_quantities(text)
        if q.kind == "duration" and q.value is not None and q.start < gold["end"] and q.end > gold["start"]
    ]
    return [*found, sum(found)] if len(found) > 1 else found


def judge(name: str, row: dict[str, Any], gold: dict[str, Any]) -> str:
    """ "right", "not found", or the kind of error."""
    kind = name.split()[1]
    if kind == "duration":
        found = seconds(row["text"], gold)
        if not found:
            return "not found"
        wanted: set[float] = set()
        for value, _ in readings(gold):
            try:
                wanted.add(float(value or "nan"))
            except ValueError:
                continue
        if name.startswith("duckling"):
            printed = re.search(r"DurationData (\d+) (\w+)", gold["resolution"]["haskell"])
            wanted = {float(printed.group(1)) * SECONDS[printed.group(2).lower()]} if printed else set()
        return "right" if not wanted or any(abs(v - w) <= 0.02 * w for v in found for w in wanted) else "length"
    stamp = row.get("reference_time")
    published = datetime.date.fromisoformat(stamp[:10]) if stamp else None
    locale = row.get("locale") or ("en_GB" if "Others" in row["group"] else "en_US")
    dates = [d for d in find(row["text"], published, locale) if d.start < gold["end"] and d.end > gold["start"]]
    if not dates:
        return "not found"
    return verdict(kind, gold, row, dates) if published or kind == "set" else "right"


def cause(text: str, error: str) -> str:
    """The group that a miss is counted in."""
    for name, pattern in CAUSES:
        if re.search(pattern, text, re.I):
            return f"{name}: {error}"
    return f"other: {error}"


def report(data: Path, misses: list[str] | None = None) -> str:
    """The table of all sets; ``misses`` collects the lines of what was missed in the quarters that were read."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    causes: Counter[str] = Counter()
    for name, row, gold in items(data):
        half = "held" if held(row["id"]) else "read"
        result = judge(name, row, gold)
        for line in (name, name.split()[0] + " all"):
            totals[line][half] += 1
            totals[line][f"{half} right"] += result == "right"
            totals[line][f"{half} found"] += result != "not found"
        if result != "right" and half == "held":
            causes[cause(gold["text"], result)] += 1
        if misses is not None and result != "right" and half == "read":
            stamp = row.get("reference_time", "")[:10]
            misses.append(f"{name} | {result} | {row['text']} | {gold['text']} | {stamp} | {readings(gold)[:2]}")
    lines = [f"{'set and type':28} {'items':>6} {'found':>7} {'value right':>12} {'of found':>9} {'(read before)':>13}"]
    for name in sorted(totals):
        t = totals[name]
        n, right, found = t["held"], t["held right"], t["held found"]
        known = t["read right"] / max(t["read"], 1)
        shares = f"{found / max(n, 1):7.1%} {right / max(n, 1):12.1%} {right / max(found, 1):9.1%} {known:13.1%}"
        lines.append(f"{name:28} {n:6} {shares}")
    lines.append("\nmisses by cause (held quarter):")
    lines += [f"{count:5}  {name}" for name, count in causes.most_common(25)]
    return "\n".join(lines)
