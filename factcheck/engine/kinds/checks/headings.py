"""Quotations of headlines and subheads: do the words stand in the body?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View

Finding = tuple[int, int, dict[str, Any]]
_WORD = patterns.lazy(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_LEAST = 2


def heading_quote(view: View) -> Iterator[Finding]:
    """Quotations of two words or more in a headline or subhead whose words the body has nowhere in this order."""
    blocks = view.facts.article.blocks or ()
    quoted = [
        quotation
        for quotation in view.speech
        if quotation.closed and blocks and blocks[view.block_at(quotation.start)].kind in ("headline", "subhead")
    ]
    if not quoted:
        return
    body = _plain(
        " ".join(view.low[block.start : block.end] for block in blocks if block.kind in ("paragraph", "list"))
    )
    for quotation in quoted:
        words = _plain(view.low[quotation.inner_start : quotation.inner_end])
        if words.count(" ") > _LEAST and words not in body and "…" not in quotation.text:
            yield quotation.start, quotation.end, {"quotation": quotation}


def _plain(words: str) -> str:
    """The words alone, each between spaces, with straight apostrophes."""
    return f" {' '.join(_WORD.findall(words.replace('’', chr(39))))} "


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"heading-quote": heading_quote}
