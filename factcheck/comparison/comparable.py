"""May two claims be compared? A ladder of refusals; what passes it is about the same thing.

Most seeming contradictions are none (Ritter 2008): two figures differ because they are about another group, part,
time, event or party. Each step names its reason, and the reasons are counted: they are the "not compared" figure."""

from __future__ import annotations

from functools import cache

from factcheck import patterns
from factcheck.comparison import ages, apart
from factcheck.comparison.known_by import countries, name_keys
from factcheck.comparison.other_kind import of_what
from factcheck.comparison.sheets import BY_PART, DEALS, Page, Sheet, headline, one_event
from factcheck.language.lexicon import load
from factcheck.language.roots import common, listed, root, root_of
from factcheck.model import Claim

_IN_THE_FIRST = patterns.lazy(
    r"[^,;.]{0,30} (?:in|at|during) the (?:first|second|third|other|earlier|previous|former|latter)(?: one)?(?=[,;.]|$)"
)
NEVER = ("part", "more", "negated", "correction", "then", "relative", "vague")
"""Marks of claims that are compared with none."""
EQUAL = ("rate", "target", "cumulative", "past", "by", "remaining")


def refusal(a: Sheet, b: Sheet) -> str | None:
    """Why two claims of one block may not be compared, or None where they may."""
    if a.page is b.page and a.claim.sentence == b.claim.sentence and ages.TAKEN_UP not in a.flags | b.flags:
        return "one sentence"
    for step in (_kind, _event, _flags, _scope, _times, _later, _names, _party, pair, _of_several, _added):
        reason = step(a, b)
        if reason:
            return reason
    return _BY_KIND.get(a.key[0], _of_things)(a, b)


def _of_several(a: Sheet, b: Sheet) -> str | None:
    """Is one of two figures told of one of several events: "it was the second shooting; four died in the first"?"""
    return "another event" if a.key[0] == "count" and _one_of_them(a) != _one_of_them(b) else None


def _added(a: Sheet, b: Sheet) -> str | None:
    """Does the article tell of as many more as one of two counts exceeds the other by: "two more died, taking to 11 the
    number killed", "nine had been found dead"?"""
    if a.page is not b.page or a.key[0] != "count" or a.claim.value is None or b.claim.value is None:
        return None
    more = abs(a.claim.value - b.claim.value)
    told = (claim for claims in a.page.beside.values() for claim in claims)
    added = any("more" in c.flags and c.value == more and c.event == a.claim.event for c in told)
    return "part on a side" if added else None


def _one_of_them(sheet: Sheet) -> bool:
    end = sheet.page.facts.sentences[sheet.claim.sentence].end
    return _IN_THE_FIRST.match(sheet.page.lower, sheet.claim.end, end) is not None


def support(a: Sheet, b: Sheet) -> list[str]:
    """What two claims share besides their key: the words to show for why they were held to be about one thing."""
    names = sorted(a.names & b.names, key=lambda name: (-len(name), name))
    return names[:3] + sorted(_shared(a, b))[: 3 - min(3, len(names))]


def _shared(a: Sheet, b: Sheet) -> set[str]:
    return (set(a.claim.context) & set(b.claim.context)) - _own(a)


def _own(sheet: Sheet) -> set[str]:
    return {root_of(sheet.claim.subject or ""), *_forms(sheet.claim.event)}


@cache
def _forms(event: str | None) -> frozenset[str]:
    """The roots of every form of an event class: what happened is no shared context of its own."""
    return frozenset(root(form) for form, (_, name) in load("event_verbs").forms.items() if name == event)


def _kind(a: Sheet, b: Sheet) -> str | None:
    if a.key[0] == "age":
        return None
    if a.quantity.unit != b.quantity.unit or a.quantity.per != b.quantity.per:
        return "another unit"
    subjects = {a.claim.subject, b.claim.subject}
    counted = a.key[2] is not None and a.key[1] == "people" and "people" in subjects
    loose = a.key[0] == "money" or (a.key[0] in ("duration", "measure") and None in subjects)
    same = len(subjects) == 1 or counted or loose
    return None if same and of_what(a.page, a.claim) == of_what(b.page, b.claim) else "another noun"


