"""What was done about each figure of a draft: compared with another claim, recomputed, or neither; and its value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from factcheck.facts_json import number
from factcheck.locating import Locator
from factcheck.model import Attribution, Facts, Quantity, Stated, Treatment

UNNAMED = "a source without a name"


def stated(
    facts: Facts, met: Collection[tuple[str, int, int]], recomputed: Collection[tuple[int, int]], locator: Locator
) -> Iterator[Stated]:
    """The figures of an article in their order. ``met`` (path, start, end) and ``recomputed`` (start, end) are the
    places, in text offsets, of what was compared and of what was recomputed."""
    said = sorted((span.start, span.end, _speaker(item)) for item in facts.attributions for span in item.content)
    starts = [start for start, _, _ in said]
    for figure in facts.quantities:
        if figure.kind == "ordinal":
            continue
        place = locator.place(facts.path, *facts.article.span_to_file(figure.start, figure.end))
        done: Treatment = "not compared"
        if (facts.path, figure.start, figure.end) in met:
            done = "compared"
        elif any(start < figure.end and figure.start < end for start, end in recomputed):
            done = "recomputed"
        speaker = ""
        before = bisect_right(starts, figure.start) - 1
        if before >= 0 and figure.start < said[before][1]:
            speaker = said[before][2]
        yield Stated(
            path=facts.path,
            offset=place["offset"],
            end_offset=place["end_offset"],
            start=place["start"],
            excerpt=place["excerpt"],
            kind=figure.kind,
            value=value_of(figure),
            speaker=speaker,
            treatment=done,
        )


def _speaker(item: Attribution) -> str:
    return item.speaker or (item.source.text if item.source and item.source.text else UNNAMED)


def value_of(figure: Quantity) -> str:
    """The figure in plain decimals with its unit; of a range or a hedged figure what the words allow."""
    if figure.value is not None and figure.hedge is None:
        value = number(figure.value)
    elif figure.low is not None and figure.high is not None:
        value = f"{number(figure.low)} to {number(figure.high)}"
    elif figure.low is not None:
        value = f"from {number(figure.low)}"
    else:
        value = f"up to {number(figure.high)}" if figure.high is not None else ""
    per = f" per {figure.per}" if figure.per else ""
    return f"{value} {figure.unit or figure.counted or ''}".strip() + per
