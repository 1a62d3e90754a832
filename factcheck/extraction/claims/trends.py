"""What rose and what fell, told by a verb or by a noun: "burglaries fell by 8 per cent in the year to June", "the rise
in rents in February". Left out: what is planned, feared, denied, or slows down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count

from factcheck.derived import kept
from factcheck.extraction.claims import flags
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.states import is_helper
from factcheck.extraction.claims.words import Line, month
from factcheck.language.inflection import forms, plural
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, root_of
from factcheck.model import Claim, Facts, within

_BACK = 12
_AHEAD = 10


@kept(dict[str, int])
def _verbs() -> dict[str, int]:
    """From the forms of verbs of motion to their sides, those of one word."""
    found: dict[str, int] = {}
    for sign, side in (("+", 1), ("-", -1)):
        for verb in table("antonyms")["axes"]["motion"][sign]:
            head, _, rest = verb.partition(" ")
            lemma, *irregular = head.split("|")
            if lemma != "be" and not rest:
                for form in forms(lemma, "verb", tuple(irregular)):
                    found.setdefault(form, side)
    return found


@kept(dict[str, int])
def _nouns() -> dict[str, int]:
    nouns = table("trends")["nouns"]
    sides = (("+", 1), ("-", -1))
    return {form: side for sign, side in sides for noun in nouns[sign] for form in (noun, plural(noun))}


@cache
def _starts() -> frozenset[str]:
    return frozenset(_verbs()) | frozenset(_nouns())


def find(facts: Facts, index: int, line: Line, voices: Voices) -> Iterator[Claim]:
    """The rises and falls that the sentence with this index states, in order."""
    lowers = line.lowers
    if _starts().isdisjoint(lowers) or lowers[-1:] == ["?"]:
        return
    for at in compress(count(), map(_starts().__contains__, lowers)):
        lower = lowers[at]
        noun, verb = _nouns().get(lower, 0), _verbs().get(lower, 0)
        follows = lowers[at + 1 : at + 2]
        if noun and follows == ["in"] and not is_helper(lowers[at - 1] if at else ""):
            thing, stop = _after(line, at + 2)
            first, side = max(at - 1, 0), noun
        elif verb and at and lowers[at - 1] not in listed("trends", "before_noun"):
            thing, first = _before(line, at - 1)
            stop, side = at + 1, verb
        else:
            continue
        clause = lowers[max(first - 2, 0) : stop + 2]
        if not thing or not listed("trends", "unsettled").isdisjoint(clause):
            continue
        end = _clause_end(lowers, stop)
        start, close = line.starts[first], line.ends[at]
        inside = within(facts.dates, line.starts[first], line.ends[end - 1])
        times = {*flags.named(set(), inside), *(month(date.month) for date in inside if date.month)}
        times |= {word for word in lowers[first:end] if word in listed("trends", "periods")}
        near = [name for name in line.names if line.starts[first] <= name.start < line.ends[end - 1]]
        scopes = listed("scope_words", "words") | listed("trends", "measures")
        yield Claim(
            start,
            close,
            facts.article.text[start:close],
            index,
            subject=thing[0],
            measure="trend",
            direction=side,
            scope=tuple(sorted({word for word in thing if word in scopes})),
            speaker=voices.speaker(start, close),
            flags=("definite",) if noun and lowers[at - 1 : at] == ["the"] else (),
            modifiers=tuple(sorted({root_of(word) for word in thing if word not in scopes})),
            names=tuple(dict.fromkeys(name.canonical for name in near)),
            times=tuple(sorted(times)),
        )


def _content(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and word not in listed("claim_words", "functions")


def _before(line: Line, at: int) -> tuple[list[str], int]:
    """The words of what stands before a verb, head first where it can be told, and the token where they begin."""
    lowers = line.lowers
    while at >= 0 and (is_helper(lowers[at]) or lowers[at].endswith("ly")):
        at -= 1
    words: list[str] = []
    first = at
    for token in range(at, max(at - _BACK, -1), -1):
        lower = lowers[token]
        if lower in listed("trends", "borders") or not (lower[:1].isalnum() or lower in ("-", "'s", "’s")):
            break
        first = token
        name = line.texts[token][:1].isupper() and token > 0
        if lower in ("in", "at", "across", "for", "on") and words:
            words = []  # "burglaries in the county": what moves stands before
        elif _content(lower) and not name and lower not in listed("trends", "light"):
            words.append(lower)
    return words, first


def _after(line: Line, at: int) -> tuple[list[str], int]:
    """The words of what "rise in" is of, and the token after them."""
    words: list[str] = []
    for token in range(at, min(at + _AHEAD, len(line.lowers))):
        lower = line.lowers[token]
        if not lower[:1].isalnum() or lower in listed("trends", "ends") or is_helper(lower):
            return words, token
        if words and (lower in _verbs() or lower.endswith("ed")):
            return words, token
        if _content(lower) and lower not in listed("trends", "light") and not line.texts[token][:1].isupper():
            words.append(lower)
    return words, min(at + _AHEAD, len(line.lowers))


def _clause_end(lowers: Sequence[str], at: int) -> int:
    """The token after the clause that goes on at a token."""
    while at < len(lowers) and lowers[at] not in listed("trends", "clause"):
        at += 1
    return at
