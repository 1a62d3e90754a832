"""The status of each sentence: does somebody say it, in part or wholly, and is that somebody named?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from factcheck import patterns
from factcheck.extraction.attributions.cue_lexicon import lexicon
from factcheck.extraction.attributions.worthiness import is_check_worthy
from factcheck.language.lexicon import load
from factcheck.model import Article, Attribution, Quotation, Sentence, Sourced, Span

# Below this share of its letters a sentence is said only in part (measured on attributions marked by hand).
_WHOLE = 0.25
# Letters of a clause of the reporter's own: a subject and a verb.
_OWN = 12
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
    nobody who can be told ("it is understood", "critics say", a hidden source), or stands in quotation marks for which
    nobody is named. ``partly``: less than that, or what is said hangs on a clause of the reporter's own ("Ms Poole, who
    says ..., has left"; "his claim that ... took a day"). ``no``: nothing."""
    attributed = sorted((span.start, span.end) for attribution in attributions for span in attribution.content)
    alone = [q for q in quotations if q.speech and q.depth == 0 and not _meets(attributed, q.start, q.end)]
    # 0: said by a source; 1: attributed to nobody; 2: the source and cue themselves, which leave no claim of their own.
    spans = [(q.start, q.end, 1) for q in alone] + [
        (span.start, span.end, kind)
        for attribution in attributions
        for kind, parts in (
            (int(_unnamed(attribution)), attribution.content),
            (2, (attribution.source, attribution.cue)),
        )
        for span in parts
        if span is not None
    ]
    spans.sort()
    hanging = sorted(part.start for attribution in attributions for part in _hanging(attribution))
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
        label = _label(named, unnamed, left)
        if label == "yes" and left - named - unnamed > _OWN:
            at = bisect_left(hanging, sentence.start)
            if at < len(hanging) and hanging[at] < sentence.end:
                label = "partly"
        done.append(msgspec.structs.replace(sentence, sourced=label, check_worthy=is_check_worthy(sentence.text)))
    return tuple(_carried(done, attributions))


def _unnamed(attribution: Attribution) -> bool:
    """Can nobody be told from the source: none, a hidden one, a group at large?"""
    return attribution.source is None or attribution.anonymous or (attribution.plural and _at_large(attribution.source))


def _at_large(source: Span) -> bool:
    """ "Critics", "some residents": a plural of people with nothing but a count before it, and no capital behind."""
    head = source.text.split(",")[0].split()
    if not head or any(word[:1].isupper() for word in head[1:]):
        return False
    sources = load("sources")
    kinds = [sources.class_of(word) for word in head[:3]]
    group = load("plural_people").forms.keys()
    vague = "vague" in kinds or any(word.lower() in group for word in head[:2])
    return (
        vague
        and "insider" not in kinds
        and head[0].lower() not in ("the", "these", "those", "his", "her", "their", "its")
    )


def _hanging(attribution: Attribution) -> Sequence[Span]:
    """What is said in a relative clause, or after a noun ("the claim that ...")."""
    source = attribution.source
    relative = source is not None and source.text.lower() in ("who", "which", "that")
    return attribution.content if relative or attribution.cue_class == "noun" else ()


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
