"""Who did it to whom, where it befell somebody, on which day it happened, and how a contest ended.

"Norvex bought Tallow" and "Tallow was bought by Norvex"; "Ann Roe was arrested in Hexley"; "the fire broke out on
Monday"; "Arden Rovers beat Welland 3-1". Plain main clauses only; what is possible or denied is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import compress, count

from factcheck.derived import kept
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.states import is_helper
from factcheck.extraction.claims.words import BE, Line, longest
from factcheck.extraction.names.lexicon import lexicon
from factcheck.language.days import WEEKDAYS
from factcheck.language.inflection import forms
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, singular
from factcheck.model import Claim, Facts
from factcheck.model.record import Record

_APPOSED = 4
_ASIDE = 9
_BACK = 9
_AGREED = frozenset({"agreed", "agrees", "to", "is", "are", "was", "were"})
_PLACED = ("in", "at", "near", "outside")


@kept(dict[str, tuple[str, str, int]])
def _verbs() -> dict[str, tuple[str, str, int]]:
    """From a verb form to its section of the lexicon, its class and the number of its words."""
    found: dict[str, tuple[str, str, int]] = {}
    for name, verbs in table("acts")["happens"].items():
        for verb in verbs:
            head, _, rest = verb.partition(" ")
            lemma, *irregular = head.split("|")
            for form in forms(f"{lemma} {rest}".strip(), "verb", tuple(irregular)):
                found.setdefault(f"happens {form}", ("happens", name, form.count(" ") + 1))
    for name, phrases in table("acts")["befalls"].items():
        for form in phrases:
            found.setdefault(f"befalls {form}", ("befalls", name, form.count(" ") + 1))
    return found


@kept(dict[str, int])
def _starts() -> dict[str, int]:
    """For the first word of each verb form, the number of words of its longest form."""
    return longest(form.partition(" ")[2] for form in _verbs())


@cache
def _noun(word: str) -> str | None:
    """The noun that stands for an event and all its other names."""
    noun = singular(word)
    if noun not in listed("acts", "events"):
        return None
    return next((group[0] for group in table("acts")["alike"] if noun in group), noun)


def find(facts: Facts, index: int, line: Line, voices: Voices) -> Iterator[Claim]:
    """The acts, places and days that the sentence with this index states, in order of the verbs."""
    lowers = line.lowers
    starts = _starts()
    if lowers[-1:] == ["?"] or starts.keys().isdisjoint(lowers):
        return
    reader = _Reader(facts, index, line, voices)
    for at in compress(count(), map(starts.__contains__, lowers)):
        for section in ("befalls", "happens"):
            found = reader.at(section, at)
            if found is not None:
                yield found


class _Thing(Record, frozen=True):
    """Who or what: the fullest form of its name, and the kind of it."""

    name: str
    kind: str


class _Reader:
    """One sentence, with its names by token."""

    def __init__(self, facts: Facts, index: int, line: Line, voices: Voices) -> None:
        self.facts, self.index, self.line, self.voices = facts, index, line, voices
        self.lowers = line.lowers

    def at(self, section: str, at: int) -> Claim | None:
        """The claim of a section of the lexicon whose verb begins at a token."""
        verbs = _verbs()
        for length in range(min(_starts()[self.lowers[at]], len(self.lowers) - at), 0, -1):
            entry = verbs.get(f"{section} {' '.join(self.lowers[at : at + length])}")
            if entry:
                return {"befalls": self._place, "happens": self._day}[section](at, at + length, entry[1])
        return None

    @cached_property
    def _days(self) -> frozenset[str]:
        """The weekdays that the sentence names, none where words speak of other events or times besides."""
        words = frozenset(self.lowers)
        return frozenset() if listed("acts", "unless") & words else words.intersection(WEEKDAYS)

    def _thing(self, token: int) -> _Thing | None:
        """Who or what a token ends or begins: a name, a noun with the name before it ("the Orsk trust"), or a word that
        opens the sentence and is no English one ("Norvex")."""
        name = self.line.name_at(token)
        if name is not None:
            after = next(
                (at for at in range(token, len(self.lowers)) if self.line.name_at(at) is not name), len(self.lowers)
            )
            noun = self.line.texts[after] if after < len(self.lowers) else ""
            if name.kind in ("place", "other") and noun.islower() and noun.isalpha() and self._plain(noun):
                return _Thing(f"{name.canonical} {noun}", "other")
            return _Thing(name.canonical, name.kind)
        if not 0 <= token < len(self.lowers) or not self.lowers[token].isalpha():
            return None
        word = self.line.texts[token]
        if token == 0 and word.istitle() and not lexicon().ordinary(word.lower()):
            return _Thing(word, "other")
        before = self.line.name_at(token - 1)
        if before is not None and before.kind == "person" and word in ("body", "remains"):
            return _Thing(before.canonical, "person")
        if before is not None and before.kind in ("place", "other") and word.islower() and self._plain(word):
            return _Thing(f"{before.canonical} {word}", "other")
        return None

    def _plain(self, word: str) -> bool:
        functions = listed("claim_words", "functions") | listed("antonyms", "stop")
        return word not in functions and not is_helper(word) and f"happens {word}" not in _verbs()

    def _before(self, at: int) -> tuple[_Thing | None, list[str]]:
        """The subject of the verb at a token, and the auxiliaries between."""
        helpers: list[str] = []
        head = self._helped(at - 1, helpers)
        if head > 0 and self.lowers[head] in ("of", "with") and self.lowers[head - 1] in listed("acts", "charged"):
            # "was convicted of killing"
            helpers.append(self.lowers[head - 1])
            found = head > 1 and self.lowers[head - 2] == "found"
            head = self._helped(head - (3 if found else 2), helpers)
            helpers = [word for word in helpers if word not in BE]
        if head > 0 and self.lowers[head] == ",":
            # Back over what stands between commas: "Norvex, the drinks group, has bought".
            low = max(head - _ASIDE, 0)
            head = next((mark - 1 for mark in range(head - 1, low, -1) if self.lowers[mark] == ","), head - 1)
        return self._thing(head), helpers

    def _helped(self, head: int, helpers: list[str]) -> int:
        """The token before the auxiliaries and adverbs that end at a token, which are kept in ``helpers``."""
        while head >= 0 and (
            is_helper(self.lowers[head]) or self.lowers[head].endswith("ly") or self.lowers[head] in _AGREED
        ):
            helpers.append(self.lowers[head])
            head -= 1
        return head

    def _object(self, at: int) -> _Thing | None:
        """The name right after a verb, over words that describe it: "its rival Tallow", "an officer, Ann Roe"."""
        for token in range(at, min(at + _APPOSED, len(self.lowers))):
            if self.line.name_at(token) is not None:
                return self._thing(token)
            called = self.line.name_at(token + 1) if self.lowers[token] == "," and token > at else None
            if called is not None and called.kind == "person":
                return self._thing(token + 1)
            if not self.lowers[token].isalpha() or self.lowers[token] in listed("antonyms", "stop"):
                return None
        return None

    def _free(self, helpers: Sequence[str]) -> bool:
        words = {*self.lowers}
        return not words & listed("antonyms", "modal") and not any(
            helper in ("not", "never") or helper.endswith("n't") for helper in helpers
        )

    def _place(self, first: int, last: int, event: str) -> Claim | None:
        subject, helpers = self._before(first)
        active = BE.isdisjoint(helpers) and event == "arrested"
        if active and last < len(self.lowers) and self.line.name_at(last) is not None:
            # "Armed police arrested Carl Benton in Belford."
            subject = self._thing(last)
            while last < len(self.lowers) and self.line.name_at(last) is not None:
                last += 1
        if subject is None or subject.kind == "place" or not self._free(helpers):
            return None
        if last >= len(self.lowers) or self.lowers[last] not in _PLACED:
            return None
        place = self.line.name_at(last + 1) or (
            self.line.name_at(last + 2) if self.lowers[last + 1 : last + 2] == ["the"] else None
        )
        if place is None or place.kind not in ("place", "other") or place.canonical.lower() in listed("acts", "wide"):
            return None
        return self._claim("place", first, last + 1, event, subject.name, place.canonical)

    def _day(self, first: int, last: int, event: str) -> Claim | None:
        days = self._days
        if len(days) != 1:
            return None
        head = first - 1
        while head >= 0 and (is_helper(self.lowers[head]) or self.lowers[head].endswith("ly")):
            head -= 1
        # "the fire at Marlow House broke out": back over the place.
        for token in range(head, max(head - _BACK, -1), -1):
            noun = _noun(self.lowers[token])
            if noun is not None:
                return self._claim("day", first, last, event, None, None, subject=noun, times=tuple(days))
            if self.line.name_at(token) is None and self.lowers[token] not in (
                *_PLACED,
                "of",
                "off",
                "the",
                "between",
                "and",
            ):
                return None
        return None

    def _claim(
        self,
        measure: str,
        first: int,
        last: int,
        event: str,
        party: str | None,
        counterpart: str | None,
        flags: tuple[str, ...] = (),
        subject: str | None = None,
        times: tuple[str, ...] | None = None,
    ) -> Claim:
        start, end = self.line.starts[first], self.line.ends[last - 1]
        return Claim(
            start,
            end,
            self.facts.article.text[start:end],
            self.index,
            subject=subject,
            event=event,
            measure=measure,
            party=party,
            counterpart=counterpart,
            speaker=self.voices.speaker(start, end),
            flags=flags,
            names=tuple(dict.fromkeys(name.canonical for name in self.line.names)),
            times=tuple(sorted(self.line.times)) if times is None else times,
        )
