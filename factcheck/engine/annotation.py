"""Annotated text: leaf facts stand as one private-use character each, so that templates speak of types, not letters.

The space before a clause word becomes a line separator, which is still white space but stops a near gap; a sentence
boundary becomes a paragraph separator, which stops it too. Lengths of plain stretches never change, so a position in
the annotated text leads back to the text by one search.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import regex

from factcheck.model import Date, Facts, Name, Quantity, Quotation

Leaf = Quantity | Date | Name | Quotation

_QUANTITIES = (
    "number", "ordinal", "money", "percent", "percentage_points", "measure", "duration", "age", "fraction", "ratio",
    "rate", "score",
)  # fmt: skip
_DATES = ("day", "clock", "span", "set", "weekday")
_NAMES = ("person", "organisation", "place", "other")
BASE = 0xE000
CODES: dict[str, str] = {
    **{kind: chr(BASE + index) for index, kind in enumerate(_QUANTITIES)},
    **{kind: chr(BASE + 0x10 + index) for index, kind in enumerate(_DATES)},
    **{kind: chr(BASE + 0x20 + index) for index, kind in enumerate(_NAMES)},
    "quotation": chr(BASE + 0x30),
}
"""The character of each leaf type. ``day`` is a calendar date, ``span`` an anchored duration."""

TYPES: dict[str, str] = {
    **CODES,
    "quantity": "".join(CODES[k] for k in _QUANTITIES if k not in ("ordinal", "score", "ratio", "fraction")),
    "count": CODES["number"],
    "figure": "".join(CODES[k] for k in _QUANTITIES),
    "share": CODES["percent"] + CODES["fraction"],
    "multiple": CODES["ratio"],
    "date": CODES["day"] + CODES["span"] + CODES["weekday"],
    "time": CODES["clock"],
    "name": "".join(CODES[k] for k in _NAMES),
}
"""Type words of templates, each with the characters that it accepts."""

CLAUSE = "\u2028"
BOUNDARY = "\u2029"


@cache
def _clause_words() -> regex.Pattern[str]:
    words = "while|whereas|although|though|but|because|when|if|unless|despite|yet|however"
    # A relative clause without a comma belongs to its noun: "the 212 residents who replied".
    return regex.compile(rf"[ \n](?=(?:{words})\b)|(?<=[,;)–—-])[ \n](?=(?:who|which|whose)\b)")


def lower(text: str) -> str:
    """Lower-cased text of the same length (some capitals would grow, and are kept)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def code_of(leaf: Leaf) -> str:
    """The private-use character of a fact."""
    if isinstance(leaf, Quantity):
        return CODES[leaf.kind]
    if isinstance(leaf, Name):
        return CODES[leaf.kind]
    if isinstance(leaf, Quotation):
        return CODES["quotation"]
    if leaf.kind == "DATE":
        bare = leaf.weekday is not None and leaf.day is None
        return CODES["weekday" if bare else "day"]
    return CODES[{"TIME": "clock", "DURATION": "span", "SET": "set"}[leaf.kind]]


class Annotated:
    """Annotated text of ``facts.article.text[start:end]``; ``leaves`` are the facts that stand in it, in order."""

    __slots__ = ("end", "leaf_at", "leaves", "start", "starts", "text")

    def __init__(self, low_text: str, start: int, end: int, leaves: Sequence[Leaf], boundaries: Sequence[int]) -> None:
        self.start, self.end, self.leaves = start, end, leaves
        parts: list[str] = []
        self.starts: list[tuple[int, int]] = []
        self.leaf_at: dict[int, Leaf] = {}
        at, length = start, 0
        for leaf in leaves:
            parts.append(low_text[at : leaf.start])
            self.starts.append((length, at))
            length += leaf.start - at
            self.leaf_at[length] = leaf
            self.starts.append((length, leaf.start))
            parts.append(code_of(leaf))
            length += 1
            at = leaf.end
        self.starts.append((length, at))
        parts.append(low_text[at:end])
        text = _clause_words().sub(CLAUSE, "".join(parts))
        for boundary in boundaries:
            place = self.place(boundary)
            if 0 < place <= len(text) and place not in self.leaf_at and text[place - 1].isspace():
                text = text[: place - 1] + BOUNDARY + text[place:]
        self.text = text

    def offset(self, place: int) -> int:
        """The text offset of a place in the annotated text."""
        here, offset = self.starts[max(bisect_right(self.starts, (place, 1 << 60)) - 1, 0)]
        return offset + place - here

    def place(self, offset: int) -> int:
        """The place of a text offset in the annotated text (of a leaf's inside: the leaf)."""
        for here, start in reversed(self.starts):
            if start <= offset:
                leaf = self.leaf_at.get(here)
                if leaf is not None and leaf.start == start:
                    return here if offset < leaf.end else here + 1
                return here + offset - start
        return 0


def leaves_of(facts: Facts, start: int, end: int, *, durations: bool, names: bool, quotations: bool) -> list[Leaf]:
    """The facts that stand as characters, sorted and without overlaps. ``durations``: a duration wins over the
    relative date that it is part of ("30 years" over "30 years ago"); else the longer one wins."""
    from factcheck.model import within

    found: list[Leaf] = [*within(facts.quantities, start, end), *within(facts.dates, start, end)]
    if names:
        found.extend(within(facts.names, start, end))
    if quotations:
        found.extend(q for q in within(facts.quotations, start, end) if q.depth == 0)

    def rank(leaf: Leaf) -> tuple[bool, int, int]:
        wins = durations and isinstance(leaf, Quantity) and leaf.kind in ("duration", "age")
        return (not wins, leaf.start - leaf.end, 0 if isinstance(leaf, Date) else 1)

    chosen: list[Leaf] = []
    if len(found) > 1:
        for leaf in sorted(found, key=rank):
            at = bisect_right(chosen, leaf.start, key=lambda other: other.start)
            clear = (at == 0 or chosen[at - 1].end <= leaf.start) and (
                at == len(chosen) or leaf.end <= chosen[at].start
            )
            if leaf.end <= end and clear:
                chosen.insert(at, leaf)
        return chosen
    return [leaf for leaf in found if leaf.end <= end]
