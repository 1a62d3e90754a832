"""What somebody who was asked said: declined to comment (+1), answered (+1), did not reply (-1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.derived import kept
from factcheck.extraction.claims.arguments import opener
from factcheck.extraction.claims.words import Line
from factcheck.language.responses import phrases
from factcheck.language.roots import listed
from factcheck.model import Claim, Facts, Name

RESPONDING = (
    "comment",
    "respond",
    "repl",
    "ignored",
    "return",
    "reached",
    "answer",
    "statement",
    "told ",
    "declin",
    "refused",
    "email",
)
"""One of these, in small letters, is in every sentence that tells of a response."""
_SIDES = {"declined": 1, "answered": 1, "ignored": -1}
_PHRASE = 4
_FOR = patterns.lazy(r"\b(?:spokes\w+|lawyers?|representatives?|solicitors?|officials?) (?:for|at|of) (?:the )?$", re.I)
_SOFT = patterns.lazy(
    r"\b(?:immediately|further|yet|by the time|at once|right away|in time|initially|at first)\b", re.I
)
_TOPIC = patterns.lazy(r"\b(?:on|about|over|regarding) (?:the |its |his |her |their )?(?P<topic>[a-z]+)")
_SAYS = patterns.lazy(r"(?:['’]s)? ?(?:said|apologised|denied|confirmed)\b")
_WORD = patterns.lazy(r"[a-z-]+")
_AFTER = 60


@cache
def _phrases() -> re.Pattern[str]:
    return patterns.compile(_source())


@kept(str)
def _source() -> str:
    groups = [f"(?P<{side}>{patterns.either(phrases(side))})" for side in _SIDES]
    return rf"(?i)\b(?:{'|'.join(groups)})\b"


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for side in _SIDES for phrase in phrases(side))


def find(facts: Facts, index: int, line: Line) -> list[Claim]:
    """The responses that the sentence with this index tells of, in order."""
    if _last_words().isdisjoint(line.lowers):
        return []
    sentence, text = facts.sentences[index], facts.article.text
    found = []
    for match in _phrases().finditer(text, sentence.start, sentence.end):
        side = match.lastgroup or ""
        after = text[match.end() : min(sentence.end, match.end() + _AFTER)]
        if _SOFT.search(text, max(sentence.start, match.start() - _AFTER), match.end()) or _SOFT.search(after):
            continue
        asked = _WORD.findall(f"{match[0]} {after}".lower())
        if side == "ignored" and listed("antonyms", "asked").isdisjoint(asked):
            continue
        topic = _TOPIC.search(after)
        who = _who(line, text, sentence.start, match.start())
        if who is None and side == "answered":
            who = _said(line.names, text, match.end(), sentence.end)
        if who is None or any(q.start < match.start() < q.end for q in facts.quotations):
            continue
        found.append(
            Claim(
                match.start(),
                match.end(),
                match[0],
                index,
                subject=who,
                event="response",
                measure="assertion",
                direction=_SIDES[side],
                scope=(side,),
                party=who,
                modality="past",
                speaker=None,
                flags=("known", "subject"),
                near=(f"=@{who.lower()}",),
                modifiers=(f"={topic['topic']}",) if topic else (),
                names=(who,),
            )
        )
    return found


def _who(line: Line, text: str, start: int, end: int) -> str | None:
    """The name right before the words, as who answers: "the Low campaign declined", "a spokesman for Norvex told"."""
    name = next((name for name in reversed(line.names) if start <= name.start and name.end <= end), None)
    if name is None:
        first = opener(line, 0)
        return first if first and _close(text[start + len(first) : end]) else None
    if not _close(text[name.end : end]):
        return None
    if _FOR.search(text, max(start, name.start - 40), name.start):
        return name.canonical
    before = text[start : name.start].split()
    hangs = before and (before[-1].endswith("ing") or before[-1].lower() in listed("antonyms", "joints"))
    return None if hangs else name.canonical


def _close(between: str) -> bool:
    words = between.replace("’s", "").replace("'s", "").replace(",", " ").split()
    return len(words) <= _PHRASE and all(word.lower() in listed("antonyms", "spokes") for word in words)


def _said(names: Sequence[Name], text: str, start: int, end: int) -> str | None:
    """Who said it, after "In a statement, "."""
    name = next((name for name in names if start <= name.start <= start + _PHRASE), None)
    return name.canonical if name is not None and _SAYS.match(text, name.end, end) else None
