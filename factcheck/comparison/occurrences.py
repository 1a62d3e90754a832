"""The day, the hour and the place of what took place once: a boy winched to safety on Wednesday, the rescue on Tuesday.

Held against each other are two reports that plainly tell of one event, and the sentences of one report where the second
speaks of what is known ("the rescue"). A report that gives several days for one kind tells of several events."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from msgspec import structs

from factcheck import patterns
from factcheck.comparison.acts import speaks_of
from factcheck.comparison.conflict import Conflict
from factcheck.comparison.known_by import countries, name_keys
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, disagree, grade
from factcheck.language.days import MONTHS, WEEKDAYS
from factcheck.language.roots import listed
from factcheck.model import Severity

_NEAR = 3
_TWO = 2
_MINUTES = 60
_DAY = 24 * 60
_PART = patterns.lazy(r"\b(morning|afternoon|evening|night|lunchtime|midday|dawn)\b")
_RECONCILE = "another event, or a stage of it: say so"
_Known = dict[str, list[Statement]]


def pairs(a: Page, b: Page, plain: bool = True) -> Iterator[Judged]:
    """Days, years, hours and places of one kind of occurrence in two reports of one event; ``plain``: of one event
    whatever they say of its place, else places are for information."""
    for measure, judge in (("when", _days), ("when", _years), ("when", _hours), ("where", _places)):
        one, other = _by_kind(a, measure), _by_kind(b, measure)
        for kind in sorted(one.keys() & other.keys()):
            found = judge(kind, one[kind], other[kind])
            if isinstance(found, Conflict) and measure == "where" and not plain:
                found = structs.replace(found, severity="info")
            if found is not None:
                yield a, b, found


def alone(page: Page) -> Iterator[Conflict]:
    """Two days that one report gives for what took place once."""
    for kind, found in _by_kind(page, "when").items():
        told = [statement for statement in found if _day(statement)]
        if len({_day(statement) for statement in told}) != _TWO or len(told) != _TWO:
            continue
        first, second = told
        parts = [_PART.search(statement.claim.times[0]) for statement in told]
        same = parts[0] and parts[1] and parts[0][0] == parts[1][0]
        known = {"noun", "known"} <= {*second.claim.flags}
        if known and same and _near(first, second) and first.claim.sentence != second.claim.sentence:
            yield _conflict("event-date", kind, first, second, (second.claim.times[0], first.claim.times[0]), "error")


def _day(statement: Statement) -> datetime.date | str | None:
    """The day of an occurrence; in a report without a date its weekday."""
    return statement.claim.first or statement.claim.unit


def _near(a: Statement, b: Statement) -> bool:
    """Are two days a few days apart?"""
    one, other = a.claim.first, b.claim.first
    if one and other:
        return abs((one - other).days) <= _NEAR
    if not a.claim.unit or not b.claim.unit:
        return False
    gap = abs(WEEKDAYS.index(a.claim.unit) - WEEKDAYS.index(b.claim.unit))
    return min(gap, len(WEEKDAYS) - gap) <= _NEAR


def _by_kind(page: Page, measure: str) -> _Known:
    found: _Known = defaultdict(list)
    for claim in page.of(measure):
        found[claim.event or ""].append(Statement(page, claim))
    return found


def _days(kind: str, one: list[Statement], other: list[Statement]) -> Conflict | str | None:
    left, right = ([s for s in side if s.claim.first] for side in (one, other))
    days, there = ({s.claim.first for s in side} for side in (left, right))
    if not days or not there or days & there:
        return None
    if len(days) > 1 or len(there) > 1:
        return "several days"
    a, b = left[0], right[0]
    day, day_there = a.claim.first or datetime.date.min, b.claim.first or datetime.date.min
    if _mentions(a.page, day_there) or _mentions(b.page, day):
        return "stated there too"
    values = b.claim.times[0], a.claim.times[0]
    return _conflict("event-date", kind, a, b, values, grade(a, b))


def _years(kind: str, one: list[Statement], other: list[Statement]) -> Conflict | str | None:
    left, right = ([s for s in side if s.claim.value] for side in (one, other))
    if len({s.claim.value for s in left}) != 1 or len({s.claim.value for s in right}) != 1:
        return None
    a, b = left[0], right[0]
    values = str(b.claim.value), str(a.claim.value)
    if values[0] in a.page.lower or values[1] in b.page.lower:
        return "stated there too"
    return _conflict("event-date", kind, a, b, values, grade(a, b))


def _mentions(page: Page, day: datetime.date) -> bool:
    """Does a report speak of a day, by its weekday or its date?"""
    return speaks_of(page, WEEKDAYS[day.weekday()]) or speaks_of(page, f"{day.day} {MONTHS[day.month - 1]}")


def _hours(kind: str, one: list[Statement], other: list[Statement]) -> Conflict | str | None:
    left, right = ([s for s in side if s.claim.subject] for side in (one, other))
    if len({s.claim.subject for s in left}) != 1 or len({s.claim.subject for s in right}) != 1:
        return None
    a, b = left[0], right[0]
    gap = abs(_minutes(a) - _minutes(b))
    if min(gap, _DAY - gap) < _MINUTES:
        return "agree"
    if a.claim.times[0] in b.page.lower or b.claim.times[0] in a.page.lower:
        return "stated there too"
    values = b.claim.times[0], a.claim.times[0]
    return _conflict("event-date", kind, a, b, values, grade(a, b))


def _minutes(statement: Statement) -> int:
    hour, _, minute = (statement.claim.subject or "0:0").partition(":")
    return int(hour) * 60 + int(minute)


def _places(kind: str, one: list[Statement], other: list[Statement]) -> Conflict | str | None:
    for street in (True, False):
        left, right = ({_place(s): s for s in side if _street(s) is street} for side in (one, other))
        if len(left) != 1 or len(right) != 1 or left.keys() == right.keys():
            continue
        ((place, a),), ((place_there, b),) = left.items(), right.items()
        if (name_keys(place) | name_keys(place_there)) & countries():
            continue
        if _word(place_there) in a.page.lower or _word(place) in b.page.lower:
            return "stated there too"
        severity = grade(a, b) if street else "info"
        values = b.claim.counterpart or "", a.claim.counterpart or ""
        return _conflict("event-place", kind, a, b, values, severity)
    return None


def _place(statement: Statement) -> str:
    return (statement.claim.counterpart or "").lower()


def _word(place: str) -> str:
    """The word of a place that tells it from others: its first."""
    return place.removeprefix("the ").split(" ", 1)[0]


def _street(statement: Statement) -> bool:
    words = _place(statement).split()
    return len(words) > 1 and words[-1].rstrip(".") in listed("occurrences", "streets")


def _conflict(
    type_: str, kind: str, a: Statement, b: Statement, values: tuple[str, str], severity: Severity
) -> Conflict:
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if disagree(a.claim, b.claim) else ""
    message = f"the {kind}: {values[0]} here, {values[1]} there{who}"
    reasons = (f"both tell of one {kind}", f"{values[0]} against {values[1]}")
    return Conflict(type_, severity, message, b.side(values[0]), a.side(values[1]), reasons, _RECONCILE)
