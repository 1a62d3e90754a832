"""Tables and lists: totals of columns, rows and items, and columns of shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import reduce
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift, stated
from factcheck.engine.view import View
from factcheck.model import Block, Quantity, within
from factcheck.model.record import Record

Finding = tuple[int, int, dict[str, Any]]
_RULE = patterns.lazy(r"[\s|:=+-]+")
_TOTAL = patterns.lazy(r"(?:grand )?(?:total|totals|sum|all|overall|in all|altogether)\b", re.IGNORECASE)
_NO_SUM = patterns.lazy(
    r"\b(?:average|mean|median|rate|per|change|price|age|rank|share|sub-?total|density|diff)", re.IGNORECASE
)
_REST = patterns.lazy(
    r"(?:others?|don.?t know|undecided|none|rest|neither|no opinion|not sure|unsure)\b", re.IGNORECASE
)
_PARTLY = patterns.lazy(
    r"\b(?:includ|among|such as|at least|more than|of which|of whom|up to|biggest|largest|main)", re.IGNORECASE
)
_ADDED = ("money", "number")
_HUNDRED = Decimal(100)


class Cell(Record, frozen=True):
    """The words of a cell and its one figure, None where it has none or several."""

    text: str
    figure: Quantity | None


def tables(view: View) -> Iterator[list[list[Cell]]]:
    """The tables of an article, row by row; those with rows of different lengths are left out."""
    blocks = [block for block in view.facts.article.blocks or () if block.kind == "table" or _ruled(view, block)]
    groups: list[tuple[int, int]] = []
    for block in blocks:
        if groups and not view.text[groups[-1][1] : block.start].strip(" \n") and block.start - groups[-1][1] <= 1:
            groups[-1] = (groups[-1][0], block.end)
        else:
            groups.append((block.start, block.end))
    for start, end in groups:
        rows = [row for row in _rows(view, start, end) if row]
        if len(rows) >= 3 and len({len(row) for row in rows}) == 1 and len(rows[0]) >= 2:
            yield rows


def _ruled(view: View, block: Block) -> bool:
    """Is a paragraph a table in plain text: three lines or more, each with a bar?"""
    lines = view.text[block.start : block.end].strip().split("\n")
    return block.kind == "paragraph" and len(lines) >= 3 and all("|" in line for line in lines)


def _rows(view: View, start: int, end: int) -> Iterator[list[Cell]]:
    at = start
    for line in view.text[start:end].split("\n"):
        if line.strip() and not _RULE.fullmatch(line):
            inner = line.strip()
            first = at + line.index(inner)
            if inner.startswith("|"):
                inner, first = inner[1:], first + 1
            yield list(_cells(view, inner.removesuffix("|"), first))
        at += len(line) + 1


def _cells(view: View, line: str, first: int) -> Iterator[Cell]:
    for words in line.split("|"):
        found = within(view.facts.quantities, first, first + len(words))
        yield Cell(words.strip(), found[0] if len(found) == 1 and found[0].value is not None else None)
        first += len(words) + 1


def totals(view: View) -> Iterator[Finding]:
    """Totals, of columns under the last row and of rows in the last column, that their parts do not make."""
    for rows in tables(view):
        header, *body = rows
        if _TOTAL.match(body[-1][0].text) and not any(_TOTAL.match(row[0].text) for row in body[:-1]):
            for column in range(1, len(header)):
                if not _NO_SUM.search(header[column].text):
                    yield from _sum([row[column] for row in body[:-1]], body[-1][column])
        if len(header) > 3 and _TOTAL.match(header[-1].text):
            for row in body:
                yield from _sum(row[1:-1], row[-1])


def _sum(parts: list[Cell], total: Cell) -> Iterator[Finding]:
    figures = [cell.figure for cell in parts]
    known = [figure for figure in figures if figure is not None]
    if total.figure is None or len(known) < len(figures) or len(known) < 2:
        return
    if len({(figure.kind, figure.unit) for figure in (*known, total.figure)}) > 1:
        return
    if total.figure.kind == "percent" and total.figure.value != _HUNDRED:
        return
    made = _added(known)
    if not made.meets(stated(total.figure)):
        yield total.figure.start, total.figure.end, {"total": total.figure, "parts": known, "made": made}


def list_totals(view: View) -> Iterator[Finding]:
    """Totals before a colon that the items of the list after it, one figure each, do not make."""
    blocks = view.facts.article.blocks or ()
    for index, block in enumerate(blocks):
        if block.kind != "paragraph" or not view.text[block.start : block.end].rstrip().endswith(":"):
            continue
        at = view.sentence_at(block.end - 1)
        sentence = view.facts.sentences[at]
        stated_total = [q for q in within(view.facts.quantities, sentence.start, sentence.end) if q.kind in _ADDED]
        items = []
        for item in blocks[index + 1 :]:
            if item.kind != "list":
                break
            items.append(item)
        if len(stated_total) != 1 or len(items) < 2 or _PARTLY.search(sentence.text):
            continue
        total = Cell("", stated_total[0] if stated_total[0].value is not None else None)
        cells = []
        for item in items:
            found = [q for q in within(view.facts.quantities, item.start, item.end) if q.kind != "ordinal"]
            cells.append(Cell("", found[0] if len(found) == 1 and found[0].value is not None else None))
        for start, end, bindings in _sum(cells, total):
            value, made = bindings["total"].value, bindings["made"].middle or Decimal(0)
            if value / 2 < made < value * 2 and max(part.value for part in bindings["parts"]) <= value:
                yield start, end, bindings


def shares(view: View) -> Iterator[Finding]:
    """Columns of percentages, with a row for the others, that do not make 100."""
    for rows in tables(view):
        header, *body = rows
        if _TOTAL.match(body[-1][0].text) or not _REST.match(body[-1][0].text):
            continue
        for column in range(1, len(header)):
            figures = [row[column].figure for row in body]
            known = [figure for figure in figures if figure is not None and figure.kind == "percent"]
            made = _added(known)
            if len(known) == len(body) >= 3 and not made.meets(Interval(_HUNDRED - 1, _HUNDRED + 1)):
                yield known[0].start, known[0].end, {"parts": known, "made": made}


def _added(figures: list[Quantity]) -> Interval:
    return reduce(lambda total, figure: total + stated(figure), figures, lift(0))


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "table_totals": totals,
    "list_totals": list_totals,
    "table_shares": shares,
}
