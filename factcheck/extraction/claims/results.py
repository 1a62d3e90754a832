"""How a contest or a vote ended: "Arden beat Welland 3-1", "Welland went down 3-1 to Arden", "by 23 votes to 17",
"Arden 2-14 Welland 1-15". Scores at half-time, of legs and sets, and leads are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factcheck import patterns
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.words import Line
from factcheck.language.lexicon import load
from factcheck.language.roots import listed
from factcheck.model import Claim, Facts, Name, Quantity

_TEAMS = 2
_FAR = 30
_TALLY = patterns.lazy(r"(?: votes?)? (?:to|against) ")
_MOST = 1000
_SHORT = 90
_NAME = r"[A-Z][\w’'.&-]*(?: (?:[A-Z&][\w’'.&-]*|of|and|the))*"
_SCORE = r"\d{1,3}(?:-\d{1,2})?"
_LINE = patterns.lazy(rf"(?P<a>{_NAME}) (?P<x>{_SCORE}),?\s(?P<b>{_NAME}) (?P<y>{_SCORE})\.?$")


def find(facts: Facts, index: int, line: Line, inside: Sequence[Quantity], voices: Voices) -> Iterator[Claim]:
    """The results that the sentence with this index states; ``inside`` are its quantities. ``event`` is score or vote,
    ``scope`` the two sides of it, ``party`` and ``counterpart`` the two contestants as far as they are named."""
    scores = [quantity for quantity in inside if quantity.kind == "score"]
    voted = not listed("acts", "voting").isdisjoint(line.lowers)
    if len(inside) >= _TEAMS:
        board = _board(facts, index, inside)
        if board is not None:
            ends: tuple[str, ...] = (f"{board['a']} {board['x']}", f"{board['b']} {board['y']}")
            span = board.start(), board.end("y")
            yield _claim(facts, index, line, voices, span, "score", ends, (board["a"], board["b"]))
            return
    for score in scores:
        lowers, at = _clause(line, score)
        sides = _sides(line.names, score) if len(scores) == 1 and not voted else ()
        if voted or (not _partial(lowers, at) and (sides or not _decided().isdisjoint(lowers))):
            ends = tuple(sorted(f"{end}" for end in (score.range_low, score.range_high)))
            yield _claim(
                facts, index, line, voices, (score.start, score.end), "vote" if voted else "score", ends, sides
            )
    if scores or not voted:
        return
    for one, other in pairwise(inside):
        plain = all(q.kind == "number" and q.noun in (None, "vote") and _whole(q.value) for q in (one, other))
        if plain and _TALLY.fullmatch(facts.article.text, one.end, other.start):
            ends = tuple(sorted(f"{quantity.value}" for quantity in (one, other)))
            yield _claim(facts, index, line, voices, (one.start, other.end), "vote", ends, ())


def _board(facts: Facts, index: int, inside: Sequence[Quantity]) -> re.Match[str] | None:
    """The line of a scoreboard: two names, each with its score."""
    sentence, text = facts.sentences[index], facts.article.text
    if sentence.end - sentence.start > _SHORT or not text[sentence.start : sentence.end].rstrip(".")[-1:].isdigit():
        return None
    board = _LINE.match(text, sentence.start, sentence.end)
    return board if board and board.start("x") <= inside[0].start else None


def _whole(value: Decimal | None) -> bool:
    return value is not None and value % 1 == 0 and value < _MOST


def _sides(names: Sequence[Name], score: Quantity) -> tuple[str, ...]:
    before = [name.canonical for name in names if name.end <= score.start]
    after = [name.canonical for name in names if 0 < name.start - score.end < _FAR]
    sides = before[-_TEAMS:] if len(before) >= _TEAMS else [*before, *after[:1]]
    return tuple(sides) if len(set(sides)) == _TEAMS else ()


def _clause(line: Line, score: Quantity) -> tuple[list[str], int]:
    """The words of the clause around a score, and the place of the first word after it there."""
    starts, lowers, cuts = line.starts, line.lowers, listed("acts", "clause")
    first = next((at for at, start in enumerate(starts) if start >= score.start), len(starts))
    last = next((at for at, start in enumerate(starts) if start >= score.end), len(starts))
    left, right = first, last
    while left > 0 and lowers[left - 1] not in cuts:
        left -= 1
    while right < len(lowers) and lowers[right] not in cuts:
        right += 1
    return [*lowers[left:first], *lowers[last:right]], first - left


def _partial(lowers: list[str], at: int) -> bool:
    """Is it the score of a part, or of another contest: at half-time, a lead, "the second leg", "last month's 2-0"?"""
    if not listed("acts", "half").isdisjoint(lowers) or lowers[at : at + 1] in (
        ["down"],
        ["up"],
        ["behind"],
        ["ahead"],
    ):
        return True
    ordinal = (i for i, word in enumerate(lowers) if word in listed("acts", "ordinals"))
    return any(lowers[i + 1 : i + 2] and lowers[i + 1] not in listed("acts", "in_a_row") for i in ordinal)


@cache
def _decided() -> frozenset[str]:
    """The words that say that a contest is over."""
    verbs = (word for name in ("beat", "draw") for form in load(name).forms for word in form.split())
    return frozenset(verbs) | listed("acts", "decided")


def _claim(
    facts: Facts,
    index: int,
    line: Line,
    voices: Voices,
    span: tuple[int, int],
    event: str,
    ends: tuple[str, ...],
    sides: Sequence[str],
) -> Claim:
    start, end = span
    party, counterpart = sides if len(sides) == _TEAMS else (None, None)
    return Claim(
        start,
        end,
        facts.article.text[start:end],
        index,
        event=event,
        measure="score",
        party=party,
        counterpart=counterpart,
        speaker=voices.speaker(start, end),
        scope=ends,
        names=tuple(sides),
        times=tuple(sorted(line.times)),
    )