def _event(a: Sheet, b: Sheet) -> str | None:
    if a.key[0] in ("age", "magnitude"):
        return None
    if a.claim.event == b.claim.event:
        return None
    if a.key[0] == "money" and {a.claim.event, b.claim.event} <= DEALS:
        return None if settled(a, b) and a.page is not b.page else "another event word"
    one_side = a.claim.event is None or b.claim.event is None
    people = (a.claim.subject or "") in listed("noun_sets", "people")
    return None if one_side and not people and a.key[0] != "money" else "another event word"


def _flags(a: Sheet, b: Sheet) -> str | None:
    flags = a.flags | b.flags
    named = a.key[0] in ("age", "magnitude")
    for flag in NEVER:
        if flag in flags and not (flag == "negated" and a.key[0] == "age"):
            return f"{flag} on a side"
    if "dated" in flags and not (_days(a) and _days(a) <= _days(b)):
        return "part on a side"
    above = a.page is b.page and headline(a) != headline(b)
    for flag in EQUAL:
        if above and flag == "past":
            continue
        if flag == "past" and a.claim.first and a.claim.first == b.claim.first:
            continue
        if (flag in a.flags) != (flag in b.flags) and not (named and flag == "cumulative") and a.key[0] != "age":
            return f"{flag} on one side"
    if "past" in a.flags & b.flags and not set(a.claim.times) & set(b.claim.times) and not named:
        return "past on both"
    if "definite" in a.flags ^ b.flags and not named:
        return "definite on one side"
    return None


def _scope(a: Sheet, b: Sheet) -> str | None:
    if a.key[0] in ("age", "magnitude"):
        return None
    if a.claim.scope != b.claim.scope:
        return "another scope"
    left, right = (set(sheet.claim.modifiers) - countries() for sheet in (a, b))
    if left - right and right - left:
        return "other modifiers"
    people = a.claim.event in listed("claim_words", "casualty")
    return "other modifiers" if left != right and not people and a.key[0] == "count" else None


def _times(a: Sheet, b: Sheet) -> str | None:
    left, right = set(a.claim.times), set(b.claim.times)
    if a.key[0] == "age":
        left, right = ({time for time in times if time.isdigit()} for times in (left, right))
        if not (left and right):
            left, right = left - _of_deeds(a, b, left), right - _of_deeds(b, a, right)
    for page, times in ((a.page, left), (b.page, right)):
        if page.facts.article.date:
            times.discard(str(page.facts.article.date.year))
    # What "he" or "it" carries on from the sentence before may be the time of something else there.
    if "carried" in a.flags ^ b.flags and not (left and right):
        return None
    told = "told" in a.flags | b.flags
    for wanted in (str.isdigit,) if told else (str.isdigit, _is_month):
        one, other = {t for t in left if wanted(t)}, {t for t in right if wanted(t)}
        if one != other and not (one & other):
            return "another time"
    if told:
        # "The 46 people killed will be buried on Friday": the day is not that of the deaths.
        return None
    days, others = _days(a), _days(b)
    return "another day" if days and others and not days & others else None


def _of_deeds(sheet: Sheet, other: Sheet, years: set[str]) -> set[str]:
    """The years of what somebody did that are none of an age put beside the name ("Ann Lee, 57, bought it in 2009"),
    unless the two ages lie as far apart as the year and publication."""
    figure, date = sheet.quantity, sheet.page.facts.article.date
    start = sheet.page.facts.sentences[sheet.claim.sentence].start
    led = sheet.page.lower[start : figure.start].rstrip()
    apposed = led.endswith((",", ", aged")) and sheet.page.lower.startswith(",", figure.end)
    one, two = figure.value, other.quantity.value
    if date is None or not apposed or one is None or two is None:
        return set()
    return {
        year
        for year in years
        if sheet.page.lower.find(year, start, figure.start) < 0 and abs(abs(one - two) - (date.year - int(year))) > 1
    }


def _days(sheet: Sheet) -> set[str]:
    return {time for time in sheet.claim.times if time.endswith("day")}


def _is_month(time: str) -> bool:
    return not time.isdigit() and not time.endswith("day")


