"""One day, or one hour, of what two short reports tell, that does not fit, whatever verb stands beside it.

"Sent home on Tuesday when a digger cut the main", "the pipe was severed by a digger on Wednesday". Two reports that
plainly tell of one event agree on all days but one: the sentences must share what happened, neither may speak of the
day of a statement, of an end or of what is to come where the other one does not. All of it is for information."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from factcheck import patterns
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.events import split
from factcheck.comparison.likeness import one_event, one_figures
from factcheck.comparison.records import Moment
from factcheck.comparison.sheets import SHORT, Page
from factcheck.comparison.statements import Judged
from factcheck.language.lexicon import table
from factcheck.language.roots import content_words, empty_roots, listed, root_of
from factcheck.model import Date

_HOUR = 60
_DAY = 24 * _HOUR
_NEAR = 60
_SHORT = 24
"""Characters below which a line is hardly a sentence: a date line."""
_TIED = 3
_TWO = 2
_WEEK = 7
_PARTS = {
    "TMO": (0, 12.5), "TMD": (11, 14.5), "TAF": (11.5, 18.5), "TEV": (16.5, 24), "TNI": (18, 30), "TDAWN": (3.5, 8),
    "TDUSK": (15.5, 22),
}  # fmt: skip
_PART = patterns.lazy(r"T(?:MO|MD|AF|EV|NI|DAWN|DUSK)$")
_LED = patterns.lazy(r"(?:\b[a-z]+|\b[Oo]n|\b[A-Z][a-z]+day|\b[Ff]rom|^),? (?:the )?$")
_RANGE = patterns.lazy(r" (?:to|until|till) (?:the )?(?:\d|[a-z]+day\b)| and (?:on )?[a-z]+day\b")
_EARLY = patterns.lazy(r"\b(?:small|early) hours|\bovernight\b|\bnight\b")
_SPARE = patterns.lazy(r"\b(?:before|until|towards?) $")
_PAST = patterns.lazy(r"\b(?:after|since|past) $")
_WORD = patterns.lazy(r"[a-z][a-z'-]*|[,;:.()–—]")
_RECONCILE = "another event, or a stage of it: say so"


def moments(page: Page) -> tuple[Moment, ...]:
    """The days and hours that a page gives. Its dates are asked for."""
    found = []
    sentences = page.facts.sentences
    for date in page.facts.dates:
        at = next((i for i, s in enumerate(sentences) if s.start <= date.start < s.end), None)
        if at is None or sentences[at].end - sentences[at].start < _SHORT:
            continue
        if date.kind in ("SET", "DURATION") or sentences[at].kind not in ("paragraph", "headline"):
            continue
        day, clock = _day(date), _clock(page.lower, date)
        printed = date.hour is not None or (day is not None and day[0] == "calendar")
        if printed and not _LED.search(page.article.text, sentences[at].start, date.start):
            continue  # a date line: "TNN Nov 12, 2011"
        if day is not None or clock is not None:
            found.append(Moment(date.start, date.end, at, day, date.first, clock))
    for at, sentence in enumerate(sentences):
        for match in _called().finditer(page.lower, sentence.start, sentence.end):
            low, high = table("moments")["hours"][match["at"]]
            span = (low - 90, low) if match["before"] else (high, high + 90) if match["after"] else (low, high)
            if not any(moment.start < match.end() and match.start() < moment.end for moment in found):
                found.append(Moment(match.start(), match.end(), at, None, None, span))
    return _joined(page, sorted(found, key=lambda moment: moment.start))


@cache
def _called() -> re.Pattern[str]:
    """Named times of the day."""
    named = "|".join(sorted(table("moments")["hours"], key=lambda name: (-len(name), name)))
    return patterns.compile(rf"\b(?:(?P<before>before )|(?P<after>after ))?(?:the )?(?P<at>{named})\b")


def _joined(page: Page, found: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments, each hour with the day right before or after it: "in the early hours of Friday"."""
    text, joined = page.lower, list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        if text[one.end : other.start].strip(" ,") not in ("", "of", "on", "at", "in the", "at about"):
            continue
        if one.clock and other.day and not one.day and not other.clock:
            joined[at + 1] = msgspec.structs.replace(other, clock=one.clock)
        elif one.day and other.clock and not one.clock and not other.day:
            joined[at] = msgspec.structs.replace(one, clock=other.clock)
    return tuple(joined)


