"""Two wordings of one thing, word by word: what they share and where they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck import patterns
from factcheck.model import Finding, Record, Related

ALIKE = 0.6
"""The share of words in common from which on two passages are shown word by word."""
FEWEST = 3
"""Words that both of two wordings have at least: of less there is nothing to align."""
_WORD = patterns.lazy(r"\S+")
_MARKS = "“”‘’\"'«»‹›„,.;:!?…()[]*_"


class Piece(Record, frozen=True):
    """A stretch of two wordings, as offsets in each; ``same`` tells whether the words are."""

    same: bool
    left: tuple[int, int]
    right: tuple[int, int]


def alignment(left: str, right: str) -> tuple[float, list[Piece]]:
    """The share of words that two texts have in common (0 to 1), and their pieces in order. Case, quotation marks and
    punctuation at the ends of words do not count."""
    from difflib import SequenceMatcher

    ours, theirs = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    matcher = SequenceMatcher(None, _bare(ours), _bare(theirs), autojunk=False)
    pieces = [
        Piece(kind == "equal", _stretch(ours, a, b, left), _stretch(theirs, c, d, right))
        for kind, a, b, c, d in matcher.get_opcodes()
    ]
    return matcher.ratio(), pieces


def reworded(finding: Finding) -> list[Related]:
    """The places where the words of a quotation stand in another wording, enough alike to be compared."""
    if not finding.rule.startswith("quotes/"):
        return []
    return [place for place in finding.related if _comparable(finding.excerpt, place.excerpt)]


def _comparable(left: str, right: str) -> bool:
    if min(len(left.split()), len(right.split())) < FEWEST:
        return False
    share, pieces = alignment(left, right)
    return share >= ALIKE and not all(piece.same for piece in pieces)


def _bare(words: Sequence[re.Match[str]]) -> list[str]:
    return [word[0].strip(_MARKS).casefold() or word[0] for word in words]


def _stretch(words: Sequence[re.Match[str]], first: int, last: int, text: str) -> tuple[int, int]:
    """From the first of some words to the end of the last one; an empty place where there are none."""
    if first < last:
        return words[first].start(), words[last - 1].end()
    at = words[first].start() if first < len(words) else len(text)
    return at, at
