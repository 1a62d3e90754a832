"""Who did it: an act that one doer does to one thing, with the two as noun phrases, named or not.

"Norvex bought Tallow" and "Tallow was bought by Norvex"; "the equaliser, headed by Maya Pruett"; "a toddler was bitten
by an Alsatian". What is possible, asked or denied is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count

from factcheck.derived import kept
from factcheck.extraction.claims import arguments
from factcheck.extraction.claims.arguments import Argument
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.states import ahead, is_helper
from factcheck.extraction.claims.words import BE, RELATIVE, Line, longest
from factcheck.language.days import WEEKDAYS
from factcheck.language.inflection import forms
from factcheck.language.lexicon import table
from factcheck.language.roots import listed
from factcheck.model import Claim, Facts
from factcheck.model.record import Record

_AGREED = frozenset({"agreed", "agrees", "to", "also", "yesterday"})
_BY = 6
_CONDITION = 6
_DAYS = frozenset({*WEEKDAYS, "night", "morning", "evening", "afternoon"})


class _Form(Record, frozen=True, array_like=True):
    """A form of a verb: the classes of acts that it may tell of, and the part that the form plays."""

    classes: tuple[str, ...]
    part: str


@kept(dict[str, _Form])
def _verbs() -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for name, verbs in table("acts")["done_to"].items():
        for verb in verbs:
            head, _, rest = verb.partition(" ")
            lemma, *irregular = head.split("|")
            inflected = forms(f"{lemma} {rest}".strip(), "verb", tuple(irregular))
            parts = dict.fromkeys(inflected, "past") | {inflected[-1]: "ing"}
            for form, part in ((inflected[0], "base"), (inflected[1], "now")):
                parts[form] = part if form not in irregular else "past"
            for form, part in parts.items():
                known = found.get(form, _Form((), part))
                found[form] = _Form((*known.classes, name), part if "past" not in (known.part, part) else "past")
    return found


@kept(dict[str, int])
def _starts() -> dict[str, int]:
    """For the first word of each form, the number of words of its longest form."""
    return longest(_verbs())


def find(facts: Facts, index: int, line: Line, voices: Voices) -> Iterator[Claim]:
    """The acts that the sentence with this index tells of, in order of the verbs; none of questions."""
    lowers = line.lowers
    if lowers[-1:] == ["?"] or _starts().keys().isdisjoint(lowers):
        return
    heading = facts.sentences[index].kind in ("headline", "subhead", "caption")
    for at in compress(count(), map(_starts().__contains__, lowers)):
        for length in range(min(_starts()[lowers[at]], len(lowers) - at), 0, -1):
            form = _verbs().get(" ".join(lowers[at : at + length]))
            if form is not None:
                yield from _acts(facts, index, line, voices, (at, at + length), form, heading)
                break


def _acts(
    facts: Facts,
    index: int,
    line: Line,
    voices: Voices,
    verb: tuple[int, int],
    form: _Form,
    heading: bool,
) -> Iterator[Claim]:
    lowers = line.lowers
    first, last = verb
    head, helpers = helped(line, first - 1)
    denied = any(word in ("not", "never") or word.endswith("n't") for word in helpers)
    if form.part == "ing" or denied or _unreal(lowers, first, helpers):
        return
    parties = _parties(line, verb, head, helpers, form, heading)
    if parties is None:
        return
    doer, thing = parties
    if doer.marks[0] == thing.marks[0] or not listed("acts", "with").isdisjoint(lowers[doer.first : doer.last + 1]):
        return
    start = line.starts[min(first, doer.first, thing.first)]
    end = line.ends[max(last, doer.last, thing.last) - 1]
    kind = next((name.kind for name in line.names if doer.name and name.canonical == doer.name), "other")
    flags = [
        word
        for word, there in (
            ("hedged", not listed("acts", "hedged").isdisjoint(lowers)),
            ("known", thing.known),
            ("definite", doer.known),
            ("quoted", voices.quoted(start)),
        )
        if there
    ]
    for event in form.classes:
        yield Claim(
            start,
            end,
            facts.article.text[start:end],
            index,
            subject=kind if doer.name else None,
            event=event,
            measure="act",
            modality="future" if "will" in helpers or "to" in helpers else "past",
            party=doer.name,
            counterpart=thing.name,
            speaker=voices.speaker(start, end),
            flags=tuple(flags),
            near=doer.marks,
            modifiers=thing.marks,
            names=tuple(dict.fromkeys(name.canonical for name in line.names)),
            times=tuple(sorted(line.times)),
        )


def helped(line: Line, head: int) -> tuple[int, list[str]]:
    """The token before the auxiliaries, adverbs and days that end at a token, and those words."""
    lowers = line.lowers
    helpers: list[str] = []
    while head >= 0:
        word = lowers[head]
        if is_helper(word) or word.endswith("ly") or word in _AGREED:
            helpers.append(word)
            head -= 1
        elif word in _DAYS and head > 0:
            back = head
            while back >= 0 and lowers[back] in _DAYS:
                back -= 1
            if back < 0 or lowers[back] not in ("on", "last", "late", "early"):
                break
            head = back - 1
        elif word == "and" and head > 1 and lowers[head - 1] in _starts():
            head -= 2
        else:
            break
    return head, helpers


def _unreal(lowers: list[str], first: int, helpers: Sequence[str]) -> bool:
    modal = listed("antonyms", "modal") - {"had"}
    before = lowers[max(0, first - _CONDITION) : first]
    return not modal.isdisjoint(helpers) or not listed("antonyms", "condition").isdisjoint(before)


def _parties(
    line: Line,
    verb: tuple[int, int],
    head: int,
    helpers: Sequence[str],
    form: _Form,
    heading: bool,
) -> tuple[Argument, Argument] | None:
    """Doer and thing of a verb, None where one of them is not told."""
    lowers = line.lowers
    first, last = verb
    passive = not BE.isdisjoint(helpers)
    by = next((at for at in range(last, min(last + _BY, len(lowers))) if lowers[at] in ("by", ",", ";", "and")), None)
    told = by is not None and lowers[by] == "by" and form.part in ("past",)
    if told and by is not None and (passive or not helpers or RELATIVE.issuperset(helpers)):
        if not passive and by > last:
            return None
        relative = not passive or not RELATIVE.isdisjoint(helpers)
        thing, doer = ahead(line, head, relative), arguments.after(line, by + 1, plain=True)
    elif passive or (form.part == "base" and not heading and not helpers):
        return None
    else:
        before = lowers[first - 1] if first else ""
        if not helpers and (before in listed("antonyms", "joints") or _determined(before)):
            return None
        relative = not RELATIVE.isdisjoint(helpers)
        doer, thing = ahead(line, head, relative), arguments.after(line, last, plain=True)
    return (doer, thing) if doer is not None and thing is not None else None


def _determined(word: str) -> bool:
    return word in arguments.DETERMINERS or word.endswith(("'s", "’s"))
