"""Quotations in every national style, from the marks alone: one pass over the marks of each paragraph, with a stack.

Straight marks open or close by what stands beside them; single marks after a word are apostrophes unless a single
quotation is open that they can close. A quotation that is open at the end of its paragraph runs to that end; where the
next paragraph repeats the opening mark it is one that continues, which is how long quotations are set.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factcheck.language import marks, speech
from factcheck.language.marks import Mark
from factcheck.language.sentences import paragraphs
from factcheck.model import Block, Quotation, Span

# Deeper nesting is no quotation style but broken or hostile text; it also bounds the work.
_DEEPEST = 3
_SKIPPED = ("caption", "boilerplate", "table")
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "''": "''", "``": "''", "‘": "’", "'": "'", "‚": "‘’", "”": "”"}
_SINGLE = frozenset("‘'‚")


class _Open(msgspec.Struct):
    """A quotation whose closing mark has not been met; ``single`` tells ‘ and ' from the double marks."""

    start: int
    inner: int
    mark: str
    single: bool
    depth: int
    continued: bool = False


class Marks(msgspec.Struct, frozen=True):
    """What the quotation marks of a text make: quotations, and closing marks that nothing opened."""

    quotations: tuple[Quotation, ...]
    strays: tuple[Span, ...]


def find(text: str, blocks: Sequence[Block] | None = None) -> tuple[Quotation, ...]:
    """The quotations of a text, sorted by start, the outer before the inner. Time is linear in ``len(text)``."""
    return read(text, blocks).quotations


def read(text: str, blocks: Sequence[Block] | None = None) -> Marks:
    """The quotations of a text and its stray closing marks (``he said it was selfish”.``)."""
    found: list[Quotation] = []
    strays: list[Span] = []
    running: Quotation | None = None
    for block in paragraphs(text) if blocks is None else blocks:
        here, loose = _paragraph(text, block.start, block.end, running)
        if block.kind in _SKIPPED:
            found += here
            continue
        first = here[0] if here else None
        if running is not None and first is not None and first.continued:
            found[found.index(running, max(len(found) - 64, 0))] = msgspec.structs.replace(running, continues=True)
        found += here
        strays += loose
        running = next((item for item in here if not item.closed and item.depth == 0), None)
        if running is not None and speech.is_narrated(running.text):
            # "‘It was dark, said the driver.": somebody else goes on, so the mark is missing here.
            running = None
    return Marks(tuple(found), tuple(strays))


def _paragraph(text: str, start: int, end: int, running: Quotation | None) -> tuple[list[Quotation], list[Span]]:
    scan = _Scan(text, start, end)
    if not scan.marks:
        return [], []
    if running is not None:
        scan.carry(running)
    for index in range(len(scan.marks)):
        scan.step(index)
    return scan.finish()


class _Scan:
    """The state of one pass over one paragraph."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start = text, start
        self.end = start + len(text[start:end].rstrip())
        self.marks: list[Mark] = marks.find(text, start, self.end)
        self.ahead = marks.ahead(self.marks)
        self.stack: list[_Open] = []
        self.done: list[Quotation] = []
        self.strays: list[Span] = []
        self.repeated = False

    def carry(self, running: Quotation) -> None:
        """Take over a quotation that the paragraph before left open: it goes on if this one repeats its mark, or if
        the first double mark here closes what nothing here opens."""
        if not self.marks:
            return
        first = self.marks[0]
        family = running.mark in _SINGLE
        if first.start <= self.start + 1 and first.opens and first.single == family:
            self.repeated = True
        elif not family:
            double = next((mark for mark in self.marks if not mark.single), None)
            if double is not None and double.closes and not double.opens:
                self.stack.append(_Open(self.start, self.start, running.mark, False, 0, continued=True))

    def step(self, index: int) -> None:
        mark = self.marks[index]
        top = self.stack[-1] if self.stack else None
        if mark.single:
            self._single(index, mark, top)
        elif mark.opens and not (mark.closes and any(not item.single for item in self.stack)):
            same = next((item for item in self.stack if item.mark == mark.text), None)
            if same is not None and mark.text in ('"', "''"):
                # Straight marks do not nest in their own kind: the one before was never closed.
                self._drop_to(same, mark.start)
            self._open(mark)
        elif mark.closes:
            double = next((item for item in reversed(self.stack) if not item.single), None)
            if double is not None:
                self._close_at(double, mark)
            elif top is not None:
                self._close_at(top, mark)
            else:
                self.strays.append(Span(mark.start, mark.end, mark.text))

    def _single(self, index: int, mark: Mark, top: _Open | None) -> None:
        if mark.opens and not (mark.closes and top is not None and top.single):
            # A straight mark opens only where something closes it: else it is an apostrophe.
            if mark.text == "‘" or self.ahead.single_close(index):
                if top is not None and top.single and mark.text == "‘":
                    self._drop_to(top, mark.start)
                self._open(mark)
        elif mark.closes:
            if top is not None and top.single:
                if not (mark.after_s and self._possessive(index)):
                    self._close_at(top, mark)
            elif top is not None and mark.firm and top.mark in ("“", '"') and not self.ahead.double_closes_first(index):
                self._close_at(top, mark)

    def _possessive(self, index: int) -> bool:
        """Is this ’ after an s a possessive (the officers’ pay’)? So if a firmer mark closes before another opens."""
        return self.marks[index].before_word and self.ahead.firm_close_follows(index)

    def _open(self, mark: Mark) -> None:
        if len(self.stack) >= _DEEPEST:
            return
        repeated = self.repeated and not self.done and not self.stack
        self.stack.append(_Open(mark.start, mark.end, mark.text, mark.single, len(self.stack), continued=repeated))

    def _close_at(self, item: _Open, mark: Mark) -> None:
        """Close ``item`` with ``mark``; what is open inside it was never closed and ends just before."""
        while self.stack[-1] is not item:
            self._unclosed(self.stack.pop(), mark.start)
        self.stack.pop()
        if mark.start > item.inner:
            self._emit(item, mark.start, mark.end, mark.text)

    def _drop_to(self, item: _Open, end: int) -> None:
        while self.stack:
            popped = self.stack.pop()
            self._unclosed(popped, end)
            if popped is item:
                return

    def _unclosed(self, item: _Open, end: int) -> None:
        inner = item.inner + len(self.text[item.inner : end].rstrip())
        # A straight single mark without a partner is an apostrophe.
        if item.mark != "'" and inner > item.inner:
            self._emit(item, inner, inner, None)

    def _emit(self, item: _Open, inner_end: int, end: int, closed_by: str | None) -> None:
        words = self.text[item.inner : inner_end]
        self.done.append(
            Quotation(
                item.start,
                end,
                self.text[item.start : end],
                item.inner,
                inner_end,
                closed=closed_by is not None,
                speech=speech.is_speech(self.text, item.start, words, end, self.start, self.end),
                continued=item.continued,
                depth=item.depth,
                mark=item.mark,
                closed_by=closed_by,
            )
        )

    def finish(self) -> tuple[list[Quotation], list[Span]]:
        while self.stack:
            self._unclosed(self.stack.pop(), self.end)
        self.done.sort(key=lambda item: (item.start, -item.end))
        return self.done, self.strays


def matches(quotation: Quotation) -> bool:
    """Does the closing mark belong to the opening one? True for quotations without a closing mark."""
    return quotation.closed_by is None or quotation.closed_by in _PAIRS.get(quotation.mark, quotation.mark)
