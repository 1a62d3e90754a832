"""Do two articles tell of two events of one kind: two quakes of one province, two trials at one court?

A report says where it happened, to whom, when, and what it is called, and two reports of one event share most of that.
Where each gives a name that the other never has and hardly any stands in both, they are about two events. So are
reports of two months, and reports that disagree on every slot, on one out of all proportion. It is asked of the two
articles alone: a third one changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from factcheck import patterns
from factcheck.comparison.apart import kinds
from factcheck.comparison.known_by import countries, name_keys
from factcheck.language.letters import near
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Facts, Name, within
from factcheck.model.record import Record

if TYPE_CHECKING:
    from factcheck.comparison.sheets import Page

OF_EVENTS = frozenset({"count", "money", "magnitude", "measure", "duration"})
"""Kinds of figures that belong to an event, not to a person or a measured rate."""
_LEAD = 3
_SHARED = 1.5
_DAYS = 3
_FAR = Decimal("2.6")
_LONG = 6
_SLOTS = 2
_BACK = 14
_AT = patterns.lazy(r"\b(?:in|at|near|outside|inside|off|on) (?:the )?$")
# "The Ventaran navy": a people that no list has.
_PEOPLE = patterns.lazy(r"(?:^[A-Z][a-z]+(?:an|ese|ish)|-[a-z]+)$")
_WORD = patterns.lazy(r"[a-z]+")


class Focus(Record, frozen=True):
    """What the first sentences of an article tell its event by: ``names`` say where and to whom, each in its forms,
    without countries and without those who say it; ``titled`` are names of events ("storm petra") by their first word;
    ``days`` are pairs of month and day, ``months`` and ``years`` those of the calendar and
    ``spoken_of`` all that the article has; ``kinds`` of events; ``venues``
    where they took place, as numbers of groups of the lexicon."""

    names: tuple[frozenset[str], ...]
    titled: dict[str, frozenset[str]]
    days: frozenset[tuple[int, int]]
    months: frozenset[int]
    years: frozenset[int]
    spoken_of: frozenset[int]
    kinds: frozenset[str]
    venues: frozenset[int]


def focus_of(facts: Facts) -> Focus:
    """The focus of an article; sentences, names, quantities, dates and attributions are asked for."""
    spans = list(_lead(facts))
    until = max((end for _, end in spans), default=0)
    sums = {q.start for q in facts.quantities}  # "R3" of "R3.2m" is no name
    named = within(facts.names, 0, until)
    inside = [n for n in named if n.start not in sums and any(start <= n.start < end for start, end in spans)]
    titled: dict[str, frozenset[str]] = {}
    for name in inside:
        head, _, rest = name.canonical.lower().removeprefix("the ").partition(" ")
        if rest and head in listed("acts", "titled"):
            titled[head] = titled.get(head, frozenset()) | {f"{head} {rest}"}
    early = within(facts.dates, 0, until)
    dates = [date for date in early if any(start <= date.start < end for start, end in spans)]
    text = facts.article.text
    words = {word for start, end in spans for word in _WORD.findall(text[start:end].lower())}
    return Focus(
        tuple(_joined(_told_of(facts, inside))),
        titled,
        frozenset((date.month, date.day) for date in dates if date.month and date.day),
        frozenset(date.month for date in dates if date.month),
        frozenset(date.year for date in dates if date.year),
        frozenset(number for date in facts.dates for number in (date.month, date.year) if number),
        frozenset(kinds()[word] for word in words if word in kinds()),
        frozenset(_venues()[found["noun"]] for a, z in spans for found in _venue().finditer(text, a, z)),
    )


@cache
def _venues() -> dict[str, int]:
    """From each word for a venue to the number of its group."""
    return {noun: at for at, group in enumerate(table("acts")["venues"]) for noun in group}


@cache
def _venue() -> re.Pattern[str]:
    nouns = "|".join(sorted(_venues(), key=lambda noun: (-len(noun), noun)))
    return patterns.compile(
        rf"\b(?:at|in|outside|inside|near|through) (?:an?|the) (?:[\w’'-]+ ){{0,3}}?(?P<noun>{nouns})\b"
    )


def _lead(facts: Facts) -> Iterator[tuple[int, int]]:
    count = 0
    for sentence in facts.sentences:
        if sentence.kind == "headline":
            yield sentence.start, sentence.end
        elif sentence.kind not in ("subhead", "caption", "boilerplate") and count < _LEAD:
            count += 1
            yield sentence.start, sentence.end


def _told_of(facts: Facts, names: list[Name]) -> Iterator[frozenset[str]]:
    """The names of what is told, not of those who tell it."""
    # Whoever pleads guilty is the one that is told of.
    telling = [attribution for attribution in facts.attributions if attribution.lemma != "plead"]
    speakers = {attribution.speaker for attribution in telling}
    until = names[-1].end if names else 0
    sources = [told.source for told in telling if told.source and told.source.start < until]
    text = facts.article.text
    for name in names:
        keys = name_keys(name.canonical)
        told = any(source.start <= name.start < source.end for source in sources)
        body = name.kind == "organisation" and not _AT.search(text, max(0, name.start - _BACK), name.start)
        wide = not keys.isdisjoint(countries() | listed("acts", "no_mark") | listed("acts", "wide"))
        people = _PEOPLE.search(name.canonical) and text[name.end : name.end + 2].strip().islower()
        if not told and not body and not people and not wide and name.canonical not in speakers:
            yield keys


def _joined(names: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The names with those joined that share a form: "Aden" and "the Gulf of Aden" are one mark."""
    found: list[frozenset[str]] = []
    for name in names:
        same = [known for known in found if known & name]
        found = [known for known in found if not known & name]
        found.append(name.union(*same))
    return found


