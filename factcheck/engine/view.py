"""One article as the engine sees it: units of text (sentences, windows, paragraphs), their words and facts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck import patterns
from factcheck.engine.annotation import Annotated, code_of, leaves_of, lower
from factcheck.engine.word_lists import Place, WordLists, marks
from factcheck.language.lexicon import load
from factcheck.model import Facts, Quotation, within

if TYPE_CHECKING:
    from factcheck.engine.rule import Rule

_WORDS = patterns.lazy(r"[^\W\d_]+")
_THOUGHT = frozenset({"belief", "intend", "judge", "seem"})
Variant = tuple[bool, bool, bool, bool]
"""Which leaf facts stand as characters: facts at all, durations before dates, names, quotations."""


class Unit(NamedTuple):
    """A stretch of text that templates are tried on."""

    start: int
    end: int
    sentences: tuple[int, ...]


class View:
    """Facts of one article with everything that rules derive from them, each derived once and only on demand."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = facts.article.text
        self._annotated: dict[tuple[int, int, Variant], Annotated] = {}
        self._alike: dict[tuple[int, int, tuple[int, ...]], Annotated] = {}
        self._lists: WordLists | None = None
        self._places: list[Place] = []
        self._units: dict[str, list[Unit]] = {}
        self.fields: dict[int, Mapping[str, Any]] = {}
        """By the identity of a fact, what expressions of rules know of it."""
        self._words: dict[int, frozenset[str]] = {}
        self._codes: dict[int, str] = {}

    @cached_property
    def low(self) -> str:
        return lower(self.text)

    @cached_property
    def straight(self) -> str:
        """The lower-cased text with straight apostrophes and no line ends, for word lists."""
        return self.low.replace("’", "'").replace("\n", " ")

    @cached_property
    def lead(self) -> int:
        """Index of the first paragraph block, -1 without one."""
        for index, block in enumerate(self.facts.article.blocks or ()):
            if block.kind == "paragraph":
                return index
        return -1

    @cached_property
    def speech(self) -> list[Quotation]:
        """Outermost quotations."""
        return [q for q in self.facts.quotations if q.depth == 0]

    def units(self, within_: str) -> list[Unit]:
        """The units of a size: sentence, 2 sentences, 3 sentences, paragraph, article. Headlines, subheads, captions
        and table rows stand alone."""
        if within_ not in self._units:
            self._units[within_] = self._make_units(within_)
        return self._units[within_]

    def _make_units(self, size: str) -> list[Unit]:
        sentences = self.facts.sentences
        if size == "sentence":
            return [Unit(s.start, s.end, (i,)) for i, s in enumerate(sentences)]
        running = [i for i, s in enumerate(sentences) if s.kind in ("paragraph", "list")]
        if not running:
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
            groups = [running[i : i + width] for i in range(max(1, len(running) - width + 1))]
            groups = [group for group in groups if group[-1] - group[0] == len(group) - 1]
        return [Unit(sentences[g[0]].start, sentences[g[-1]].end, tuple(g)) for g in groups]

    def words(self, unit: Unit) -> frozenset[str]:
        """The words of a unit, lower-cased."""
        for at in unit.sentences:
            if at not in self._words:
                sentence = self.facts.sentences[at]
                self._words[at] = frozenset(_WORDS.findall(self.low, sentence.start, sentence.end))
        return frozenset().union(*[self._words[at] for at in unit.sentences])

    def codes(self, unit: Unit) -> str:
        """The characters of all leaf facts in a unit (quantities and dates)."""
        facts = self.facts
        for at in unit.sentences:
            if at not in self._codes:
                start, end = facts.sentences[at].start, facts.sentences[at].end
                found = [code_of(leaf) for leaf in within(facts.quantities, start, end)]
                found += [code_of(leaf) for leaf in within(facts.dates, start, end)]
                self._codes[at] = "".join(found)
        return "".join([self._codes[at] for at in unit.sentences])

    def annotated(self, unit: Unit, variant: Variant, lists: WordLists) -> Annotated:
        """The unit's annotated text in one variant, with the words of lists marked."""
        key = (unit.start, unit.end, variant)
        if lists is not self._lists:
            self._lists, self._places = lists, lists.places(self.straight)
            self._annotated.clear()
            self._alike.clear()
        if key not in self._annotated:
            use, durations, names, quotations = variant
            leaves = (
                leaves_of(self.facts, unit.start, unit.end, durations=durations, names=names, quotations=quotations)
                if use
                else []
            )
            # Most variants of a unit are the same text.
            alike = (unit.start, unit.end, tuple(map(id, leaves)))
            if alike not in self._alike:
                boundaries = [self.facts.sentences[i].start for i in unit.sentences[1:]]
                found = marks(self._places, unit.start, unit.end)
                self._alike[alike] = Annotated(self.low, unit.start, unit.end, leaves, boundaries, found)
            self._annotated[key] = self._alike[alike]
        return self._annotated[key]

    def options(self, rule: Rule) -> Mapping[str, Any]:
        """The options of a rule: the house's values, the rule's own where the house says nothing."""
        own, stated = rule.document.options, self.facts.article.options.get(rule.id)
        values = {**own, **stated} if own and stated else own
        # Figures of the expression language are decimal.
        return {name: Decimal(str(value)) if isinstance(value, float) else value for name, value in values.items()}

    def in_quotation(self, start: int, end: int) -> bool:
        """Do the words lie inside a quotation, marks included?"""
        at = bisect_right(self.speech, start, key=lambda q: q.start) - 1
        return at >= 0 and self.speech[at].end >= end

    def attributed(self, start: int, end: int) -> str:
        """Who stands behind the words: "said" (in what a source says), "thought" (in what one hopes, wants or
        believes), "no"."""
        classes = {
            attribution.cue_class
            for attribution in self.facts.attributions
            for part in attribution.content
            if part.start <= start and end <= part.end
        }
        if classes - _THOUGHT:
            return "said"
        return "thought" if classes else "no"

    def source_before(self, start: int, at: int) -> bool:
        """Does one of the three sentences before sentence ``at`` name a poll, study, report or the like, with a figure
        of the kind that stands at ``start``? What it says often runs on without another word of attribution."""
        documents = load("source_documents").forms.keys()
        kinds = {quantity.kind for quantity in within(self.facts.quantities, start, start + 1)}
        for sentence in self.facts.sentences[max(0, at - 3) : max(0, at)]:
            if documents.isdisjoint(_WORDS.findall(self.low, sentence.start, sentence.end)):
                continue
            if any(q.kind in kinds for q in within(self.facts.quantities, sentence.start, sentence.end)):
                return True
        return False

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds or precedes the offset, -1 before the first."""
        return bisect_right(self.facts.sentences, offset, key=lambda s: s.start) - 1

    def starts_sentence(self, offset: int) -> bool:
        """Is the word at the offset the first of its sentence?"""
        at = self.sentence_at(offset)
        return at >= 0 and _WORDS.search(self.text, self.facts.sentences[at].start, offset) is None

    def block_at(self, offset: int) -> int:
        """Index of the block that holds or precedes the offset, -1 before the first."""
        return bisect_right(self.facts.article.blocks or (), offset, key=lambda b: b.start) - 1

    def in_scope(self, start: int, end: int, scopes: frozenset[str]) -> bool:
        """Do the words ``start:end`` lie in one of the scopes? No scopes: anywhere."""
        if not scopes:
            return True
        index = self.sentence_at(start)
        sentence = self.facts.sentences[index] if index >= 0 else None
        kind = sentence.kind if sentence else "paragraph"
        if kind in scopes:
            return True
        quoted = self.in_quotation(start, end)
        if "narration" in scopes and not quoted and kind in ("paragraph", "list"):
            return True
        if "quotation" in scopes and quoted:
            return True
        if "lead" in scopes and sentence is not None and sentence.block == self.lead:
            return True
        return "body" in scopes and kind in ("paragraph", "list")


def touching(items: Sequence[Quotation], start: int, end: int) -> list[Quotation]:
    """The quotations that share a character with ``start:end``."""
    return [item for item in items if item.start < end and start < item.end]
