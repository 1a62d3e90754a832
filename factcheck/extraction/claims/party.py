"""Who a figure is about: the person of an age, and the names near a claim."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.extraction.claims import deaths
from factcheck.model import Attribution, Name, Quantity, Quotation
from factcheck.model.record import Record

# "the 39-year-old Hexley man": the name is where he is from.
_BODY = patterns.lazy(r"\s+(?:wo)?(?:man|men|boy|girl|resident|native|teenager|student|father|mother|driver)\b|-")


_PRONOUN = frozenset(f"{who} {is_} " for who in ("He", "She") for is_ in ("is", "was"))
_ENDS = patterns.lazy(r"(?:[ -]years?[ -]old)?(?:[.,;]| and\b|$)")
_STOP = patterns.lazy(r"(?!\.\d)(?![^.]*\b(?:when|while|then|before|after|time|as|in (?:1|20)\d)\b)")
_REACH = 90
_THE = patterns.lazy(r"\b[Tt]he $")
_RELATIVE = patterns.lazy(
    r" (?:\w+ ){0,2}(?:girl|boy|(?:wo)?man|(?:step)?(?:mother|father|son|daughter|sister|brother)|victim|wife|husband"
    r"|suspect|teenager)\b"
)
_SUBJECT = patterns.lazy(r"(?:\b(?:where|when|that|whether|because|which|and|but)|,) the $")
_HANGS = patterns.lazy(r"\b(?:in|at|of|by|with|from|near|to|for) $")
_MAIN = 2
_OF = patterns.lazy(r",? of ")
_OPENING = 40
# Between the person who opens a sentence and a death: it may be somebody else's.
_ANOTHER = patterns.lazy(r"\b(?:whose|his|her|their|said|says|told|that|after|when|and)\b|['’]s? ")
_WHO_IS = patterns.lazy(r"(?:, ?)?(?:who )?(?:is|was|turned)(?: now)?")
_BACK = 3
_BARE = patterns.lazy(r"(?:,| (?:said|says|told|was|is|has|had|who|will|added|died|denied|admitted|won|joined)\b)")
_DEATH = patterns.lazy(
    r"\b(?:died|dies|dead|death|passed away)\b[^.;]{0,60}?\b(?:at|aged)(?: the)?(?: age)?(?: of)?\s*$", re.I
)


@cache
def _between() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Name, age ("Smith, 34," "Smith, aged 34", "Smith, who is 34", "Smith (34)", "Smith, a 34-year-old builder, ...")
    name_first = patterns.compile(
        r"(?:,? (?:[JS]r\.?|I{2,3}|IV))?\s*(?:,|\(|is|was|turned)?\s*(?:(?:who|she|he)\s+(?:is|was|turned)\s+)?"
        r"(?:now\s+|then\s+|only\s+)?(?:aged?\s+)?(?:an?\s+|the\s+)?$",
        re.I,
    )
    # age, Name: "34-year-old [builder] Smith", "34-year-old, John Smith"
    age_first = patterns.compile(
        r"(?:[\s-]*year[\s-]*old)?"
        r"(?:\s+(?!(?:on|in|at|of|by|with|to|from|for|near|off|was|is|were|are|has|had|who|and|after|over)\b)[a-z][a-z-]+){0,3}"
        r"(?:\s+from\s+[A-Z][a-z]+)?,?\s+(?:named\s+|called\s+)?(?:(?:M(?:rs?|s)|Miss|Dr|Sir|Dame|Lord|Lady)\.?\s+)?$"
    )
    return name_first, age_first


@cache
def _called() -> re.Pattern[str]:
    """What a person does between the name and an age: "Smith, a retired bus driver, aged 52,"."""
    return patterns.compile(r", (?:an?|the) (?:[a-z][a-z'’-]+ ){0,3}[a-z][a-z'’-]*[a-rt-z], aged $")


def person_of_age(text: str, quantity: Quantity, names: Sequence[Name]) -> Name | None:
    """The person whose age this is, by apposition or copula; None where the words don't say so plainly."""
    name_first, age_first = _between()
    year_old = text[quantity.start : quantity.end + 10].lower().replace(" ", "-")
    people = [name for name in names if name.kind == "person" or " " in name.text]
    following = next((name for name in people if 0 < name.start - quantity.end < 60), None)
    if following and _BODY.match(text, following.end):
        following = None
    if following and "-year-old" in year_old and age_first.fullmatch(text[quantity.end : following.start]):
        return following
    for name in reversed(names):
        if name.kind not in ("person", "other") or name.end > quantity.start:
            continue
        gap = text[name.end : quantity.start] if quantity.start - name.end < 24 else ""
        if gap.strip() and name_first.fullmatch(gap):
            return name
        # "a mother of two boys, aged five and eight" is neither
        if _called().fullmatch(text, name.end, quantity.start) and text[quantity.end : quantity.end + 1] in ",.;":
            return name
        break
    if following and age_first.fullmatch(text[quantity.end : following.start]):
        return following
    return None


def bare_age(text: str, quantity: Quantity, person: Name | None) -> bool:
    """Is a bare figure after a name an age: "John Smith, 34, said", "John Smith dies at 75"?"""
    if quantity.kind != "number" or not _could_be_age(quantity):
        return False
    if person is None or person.kind != "person" or " " not in person.canonical:
        return False
    closing = text[quantity.end : quantity.end + 1]
    opening = text[person.end : quantity.start].strip()
    if _WHO_IS.fullmatch(opening):
        return closing in ",.;"
    return (opening == "," and closing in ",.;") or (opening == "(" and closing == ")")


