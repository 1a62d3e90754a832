"""Who says what in one go, in the paper's words or in the speaker's own, whether two such are of one voice, and which
of their figures fill one slot."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck import patterns
from factcheck.comparison import digits
from factcheck.comparison.intervals import stated
from factcheck.engine.view import View
from factcheck.language.days import MONTH, WEEKDAY
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, personal, root_of, singular
from factcheck.model import Attribution, Date, Quantity, Span, within

_ENDED = patterns.lazy(r"[.!?]\s+[A-Z](?![^.!?\n]{1,40}\?)|\n")
"""A sentence ends and another one begins; a short question between is none ("And the others?")."""
_NAME = patterns.lazy(rf"(?<=[a-z,] )(?!{WEEKDAY}|{MONTH})[A-Z][\w’'-]+")
_WORD = patterns.lazy(r"[a-z]+")
_OF_ANOTHER = patterns.lazy(r"[’']s? ")
"""What belongs to somebody is no speaker's own: "its rival's director"."""
_WHO_SAYS = patterns.lazy(r", who (?P<told>(?P<verb>put|[a-z]+(?:s|ed)) [^\"“]+?),?$")
_PRONOUNS = ("he", "she", "they")


SMALL = 2
_FAR, _OFF = 1100, 5
"""How many times one figure may be the other, a thousand being a slip of scale; of measures, where it is no slip."""


class Said(NamedTuple):
    """What one speaker says in one go, ``quoted`` or told: its stretches, and whom the attribution names."""

    content: tuple[Span, ...]
    quoted: bool
    speaker: str | None
    source: str

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end


def parts(view: View, attribution: Attribution) -> Iterator[Said]:
    """What an attribution gives in the paper's words and what in the speaker's own."""
    source = attribution.source
    if not attribution.content:
        return
    who = attribution.speaker, source.text.lower() if source else ""
    if source is not None and ", who " in source.text and (by_the_way := _WHO_SAYS.search(source.text)):
        # "Dr Roe, who puts the number of otters at 64, said: ..."
        begin, end = (source.start + at for at in by_the_way.span("told"))
        if by_the_way["verb"] in ("put", "puts") or by_the_way["verb"] in load("cues").forms:
            yield Said((Span(begin, end, view.text[begin:end]),), False, *who)
    if attribution.kind == "mixed":
        quotes = [q for part in attribution.content for q in view.speech if part.start <= q.start and q.end <= part.end]
        first = quotes[0].start if quotes else -1
        begin = attribution.content[0].start
        mark = view.text[begin:first].rstrip()[-1:] if first > begin else ""
        one = not _ENDED.search(view.text, begin, first)
        # "The coach said that six were ill. “We've seven in bed,” he told reporters": both are what he says.
        if mark == ":" or (
            mark in (".", "?")
            and one
            and not load("cues").forms.keys().isdisjoint(_WORD.findall(view.low, begin, first))
        ):
            yield Said((Span(begin, first, view.text[begin:first]),), False, *who)
            yield Said(tuple(Span(q.start, q.end, q.text) for q in quotes), True, *who)
            return
    yield Said(attribution.content, attribution.kind != "indirect", *who)
    if (
        attribution.kind == "direct"
        and source is not None
        and view.text[: attribution.content[0].start].rstrip()[-1:] == ":"
    ):
        begin = view.facts.sentences[max(view.sentence_at(source.start), 0)].start
        if view.text[begin : source.start].rstrip()[-1:] == ",":
            yield Said((Span(begin, source.start, view.text[begin : source.start]),), False, *who)


def one_speaker(view: View, before: Said, after: Said) -> bool:
    """One canonical name; or an unnamed source ("the minister") said again, or taken up by a pronoun close by."""
    if before.speaker and after.speaker:
        return before.speaker == after.speaker
    if not before.source or not after.source:
        return False
    if before.source == after.source:
        return True
    first, second = (view.sentence_at(one.start) for one in (before, after))
    if second - first > 1:
        return False
    if after.source in _PRONOUNS:
        return bool(after.speaker) <= bool(before.speaker)
    # "According to the union ... , its secretary said"; at the head of a report "she said ... , Ms Roe said".
    own = after.source.startswith(("its ", "their ")) and not before.speaker and not _OF_ANOTHER.search(after.source)
    return own or (first == 0 and before.source in _PRONOUNS and after.speaker is not None)


