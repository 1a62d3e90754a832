"""An article without some stretches of its text, with what was read from it, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from factcheck.engine.kinds.outcome import Outcome
from factcheck.model import Attribution, Date, Facts, Hit, Name, Quantity, Quotation, Span

_Fact = TypeVar("_Fact", Quantity, Date, Name)


class Shortened:
    """``facts`` are those of the article without the stretches ``cuts``, which are in order and apart: all that lies in
    none of them. ``sentences`` are those that became shorter, by their numbers."""

    def __init__(self, facts: Facts, cuts: Sequence[tuple[int, int]]) -> None:
        self._cuts = cuts
        self._starts = [start for start, _ in cuts]
        self._gone = [0]
        for start, end in cuts:
            self._gone.append(self._gone[-1] + end - start)
        # Where each cut stands in the shorter text.
        self._places = [start - gone for (start, _), gone in zip(cuts, self._gone, strict=False)]
        text = facts.article.text
        edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
        self._text = "".join(text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2))
        self.sentences = [
            number
            for number, sentence in enumerate(facts.sentences)
            if any(sentence.start <= start < sentence.end for start in self._starts)
        ]
        blocks = facts.article.blocks
        article = replace(
            facts.article,
            text=self._text,
            segments=(),
            blocks=None if blocks is None else tuple(self._moved(block) for block in blocks),
        )
        self.facts = Facts(
            article,
            tuple(self._moved(sentence) for sentence in facts.sentences),
            self._kept(facts.quantities),
            self._kept(facts.dates),
            self._kept(facts.names),
            tuple(self._moved(q) for q in facts.quotations if self._now(q.inner_start) < self._now(q.inner_end)),
            tuple(moved for voice in facts.attributions if (moved := self._voice(voice)) is not None),
        )

    def _kept(self, facts: Sequence[_Fact]) -> tuple[_Fact, ...]:
        return tuple(self._moved(fact) for fact in facts if not self._cut(fact.start, fact.end))

    def _cut(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._cuts[at][1] > start

    def _now(self, offset: int) -> int:
        """Where an offset of the article stands in the shorter text."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset
        return offset - self._gone[at + 1] if offset >= self._cuts[at][1] else self._places[at]

    def _then(self, offset: int) -> int:
        """Where an offset of the shorter text stood in the article."""
        return offset + self._gone[bisect_right(self._places, offset)]

    def _moved(self, fact: Any) -> Any:
        start, end = self._now(fact.start), self._now(fact.end)
        places = {"start": start, "end": end}
        if isinstance(fact, Quantity) and fact.counted_start >= 0:
            places |= {"counted_start": self._now(fact.counted_start), "counted_end": self._now(fact.counted_end)}
        if isinstance(fact, Quotation):
            places |= {"inner_start": self._now(fact.inner_start), "inner_end": self._now(fact.inner_end)}
        if hasattr(fact, "text"):
            return replace(fact, text=self._text[start:end], **places)
        return replace(fact, **places)

    def _voice(self, voice: Attribution) -> Attribution | None:
        told = [span for span in (voice.source, voice.cue) if span is not None]
        if any(self._cut(span.start, span.end) for span in told):
            return None
        source, cue = (self._span(span) if span is not None else None for span in (voice.source, voice.cue))
        content = tuple(span for part in voice.content if (span := self._span(part)).end > span.start)
        return replace(voice, source=source, cue=cue, content=content)

    def _span(self, span: Span) -> Span:
        start, end = self._now(span.start), self._now(span.end)
        return Span(start, end, self._text[start:end])

    def back(self, outcome: Outcome) -> Outcome:
        """An outcome of the shorter text, by its places in the article."""
        about, hit = outcome.about, outcome.hit
        if about is not None:
            about = about[0], frozenset(self._place(*figure) for figure in about[1])
        start, end = self._place(outcome.start, outcome.end)
        return replace(outcome, start=start, end=end, about=about, hit=self.hit(hit) if hit is not None else None)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        return self._then(start), self._then(end - 1) + 1

    def hit(self, hit: Hit) -> Hit:
        """A hit in the shorter text, by its places in the article."""
        related = []
        for other in hit.related:
            start, end = self._place(other.start, other.end)
            related.append(replace(other, start=start, end=end))
        start, end = self._place(hit.start, hit.end)
        return replace(hit, start=start, end=end, related=tuple(related), fix=None)
