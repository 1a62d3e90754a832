"""On which day, at what hour and where something of a kind took place, told by a verb or by a noun.

"A boy was winched to safety on Wednesday", "the rescue on Tuesday morning", "Sunday's rescue"; "the blaze broke out at
4.50am"; "shot dead outside his shop in Rathmore". A time belongs to the event word before it that no other verb cuts
off; the lexicon ``occurrences`` says which verbs and nouns tell of one kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import msgspec

from factcheck.derived import kept
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.words import Line, longest
from factcheck.language.days import WEEKDAYS
from factcheck.language.inflection import forms, plural
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Claim, Date, Facts, Name
from factcheck.model.record import Record

_BACK = 14
_NEAR = 4
_AHEAD = 5
_MARKS = frozenset({";", ":", "(", ")", "–", "—", ",", "“", "”", '"'})
_PLACED = frozenset({"in", "at", "near", "on", "outside"})
_SETTLED = frozenset({"village", "town", "city", "suburb", "hamlet", "port", "district", "the", "of"})


class _Word(Record, frozen=True):
    """An event word: the token after it, its kind ("" where the noun before it tells), and is it a noun?"""

    last: int
    kind: str
    noun: bool


@kept(dict[str, tuple[str, bool]])
def _words() -> dict[str, tuple[str, bool]]:
    """From each form of an event word to its kind and whether it is a noun; verbs go before nouns."""
    found: dict[str, tuple[str, bool]] = {}
    for kind, entry in table("occurrences")["kinds"].items():
        for verb in entry["verbs"]:
            for form in _inflected(verb):
                found.setdefault(form, (kind, False))
    for verb in table("occurrences")["took_place"]:
        for form in _inflected(verb):
            found.setdefault(form, ("", False))
    for kind, entry in table("occurrences")["kinds"].items():
        for noun in entry["nouns"]:
            found[noun] = (kind, True)
            found.setdefault(plural(noun), (kind, True))
    return found


def _inflected(verb: str) -> tuple[str, ...]:
    """The forms of a verb of the lexicon; irregular pasts stand after "|", with their particle or without."""
    first, *others = verb.split("|")
    head, _, rest = first.partition(" ")
    irregular = tuple(other.split(" ")[0] for other in others)
    if rest:
        return tuple(form for form in forms(first, "verb", irregular))
    particle = next((other.partition(" ")[2] for other in others if " " in other), "")
    return forms(f"{head} {particle}".strip(), "verb", irregular)


@cache
def _collided() -> frozenset[str]:
    return frozenset(form for verb in table("occurrences")["collided"] for form in _inflected(verb))


@kept(dict[str, int])
def _starts() -> dict[str, int]:
    """For the first word of each form, the number of words of its longest form."""
    return longest(_words())


def find(facts: Facts, index: int, line: Line, dates: Sequence[Date], voices: Voices) -> Iterator[Claim]:
    """The days, hours and places that the sentence with this index gives for what took place, in order of the words."""
    if _starts().keys().isdisjoint(line.lowers) or line.lowers[-1:] == ["?"]:
        return
    reader = _Reader(facts, index, line, voices)
    if dates:
        yield from reader.dated(dates)
    yield from reader.placed()


class _Reader:
    """One sentence."""

    def __init__(self, facts: Facts, index: int, line: Line, voices: Voices) -> None:
        self.facts, self.index, self.line, self.voices = facts, index, line, voices
        self.lowers = line.lowers

    def word(self, at: int) -> _Word | None:
        """The event word that begins at a token."""
        lowers = self.lowers
        if lowers[at] not in _starts() or (lowers[at].endswith("ed") and self._attributive(at)):
            return None
        for length in range(min(_starts()[lowers[at]], len(lowers) - at), 0, -1):
            entry = _words().get(" ".join(lowers[at : at + length]))
            if entry:
                noun = entry[1] or (lowers[at - 1 : at] == ["the"] and at > 0)
                return _Word(at + length, entry[0], noun)
        return None

    def dated(self, dates: Sequence[Date]) -> Iterator[Claim]:
        """The days and hours of what took place."""
        for date in dates:
            year = date.year is not None and not date.relative and date.month is None
            if date.weekday is None and date.day is None and date.hour is None and not year:
                continue
            first = bisect_left(self.line.starts, date.start)
            last = bisect_left(self.line.starts, date.end)
            found = (
                self._owned(date, last)
                or self._before(first, date)
                or self._when(last)
                or self._by(last)
                or self._opening(first, last)
            )
            if found is not None and self._plain(*found, first, last):
                yield self._claim("when", *found, date=date)

    def _plain(self, at: int, word: _Word, first: int, last: int) -> bool:
        """Do no words near say that it is another event of the kind, one to come or one that did not take place?"""
        window = self.lowers[max(0, min(at, first) - _NEAR) : max(word.last, last)]
        planned = at > 0 and not word.noun and self.lowers[at - 1] == "to"
        return not planned and listed("occurrences", "other").isdisjoint(window)

    def _owned(self, date: Date, last: int) -> tuple[int, _Word] | None:
        """ "Tuesday's chlorine leak"."""
        if not date.text.endswith(("'s", "’s")) and self.lowers[last : last + 1] != ["'s"]:
            return None
        for at in range(last, min(last + _AHEAD, len(self.lowers))):
            word = self.word(at)
            if word is not None and word.noun and word.kind:
                return at, word
            if not self.lowers[at][:1].isalpha() or self.lowers[at] in listed("claim_words", "functions"):
                return None
        return None

    def _before(self, first: int, date: Date) -> tuple[int, _Word] | None:
        """The nearest event word before a time that no other verb cuts off."""
        told: tuple[int, _Word] | None = None
        for at in range(first - 1, max(first - _BACK, -1), -1):
            lower = self.lowers[at]
            if lower in _MARKS and at < first - 1:
                break
            word = self.word(at)
            if word is not None and word.last <= first:
                if word.kind and (told or not word.noun or date.day is not None or self._free(at)):
                    return at, word
                if not word.kind and not told:
                    told = at, word
                    continue
                if word.noun and not told:
                    return None
            if self._verb(at) and not (told and self.lowers[at] in ("had", "has", "have")):
                break
        if told and self.lowers[told[0]] in _collided():
            return told[0], msgspec.structs.replace(told[1], kind="crash")
        return None

    def _by(self, last: int) -> tuple[int, _Word] | None:
        """ "were woken at 5am by an earthquake"."""
        if self.lowers[last : last + 1] == ["on"] and last + 1 < len(self.lowers) and self.lowers[last + 1] in WEEKDAYS:
            last += 2
        if self.lowers[last : last + 1] != ["by"]:
            return None
        for at in range(last + 1, min(last + _AHEAD, len(self.lowers))):
            word = self.word(at)
            if word is not None and word.noun and word.kind:
                return at, word
        return None

    def _free(self, at: int) -> bool:
        """Is a noun one that a time after it belongs to, not to a verb before: "charged after the raid on Monday"?"""
        lowers = self.lowers
        head = at - 1
        while head >= 0 and (lowers[head] in ("the", "a", "an", "its", "their") or self._described(head)):
            head -= 1
        return head < 0 or lowers[head] not in listed("occurrences", "loose")

    def _described(self, at: int) -> bool:
        """Is a token a plain word or a name that may stand before a noun?"""
        lower = self.lowers[at]
        function = lower in listed("claim_words", "functions") or lower in _PLACED or lower in ("of", "by", "after")
        return (
            lower[:1].isalpha() and not function and not self._verb(at) and lower not in listed("occurrences", "loose")
        )

    def _verb(self, at: int) -> bool:
        """Is a token the past of a verb, as far as its form tells?"""
        lower = self.lowers[at]
        if lower in listed("occurrences", "pasts"):
            return True
        return lower.endswith("ed") and len(lower) > 4 and not self._attributive(at)

    def _attributive(self, at: int) -> bool:
        """Does a participle stand before its noun: "a flooded creek"?"""
        return at > 0 and self.lowers[at - 1] in listed("occurrences", "determiners")

    def _when(self, last: int) -> tuple[int, _Word] | None:
        """ "since Saturday evening, when it grounded"."""
        at = last + (self.lowers[last : last + 1] == [","])
        if self.lowers[at : at + 1] != ["when"]:
            return None
        return self._ahead(at + 1)

    def _opening(self, first: int, last: int) -> tuple[int, _Word] | None:
        """ "On Wednesday a boy was winched to safety", "police on Tuesday arrested"."""
        if first > 1:
            word = self.word(last) if last < len(self.lowers) else None
            return (last, word) if word and word.kind and not word.noun else None
        return self._ahead(last)

    def _ahead(self, start: int) -> tuple[int, _Word] | None:
        """The first verb from a token on, if it is an event word."""
        for at in range(start, min(start + _BACK, len(self.lowers))):
            word = self.word(at)
            if word is not None and word.kind and not word.noun:
                return at, word
            helper = self.lowers[at] in ("was", "were", "is", "are", "has", "have", "had", "been")
            if (self._verb(at) and not helper) or self.lowers[at] in listed("claim_words", "cuts"):
                return None
        return None

    def placed(self) -> Iterator[Claim]:
        """The places of what took place: "in", "at", "on" and a name after an event word."""
        at = 0
        while at < len(self.lowers):
            word = self.word(at)
            if word is not None and word.kind:
                for place in self._places(word.last):
                    yield self._claim("where", at, word, place=place)
                at = word.last
            at += 1

    def _places(self, start: int) -> Iterator[Name]:
        for at in range(start, min(start + _BACK, len(self.lowers) - 1)):
            lower = self.lowers[at]
            if lower in _MARKS or self._verb(at) or lower in listed("claim_words", "cuts"):
                return
            if lower not in _PLACED:
                continue
            head = at + 1
            while head < len(self.lowers) and self.lowers[head] in _SETTLED:
                head += 1
            begin = self.line.starts[head] if head < len(self.lowers) else -1
            name = next((name for name in self.line.names if name.start <= begin < name.end), None)
            owner = name is not None and self.facts.article.text[name.end : name.end + 2] in ("'s", "’s")
            if (
                name is not None
                and not owner
                and name.kind in ("place", "other")
                and not any(map(str.isdigit, name.canonical))
            ):
                yield name

    def _claim(self, measure: str, at: int, word: _Word, date: Date | None = None, place: Name | None = None) -> Claim:
        begin, end = self.line.starts[at], self.line.ends[word.last - 1]
        span = (date.start, date.end) if date else (place.start, place.end) if place else (begin, end)
        start, stop = min(begin, span[0]), max(end, span[1])
        known = self.lowers[max(0, at - 3) : at]
        hour = f"{date.hour}:{date.minute or 0:02}" if date and date.hour is not None else ""
        day = date.first if date and (date.weekday is not None or date.day) else None
        return Claim(
            start,
            stop,
            self.facts.article.text[start:stop],
            self.index,
            subject=hour or None,
            event=word.kind,
            measure=measure,
            counterpart=place.canonical if place else None,
            value=Decimal(date.year) if date and date.year and date.month is None else None,
            unit=WEEKDAYS[date.weekday] if date and date.weekday is not None else None,
            first=day,
            speaker=self.voices.speaker(start, stop),
            flags=(*(("noun",) if word.noun else ()), *(("known",) if "the" in known or "that" in known else ())),
            names=tuple(dict.fromkeys(name.canonical for name in self.line.names)),
            times=(self.facts.article.text[span[0] : span[1]].lower(),) if date else (),
        )