def _names(a: Sheet, b: Sheet) -> str | None:
    if (a.key[0] == "age" and (a.key[3] or a.key[1] == BY_PART)) or not a.names or not b.names or a.names & b.names:
        return None
    one, other = a.names - countries(), b.names - countries()
    if a.page is b.page and a.names - one and b.names - other:
        return "other countries"
    if bool(one) != bool(other):
        return None
    if a.page is b.page:
        return "other names"
    halves = (len(one & b.page.names) * 2 >= len(one), len(other & a.page.names) * 2 >= len(other))
    main = a.key[2] is not None and one_event(a.page, b.page)
    return None if one and (all(halves) or (main and any(halves))) else "other names"


def settled(a: Sheet, b: Sheet) -> bool:
    """Do both speak of one past year or month by name, so that nothing grows or changes any more?"""
    dates = [day for sheet in (a, b) if (day := sheet.page.facts.article.date)]
    both = {time for time in times_told(a.page, a.claim) & times_told(b.page, b.claim) if not time.endswith("day")}
    return any(not time.isdigit() or all(int(time) < day.year for day in dates) for time in both)


_FOUNDED = patterns.lazy(
    r", (?:(?:which|who) (?:was|were) )?"
    r"(?:founded|established|set up|opened|built|formed|launched|born)(?: [a-z]+){0,2} $"
)


def times_told(page: Page, claim: Claim) -> set[str]:
    """The times of a claim, but for a year told by the way: "Hale Tools, founded in 1923, employs 410 people"."""
    start, lower = page.facts.sentences[claim.sentence].start, page.lower
    return {time for time in claim.times if not (time.isdigit() and _by_the_way(lower, start, time))}


def _by_the_way(lower: str, start: int, time: str) -> bool:
    at = lower.find(time, start)
    return at >= 0 and lower.startswith(",", at + len(time)) and _FOUNDED.search(lower, start, at) is not None


def _later(a: Sheet, b: Sheet) -> str | None:
    """What changes with time (prices, debts, staff) is compared within one article or one day only, and an update in a
    later article supersedes."""
    one, other = a.page.facts.article.date, b.page.facts.article.date
    if one is None or other is None or one == other:
        return None
    if a.key[0] in ("age", "magnitude"):
        return None
    if "update" in (b if one < other else a).flags:
        return "an update"
    if a.key[0] in ("measure", "duration") or times_told(a.page, a.claim) & times_told(b.page, b.claim):
        return None
    if settled(a, b):
        return None
    changing = a.claim.event is None or a.claim.event in listed("claim_words", "changing")
    return "changes with time" if changing or "rate" in a.flags else None


def _party(a: Sheet, b: Sheet) -> str | None:
    """Who did it: where both say so, each must be named on the other side; in a list of parties, the same one."""
    if a.key[0] in ("age", "magnitude") or (a.key[0] == "money" and a.claim.event == "steal"):
        return None
    if a.claim.event in listed("claim_words", "casualty"):
        return None if a.alone and b.alone else "a list"
    if a.key[0] == "money" and a.claim.event != b.claim.event:
        return None if a.alone and b.alone else "a list"  # buyer and seller
    bought = a.claim.event in ("buy", "sell") and a.claim.counterpart is not None
    if bought and a.claim.counterpart == b.claim.counterpart and a.alone and b.alone:
        return None
    if not a.claim.party or not b.claim.party:
        return None if a.alone and b.alone else "a list"
    one, other = _agent(a.claim.party), _agent(b.claim.party)
    if one & other:
        return None
    if not (a.alone and b.alone):
        return "another party"
    met = one & (b.names | set(b.claim.context)) or other & (a.names | set(a.claim.context))
    return None if met else "another party"


def pair(a: Sheet, b: Sheet) -> str | None:
    """Two of a kind: two events on two days, a wider and a narrower class, a longer and a shorter run."""
    if a.key[0] == "age":
        return None
    if (a.key[0] == "magnitude" or a.claim.event is not None) and apart.other_of_pair(a, b):
        return "another event of that kind"
    if a.key[0] == "count" and apart.wider(a, b):
        return "a wider class"
    return "another frame" if a.key[0] in ("count", "money") and apart.framed(a, b) else None


def _agent(party: str) -> frozenset[str]:
    return frozenset({root_of(party)}) if party.islower() else name_keys(party)


