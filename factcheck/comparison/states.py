"""Assertions against each other: one says it, the other denies it, or says the opposite.

Refused by default: who and what must be known on both sides and be the same, nothing said of either may differ, and the
tense and the times must fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from factcheck import patterns
from factcheck.comparison.acts import speaks_of
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.phrases import alike, named, names_in
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged, Statement, days_apart, grade, grouped, one_house, pairs
from factcheck.language.inflection import forms
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Claim, Severity

_CAP = 24
_DAYS = 3
_ALIKE = 0.5
_WORD = patterns.lazy(r"[a-z]+")


def _sign(state: Statement) -> int:
    """The side of the axis, a denial turned round."""
    return state.claim.direction if state.claim.polarity else -state.claim.direction


def _key(claim: Claim) -> object:
    return claim.event, claim.modality


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The assertions of each story by verb and tense, each with those before it."""
    for block in grouped(pages, stories, "assertion", _key):
        signs, times = {_sign(state) for state in block}, {state.claim.times for state in block}
        if len(signs) > 1 or (len(times) > 1 and _dated(block[0])):
            yield from pairs(block, _CAP, _verdict)


def _once(state: Statement) -> bool:
    """Is it something that happens once to one subject, so that two weekdays for it cannot both be right?"""
    event = state.claim.event or ""
    return event in listed("antonyms", "once_axes") or event.removeprefix("verb ") in listed("antonyms", "once")


def _dated(state: Statement) -> bool:
    """Is it something that has one day of the calendar, if it is no daily thing?"""
    return _once(state) or state.claim.event in listed("antonyms", "dated_axes")


def _verdict(a: Statement, b: Statement) -> Conflict | str:
    if a.page is b.page and a.claim.sentence == b.claim.sentence:
        return "one sentence"
    if _sign(a) == _sign(b) and not (a.claim.polarity and b.claim.polarity and _dated(a)):
        return "agree"
    same = _same_matter(a, b)
    if same is None:
        return "another matter"
    if a.claim.direction != b.claim.direction and (_both_ways(a, b) or _both_ways(b, a)):
        return "stated there too"
    plain = (a.claim.event or "").startswith("verb ")
    if a.claim.scope != b.claim.scope and (plain or (a.claim.scope and b.claim.scope)) and a.claim.event != "response":
        return "another object"
    if (days_apart(a.page, b.page) or 0) > _DAYS:
        return "another time"
    if _sign(a) == _sign(b):
        return _two_days(a, b)
    if not _times_fit(a, b):
        return "another time"
    if a.page is b.page and "answered" in a.claim.scope + b.claim.scope:
        return "one after the other"
    turned = a.claim.direction != b.claim.direction and a.claim.event in listed("antonyms", "stages")
    if turned and a.claim.modality == "past" and not set(a.claim.times) & set(b.claim.times):
        return "one after the other"
    kind = "negation" if a.claim.direction == b.claim.direction else "antonym"
    kind = {"motion": "direction", "response": "response"}.get(a.claim.event or "", kind)
    return _conflict(kind, a, b, _severity(kind, a, b))


@cache
def _opposites() -> dict[tuple[str, int], frozenset[str]]:
    """For each axis and side of it the verbs of one word, in every form."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    for axis, entry in table("antonyms")["axes"].items():
        for mark, sign in (("+", 1), ("-", -1)):
            plain = [str(verb).split("|") for verb in entry.get(mark, ()) if " " not in str(verb)]
            found[axis, sign] = frozenset(form for verb in plain for form in forms(verb[0], "verb", tuple(verb[1:])))
    return found


def _both_ways(state: Statement, other: Statement) -> bool:
    """Does a sentence say the other's side of the axis too: "convicted of theft but acquitted of fraud"?"""
    sentence = state.page.facts.sentences[state.claim.sentence]
    words = _WORD.findall(state.page.lower, sentence.start, sentence.end)
    return not _opposites().get((other.claim.event or "", other.claim.direction), frozenset()).isdisjoint(words)


def _severity(kind: str, a: Statement, b: Statement) -> Severity:
    quoted = "quoted" in a.claim.flags or "quoted" in b.claim.flags
    if quoted or a.claim.speaker != b.claim.speaker:
        return "info"
    # Each outlet asks for itself.
    apart = a.page is not b.page and kind == "response" and not one_house(a.page, b.page)
    return "info" if apart else grade(a, b)


