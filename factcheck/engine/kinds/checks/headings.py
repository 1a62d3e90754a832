"""Quotations of headlines and subheads: do the words stand in the body?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.roots import root_of

Finding = tuple[int, int, dict[str, Any]]
_WORD = patterns.lazy(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_LEAST, _WORTH, _SHORT = 2, 5, 2


def heading_quote(view: View) -> Iterator[Finding]:
    """Quotations in a headline or subhead whose words the body has nowhere in this order; of a single word those
    where somebody is quoted with another single word in the body."""
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
        if "…" in quotation.text or words in body:
            continue
        if words.count(" ") > _LEAST or _another(view, words, body):
            yield quotation.start, quotation.end, {"quotation": quotation}


def _another(view: View, words: str, body: str) -> bool:
    """Is a word of a heading in marks nowhere in the body in any form, where one or two other words stand in marks?"""
    word = words.strip()
    if " " in word or len(word) < _WORTH or f" {root_of(word)}" in body:
        return False
    blocks = view.facts.article.blocks or ()
    return any(
        blocks[view.block_at(other.start)].kind == "paragraph"
        and len(_WORD.findall(other.text)) <= _SHORT
        and view.attributed(other.start, other.end) in ("said", "stance")
        for other in view.facts.quotations
    )


def _plain(words: str) -> str:
    """The words alone, each between spaces, with straight apostrophes."""
    return f" {' '.join(_WORD.findall(words.replace('’', chr(39))))} "


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"heading-quote": heading_quote}