def _day(date: Date) -> tuple[str, int, int] | None:
    one = date.first if date.first is not None and date.first == date.last else None
    if date.weekday is not None and date.day is None:
        return "week", date.weekday, 0
    if date.day and date.month:
        return "calendar", date.month, date.day
    named = one is not None and date.month is None and date.weekday is None and "of " in date.text
    return ("calendar", one.month, one.day) if named and one is not None else None


def _clock(text: str, date: Date) -> tuple[int, int] | None:
    """The minutes of the day that a time may mean; those after midnight of a night lie beyond 24 hours."""
    before = text[max(0, date.start - 12) : date.start]
    if date.hour is not None and not date.text.isdigit():
        minute = date.hour * _HOUR + (date.minute or 0)
        if minute == 0 and _SPARE.search(before):
            minute = _DAY
        low = minute - (_HOUR if _SPARE.search(before) else 0)
        return low, minute + (_HOUR if _PAST.search(before) else 0)
    part = _PART.search(date.timex or "")
    if part is None:
        return None
    if part[0] == "TMO" and _EARLY.search(date.text.lower()):
        return 0, 6 * _HOUR
    low, high = (int(hour * _HOUR) for hour in _PARTS[part[0]])
    if date.text.lower().startswith("before") or _SPARE.search(before):
        return (low - _HOUR if text[max(0, date.start - 5) : date.start] == "just " else 0), high
    return low, high


def pairs(a: Page, b: Page) -> Iterator[Judged]:
    """The one day, and the one hour, that each of two reports gives and the other one does not."""
    if not one_event(a.marks, b.marks) or not one_figures(a.marks, b.marks):
        return
    left, right = _own(a, b), _own(b, a)
    if left is not None and right is not None:
        yield a, b, _days(a, left, b, right)
    one, other = _hour(a), _hour(b)
    if one is not None and other is not None and one.clock and other.clock:
        yield a, b, _hours(a, one, b, other)


def _own(page: Page, other: Page) -> Moment | None:
    """The only day of a report that the other one does not give."""
    found = [
        moment
        for moment in page.moments
        if moment.day and not any(_same(page, moment, other, m) for m in other.moments)
    ]
    return found[0] if len({moment.day for moment in found}) == 1 else None


def _same(page: Page, moment: Moment, other: Page, given: Moment) -> bool:
    """Does the other report give the day: by its name, or told by another one ("the following morning") of the same?"""
    if given.day is not None:
        named = moment.day is not None and "week" in (moment.day[0], given.day[0])
        return moment.day == given.day or (named and _weekday(moment) == _weekday(given))
    return _weekday(moment) == _weekday(given) and len(_content(page, moment) & _content(other, given)) >= _TWO


def _weekday(moment: Moment) -> tuple[str, int, int] | None:
    return ("week", moment.first.weekday(), 0) if moment.first else moment.day


def _days(a: Page, one: Moment, b: Page, other: Moment) -> Conflict | str:
    if one.day is None or other.day is None or one.day[0] != other.day[0]:
        return "agree"
    gap = abs(one.day[2] - other.day[2]) if one.day[0] == "calendar" else abs(one.day[1] - other.day[1])
    if one.day[0] == "week" and min(gap, _WEEK - gap) == 1 and _through_night(one, other):
        return "agree"
    if any(_bound(page, moment) for page, moment in ((a, one), (b, other))):
        return "another time"
    return _told(a, one, b, other) or _conflict(a, one, b, other)


def _through_night(one: Moment, other: Moment) -> bool:
    """May one day be the evening and the other one the morning after it?"""
    clocks = sorted(moment.clock or (0, _DAY) for moment in (one, other))
    late, early = clocks[-1][1] > 18 * _HOUR, clocks[0][0] < 6 * _HOUR
    return one.clock is not None and other.clock is not None and late and early


def _hour(page: Page) -> Moment | None:
    found = [moment for moment in page.moments if moment.clock]
    exact = [moment for moment in found if moment.clock and moment.clock[1] - moment.clock[0] <= _HOUR]
    return (exact or found)[0] if len({moment.clock for moment in exact or found}) == 1 else None