def _same_matter(a: Statement, b: Statement) -> bool | None:
    """Are who and what the same, so far as both say it? None where they are not, or where too little is said."""
    of = {flag for flag in a.claim.flags if flag in ("itself", "object", "both", "subject", "saying")}
    who = alike(a.claim.near, b.claim.near)
    if "saying" in of:
        one, other = set(a.claim.modifiers), set(b.claim.modifiers)
        names = names_in(a.claim.modifiers), names_in(b.claim.modifiers)
        told = bool(one & other) and len(one & other) >= _ALIKE * len(one | other)
        told = told and (names[0] == names[1] or not (names[0] and names[1]))
        return True if who and told else None
    what = alike(a.claim.modifiers, b.claim.modifiers)
    if of & {"itself", "object"}:
        if not what or ("object" in of and who is False):
            return None
        return True if _tied(a, b, a.claim.modifiers, b.claim.modifiers) or (who and named(a.claim.near)) else None
    if "subject" in of:
        return True if who and what is not False and _tied(a, b, a.claim.near, b.claim.near) else None
    if who is False or what is False or not (who or what):
        return None
    if a.claim.direction != b.claim.direction and not what:
        return None
    if who and (what or not (a.claim.modifiers or b.claim.modifiers) or "it" in a.claim.modifiers + b.claim.modifiers):
        return True if _tied(a, b, a.claim.near, b.claim.near) or (what and named(a.claim.modifiers)) else None
    return True if what and not (a.claim.near and b.claim.near) and named(a.claim.modifiers) else None


def _tied(a: Statement, b: Statement, one: Sequence[str], other: Sequence[str]) -> bool:
    """Does a name make it one thing, or is it known in one article, or in two that share names beside it?"""
    if named(one) and named(other):
        return True
    known = "known" in a.claim.flags and "known" in b.claim.flags
    return known and (a.page is b.page or bool(a.names & b.names))


def _times_fit(a: Statement, b: Statement) -> bool:
    """Are years, months, spans ("last year") and weekdays the same, as far as both give them? A year, a month of the
    past or a span on one side alone is another time."""
    one, other = set(a.claim.times), set(b.claim.times)
    day = {time for time in one | other if time.endswith("day") and " " not in time}
    if one & day and other & day and not one & other & day:
        return False
    left, right = one - day, other - day
    if left == right:
        return True
    months = {time for time in left ^ right if time.isalpha()}
    return not (left and right) and left ^ right == months and a.claim.modality == "future"


def _two_days(a: Statement, b: Statement) -> Conflict | str:
    """Two days for one thing that happens once: weekdays, or days of the calendar, in articles of nearly one day."""
    one, other = _day_of(a), _day_of(b)
    if one is None or other is None or one == other or (" " in one) != (" " in other):
        return "agree"
    if not all(named(state.claim.modifiers) or named(state.claim.near) for state in (a, b)):
        return "another matter"
    if a.page is not b.page and (speaks_of(a.page, other) or speaks_of(b.page, one)):
        return "stated there too"
    return _conflict("event-date", a, b, "info" if a.claim.speaker != b.claim.speaker else "warning")


def _day_of(state: Statement) -> str | None:
    """The one day that it is said to have happened on: of the calendar if there is one, else of the week."""
    dated = [time for time in state.claim.times if time[0].isdigit() and " " in time]
    days = dated or [time for time in state.claim.times if time.endswith("day") and " " not in time]
    if len(days) != 1 or (not dated and len(state.claim.times) > 1):
        return None
    return days[0] if dated or _once(state) else None


def _conflict(kind: str, a: Statement, b: Statement, severity: Severity) -> Conflict:
    who = f" ({b.claim.speaker} against {a.claim.speaker})" if a.claim.speaker and b.claim.speaker else ""
    here, there = (_days(state) if kind == "event-date" else "" for state in (b, a))
    message = f"“{b.claim.text}”{here} here, “{a.claim.text}”{there} there{who}"
    reasons = (f"both about {b.claim.party or b.claim.subject}",)
    return Conflict(kind, severity, message, _side(b), _side(a), reasons, "another time, or a change: say so")


def _days(state: Statement) -> str:
    day = _day_of(state)
    return f" on {day.title()}" if day else ""


def _side(state: Statement) -> Side:
    claim = state.claim
    return Side(state.page.facts.path, claim.start, claim.end, claim.text, claim.text, claim.speaker)
