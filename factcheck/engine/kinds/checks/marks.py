"""Quotation marks: left open, closed by a mark of another style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.engine.view import View
from factcheck.model import Block

Finding = tuple[int, int, dict[str, Any]]
CLOSERS = {"“": "”", "„": "“", "«": "»", "‘": "’", "‚": "‘"}
"""Opening marks whose closing mark is another one."""
_DOUBLE, _SINGLE = '"“”„«»', "'‘’‚"


def unclosed(view: View) -> Iterator[Finding]:
    """Quotations without a closing mark that do not run on in the next paragraph.

    Where the paragraphs beside it have a mark too many as well, the marks make pairs over the line ends of copy that
    was broken into lines, and nothing is said."""
    odd = {index for index, block in enumerate(view.facts.article.blocks or ()) if _odd(view, block)}
    odd -= {view.block_at(quotation.start) for quotation in view.facts.quotations if quotation.continues}
    for quotation in view.facts.quotations:
        if not quotation.closed and not quotation.continues:
            at = view.block_at(quotation.start)
            if not {at - 1, at + 1} & odd and not _even(view, at, quotation.mark):
                yield quotation.start, quotation.end, {"quotation": quotation}


def _even(view: View, at: int, mark: str) -> bool:
    """Are the straight marks of the paragraph even in number? Then marks stand inside marks, and all are closed."""
    block = (view.facts.article.blocks or ())[at]
    return mark == '"' and view.text.count('"', block.start, block.end) % 2 == 0


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


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"unclosed": unclosed, "mismatched": mismatched}