def other_event(a: Page, b: Page) -> bool:
    """Are two articles about two events, perhaps of one kind? Never where an editor gave both one story."""
    told = a.article.story is not None and a.article.story == b.article.story
    if told or "evidence" in (a.article.role, b.article.role):
        return False
    return unlike(a, b) or _dated(a.focus, b.focus) or _named(a, b)


def unlike(a: Page, b: Page) -> bool:
    """Are two articles about two events, whatever they say of its day and its place: two storms, a fire and a flood, or
    one out of all proportion to the other?"""
    return _titled(a.focus, b.focus) or _other_kind(a, b) or _out_of_proportion(a, b)


def _titled(a: Focus, b: Focus) -> bool:
    return any(a.titled[head].isdisjoint(b.titled[head]) for head in a.titled.keys() & b.titled.keys())


def _dated(a: Focus, b: Focus) -> bool:
    """Does each of them give one month or year, and nowhere that of the other?"""
    for one, other in ((a.years, b.years), (a.months, b.months)):
        if len(one) == len(other) == 1 and one != other:
            return (one | other).isdisjoint((a.spoken_of - one) | (b.spoken_of - other))
    if len(a.days) != 1 or len(b.days) != 1 or a.months != b.months:
        return False
    (_, day), (_, day_there) = *a.days, *b.days
    return abs(day - day_there) > _DAYS


@cache
def _akin() -> dict[str, frozenset[str]]:
    """For each kind of event those that it may be told of as: a fire may be an explosion, but no flood."""
    found: dict[str, frozenset[str]] = {}
    for group in table("acts")["akin"]:
        for kind in group:
            found[kind] = found.get(kind, frozenset()) | frozenset(group)
    return found


def _other_kind(a: Page, b: Page) -> bool:
    """Are all the kinds of events told of here others than those there, which are nowhere spoken of?"""
    one, other = (page.focus.kinds & _akin().keys() for page in (a, b))
    if not one or not other or any(not _akin()[kind].isdisjoint(other) for kind in one):
        return False
    words = table("acts")["alike"]
    return not any(
        word in page.lower
        for kinds_there, page in ((one, b), (other, a))
        for kind in kinds_there
        for word in next((group for group in words if kind in group), [kind])
    )


def _named(a: Page, b: Page) -> bool:
    """Has each names of its own, and the two hardly one in common?"""
    own_a, shared_a = split(a, b)
    own_b, shared_b = split(b, a)
    venues = bool(a.focus.venues and b.focus.venues) and not (_held(a, b) or _held(b, a))
    shared = (shared_a + shared_b) / 2 + len(a.figures & b.figures)
    return (bool(own_a and own_b) or venues) and shared < _SHARED


def _held(a: Page, b: Page) -> bool:
    """Does one article have a word for a venue of the other one?"""
    return any(word in b.lower for venue in a.focus.venues for word in table("acts")["venues"][venue])


def split(a: Page, b: Page) -> tuple[int, int]:
    """How many names of the focus of one article the other never has, and how many it has."""
    own = sum(names.isdisjoint(b.names) and not any(_given(name, b) for name in names) for names in a.focus.names)
    return own, len(a.focus.names) - own


def _given(name: str, page: Page) -> bool:
    """Does the article have the name, in another spelling if need be? A word of it counts with its capital only."""
    if name in page.lower if " " in name else name.capitalize() in page.article.text:
        return True
    if len(name) < _LONG:
        return False
    alike = (other for other in page.names if other[0] == name[0] and abs(len(other) - len(name)) < 3)
    return any(near(name, other) for other in alike)


def _out_of_proportion(a: Page, b: Page) -> bool:
    """Do the two agree on no toll or magnitude, and is one of those that they differ on out of all proportion?"""
    apart = far = 0
    for slot in a.tolls.keys() & b.tolls.keys():
        pairs = [(one, other) for one in a.tolls[slot] for other in b.tolls[slot]]
        if any(one.meets(other) for one, other in pairs):
            return False
        apart += 1
        ratios = [max(x, y) / min(x, y) for one, other in pairs if (x := one.middle) and (y := other.middle)]
        far += bool(ratios) and min(ratios) > _FAR
    return apart >= _SLOTS and far > 0
