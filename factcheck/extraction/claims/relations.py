"""Who did it to whom, of two who are named: "Norvex will buy Tallow", "Tallow's takeover of Norvex", "Low lost to Roe".

Read by names alone, so that what stands between does not matter much: the doer is the name before the verb, the other
one the name after it; of a passive, of nouns and of converse verbs it is the other way round. What is denied, asked or
only possible is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from factcheck.derived import kept
from factcheck.extraction.claims.arguments import opener
from factcheck.extraction.claims.deeds import helped
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.words import Line, longest
from factcheck.language.inflection import forms, plural
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Claim, Facts, Name
from factcheck.model.record import Record

_ASIDE = 9
_BE = frozenset({"be", "been", "being", "was", "were", "is", "are", "got", "get"})
_BY = 6
_GAP = 8
_MARKS = frozenset({";", ":", "(", ")", "–", "—", "“", "”", '"'})
_NEAR = 6
_NOT = frozenset({"not", "never", "no", "without", "nor", "neither"})
_OF = frozenset({"of", "by"})
_OWNED = 8
_RIVAL = 3
_SHORT = 24
_PREPOSITIONS = frozenset({"in", "at", "of", "for", "with", "from", "on", "near", "to", "by", "against", "over"})
_STOPS = frozenset(", and but who which that while after before as to from with at in on".split()) | _MARKS  # noqa: SIM905


class _Sense(Record, frozen=True, array_like=True):
    """What a form may mean: its class, the preposition before the other party ("" for none), and how it is read:
    verb, converse, past (a verb that may be passive), of, over, at."""

    event: str
    before: str
    reading: str


@kept(dict[str, list[_Sense]])
def _senses() -> dict[str, list[_Sense]]:
    found: dict[str, list[_Sense]] = {}
    for event, entry in table("directed")["classes"].items():
        for reading in ("verbs", "converse"):
            for verb in entry.get(reading, ()):
                phrase, _, preposition = verb.partition(" ... ")
                head, _, rest = phrase.partition(" ")
                lemma, *irregular = head.split("|")
                inflected = forms(f"{lemma} {rest}".strip(), "verb", tuple(irregular))
                for form in inflected:
                    plain = reading == "verbs" and not preposition and form not in (inflected[1], inflected[-1])
                    how = "past" if plain and (form != inflected[0] or form in irregular) else reading
                    found.setdefault(form, []).append(_Sense(event, preposition, how))
        for reading in ("of", "over", "at"):
            for noun in entry.get(reading, ()):
                head, _, rest = noun.partition(" ")
                for form in (noun, f"{plural(head)} {rest}".strip()):
                    found.setdefault(form, []).append(_Sense(event, "", reading))
    return found


@kept(dict[str, int])
def _starts() -> dict[str, int]:
    """For the first word of each form, the number of words of its longest form."""
    return longest(_senses())


def find(facts: Facts, index: int, line: Line, voices: Voices) -> Iterator[Claim]:
    """The relations between two names of the sentence with this index, in order; none of questions."""
    lowers = line.lowers
    if not line.names or lowers[-1:] == ["?"] or _starts().keys().isdisjoint(lowers):
        return
    for at in compress(count(), map(_starts().__contains__, lowers)):
        if line.called[at] is not None:
            continue
        for length in range(min(_starts()[lowers[at]], len(lowers) - at), 0, -1):
            senses = _senses().get(" ".join(lowers[at : at + length]))
            place = at, at + length
            found = [claim for sense in senses or () for claim in _relation(facts, index, line, voices, place, sense)]
            if found:
                yield from found
                break


def _relation(
    facts: Facts, index: int, line: Line, voices: Voices, place: tuple[int, int], sense: _Sense
) -> Iterator[Claim]:
    first, last = place
    before = line.lowers[max(0, first - _NEAR) : first]
    head, helpers = helped(line, first - 1)
    denied = not _NOT.isdisjoint(before[-3:]) or any(word.endswith("n't") for word in helpers)
    if denied or not listed("antonyms", "condition").isdisjoint(before):
        return
    if not (listed("antonyms", "modal") - {"had", "must"}).isdisjoint(helpers):
        return
    parties = _nominal(line, first, last, sense.reading) if sense.reading in ("of", "over", "at") else None
    if sense.reading not in ("of", "over", "at"):
        parties = _verbal(line, first, last, head, helpers, sense)
    if parties is None or parties[0].canonical == parties[1].canonical:
        return
    doer, other = parties
    start = min(line.starts[first], doer.start, other.start)
    end = max(line.ends[last - 1], doer.end, other.end)
    yield Claim(
        start,
        end,
        facts.article.text[start:end],
        index,
        event=sense.event,
        measure="relation",
        party=doer.canonical,
        counterpart=other.canonical,
        speaker=voices.speaker(start, end),
        flags=("quoted",) if voices.quoted(start) else (),
        names=tuple(dict.fromkeys(name.canonical for name in line.names)),
        times=tuple(sorted(line.times)),
    )


def _verbal(
    line: Line, first: int, last: int, head: int, helpers: list[str], sense: _Sense
) -> tuple[Name, Name] | None:
    lowers = line.lowers
    if sense.reading == "past":
        by = next((at for at in range(last, min(last + _BY, len(lowers))) if lowers[at] == "by"), None)
        passive = not _BE.isdisjoint(helpers)
        if by is not None and (passive or by == last):
            doer, other = _after(line, by + 1, loose=True), _subject(line, first, head)
            return (doer, other) if doer and other else None
        if passive:
            return None
    if not helpers and first and lowers[first - 1] in ("the", "a", "an", "his", "her", "its", "their"):
        return None
    start: int | None = last
    if sense.before:
        words = sense.before.split()
        gap = range(last, min(last + _GAP, len(lowers) - len(words)))
        start = next((at + len(words) for at in gap if lowers[at : at + len(words)] == words), None)
    other = _after(line, start) if start is not None else None
    doer = _subject(line, first, head) if other else None
    if doer is None or other is None:
        return None
    return (other, doer) if sense.reading == "converse" else (doer, other)


def _subject(line: Line, first: int, head: int) -> Name | None:
    """The name before a verb, over an aside between commas; else the only one before it that no preposition governs."""
    lowers = line.lowers
    at = head
    if at >= 0 and lowers[at] in ("who", "which", "that"):
        at -= 1
        at -= at >= 0 and lowers[at] == ","
    elif at > 0 and lowers[at] == ",":
        comma = next((i for i in range(at - 1, max(at - _ASIDE, 0), -1) if lowers[i] == ","), None)
        at = at - 1 if comma is None else comma - 1
    name = line.name_at(at)
    participle = first > 0 and lowers[first - 1] == "," and lowers[first].endswith("ing")
    if name is not None and not _owner(line, name) and not participle:
        return name
    before = [name for name in line.names if name.end <= line.starts[first]]
    free = [name for name in before if not _owner(line, name) and not _led(line, name)]
    if free and participle:
        return free[0]  # "Low won in Hexley for the home side, beating Roe"
    if free:
        return free[-1] if len({name.canonical for name in free}) == 1 else None
    unknown = opener(line, 0)
    end = line.start + len(unknown or "")
    return Name(line.start, end, unknown, "other", unknown) if unknown and line.ends[0] == end else None


def _led(line: Line, name: Name) -> bool:
    """Does a preposition stand before a name?"""
    at = next((i for i, start in enumerate(line.starts) if start >= name.start), 0)
    return at > 0 and line.lowers[at - 1 - (line.lowers[at - 1] == "the" and at > 1)] in _PREPOSITIONS


def _owner(line: Line, name: Name) -> bool:
    """Does a name own what follows?"""
    at = next((i for i, end in enumerate(line.ends) if end >= name.end), None)
    if at is None:
        return False
    owned = line.texts[at].endswith(("'s", "’s", "s'", "s’"))
    return owned or line.texts[at + 1 : at + 2] in (["'"], ["’"])


def _after(line: Line, start: int, loose: bool = False) -> Name | None:
    """The name that follows within a few words, none of which ends the phrase; ``loose``: an owner will do."""
    for at in range(start, min(start + _NEAR, len(line.lowers))):
        name = line.name_at(at)
        if name is not None and (loose or not _owner(line, name)):
            return _described(line, at, name) or name
        if name is not None:
            # "Norvex's rival Tallow": what is owned.
            return next((other for other in line.names if 0 < other.start - name.end < _SHORT), None)
        apposed = line.lowers[at] == "," and at > start and line.name_at(at + 1) is not None
        if not apposed and line.lowers[at] in _STOPS and not (loose and line.lowers[at] == "of"):
            return None
    return None


def _described(line: Line, at: int, name: Name) -> Name | None:
    """The name that a place only describes: "its Lancashire rival Dunnock"."""
    while line.name_at(at) is name:
        at += 1
    for beyond in range(at, min(at + _RIVAL, len(line.lowers))):
        other = line.name_at(beyond)
        if other is not None:
            return other if beyond > at and name.kind == "place" != other.kind else None
        if line.lowers[beyond] in _STOPS or not line.lowers[beyond].isalpha():
            return None
    return None


def _nominal(line: Line, first: int, last: int, reading: str) -> tuple[Name, Name] | None:
    """ "Norvex's takeover of Tallow", "the takeover of Tallow by Norvex", "Low's defeat by Cole"."""
    lowers = line.lowers
    owner = next(
        (
            name
            for at in range(first - 1, max(first - 2 - _OWNED, -1), -1)
            if (name := line.name_at(at)) is not None and (_owner(line, name) or lowers[at + 1 : at + 2] == ["'"])
        ),
        None,
    )
    if reading == "of":
        if lowers[last : last + 1] != ["of"]:
            return None
        other = _after(line, last + 1)
        by = next((at for at in range(last + 1, min(last + _GAP, len(lowers))) if lowers[at] == "by"), None)
        doer = owner or (_after(line, by + 1) if by is not None else None)
        return (doer, other) if doer and other else None
    other = _after(line, last)
    if reading == "over":
        owner = owner or _subject(line, first, helped(line, first - 1)[0])
    if owner is None or other is None:
        return None
    return (other, owner) if reading == "at" else (owner, other)