def dates_of(view: View, said: Said) -> list[Date]:
    return [
        date
        for part in said.content
        for date in within(view.facts.dates, part.start, part.end)
        if date.kind in ("DATE", "TIME") and any(part is not None for part in _printed(date))
    ]


def _printed(date: Date) -> tuple[int | None, ...]:
    """The parts that a day or hour is printed with."""
    return date.year, date.month, date.day, date.weekday, date.hour, date.minute


def days_clash(told: list[Date], quoted: list[Date]) -> tuple[Date, Date] | None:
    """The one date of each side, where both print the same parts and differ in one of them."""
    if len(told) != 1 or len(quoted) != 1:
        return None
    a, b = told[0], quoted[0]
    known = list(zip(_printed(a), _printed(b), strict=True))
    if any((one is None) != (other is None) for one, other in known):
        return None
    return (a, b) if any(one != other for one, other in known) else None


def elsewhere(view: View, *said: Said) -> bool:
    """Does each side name a place or body, and none the other's ("trains to Leith ... trains to Ayr")?"""
    sides = ([name for part in one.content for name in _NAME.findall(view.text, part.start, part.end)] for one in said)
    here, there = map(set, sides)
    return bool(here and there) and here.isdisjoint(there)


def pairs(told: list[Quantity], quoted: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of one slot, where each side has one: of one kind and unit, and of one noun as far as told."""
    for kind in dict.fromkeys((figure.kind, figure.unit, figure.per) for figure in told):
        here, there = ([f for f in side if (f.kind, f.unit, f.per) == kind] for side in (told, quoted))
        both = {f.value for f in here} & {f.value for f in there}
        if kind[0] == "number" and both:
            here, there = ([f for f in side if f.noun or f.value not in both] for side in (here, there))
        for a in here:
            for b in there:
                one, other = _things(a, b)
                alone = len(here) == len(there) == 1 and (one == other or not one or not other)
                named = bool(one) and one == other and _only(one, here) and _only(one, there)
                alone = alone and (named or not (slight(a) or slight(b)))
                again = _told_too(b, told) or _told_too(a, quoted)
                if (alone or named) and not stated(a).meets(stated(b)) and not again and _near(a, b):
                    yield a, b


def _told_too(figure: Quantity, told: list[Quantity]) -> bool:
    """Is what one side says said by the other as well: "118 of the 940 beds ... those 118 beds"?"""
    same = (other for other in told if (other.kind, other.value) == (figure.kind, figure.value))
    return any(not thing(other) or thing(other) == thing(figure) for other in same)


def _near(one: Quantity, other: Quantity) -> bool:
    """May two figures be of one thing: is neither thousands of times the other?"""
    if one.value is None or other.value is None:
        return True
    low, high = sorted((abs(one.value), abs(other.value)))
    return high <= _FAR * low and (one.kind != "measure" or high <= _OFF * low or digits.slip(one.value, other.value))


def thing(figure: Quantity) -> str:
    return root_of(figure.noun) if figure.noun else ""


def _things(one: Quantity, other: Quantity) -> tuple[str, str]:
    """What two figures count; of people and a kind of them the kind."""
    a, b = thing(one), thing(other)
    if {one.noun, other.noun} <= listed("claim_words", "employed") | {"people", "jobs", "posts", "workers"}:
        return (a, a) if a else (b, b)  # jobs are those who have them
    if one.noun and other.noun and counted_alike(one.noun, other.noun):
        return (a, a)
    persons = {root_of("person"), root_of("people")}
    if one.noun and other.noun and {a, b} & persons and all(_personal(q.noun) for q in (one, other)):
        return (b, b) if a in persons else (a, a)
    return a, b


@cache
def counted_alike(one: str, other: str) -> bool:
    """May a speaker count by one noun what the paper counts by the other: "players", "lads"?"""
    both = {singular(one), singular(other)}
    return any(both <= set(row) for row in table("told_alike")["counted"])


def _personal(noun: str | None) -> bool:
    noun = singular(noun or "")
    return personal(noun) or noun in listed("noun_sets", "people") or noun.endswith(("itor", "goer", "ator"))


def _only(name: str, figures: list[Quantity]) -> bool:
    return sum(thing(figure) in (name, "") for figure in figures) == 1


def slight(figure: Quantity) -> bool:
    """Is it a "one" or "two" that may count nothing in particular?"""
    return figure.words and not figure.unit and figure.kind == "number" and (figure.value or 0) <= SMALL
