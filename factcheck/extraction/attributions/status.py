"""The status of each sentence: does somebody say it, in part or wholly, and is that somebody named?"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factcheck.extraction.attributions.worthiness import is_check_worthy
from factcheck.model import Article, Attribution, Quotation, Sentence, Sourced

# Below this share of its letters a sentence is said only in part (measured on attributions marked by hand).
_WHOLE = 0.25


def status(
    article: Article,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
) -> tuple[Sentence, ...]:
    """The sentences with ``sourced`` and ``check_worthy`` filled in.

    ``yes``: a quarter of the letters or more lie in what a source says. ``no_source``: as much is attributed, but to
    nobody ("it is understood"). ``partly``: less than that. ``no``: nothing."""
    spans = sorted(
        (span.start, span.end, attribution.source is not None)
        for attribution in attributions
        for span in attribution.content
    )
    done: list[Sentence] = []
    low = 0
    for sentence in sentences:
        while low < len(spans) and spans[low][1] <= sentence.start:
            low += 1
        named = unnamed = 0
        for start, end, has_source in spans[low:]:
            if start >= sentence.end:
                break
            shared = min(end, sentence.end) - max(start, sentence.start)
            if shared > 0:
                named, unnamed = (named + shared, unnamed) if has_source else (named, unnamed + shared)
        done.append(
            msgspec.structs.replace(
                sentence,
                sourced=_label(named, unnamed, sentence.end - sentence.start),
                check_worthy=is_check_worthy(sentence.text),
            )
        )
    return tuple(done)


def _label(named: int, unnamed: int, length: int) -> Sourced:
    if named + unnamed == 0:
        return "no"
    if named >= _WHOLE * length:
        return "yes"
    if unnamed >= _WHOLE * length:
        return "no_source"
    return "partly"