def _of_magnitude(a: Sheet, b: Sheet) -> str | None:
    left, right = a.interval.middle, b.interval.middle
    if left is None or right is None or abs(left - right) > 1:
        return "another earthquake"
    return None if a.names & b.names or not (a.names and b.names) else "another earthquake"


def _of_people(a: Sheet, b: Sheet) -> str | None:
    if a.key[2] is None:
        return _of_things(a, b)
    near = a.names & b.names or a.rare & b.rare or _weak(a, b) or one_event(a.page, b.page)
    return None if near else "nothing shared"


def _weak(a: Sheet, b: Sheet) -> bool:
    return len(_shared(a, b)) >= 2 or not a.names or not b.names


def _of_things(a: Sheet, b: Sheet) -> str | None:
    shared, names = _shared(a, b), a.names & b.names
    done = a.claim.event is not None and a.claim.event == b.claim.event
    doer = bool(a.claim.party and b.claim.party and _agent(a.claim.party) & _agent(b.claim.party))
    near = (names and (shared or done or doer)) or (shared and done and a.page is b.page)
    # A headline has few words: one beside both figures is enough.
    above = a.page is b.page and headline(a) != headline(b)
    terse = above and (set(a.claim.near) & set(b.claim.near)) - _own(a)
    return None if near or terse or len(shared) >= 2 else "nothing shared"


def _of_money(a: Sheet, b: Sheet) -> str | None:
    shared, names = _shared(a, b), a.names & b.names
    if a.page is b.page and headline(a) != headline(b):
        return None
    if a.page is b.page and "told" in a.flags | b.flags:
        return "somebody else" if _kin() & (set(a.claim.context) ^ set(b.claim.context)) else None
    if a.claim.event in ("steal", "fine"):
        return None if names or len(shared) >= 2 or shared - common() else "other parties"
    both = [name for name in a.claim.names if name_keys(name) & b.names]
    if (
        len(both) >= 2
        or (both and len(shared) >= 2)
        or (a.claim.counterpart and a.claim.counterpart == b.claim.counterpart)
    ):
        return None
    one, other = ({*sheet.claim.near} - _own(sheet) for sheet in (a, b))
    return None if names and 2 * len(one & other) >= len(one | other) else "other parties"


@cache
def _kin() -> frozenset[str]:
    """The roots of the words that bring somebody else in: "his brother", "another"."""
    return frozenset(map(root_of, listed("claim_words", "kin")))


def _of_duration(a: Sheet, b: Sheet) -> str | None:
    if _kin() & (set(a.claim.context) ^ set(b.claim.context)):
        return "somebody else"
    same = a.claim.event is not None and a.claim.event == b.claim.event
    if same and (a.claim.event != "last" or a.names & b.names):
        return None
    if a.page is b.page and a.claim.speaker and b.claim.speaker:
        return "spoken words"
    if a.quantity.unit in ("day", "week", "month", "year"):
        return "a running duration"
    return None if (set(a.claim.near) & set(b.claim.near)) - {root(a.quantity.unit or "")} else "another activity"


def _of_percent(a: Sheet, b: Sheet) -> str | None:
    if a.claim.subject is None or b.claim.subject is None:
        return "no base"
    if " " in a.claim.subject:
        return None
    near = set(a.claim.near) & set(b.claim.near)
    return None if len(near) >= 2 and _shared(a, b) else "another base"


def _of_measure(a: Sheet, b: Sheet) -> str | None:
    if a.claim.counterpart and b.claim.counterpart:
        if not name_keys(a.claim.counterpart) & name_keys(b.claim.counterpart):
            return "another anchor"
        return None if _shared(a, b) else "nothing shared"
    near = set(a.claim.near) & set(b.claim.near)
    if a.claim.event is not None and a.claim.event == b.claim.event and a.names & b.names - countries():
        return None
    return None if near and (a.names & b.names) - countries() else "another anchor"


_BY_KIND = {
    "age": ages.refusal,
    "magnitude": _of_magnitude,
    "count": _of_people,
    "money": _of_money,
    "duration": _of_duration,
    "percent": _of_percent,
    "measure": _of_measure,
}
