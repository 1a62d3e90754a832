"""Whose relative somebody is: "his nephew, Rohan Motwal", "Clare Sayle, the dead man's sister", "Tom, the elder of the
magnate's two sons"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.claims.words import Line
from factcheck.language.inflection import plural
from factcheck.language.lexicon import table
from factcheck.language.roots import singular
from factcheck.model import Claim, Facts, Name

_BACK = 48
_OWNER = r"(?P<owner>\b(?:[Hh]is|[Hh]er|[Tt]heir)\b|\b(?:the |The )?[\w-]+(?: [\w-]+)?['’]s\b)"
_WORDS = r"(?:(?!ex-|late\b|former\b|step|half|great)[a-z-]+ ){0,2}?"


@kept(dict[str, str])
def _kin() -> dict[str, str]:
    """From each noun for a relative, one or several, to its singular."""
    kinds = table("exclusive_kinds")
    nouns = [noun for line in kinds["groups"]["kin"] for noun in line]
    several = {f"{head}s-in-law": f"{head}-in-law" for noun in nouns for head, _, law in (noun.partition("-"),) if law}
    return {form: noun for noun in nouns for form in (noun, plural(noun))} | {n: n for n in kinds["wide_kin"]} | several


@cache
def _words() -> frozenset[str]:
    return frozenset(_kin())


@cache
def _before() -> re.Pattern[str]:
    return patterns.compile(rf"{_OWNER} {_WORDS}(?P<kin>{_nouns()}),? $")


@cache
def _after() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Clare Sayle, the dead man's sister", "one of his sons"; "Clare Sayle, the sister of Tom Sayle"."""
    among = rf"(?:(?:the|an?|one) (?:[a-z]+ ){{0,3}}?of )?{_OWNER} {_WORDS}(?P<kin>{_nouns()})\b"
    name = r"(?P<owner>(?:M(?:r|rs|s) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    of = rf"(?:the|an?) {_WORDS}(?P<kin>{_nouns()}) of (?:the (?:[a-z]+ )?)?{name}"
    after = r"(?=[,.;]|$| who| said| told| still| now)(?!,? and)"
    one, other = (patterns.compile(rf", (?:who (?:is|was) )?{words}{after}") for words in (among, of))
    return one, other


def _nouns() -> str:
    return "|".join(map(re.escape, sorted(_kin(), key=lambda noun: (-len(noun), noun))))


def find(facts: Facts, index: int, line: Line, names: Sequence[Name]) -> Iterator[Claim]:
    """What relatives the sentence with this index calls persons, in order."""
    if _words().isdisjoint(line.lowers) or not names:
        return
    text, begin, end = facts.article.text, facts.sentences[index].start, facts.sentences[index].end
    for name in names:
        merged = " " in name.text and name.text.split()[0] != name.canonical.split()[0]
        if merged or name.kind not in ("person", "other"):
            continue
        found = _before().search(text, max(begin, name.start - _BACK), name.start)
        for pattern in _after():
            found = found or pattern.match(text, name.end, end)
        if found is None:
            continue
        yield Claim(
            min(name.start, found.start("owner")),
            max(name.end, found.end("kin")),
            text[min(name.start, found.start("owner")) : max(name.end, found.end("kin"))],
            index,
            subject=singular(_kin()[found["kin"]]),
            measure="kin",
            party=name.canonical,
            near=(found["owner"].lower().replace("’", "'").removesuffix("'s").removeprefix("the "),),
            names=tuple(dict.fromkeys(other.canonical for other in names)),
        )
