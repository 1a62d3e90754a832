"""Interviews and transcripts: paragraphs that open with who speaks ("Q:", "JOAN MARSH:", "((Joan Marsh))").

All that stands in them is speech, though without quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import patterns
from factcheck.model import Block

_LABEL = patterns.lazy(
    r"[\s*_\"“]*(?:\(\([^()\n]{1,60}\)\)\s*:?"
    r"|(?:Q|A|Question|Answer)\s?[:.](?=\s)"
    r"|(?:[A-Z][\w.'’-]*\s){0,4}[A-Z][\w.'’-]*\s?:(?=\s+[A-Z\"“‘'(I]))"
)
_LEAST = 3
_SHARE = 4


def turns(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The stretches of a text that are turns of a transcript, sorted; none unless it has several labelled turns, at
    least a quarter of its paragraphs. A turn runs to the next label, or to the end of what follows it."""
    running = [block for block in blocks if block.kind in ("paragraph", "list")]
    labelled = [index for index, block in enumerate(running) if _LABEL.match(text, block.start, block.end)]
    if len(labelled) < _LEAST or len(labelled) * _SHARE < len(running):
        return []
    return [(block.start, block.end) for block in running[labelled[0] :]]
