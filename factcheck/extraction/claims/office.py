"""What office a person holds, and in which body: "chief executive Helen Marsh", "Helen Marsh, the chairman of Norvex,",
"the chief constable of Wexshire, Colin Bray", "Norvex's chairman, Paul Hale", "Maria Lund of Relief Now"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.claims.arguments import opener
from factcheck.extraction.claims.words import Line
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed
from factcheck.model import Claim, Facts
from factcheck.model.record import Record

_BACK = 60
_OF = patterns.lazy(r",? (?:of|at|for|from|with) (?:the )?(?:[a-z]+ ){0,2}$")
_LETTERS = patterns.lazy(r"[a-z]+")
_DEPUTY = r"(?P<deputy>deputy |vice[ -]|assistant )?"


class _Held(Record, frozen=True):
    """An office (None: only a body), the body, and where the words begin and end."""

    office: str | None
    body: str | None
    start: int
    end: int


@kept(dict[str, str])
def _offices() -> dict[str, str]:
    """From each name of an office or rank to the first one."""
    ranks = {form: lemma for form, (lemma, _) in load("ranks").forms.items()}
    return ranks | {name: group[0] for group in table("offices")["same"] for name in group}


@cache
def _after() -> re.Pattern[str]:
    return patterns.compile(
        rf", (?:the |its |their |an? )?(?:[a-z]+[’']s )?(?:senior )?"
        rf"{_DEPUTY}(?P<office>(?i:{_names()}))"
        r"(?:,|(?= said| who)| (?:of|at|for|in|with) (?P<of>(?:the )?(?:[a-z]+ ){0,2}))"
    )


@cache
def _before() -> re.Pattern[str]:
    return patterns.compile(
        rf"\b{_DEPUTY}(?P<office>{_names()})(?P<of> (?:of|at|for|in|with) (?:the )?(?:[a-z]+ ){{0,2}})?,? ?$",
        re.I,
    )


def _called(found: re.Match[str]) -> str:
    """The office, that of a deputy told from the holder's."""
    office = _offices()[found["office"].lower()]
    return f"deputy {office}" if found["deputy"] and not office.startswith("deputy ") else office


@kept(str)
def _names() -> str:
    return patterns.either(sorted(_offices(), key=lambda name: (-len(name), name)))


@cache
def _heads() -> frozenset[str]:
    return frozenset(_LETTERS.findall(name)[0] for name in _offices())


def find(facts: Facts, index: int, line: Line) -> Iterator[Claim]:
    """The offices that the sentence with this index gives to persons, in order; none where it tells of a change."""
    if not listed("offices", "changes").isdisjoint(line.lowers):
        return
    text, begin, names = facts.article.text, facts.sentences[index].start, line.names
    for at, name in enumerate(names):
        if name.kind != "person":
            continue
        for held in _held(text, begin, line, at):
            around = patterns.compile(r"[a-z-]+").findall(text[max(begin, held.start - 14) : held.end].lower())
            if not listed("offices", "once").isdisjoint(around):
                continue
            yield Claim(
                name.start if held.start >= name.start else held.start,
                held.end,
                text[min(name.start, held.start) : held.end],
                index,
                subject=held.office,
                measure="office",
                party=name.canonical,
                counterpart=held.body,
                names=tuple(dict.fromkeys(other.canonical for other in names)),
                times=tuple(sorted(line.times)),
            )


def _held(text: str, begin: int, line: Line, at: int) -> Iterator[_Held]:
    names, name = line.names, line.names[at]
    after = _after().match(text, name.end) if text.startswith(", ", name.end) else None
    if after:
        body = next(
            (other.canonical for other in names if after["of"] is not None and other.start == after.end()), None
        )
        yield _Held(_called(after), body, name.start, after.end("office"))
        return
    title = _offices().get((name.title or "").lower())
    beside = names[at + 1] if at + 1 < len(names) else None
    of = beside if beside is not None and _OF.match(text[name.end : beside.start]) else None
    if title is not None:
        yield _Held(title, of.canonical if of is not None and of.kind != "person" else None, name.start, name.end)
        return
    # An office may begin in a part of a word ("ex-chairman").
    if not _heads().isdisjoint(_LETTERS.findall(text[begin : name.start].lower())):
        yield from _given_before(text, begin, line, at)
    if (
        of is not None
        and of.kind == "organisation"
        and text[name.end : of.start].strip() in ("of", "from", "of the", "from the")
    ):
        yield _Held(None, of.canonical, name.start, of.end)


def _given_before(text: str, begin: int, line: Line, at: int) -> Iterator[_Held]:
    """The office before a name: with its body after it, or the body's owner before it."""
    name, before = line.names[at], line.names[at - 1] if at else None
    if before is not None and text[before.end : name.start] in (", ", " "):
        found = _before().search(text, max(begin, before.start - _BACK), before.start)
        if found and found["of"]:
            yield _Held(_called(found), before.canonical, found.start(), name.end)
            return
    found = _before().search(text, max(begin, name.start - _BACK), name.start)
    if found is None or found["of"]:
        return
    body = None
    if before is not None and text[before.end : found.start()].replace("’", "'") in ("'s ", " "):
        body = before.canonical
    elif before is None:
        first = opener(line, 0)
        owns = first and text[begin + len(first) : found.start()].replace("’", "'") in ("'s ", " ")
        body = first if owns else None
    yield _Held(_called(found), body, found.start(), name.end)
