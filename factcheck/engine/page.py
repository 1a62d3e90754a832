"""One article as templates see it: units of text (sentences, windows, paragraphs), their words, facts, annotated text.

Everything is made a sentence at a time and only on demand; what a longer unit needs is put together from its sentences.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, count, pairwise
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from factcheck import patterns
from factcheck.engine.annotation import (
    Annotated,
    Joined,
    Leaf,
    Variant,
    clauses,
    code_of,
    leaves_of,
    lower,
    settled,
)
from factcheck.engine.bits import bits_of
from factcheck.engine.template import NEEDED_MARKS, TWICE
from factcheck.engine.word_lists import Mark, WordLists, straight
from factcheck.language.known import Known, in_session
from factcheck.model import Date, Facts, Quantity

if TYPE_CHECKING:
    from factcheck.engine.index import Word

_WORDS = patterns.lazy(r"([^\W\d_]+)")
_COMPOSED = patterns.lazy(r"[\d_'’-](?<=[^\W\d_].)[\w'’-]*(?=\s+([^\W\d_]+))")
"""The rest of a word of several parts, and the first part of the next word."""
_LONGEST = 80


class Unit(NamedTuple):
    """A stretch of text that templates are tried on; ``sentences`` are the indexes of those in it."""

    start: int
    end: int
    sentences: tuple[int, ...]


class Page:
    """The text of an article, taken apart once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = facts.article.text
        self.starts = [sentence.start for sentence in facts.sentences]
        self._units: dict[str, list[Unit]] = {}
        self._annotated: dict[tuple[tuple[int, ...], Variant], Annotated | Joined] = {}
        self._alike: dict[tuple[int, tuple[int, ...]], Annotated] = {}
        self._marked: dict[int, list[Mark]] = {}
        self._crossing: dict[str, set[int]] = {}
        self._lists: WordLists | None = None

    @cached_property
    def low(self) -> str:
        return lower(self.text)

    @cached_property
    def plain(self) -> str:
        """The lower-cased text with the places before clause words marked."""
        return clauses(self.low)

    @cached_property
    def tokens(self) -> tuple[list[str], list[int]]:
        """The words of the text, lower-cased, and where each of them begins."""
        parts = _WORDS.split(self.low)
        return parts[1::2], list(accumulate(map(len, parts)))[:-1:2]

    @cached_property
    def figures(self) -> dict[int, tuple[list[Quantity], list[Date]]]:
        """The quantities and dates that begin in each sentence that has any."""
        found: dict[int, tuple[list[Quantity], list[Date]]] = defaultdict(lambda: ([], []))
        sentences, starts = self.facts.sentences, self.starts
        for quantity in self.facts.quantities:
            at = bisect_right(starts, quantity.start) - 1
            if at >= 0 and quantity.start < sentences[at].end:
                found[at][0].append(quantity)
        for date in self.facts.dates:
            at = bisect_right(starts, date.start) - 1
            if at >= 0 and date.start < sentences[at].end:
                found[at][1].append(date)
        return dict(found)

    @cached_property
    def codes(self) -> dict[int, str]:
        """The characters of the quantities and dates of each sentence that has any."""
        return {at: "".join([code_of(i) for items in pair for i in items]) for at, pair in self.figures.items()}

    @cached_property
    def by_code(self) -> dict[str, list[tuple[int, list[Quantity | Date]]]]:
        """By their characters, the quantities and dates of each sentence that has such ones."""
        found: dict[str, list[tuple[int, list[Quantity | Date]]]] = {}
        for at, pair in self.figures.items():
            facts: Iterator[Quantity | Date] = chain(*pair)
            for code, fact in zip(self.codes[at], facts, strict=True):
                there = found.setdefault(code, [])
                if there and there[-1][0] == at:
                    there[-1][1].append(fact)
                else:
                    there.append((at, [fact]))
        return found

    def holding(self, known: Known[Word | None]) -> list[tuple[str, int]]:
        """What stands for the words, marks and pairs of words in a row that are known, with the sentences that hold
        them, as bits (a pair where it begins)."""
        tokens, places = self.tokens
        there = {word: said for word in set(tokens) if (said := known[word])}
        found: dict[str, list[int]] = defaultdict(list)
        wanted = frozenset(word for word, (atoms, _) in there.items() if atoms)
        first = 0
        for at, sentence in enumerate(self.facts.sentences):
            first = bisect_left(places, sentence.start, first)
            last = bisect_left(places, sentence.end, first)
            for word in wanted.intersection(tokens[first:last]):
                found[there[word][0]].append(at)
        for mark in NEEDED_MARKS:
            place = self.low.find(mark) if (said := known[mark]) else -1
            while said and place >= 0:
                at = max(bisect_right(self.starts, place) - 1, 0)
                found[said[0]].append(at)
                place = self.low.find(mark, self.starts[at + 1]) if at + 1 < len(self.starts) else -1
        for atoms, place in self._pairs({word: seconds for word, (_, seconds) in there.items() if seconds}):
            found[atoms].append(max(bisect_right(self.starts, place) - 1, 0))
        if twice := known[TWICE]:
            found[twice[0]] += [max(bisect_right(self.starts, place) - 1, 0) for place in self._twice()]
        return [(atoms, bits_of(sentences)) for atoms, sentences in found.items()]

    def _pairs(self, firsts: dict[str, dict[str, str]]) -> Iterator[tuple[str, int]]:
        """Where pairs of words stand in a row, by the first and the second one, and what stands for them."""
        words, starts = self.tokens
        for at in compress(count(), map(firsts.__contains__, words[:-1])):
            atoms = firsts[words[at]].get(words[at + 1])
            if atoms:
                yield atoms, starts[at]

    def _twice(self) -> Iterator[int]:
        """Where a word may stand twice in a row."""
        words, starts = self.tokens
        yield from compress(starts, map(eq, words, words[1:]))
        for match in _COMPOSED.finditer(self.low):
            place = match.start()
            if match[1] not in self.low[max(0, place - _LONGEST) : match.end()]:
                continue
            before = bisect_left(starts, place) - 1
            met = before >= 0 and starts[before] + len(words[before]) == place
            start = max(starts[before], place - _LONGEST) if met else place
            if match[1] in self.low[start : match.end()]:
                yield start

    def units(self, size: str) -> list[Unit]:
        """The units of a size: sentence, 2 sentences, 3 sentences, paragraph, article. Headlines, subheads, captions
        and table rows stand alone, but for the headline right before the copy in units of several sentences."""
        if size not in self._units:
            self._units[size] = self._make_units(size)
        return self._units[size]

    def _make_units(self, size: str) -> list[Unit]:
        sentences = self.facts.sentences
        if size == "sentence":
            return [Unit(s.start, s.end, (i,)) for i, s in enumerate(sentences)]
        running = [i for i, s in enumerate(sentences) if s.kind in ("paragraph", "list")]
        if not running and size in ("paragraph", "article"):
            return []
        groups: list[list[int]] = []
        if size == "article":
            groups = [running]
        elif size == "paragraph":
            for i in running:
                if groups and sentences[groups[-1][-1]].block == sentences[i].block:
                    groups[-1].append(i)
                else:
                    groups.append([i])
        else:
            width = int(size[0])
            groups = [running[i : i + width] for i in range(max(1, len(running) - width + 1))] if running else []
            groups = [group for group in groups if group[-1] - group[0] == len(group) - 1]
            first = running[0] if running else -1
            for i, s in enumerate(sentences):
                if s.kind == "headline" and i + 1 == first:
                    # What a headline says is told by the first sentence of the copy.
                    groups.append([i, first])
                elif s.kind in ("headline", "subhead"):
                    groups.append([i])
            groups.sort()
        return [Unit(sentences[g[0]].start, sentences[g[-1]].end, tuple(g)) for g in groups]

    def annotated(self, unit: Unit, variant: Variant, lists: WordLists) -> Annotated | Joined:
        """The unit's annotated text in one variant, with the words of lists marked."""
        if lists is not self._lists:
            self._lists = lists
            self._annotated.clear()
            self._alike.clear()
            self._marked.clear()
        key = (unit.sentences, variant)
        found = self._annotated.get(key)
        if found is None:
            if len(unit.sentences) == 1:
                found = self._sentence(unit.sentences[0], variant)
            else:
                found = self._join(unit, variant)
            self._annotated[key] = found
        return found

    def _sentence(self, at: int, variant: Variant) -> Annotated:
        sentence = self.facts.sentences[at]
        leaves = self._leaves(at, variant)
        # Most variants of a sentence are the same text.
        key = (at, tuple(map(id, leaves)))
        if key not in self._alike:
            found = self._marked.get(at)
            if found is None:
                found = self._marked[at] = self._marks(sentence.start, sentence.end)
            plain = self.plain[sentence.start : sentence.end]
            self._alike[key] = Annotated(plain, self.low, sentence.start, leaves, found)
        return self._alike[key]

    def _marks(self, start: int, end: int) -> list[Mark]:
        """The forms of word lists in a stretch of text."""
        if self._lists is None:
            return []
        if not in_session():
            return self._marks_there(self._lists, start, end)
        # With the characters at both ends, that tell whether a word goes on there.
        near = self._straight[start - 1 : end + 1] if start else "\n" + self._straight[: end + 1]
        found = self._lists.marked.get(near)
        if found is None:
            there = self._marks_there(self._lists, start, end)
            found = self._lists.marked.keep(near, [(m[0] - start, m[1] - start, m[2], m[3]) for m in there])
        return [(start + m[0], start + m[1], m[2], m[3]) for m in found]

    def _marks_there(self, lists: WordLists, start: int, end: int) -> list[Mark]:
        words, starts = self.tokens
        return lists.marks(self._straight, words, starts, bisect_left(starts, start), bisect_left(starts, end), end)

    @cached_property
    def _straight(self) -> str:
        return straight(self.low)

    def _leaves(self, at: int, variant: Variant) -> list[Leaf]:
        facts, durations, names, quotations = variant
        if not facts:
            return []
        sentence = self.facts.sentences[at]
        if names or quotations:
            return leaves_of(self.facts, sentence.start, sentence.end, variant)
        figures = self.figures.get(at)
        if figures is None:
            return []
        return settled([*figures[0], *figures[1]], sentence.end, durations)

    def _join(self, unit: Unit, variant: Variant) -> Annotated | Joined:
        """The annotated sentences of a unit, one after the other; the unit by itself where a fact runs from one
        sentence into another, or where there is more than white space between them."""
        first, last = unit.sentences[0], unit.sentences[-1]
        sentences = self.facts.sentences
        gaps = self.gaps[first:last]
        if last - first == len(unit.sentences) - 1 and all(gaps) and not self._crossed(first, last, variant):
            return Joined([self._sentence(i, variant) for i in unit.sentences], gaps)
        boundaries = [sentences[i].start for i in unit.sentences[1:]]
        plain = self.plain[unit.start : unit.end]
        leaves = leaves_of(self.facts, unit.start, unit.end, variant)
        return Annotated(plain, self.low, unit.start, leaves, self._marks(unit.start, unit.end), boundaries)

    @cached_property
    def gaps(self) -> list[str]:
        """The white space after each sentence but the last, empty where there is more than that."""
        sentences = self.facts.sentences
        gaps = [self.plain[a.end : b.start] for a, b in pairwise(sentences)]
        return [gap if gap.isspace() else "" for gap in gaps]

    def _crossed(self, first: int, last: int, variant: Variant) -> bool:
        """Does a fact that begins in one of these sentences, the last left out, run on into the next?"""
        facts, _, names, quotations = variant
        pools: list[tuple[str, Sequence[Leaf]]] = []
        if facts:
            pools += [("quantities", self.facts.quantities), ("dates", self.facts.dates)]
        if names:
            pools.append(("names", self.facts.names))
        if quotations:
            pools.append(("quotations", self.facts.quotations))
        for name, pool in pools:
            if name not in self._crossing:
                sentences = self.facts.sentences
                places = [(leaf, bisect_right(self.starts, leaf.start) - 1) for leaf in pool]
                self._crossing[name] = {at for leaf, at in places if at >= 0 and leaf.end > sentences[at].end}
            if any(first <= at < last for at in self._crossing[name]):
                return True
        return False