def _hours(a: Page, one: Moment, b: Page, other: Moment) -> Conflict | str:
    (low, high), (floor, ceiling) = one.clock or (0, 0), other.clock or (0, 0)
    shifts = (0, _DAY, -_DAY)
    if any(low + by <= ceiling + _NEAR - 1 and floor <= high + by + _NEAR - 1 for by in shifts):
        return "agree"
    if split(a, b)[0] and split(b, a)[0]:
        return "another place"  # in another zone
    if {_weekday(m) for m in a.moments if m.day} != {_weekday(m) for m in b.moments if m.day}:
        return "another time"
    return _told(a, one, b, other, _TWO) or _conflict(a, one, b, other)


def _told(a: Page, one: Moment, b: Page, other: Moment, least: int = _TIED) -> str | None:
    """Why two moments may be those of two things, or None."""
    clauses = _clause(a, one), _clause(b, other)
    for name in ("reported", "ended"):
        words = listed("moments", name)
        if words.isdisjoint(clauses[0]) != words.isdisjoint(clauses[1]):
            return "another event word"
    if _ahead(a, one, clauses[0]) != _ahead(b, other, clauses[1]):
        return "another time"
    shared = _content(a, one) & _content(b, other)
    brief = max(a.size, b.size) <= SHORT and any(_generic(*side) for side in ((a, one), (b, other)))
    return None if len(shared) >= least or brief else "too little shared"


def _sentence(page: Page, moment: Moment) -> tuple[int, int]:
    sentence = page.facts.sentences[moment.sentence]
    return sentence.start, sentence.end


def _clause(page: Page, moment: Moment) -> Sequence[str]:
    """The words of the clause around a moment."""
    start, end = _sentence(page, moment)
    borders = listed("moments", "borders") | {*",;:.()–—"}
    before = _WORD.findall(page.lower, start, moment.start)
    after = _WORD.findall(page.lower, moment.end, end)
    cut = next((at for at, word in enumerate(reversed(before)) if word in borders and at), len(before))
    stop = next((at for at, word in enumerate(after) if word in borders), len(after))
    return [*before[len(before) - cut :], *after[:stop]]


def _bound(page: Page, moment: Moment) -> bool:
    """Is it a bound of a time ("until Friday"), or one of several days?"""
    start, end = _sentence(page, moment)
    before = [word for word in _WORD.findall(page.lower, start, moment.start) if word not in ("the", "on")][-1:]
    inside = page.lower[moment.start : moment.end].split()[:1]
    bounds = listed("moments", "bounds")
    return bool(bounds & {*before, *inside}) or _RANGE.match(page.lower, moment.end, end) is not None


def _ahead(page: Page, moment: Moment, clause: Sequence[str]) -> bool:
    """Is it still to come?"""
    if page.article.date is not None and moment.day and moment.day[0] == "calendar":
        return moment.day[1:] > (page.article.date.month, page.article.date.day)
    ahead = any(pair in (("is", "to"), ("are", "to")) for pair in pairwise(clause))
    return ahead or not listed("moments", "future").isdisjoint(clause)


def _generic(page: Page, moment: Moment) -> bool:
    start, end = _sentence(page, moment)
    return any(phrase in page.lower[start:end] for phrase in listed("moments", "happened"))


def _content(page: Page, moment: Moment) -> frozenset[str]:
    """The roots of the words of its sentence, names and figures too."""
    start, end = _sentence(page, moment)
    words = content_words(page.article.text, start, end)
    days = page.lower[moment.start : moment.end].split()
    return frozenset(root_of(word) for word in words if word.lower() not in days) - empty_roots()


def _conflict(a: Page, one: Moment, b: Page, other: Moment) -> Conflict:
    here, there = (page.article.text[m.start : m.end] for page, m in ((b, other), (a, one)))
    later = Side(b.facts.path, other.start, other.end, here, here)
    earlier = Side(a.facts.path, one.start, one.end, there, there)
    reasons = ("two reports of one event, and one day or hour that differs",)
    message = f"{here} here, {there} there: of one thing?"
    return Conflict("event-date", "info", message, later, earlier, reasons, _RECONCILE, loose=True)
