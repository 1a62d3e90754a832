"""Two reports that plainly tell of one event: what only such reports allow to be held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.comparison import (
    ages_told,
    contrasts,
    decisions,
    differences,
    moments,
    namesakes,
    occurrences,
    ordinals,
    outcomes,
    own_names,
    relations,
    relatives,
    replies,
    trends,
    unmatched,
)
from factcheck.comparison.alignment import partners
from factcheck.comparison.sheets import Page
from factcheck.comparison.statements import Judged


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The figures and results of each two reports of one event; ``stories`` number the stories of the pages."""
    for a, b, plain in partners(pages):
        if plain:
            yield from unmatched.pairs(a, b)
            yield from outcomes.pairs(a, b)
            yield from differences.pairs(a, b)
            yield from trends.pairs(a, b)
            yield from replies.pairs(a, b)
            yield from relations.pairs(a, b)
            yield from decisions.pairs(a, b)
            yield from relatives.pairs(a, b)
            yield from ordinals.pairs(a, b)
            yield from ages_told.pairs(a, b)
            yield from contrasts.pairs(a, b)
            yield from namesakes.pairs(a, b)
        yield from occurrences.pairs(a, b, plain)
        yield from moments.pairs(a, b)
        yield from own_names.pairs(a, b)
