"""Who says what in one go, in the paper's words or in the speaker's own, and whether two such are of one voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.days import MONTH, WEEKDAY
from factcheck.language.lexicon import load
from factcheck.model import Attribution, Date, Span, within

_ENDED = patterns.lazy(r"[.!?]\s+[A-Z](?![^.!?\n]{1,40}\?)|\n")
"""A sentence ends and another one begins; a short question between is none ("And the others?")."""
_NAME = patterns.lazy(rf"(?<=[a-z,] )(?!{WEEKDAY}|{MONTH})[A-Z][\w’'-]+")
_WORD = patterns.lazy(r"[a-z]+")
_PRONOUNS = ("he", "she", "they")


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
    own = after.source.startswith(("its ", "their ")) and not before.speaker
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
