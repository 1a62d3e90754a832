"""An age that an article gives again: "a two-year-old elephant calf" and, in the caption, "the four-year-old calf"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from factcheck import patterns
from factcheck.comparison.sheets import Page, Sheet, loose
from factcheck.language.roots import listed, singular
from factcheck.model import Severity

_PHRASE = patterns.lazy(r"(?: [a-z]{3,}){1,3}")


def pairs(page: Page) -> Iterator[tuple[Sheet, Sheet, Severity]]:
    """The pairs (earlier, later) of ages: "a two-year-old elephant calf" and "the four-year-old calf"."""
    seen: dict[str, list[Sheet]] = defaultdict(list)
    for claim in page.facts.claims:
        if claim.measure != "age" or "-" not in claim.text or claim.party:
            continue
        sheet = loose(page, claim)
        words = _PHRASE.match(page.facts.article.text, claim.end)
        if sheet is None or not words:
            continue
        nouns = list(takewhile(lambda word: word not in listed("claim_words", "functions"), words.group().split()))
        if "definite" in claim.flags and nouns:
            before = seen[singular(nouns[0])]
            values = {other.claim.value for other in before}
            if len(values) == 1 and claim.value not in values and before[0].claim.sentence != claim.sentence:
                yield before[0], sheet, "warning" if singular(nouns[0]) in listed("noun_sets", "people") else "error"
        for noun in nouns:
            seen[singular(noun)].append(sheet)
