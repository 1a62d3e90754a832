"""One article as rules see it: the page that templates read, and what surrounds a place on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from factcheck import patterns
from factcheck.engine.page import Page, Unit
from factcheck.model import Attribution, Date, Facts, Quantity, Quotation, Span, within

if TYPE_CHECKING:
    from factcheck.engine.boxes import Box, Item
    from factcheck.engine.operands.evidence import Evidence
    from factcheck.engine.rule import Rule
    from factcheck.engine.sieve import Sifted

_WORDS = patterns.lazy(r"[^\W\d_]+")
_Answer = TypeVar("_Answer")
__all__ = ["Unit", "View", "once", "touching"]
# Contents hardly nest, and no source is longer.
_BACK, _LONGEST = 8, 400
_LONG_SOURCE = 60
_OPENING = frozenset({
    "after", "before", "as", "while", "though", "although", "even", "just", "on", "at", "in", "during", "amid",
    "despite", "which", "who", "whom", "according",
})  # fmt: skip
MEANWHILE = frozenset({"after", "before", "as", "while", "though", "although"})
"""Words that open a clause on what else befell."""
_SAYING = frozenset({
    "said", "says", "say", "told", "heard", "informed", "added", "adding", "saying", "noting", "warned", "reported",
    "that",
})  # fmt: skip
_LEADS = patterns.lazy(r"(?:.*\b(?:said|says|say)(?: that)?|according to [^,]+,) ")
_THOUGHT = frozenset({"belief", "intend", "judge", "seem"})


class View(Page):
    """Facts of one article with everything that rules derive from them, each derived once and only on demand."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.fields: dict[str, list[Any]] = {}
        """By the kind of facts that rules select, what expressions of rules know of each."""
        self.sifted: Sifted | None = None
        self.candidates: dict[str, list[tuple[Unit, list[int]]]] = {}
        """By the ids of rules that look at the whole article, the units that their templates may match."""
        self.evidence: dict[str, Evidence] = {}
        """By rule, what may fill the roles of a relation."""
        self.parsed: dict[int, Any] = {}
        self.abouts: dict[int, frozenset[str]] = {}
        self.settings: dict[int, Any] = {}
        self.marks: dict[tuple[int, int], frozenset[str]] = {}
        self.wholes: dict[tuple[int, int], Quantity] = {}
        """What :mod:`factcheck.engine.operands` knows of sentences, by number, and of figures, by place."""
        self.reaches: dict[tuple[str, int], tuple[list[int], int]] = {}
        """By the size of a stretch and its last sentence, those that it reaches back to, nearest first and as bits."""
        self.fillers: dict[tuple[str, int, int], list[dict[str, Any]]] = {}
        """By rule, role and sentence, what the templates of a role bind."""
        self.passing: dict[tuple[str, int], tuple[int, int]] = {}
        """Kept by :mod:`factcheck.engine.idle`: by gate, the sentences that were asked and those where a fact
        passes it, as bits."""
        self.words: dict[int, frozenset[str]] = {}
        """The words of sentences, by number."""
        self.kept: dict[Any, Any] = {}
        """What functions that are asked :func:`once` said of the article."""

    @cached_property
    def digresses(self) -> bool:
        """May a sentence tell something by the way, with a figure, a month or a year in it? Asked before what knows
        such clauses is loaded."""
        for at, (quantities, dates) in self.figures.items():
            sentence = self.facts.sentences[at]
            telling = [fact.start for fact in quantities]
            telling += [date.start for date in dates if date.year or date.month or date.hour is not None]
            if telling and "," in sentence.text and self._digresses(sentence.start, sentence.end, telling):
                return True
        return False

    def _digresses(self, start: int, end: int, telling: list[int]) -> bool:
        said = at = start
        opened = False
        words: list[str] = []
        for part in self.low[start:end].split(","):
            words = part.split()
            behind = at + len(part)
            if words and (words[0] in _OPENING or not _SAYING.isdisjoint(words)):
                opened, said = True, at
            if opened and any(said <= place < behind for place in telling):
                return True
            at = behind + 1
        return bool(words) and words[0] in MEANWHILE and len(telling) > 1

    @cached_property
    def boxes(self) -> list[Box]:
        """The fact boxes of the article; few have any, so that what reads them is loaded only where labels stand."""
        if ":" not in self.text:
            return []
        from factcheck.engine.boxes import boxes_of

        return boxes_of(self)

    def box_at(self, start: int, end: int) -> Box | None:
        """The fact box that holds a stretch of text whole."""
        return next((box for box in self.boxes if box.items[0].start <= start and end <= box.items[-1].end), None)

    def item_at(self, start: int, end: int) -> Item | None:
        """The item of a fact box that does."""
        box = self.box_at(start, end)
        return next((item for item in box.items if item.start <= start and end <= item.end), None) if box else None

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

    @cached_property
    def published(self) -> Date | None:
        """The publication date of the article, as a date."""
        day = self.facts.article.date
        return Date(0, 0, "the publication date", "DATE", day, day, day.year, day.month, day.day) if day else None

    def options(self, rule: Rule) -> Mapping[str, Any]:
        """The options of a rule: the house's values, the rule's own where the house says nothing."""
        own, stated = rule.options, self.facts.article.options.get(rule.id)
        values = {**own, **stated} if own and stated else own
        if not values:
            return values
        # Figures of the expression language are decimal.
        return {name: Decimal(str(value)) if isinstance(value, float) else value for name, value in values.items()}

    def sources_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the sources and cues of attributions stand that begin in ``start:end`` or shortly before it; of very
        long ones the beginning."""
        found = within(self._sources, start - _LONG_SOURCE, end)
        return [(span.start, min(span.end, span.start + _LONG_SOURCE + 1)) for span in found]

    def told_from(self, start: int, at: int) -> int:
        """Where what is told at a place begins, in a sentence that begins at ``start`` and perhaps with who says so:
        behind "officials said that"."""
        starts = self._contents[1]
        first = bisect_left(starts, start)
        if first == len(starts) or not start < starts[first] <= at:
            return start
        if _LEADS.fullmatch(self.low, start, starts[first]) is None:
            return start
        return starts[first] if any(span.start == start for span in within(self._sources, start, at)) else start

    @cached_property
    def _sources(self) -> list[Span]:
        found = [part for a in self.facts.attributions for part in (a.source, a.cue) if part is not None]
        return sorted(found, key=lambda span: (span.start, span.end))

    def in_quotation(self, start: int, end: int) -> bool:
        """Do the words lie inside a quotation, marks included?"""
        at = bisect_right(self.speech, start, key=lambda q: q.start) - 1
        return at >= 0 and self.speech[at].end >= end

    def attributed(self, start: int, end: int) -> str:
        """Who stands behind the words: "said" (in what a source says), "thought" (in what one hopes, wants or
        believes, or in the name of those who do), "stance" (in what one praises, blames, wants no part of), "no"."""
        parts, starts = self._contents
        at = bisect_right(starts, start)
        classes = {cue for first, last, cue in parts[max(0, at - _BACK) : at] if first <= start and end <= last}
        holder = self.voices_in(max(0, start - _LONGEST), start + 1)
        if not classes and any(
            attribution.cue_class in ("belief", "intend", "judge")
            for attribution in holder
            if attribution.source is not None and end <= attribution.source.end
        ):
            # "Half of all nurses plan to leave": who counted those who plan?
            return "thought"
        if classes - _THOUGHT:
            return "said"
        if classes == {"judge"}:
            return "stance"
        return "thought" if classes else "no"

    @cached_property
    def _contents(self) -> tuple[list[tuple[int, int, str | None]], list[int]]:
        """What is said, and under which class of cue, with where it begins."""
        parts = sorted(
            (part.start, part.end, attribution.cue_class or "")
            for attribution in self.facts.attributions
            for part in attribution.content
        )
        return [(start, end, cue or None) for start, end, cue in parts], [part[0] for part in parts]

    @cached_property
    def _voices(self) -> tuple[list[Attribution], list[int]]:
        voices = [attribution for attribution in self.facts.attributions if attribution.source is not None]
        voices.sort(key=_source)
        return voices, [*map(_source, voices)]

    def voices_in(self, start: int, end: int) -> list[Attribution]:
        """The attributions with a source that begins in ``start:end``, in order."""
        voices, starts = self._voices
        return voices[bisect_left(starts, start) : bisect_left(starts, end)]

    def heard_in(self, start: int, end: int) -> list[Attribution]:
        """The attributions with words said in ``start:end``, in order."""
        said, starts = self._said
        at = bisect_left(starts, start)
        return [
            attribution
            for attribution in said[max(0, at - _BACK) : bisect_left(starts, end)]
            if any(part.start < end and start < part.end for part in attribution.content)
        ]

    @cached_property
    def _said(self) -> tuple[list[Attribution], list[int]]:
        said = [attribution for attribution in self.facts.attributions if attribution.content]
        said.sort(key=_first)
        return said, [*map(_first, said)]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds or precedes the offset, -1 before the first."""
        return bisect_right(self.starts, offset) - 1

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


def once(derive: Callable[[View], _Answer]) -> Callable[[View], _Answer]:
    """A function of an article whose answer is kept as long as the view of the article: rules ask for it again."""

    @wraps(derive)
    def asked(view: View) -> _Answer:
        if derive not in view.kept:
            view.kept[derive] = derive(view)
        return cast("_Answer", view.kept[derive])

    return asked


def touching(items: Sequence[Quotation], start: int, end: int) -> list[Quotation]:
    """The quotations that share a character with ``start:end``."""
    return [item for item in items if item.start < end and start < item.end]


def _source(attribution: Attribution) -> int:
    return attribution.source.start if attribution.source is not None else -1


def _first(attribution: Attribution) -> int:
    return attribution.content[0].start
