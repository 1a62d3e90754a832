"""Fact boxes: runs of "label: figure" in copy, by lines, sentences or semicolons ("Starters: 420. Finishers: 390.")."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.model import Quantity, Sentence, within
from factcheck.model.record import Record

_FEWEST = 3
_LONGEST_HEAD, _LONGEST_LABEL, _LONGEST_ITEM, _BEFORE_FIGURE = 14, 9, 16, 3
_WORDS = patterns.lazy(r"[^\W_][\w'’.-]*")
_COLON = patterns.lazy(r":\s")
_PART = patterns.lazy(r"[^;]+")
_COMMA_PART = patterns.lazy(r"(?:[^,]|,(?=\d))+")
_BREAK = patterns.lazy(r"(?:[:,]\s|\s[–—-]\s)(?!.*(?:[:,]\s|\s[–—-]\s))")
_MARKS = '"“”‘'


class Item(Record, frozen=True):
    """A label and what stands behind it: its figures, the words besides; ``head`` is what its whole line is headed."""

    label: str
    tail: str
    figures: tuple[Quantity, ...]
    start: int
    end: int
    head: str = ""

    @property
    def figure(self) -> Quantity | None:
        """The one figure of the label; None where it has none."""
        return self.figures[0] if self.figures else None

    @property
    def closed(self) -> bool:
        """Has it two figures alike besides another one, so that what it says is of these alone?"""
        units = [(figure.kind, figure.unit) for figure in self.figures]
        return len(units) > len(set(units)) > 1


class Box(Record, frozen=True):
    """Items in a run, with the sentence before them as their heading."""

    items: tuple[Item, ...]
    heading: str


def boxes_of(view: View) -> list[Box]:
    """The fact boxes of an article."""
    return list(_boxes(view))


def _boxes(view: View) -> Iterator[Box]:
    run: list[Item] = []
    heading = before = ""
    for sentence in view.facts.sentences:
        found = [] if sentence.kind == "table" else list(_items(view, sentence))
        if found and not run:
            heading = before
        run.extend(found)
        if not found:
            if len(run) >= _FEWEST:
                yield Box(tuple(run), heading)
            run = []
        before = view.low[sentence.start : sentence.end]
    if len(run) >= _FEWEST:
        yield Box(tuple(run), heading)


def _items(view: View, sentence: Sentence) -> Iterator[Item]:
    colon = _COLON.search(view.low, sentence.start, sentence.end)
    if not colon or any(mark in sentence.text for mark in _MARKS):
        return
    head = view.low[sentence.start : colon.start()].strip(" -*•")
    if len(_WORDS.findall(head)) > _LONGEST_HEAD:
        return
    for part, fewest in ((_PART, 2), (_COMMA_PART, 3)):
        found = [
            _item(view, match.start(), match.end(), head)
            for match in part.finditer(view.low, colon.end(), sentence.end)
        ]
        if len(found) >= fewest and None not in found:
            yield from (item for item in found if item)
            return
    figures = tuple(within(view.facts.quantities, colon.end(), sentence.end))
    tail = view.low[colon.end() : sentence.end].strip()
    led = view.low[colon.end() : figures[0].start] if figures else ""
    if (
        len(_WORDS.findall(head)) <= _LONGEST_LABEL
        and len(_WORDS.findall(tail)) <= _LONGEST_ITEM
        and len(_WORDS.findall(led)) <= _BEFORE_FIGURE
    ):
        yield Item(head, tail, figures, sentence.start, sentence.end)


def _item(view: View, start: int, end: int, head: str) -> Item | None:
    """A label, and a figure behind it, of a line that has several."""
    figures = within(view.facts.quantities, start, end)
    if not figures:
        return None
    first = figures[0]
    if (mark := _BREAK.search(view.low, start, end)) and (behind := within(figures, mark.end(), end)):
        first = behind[0]
        label = view.low[start : mark.start()]
    else:
        label = view.low[start : first.start]
    label = label.strip(" ,:–—-")
    if not 0 < len(_WORDS.findall(label)) <= _LONGEST_LABEL:
        return None
    told = tuple(figure for figure in figures if figure.start >= first.start)
    return Item(label, view.low[first.end : end].strip(), told, start, end, head)