def _could_be_age(quantity: Quantity) -> bool:
    return quantity.value is not None and 0 < quantity.value < 115 and not quantity.hedge and quantity.noun is None


def person_by_context(
    text: str,
    quantity: Quantity,
    names: Sequence[Name],
    start: int,
    before: Sequence[Name],
    main: Name | None,
    told: tuple[int, int] = (0, 0),
) -> tuple[Name | None, bool]:
    """The person of "died at the age of 85", "dies at 85", "died aged 85": the one person of the sentence that
    begins at ``start``, of several the one that opens it; of "She was 85." and "the 85-year-old", the one person of the
    sentence before (``before``, between the offsets ``told``), or the one whose death it tells; of "the 85-year-old
    singer" the person whom the article is about (``main``). Beside the person: whether the words say so plainly, by
    telling that person's death."""
    if not _could_be_age(quantity) and quantity.kind != "age":
        return None, False
    subject = _SUBJECT.search(text, max(start, quantity.start - 12), quantity.start) is not None
    definite = quantity.kind == "age" and _THE.search(text, max(start, quantity.start - 8), quantity.start) is not None
    if definite and _RELATIVE.match(text, quantity.end):
        return None, False
    pronoun = text[start : quantity.start] in _PRONOUN
    if pronoun and _ENDS.match(text, quantity.end):
        dead = deaths.deceased(text, *told, before)
        if dead is not None and deaths.may_be(dead, text.startswith("She", start)):
            # "He was 31, a father of two, when he won": not his age now.
            return dead, _STOP.match(text, quantity.end) is not None
    if definite or (pronoun and text[quantity.end : quantity.end + 1] in ".,;"):
        persons = {name.canonical: name for name in (names if subject else before) if name.kind == "person"}
        if len(persons) == 1 and (not definite or _BARE.match(text, quantity.end)):
            return next(iter(persons.values())), False
        return main if definite else None, False
    if not at_death(text, quantity, start):
        return None, False
    return _dead(text, quantity, names, start, main)


def _dead(
    text: str, quantity: Quantity, names: Sequence[Name], start: int, main: Name | None
) -> tuple[Name | None, bool]:
    # "the death, at age 95, of Ann Roe"
    after = _OF.match(text, quantity.end)
    if after:
        found = (name for name in names if name.start == after.end() and name.kind in ("person", "other"))
        return next(found, None), False
    before = [name for name in names if name.end <= quantity.start]
    persons = {
        name.canonical: name
        for name in before
        if (name.kind == "person" or (name.kind == "other" and " " in name.text))
        and not _HANGS.search(text, start, name.start)
    }
    if not persons:
        return main, False
    dead = deaths.deceased(text, start, quantity.start, before)
    if dead is not None:
        return dead, True
    first = next(iter(persons.values()))
    if len(persons) == 1 or (first.start - start <= _OPENING and not _ANOTHER.search(text, first.end, quantity.start)):
        return first, False
    return None, False


class Main(Record, frozen=True):
    """Whom an article is about, and whether it names nobody else."""

    name: Name | None
    alone: bool


NOBODY = Main(None, False)


def main_person(names: Sequence[Name]) -> Main:
    """The person whom an article is about: named more than once, and twice as often as anybody else."""
    counts = Counter(name.canonical for name in names if name.kind == "person")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < _MAIN or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return NOBODY
    return Main(next(name for name in names if name.canonical == ranked[0][0]), len(counts) == 1)


def at_death(text: str, quantity: Quantity, start: int) -> bool:
    """Is a figure an age at death: "dies at 75"?"""
    if not _could_be_age(quantity):
        return False
    return _DEATH.search(text, max(start, quantity.start - _REACH), quantity.start) is not None


def _who(attribution: Attribution) -> str | None:
    """The speaker's name, else the words of the source. Papers without a name ("figures show") are the reporter's."""
    if attribution.speaker is None and attribution.cue_class == "show":
        return None
    return attribution.speaker or (attribution.source.text if attribution.source else None)


class Voices:
    """Who says what in one article, found by place: contents do not overlap, so a binary search is enough."""

    def __init__(self, attributions: Sequence[Attribution], quotations: Sequence[Quotation] = ()) -> None:
        said = [
            (span.start, span.end, _who(attribution)) for attribution in attributions for span in attribution.content
        ]
        self._said = sorted(said, key=lambda item: item[:2])
        self._starts = [start for start, _, _ in self._said]
        self._sources = sorted((a.source.start, a.source.end) for a in attributions if a.source)
        self._quoted: list[tuple[int, int]] = []
        for quotation in quotations:
            if not self._quoted or quotation.end > self._quoted[-1][1]:
                self._quoted.append((quotation.start, quotation.end))

    def quoted(self, at: int) -> bool:
        """Does a character stand within quotation marks?"""
        before = bisect_right(self._quoted, (at, sys.maxsize)) - 1
        return before >= 0 and at < self._quoted[before][1]

    def speaker(self, start: int, end: int) -> str | None:
        """Who says the words ``start:end``: the canonical name, else the words of the source; None for narration."""
        at = bisect_right(self._starts, start)
        for first, last, who in reversed(self._said[max(0, at - _BACK) : at]):
            if first <= start and end <= last:
                return who
        return None

    def is_source(self, name: Name) -> bool:
        """Is a name part of who says something?"""
        at = bisect_right(self._sources, name.start, key=lambda item: item[0])
        return any(start <= name.start and name.end <= end for start, end in self._sources[max(0, at - _BACK) : at])
