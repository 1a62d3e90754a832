"""Quotation marks: left open, closed by a mark of another style."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language import marks
from factcheck.model import Block, Quotation, within

Finding = tuple[int, int, dict[str, Any]]
CLOSERS = {"“": "”", "„": "“", "«": "»", "‘": "’", "‚": "‘"}
"""Opening marks whose closing mark is another one."""
_CLOSES = (patterns.lazy(r"[\w,.!?…][\"”](?!\w)"), patterns.lazy(r"[,.!?…]['’](?!\w)"))
_SINGLE_CLOSE = patterns.lazy(r"[,.!?]['’](?!\w)")
_STOPS = ",.!?…"
_DEEP, _BACK = 4, 8
_DOUBLE, _SINGLE = '"“”„«»', "'‘’‚"


def unclosed(view: View) -> Iterator[Finding]:
    """Quotations without a closing mark that do not run on in the next paragraph.

    Where the paragraphs beside it have a mark too many as well, the marks make pairs over the line ends of copy that
    was broken into lines, and nothing is said."""
    odd = {index for index, block in enumerate(view.facts.article.blocks or ()) if _odd(view, block)}
    odd -= {view.block_at(quotation.start) for quotation in view.facts.quotations if quotation.continues}
    even: dict[int, bool] = {}
    told = {finding[2]["quotation"].start for finding in _straight(view)}
    last = -1
    following = dict(zip(view.facts.quotations, view.facts.quotations[1:], strict=False)) if told else {}
    for quotation in view.facts.quotations:
        if not quotation.closed and not quotation.continues:
            if quotation.depth and _inside(view, quotation):
                continue
            if quotation in following and following[quotation].start in told:
                continue
            at = view.block_at(quotation.start)
            if at == last:
                # One missing mark makes every mark after it in the paragraph look wrong.
                continue
            if not {at - 1, at + 1} & odd and not (quotation.mark == '"' and _even(view, at, even)):
                last = at
                yield quotation.start, quotation.end, {"quotation": quotation}


def _even(view: View, at: int, known: dict[int, bool]) -> bool:
    """Are the straight marks of the paragraph even in number? Then marks stand inside marks, and all are closed."""
    if at not in known:
        block = (view.facts.article.blocks or ())[at]
        known[at] = view.text.count('"', block.start, block.end) % 2 == 0
    return known[at]


def _odd(view: View, block: Block) -> bool:
    """Does the paragraph have an odd number of straight double marks, or more closing than opening curly ones?"""
    words = view.text[block.start : block.end]
    return words.count('"') % 2 == 1 or words.count("”") > words.count("“")


def mismatched(view: View) -> Iterator[Finding]:
    """Quotations opened by a double mark and closed by a single one, or the reverse."""
    for quotation in view.facts.quotations:
        closer = quotation.closed_by
        if quotation.closed and closer and (quotation.mark in _SINGLE) != (closer in _SINGLE):
            right = view.text[quotation.start : quotation.end - 1] + CLOSERS.get(quotation.mark, quotation.mark)
            yield quotation.start, quotation.end, {"quotation": quotation, "closer": closer, "reclosed": right}


def uneven(view: View) -> Iterator[Finding]:
    """Quotations opened by a mark of one cut and closed by another (“ and "), or opened by a closing one (”); of a
    paragraph the first."""
    last = -1
    for quotation in view.facts.quotations:
        if view.block_at(quotation.start) == last:
            continue
        closer = quotation.closed_by
        if not quotation.closed or not closer or (quotation.mark in _SINGLE) != (closer in _SINGLE):
            continue
        double = quotation.mark not in _SINGLE
        straight, curly = ('"', "“”") if double else ("'", "‘’")
        if quotation.mark == "”":
            right = "“" + view.text[quotation.start + 1 : quotation.end - 1] + "”"
        elif quotation.mark in curly and closer == straight:
            right = view.text[quotation.start : quotation.end - 1] + CLOSERS.get(quotation.mark, quotation.mark)
        elif quotation.mark == straight and closer in curly and double:
            right = "“" + view.text[quotation.start + 1 : quotation.end]
        else:
            continue
        last = view.block_at(quotation.start)
        yield quotation.start, quotation.end, {"quotation": quotation, "closer": closer, "reclosed": right}


def unopened(view: View) -> Iterator[Finding]:
    """Closing marks that nothing opened, after a stop or comma, one in a paragraph at the most.

    As with marks that are never closed, nothing is said where a paragraph beside it, or the last one before it that
    has marks at all, has one too many: a quotation may run over paragraphs without repeating its mark."""
    quotations = view.facts.quotations
    blocks = view.facts.article.blocks or ()
    for at, block in enumerate(blocks):
        if block.kind != "paragraph" or not _closes_more(view, block):
            continue
        ends = {quotation.end for quotation in within(quotations, block.start, block.end)}
        loose = [
            mark
            for mark in marks.find(view.text, block.start, block.end)
            if mark.closes
            and not mark.opens
            and (mark.firm or not mark.single)
            and mark.end not in ends
            and view.text[mark.start - 1] in _STOPS
        ]
        beside = _uneven_before(view, blocks, at) or any(_uneven(view, other) for other in blocks[at + 1 : at + 2])
        if len(loose) == 1 and not beside and not view.in_quotation(loose[0].start, loose[0].end):
            mark = loose[0]
            sentence = view.facts.sentences[view.sentence_at(mark.start)]
            yield max(block.start, sentence.start), mark.end, {"closer": mark.text}


def _closes_more(view: View, block: Block) -> bool:
    """Are there more closing than opening marks, or an odd number of straight ones?"""
    words = view.text[block.start : block.end]
    return words.count("”") > words.count("“") or words.count('"') % 2 == 1 or _SINGLE_CLOSE.search(words) is not None


def _uneven(view: View, block: Block) -> bool:
    words = view.text[block.start : block.end]
    return words.count("”") != words.count("“") or words.count('"') % 2 == 1


def _uneven_before(view: View, blocks: Sequence[Block], at: int) -> bool:
    """Has the last block before that has double marks, a few blocks back at most, one too many?"""
    for block in reversed(blocks[max(0, at - _BACK) : at]):
        words = view.text[block.start : block.end]
        if any(mark in words for mark in _DOUBLE):
            return _uneven(view, block)
    return False


def nested_unclosed(view: View) -> Iterator[Finding]:
    """Quotations inside a closed quotation that are not closed themselves."""
    last = -1
    for quotation in view.facts.quotations:
        if quotation.depth and not quotation.closed and not quotation.continues and _inside(view, quotation):
            if view.block_at(quotation.start) == last:
                continue
            last = view.block_at(quotation.start)
            yield quotation.start, quotation.end, {"quotation": quotation}


def _inside(view: View, inner: Quotation) -> bool:
    """Does the quotation that holds this one have both its marks?"""
    at = bisect_right(view.facts.quotations, inner.start, key=lambda quotation: quotation.start) - 1
    for outer in reversed(view.facts.quotations[max(0, at - _DEEP) : at]):
        if outer.depth == 0:
            return outer.closed and inner.end <= outer.end and _family(outer) != _family(inner)
    return False


def nested(view: View) -> Iterator[Finding]:
    """Quotations inside a quotation that are set in its own kind of mark, so that the inner closing mark reads as the
    outer one."""
    outer: Quotation | None = None
    for quotation in view.facts.quotations:
        if quotation.depth == 0:
            outer = quotation
        elif outer is not None and quotation.end <= outer.end and _family(quotation) == _family(outer):
            # Where the outer one is never closed, that is the fault, and it is told once.
            here = view.text[view.text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip()
            if quotation.depth == 1 and here and (outer.closed or outer.continues) and quotation.closed:
                yield quotation.start, quotation.end, {"quotation": quotation}
    yield from _straight(view)


def _family(quotation: Quotation) -> bool:
    return quotation.mark in _SINGLE


def _straight(view: View) -> Iterator[Finding]:
    """Straight marks and single ones do not nest for a reader of marks: there an open quotation, a closed one of its
    kind, and a closing mark too many stand in one paragraph."""
    found = view.facts.quotations
    for first, second in pairwise(found):
        if first.closed or first.continues or first.depth or not second.closed or second.mark != first.mark:
            continue
        at = view.block_at(first.start)
        block = (view.facts.article.blocks or ())[at]
        between = view.text[first.end : second.start]
        if second.end > block.end or between.strip() or _more(found, second, block.end):
            continue
        if _CLOSES[_family(first)].search(view.text, second.end, block.end) is not None:
            yield second.start, second.end, {"quotation": second}


def _more(found: Sequence[Quotation], second: Quotation, end: int) -> bool:
    """Does the paragraph have another quotation after this one?"""
    at = bisect_right(found, second.start, key=lambda quotation: quotation.start)
    return at < len(found) and found[at].start < end


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "unclosed": unclosed,
    "mismatched": mismatched,
    "nested": nested,
    "nested-unclosed": nested_unclosed,
    "uneven": uneven,
    "unopened": unopened,
}
