"""The status of each sentence: does somebody say it, in part or wholly, and is that somebody named?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factcheck import patterns
from factcheck.extraction.attributions.cue_lexicon import lexicon
from factcheck.extraction.attributions.worthiness import is_check_worthy
from factcheck.model import Article, Attribution, Quotation, Sentence, Sourced

# Below this share of its letters a sentence is said only in part (measured on attributions marked by hand).
_WHOLE = 0.25
# How a sentence goes on about what a report found.
_GOES_ON = patterns.lazy(
    r"(?:It|They|This|These|Its|Their|Among|Of (?:those|the)|Some|Another|Nearly|About|Around|More than|Fewer than"
    r"|Just|Only|Almost|Over|Under|One in|A (?:further|third|quarter|fifth)"
    r"|The (?:report|study|survey|poll|review|inquiry|figures)"
    r"|\d[\d.,]*(?:%| per ?cent))\b"
)
_WOULD = patterns.lazy(r"\bwould\b(?! have been expected)")


def status(
    article: Article,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
) -> tuple[Sentence, ...]:
    """The sentences with ``sourced`` and ``check_worthy`` filled in.

    ``yes``: a quarter of the letters or more lie in what a source says. ``no_source``: as much is attributed, but to
    nobody ("it is understood"), or stands in quotation marks that nobody is named for.
    ``partly``: less than that. ``no``: nothing."""
    attributed = sorted((span.start, span.end) for attribution in attributions for span in attribution.content)
    alone = [q for q in quotations if q.speech and q.depth == 0 and not _meets(attributed, q.start, q.end)]
    # 0: said by a source; 1: attributed to nobody; 2: the source and cue themselves, which leave no claim of their own.
    spans = [(q.start, q.end, 1) for q in alone] + [
        (span.start, span.end, kind)
        for attribution in attributions
        for kind, parts in (
            (int(attribution.source is None), attribution.content),
            (2, (attribution.source, attribution.cue)),
        )
        for span in parts
        if span is not None
    ]
    spans.sort()
    done: list[Sentence] = []
    low = 0
    for sentence in sentences:
        while low < len(spans) and spans[low][1] <= sentence.start:
            low += 1
        letters = [0, 0, 0]
        for index in range(low, len(spans)):
            start, end, kind = spans[index]
            if start >= sentence.end:
                break
            letters[kind] += max(min(end, sentence.end) - max(start, sentence.start), 0)
        named, unnamed, frame = letters
        left = max(sentence.end - sentence.start - frame, 1)
        done.append(
            msgspec.structs.replace(
                sentence, sourced=_label(named, unnamed, left), check_worthy=is_check_worthy(sentence.text)
            )
        )
    return tuple(_carried(done, attributions))


def _carried(sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> Iterator[Sentence]:
    """Attribution carried over to the next sentence, ``partly``: what a report found goes on ("It also ..."), and
    "would" after reported speech goes on reporting it. Nothing is carried out of a paragraph but "would"."""
    reports = {span.start for a in attributions if _is_report(a) for span in a.content}
    starts = sorted(reports)
    before: Sentence | None = None
    reporting = False
    for sentence in sentences:
        again = before is not None and before.block == sentence.block
        if sentence.sourced == "no" and before is not None and before.sourced in ("yes", "partly"):
            goes_on = again and reporting and _GOES_ON.match(sentence.text) is not None
            if goes_on or _WOULD.search(sentence.text) is not None:
                sentence = msgspec.structs.replace(sentence, sourced="partly")
                yield sentence
                continue
        at = bisect_left(starts, sentence.start)
        reporting = at < len(starts) and starts[at] < sentence.end
        before = sentence
        yield sentence


def _is_report(attribution: Attribution) -> bool:
    """Does a document or an inquiry speak?"""
    if attribution.source is None:
        return False
    words = attribution.source.text.lower().split()
    if words in (["it"], ["they"]) and attribution.lemma in ("find", "show", "conclude", "reveal"):
        return True
    return not lexicon().lists["inquiring"].isdisjoint(words) or attribution.cue_class == "show"


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Does any of the sorted spans, which do not overlap, share a character with ``start:end``?"""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


def _label(named: int, unnamed: int, length: int) -> Sourced:
    if named + unnamed == 0:
        return "no"
    if named >= _WHOLE * length:
        return "yes"
    if unnamed >= _WHOLE * length:
        return "no_source"
    return "partly"
