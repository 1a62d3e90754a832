"""Annotated text: leaf facts stand as one private-use character each, so that templates speak of types, not letters.

The space before a clause word becomes a line separator, which is still white space but stops a near gap; a sentence
boundary becomes a paragraph separator, which stops it too. Lengths of plain stretches never change, so a position in
the annotated text leads back to the text by one search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.engine.word_lists import Mark
from factcheck.language import lexicon
from factcheck.model import Date, Facts, Name, Quantity, Quotation, within

Leaf = Quantity | Date | Name | Quotation
Variant = tuple[bool, bool, bool, bool]
"""Which leaf facts stand as characters: facts at all, durations before dates, names, quotations."""

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
_LONGEST = 40
"""Characters before a figure in which its hedge is looked for."""


@cache
def _clause_words() -> re.Pattern[str]:
    words = "while|whereas|although|though|but|because|when|where|if|unless|despite|yet|however"
    # A relative clause without a comma belongs to its noun: "the 212 residents who replied".
    return patterns.compile(rf"[ \n](?:(?=(?:{words})\b)|(?<=[,;)–—-].)(?=(?:who|which|whose)\b))", re.DOTALL)


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
    if leaf.kind == "DATE" or (leaf.kind == "TIME" and leaf.hour is None and leaf.weekday is not None):
        bare = leaf.weekday is not None and leaf.day is None
        return CODES["weekday" if bare else "day"]
    return CODES[{"TIME": "clock", "DURATION": "span", "SET": "set"}[leaf.kind]]


def clauses(low_text: str) -> str:
    """The text with the places before clause words marked, and figures in square brackets in round ones: so quotations
    have what the desk puts in ("12 stone [76kg]")."""
    plain = _clause_words().sub(CLAUSE, low_text)
    return _ASIDE.sub(r"(\1)", plain) if "[" in plain else plain


_ASIDE = patterns.lazy(r"\[([^\[\]()\n]{0,12}\d[^\[\]()\n]{0,30})\]")


class Annotated:
    """Annotated text of a stretch that begins at ``start``: ``plain`` is that stretch with its clause words marked,
    ``low_text`` the whole text, ``leaves`` the facts that stand in it, in order."""

    __slots__ = ("_offsets", "_places", "leaf_at", "start", "text")

    def __init__(
        self,
        plain: str,
        low_text: str,
        start: int,
        leaves: Sequence[Leaf],
        marks: Sequence[Mark] = (),
        boundaries: Sequence[int] = (),
    ) -> None:
        self.start = start
        for boundary in boundaries:
            if plain[boundary - start - 1].isspace():
                plain = plain[: boundary - start - 1] + BOUNDARY + plain[boundary - start :]
        self.leaf_at: dict[int, Leaf] = {}
        if not leaves and not marks:
            self._places, self._offsets, self.text = [0], [start], plain
            return
        covers = [hedged(low_text, leaf, start) for leaf in leaves]
        steps: list[tuple[int, int, str]] = []
        for first, last, before, behind in marks:
            at = bisect_right(covers, first) if covers else 0
            # A form that shares a character with a fact is none.
            if (at == 0 or leaves[at - 1].end <= first) and (at == len(covers) or covers[at] >= last):
                steps += ((last, 0, behind), (first, 1, before))
        for number, (leaf, cover) in enumerate(zip(leaves, covers, strict=True)):
            steps.append((cover, 2 + number, code_of(leaf)))
        steps.sort()
        # From each of these places on, the annotated text runs along with the text from the offset beside it.
        places, offsets = [0], [start]
        parts: list[str] = []
        at, length = start, 0
        for place, rank, character in steps:
            if place > at:
                parts.append(plain[at - start : place - start])
                length += place - at
                at = place
            parts.append(character)
            if rank > 1:
                leaf = leaves[rank - 2]
                self.leaf_at[length] = leaf
                places.append(length)
                offsets.append(leaf.start)
                at = leaf.end
            length += 1
            places.append(length)
            offsets.append(at)
        parts.append(plain[at - start :])
        self._places, self._offsets = places, offsets
        self.text = "".join(parts)

    def offset(self, place: int) -> int:
        """The text offset of a place in the annotated text."""
        at = max(bisect_right(self._places, place) - 1, 0)
        return self._offsets[at] + place - self._places[at]


class Joined:
    """Annotated sentences one after the other; ``gaps`` are the white space between them."""

    __slots__ = ("_parts", "_starts", "text")

    def __init__(self, parts: Sequence[Annotated], gaps: Sequence[str]) -> None:
        self._parts, self._starts = parts, list[int]()
        pieces: list[str] = []
        length = 0
        for part, gap in zip(parts, [*gaps, BOUNDARY], strict=True):
            self._starts.append(length)
            length += len(part.text) + len(gap)
            pieces += (part.text, gap[:-1], BOUNDARY)
        self.text = "".join(pieces[:-1])

    def offset(self, place: int) -> int:
        """The text offset of a place in the annotated text."""
        number = max(bisect_right(self._starts, place) - 1, 0)
        return self._parts[number].offset(place - self._starts[number])

    @property
    def leaf_at(self) -> dict[int, Leaf]:
        """The facts by their places."""
        joined = zip(self._starts, self._parts, strict=True)
        return {start + place: leaf for start, part in joined for place, leaf in part.leaf_at.items()}


@cache
def _hedges() -> dict[str, list[tuple[str, bool]]]:
    """Words before a figure that go with it, by their last word, the longest first; True for those that hedge it."""
    table = lexicon.table("hedges")
    phrases = [(phrase, True) for group in table["before"].values() for phrase in group]
    phrases += [(phrase, False) for phrase in table["filler"]]
    found: dict[str, list[tuple[str, bool]]] = {}
    for phrase, hedges in phrases:
        found.setdefault(phrase.lower().split()[-1], []).append((phrase.lower(), hedges))
    for group in found.values():
        group.sort(key=lambda entry: (-len(entry[0]), entry))
    return found


def hedged(low_text: str, leaf: Leaf, start: int) -> int:
    """Where a figure begins with the words that hedge it ("more than 40", "only about 40"); elsewhere its start."""
    if not isinstance(leaf, Quantity):
        return leaf.start
    at = leaf.start
    for _ in range(2):
        words = low_text[max(start, at - _LONGEST) : at].rstrip()
        last = words.rpartition(" ")[2]
        for phrase, hedges in _hedges().get(last, ()):
            before = len(words) - len(phrase)
            if words.endswith(phrase) and (leaf.hedge or not hedges) and not words[before - 1 : before].isalnum():
                at = max(start, at - _LONGEST) + before
                break
        else:
            return at
    return at


def leaves_of(facts: Facts, start: int, end: int, variant: Variant) -> list[Leaf]:
    """The facts of a stretch of text that stand as characters in a variant, sorted and without overlaps."""
    use, durations, names, quotations = variant
    if not use:
        return []
    found: list[Leaf] = [*within(facts.quantities, start, end), *within(facts.dates, start, end)]
    if names:
        found.extend(within(facts.names, start, end))
    if quotations:
        found.extend(q for q in within(facts.quotations, start, end) if q.depth == 0)
    return settled(found, end, durations)


def settled(found: list[Leaf], end: int, durations: bool) -> list[Leaf]:
    """Those of some facts that end by ``end``, sorted, of overlapping ones the longer. ``durations``: a duration wins
    over the relative date that it is part of ("30 years" over "30 years ago")."""
    if len(found) < 2:
        return [leaf for leaf in found if leaf.end <= end]

    def rank(leaf: Leaf) -> tuple[bool, int, int]:
        wins = durations and isinstance(leaf, Quantity) and leaf.kind in ("duration", "age")
        return (not wins, leaf.start - leaf.end, 0 if isinstance(leaf, Date) else 1)

    chosen: list[Leaf] = []
    for leaf in sorted(found, key=rank):
        at = bisect_right(chosen, leaf.start, key=lambda other: other.start)
        clear = (at == 0 or chosen[at - 1].end <= leaf.start) and (at == len(chosen) or leaf.end <= chosen[at].start)
        if leaf.end <= end and clear:
            chosen.insert(at, leaf)
    return chosen
