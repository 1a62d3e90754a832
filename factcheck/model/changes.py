"""What differs between two readings of one draft: where, and how what stayed has moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from factcheck.model.article import Span
from factcheck.model.facts import Attribution, Claim, Facts, Quantity, Quotation, Sentence

READ = ("sentences", "quantities", "dates", "names", "quotations", "attributions")
"""The layers of facts that are read before claims."""


class Change(NamedTuple):
    """``start:end`` is the stretch of the later text in which facts are not those that were there before; what stands
    after it was ``step`` characters, and so many ``blocks``, ``sentences`` and ``quantities``, earlier."""

    start: int
    end: int
    step: int
    blocks: int
    sentences: int
    quantities: int

    def place(self, offset: int) -> int | None:
        """Where an offset of the earlier text is in the later one, None where that stretch changed."""
        if offset <= self.start:
            return offset
        return offset + self.step if offset + self.step >= self.end else None


def between(before: Facts, now: Facts, layers: Sequence[str]) -> Change:
    """From ``before`` to ``now``, as these layers of facts tell; both have sentences."""
    old, new = before.article.text, now.article.text
    step = len(new) - len(old)
    least = min(len(new), len(old))
    start = _same(least, lambda size: new.startswith(old[:size]))
    end = len(new) - _same(least - start, lambda size: new.endswith(old[len(old) - size :]))
    blocks = now.sentences[-1].block - before.sentences[-1].block
    moved, more = len(now.sentences) - len(before.sentences), len(now.quantities) - len(before.quantities)
    change = Change(start, end, step, blocks, moved, more)
    for layer in layers:
        later, earlier = getattr(now, layer), getattr(before, layer)
        few = min(len(later), len(earlier))
        head = _alike(later, earlier, few, lambda fact: fact)
        tail = _alike(later[::-1], earlier[::-1], few - head, lambda fact: shifted(fact, change))
        for fact in later[head : len(later) - tail]:
            start, end = min(start, _span(fact)[0]), max(end, _span(fact)[1])
        for fact in earlier[head : len(earlier) - tail]:
            start, end = min(start, _span(fact)[0]), max(end, _span(fact)[1] + step)
    return change._replace(start=start, end=end)


def shifted(fact: Any, change: Change) -> Any:
    """A fact that stood after what changed, where it stands now."""
    step = change.step
    if isinstance(fact, Attribution):
        source, cue = (_moved(span, step) for span in (fact.source, fact.cue))
        return replace(fact, source=source, cue=cue, content=tuple(_moved(span, step) for span in fact.content))
    start, end = fact.start + step, fact.end + step
    if isinstance(fact, Sentence):
        return replace(fact, start=start, end=end, block=fact.block + change.blocks)
    if isinstance(fact, Quantity) and fact.counted_start >= 0:
        counted = fact.counted_start + step, fact.counted_end + step
        return replace(fact, start=start, end=end, counted_start=counted[0], counted_end=counted[1])
    if isinstance(fact, Quotation):
        inner = fact.inner_start + step, fact.inner_end + step
        return replace(fact, start=start, end=end, inner_start=inner[0], inner_end=inner[1])
    if isinstance(fact, Claim):
        figure = fact.quantity + change.quantities if fact.quantity is not None else None
        return replace(fact, start=start, end=end, sentence=fact.sentence + change.sentences, quantity=figure)
    return replace(fact, start=start, end=end)


def _moved(span: Span | None, step: int) -> Any:
    return replace(span, start=span.start + step, end=span.end + step) if span is not None else None


def _same(most: int, same: Callable[[int], bool]) -> int:
    """The largest number, up to ``most``, of characters that are the same."""
    return bisect_left(range(most), True, key=lambda size: not same(size + 1))


def _alike(now: Sequence[Any], then: Sequence[Any], most: int, as_now: Callable[[Any], Any]) -> int:
    """How many facts in a row, ``most`` at the most, are the same."""
    for at in range(most):
        if now[at] != as_now(then[at]):
            return at
    return most


def _span(fact: Any) -> tuple[int, int]:
    """The first and the last offset of a fact."""
    if not isinstance(fact, Attribution):
        return fact.start, fact.end
    spans: list[Span] = [span for span in (fact.source, fact.cue, *fact.content) if span is not None]
    return min(span.start for span in spans), max(span.end for span in spans)
