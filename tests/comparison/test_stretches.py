"""A large story is compared stretch by stretch of time: the same conflicts, and few of its articles in memory."""

from __future__ import annotations

import datetime
import gc
import sys
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

import factcheck.comparison
from factcheck.comparison import sheets, stories
from factcheck.comparison.conflict import Comparison
from factcheck.comparison.sheets import Page
from factcheck.extraction import extract
from factcheck.model import Article, Facts

_FIRST = datetime.date(2021, 1, 1)
_NEAR = 75
_PEOPLE = ("Ann Marsh", "Paul Reed", "Joan Firth", "Tom Hale")


def _told(number: int, day: int) -> str:
    killed = ("Seven", "Nine", "Eleven")[number % 3]
    person = _PEOPLE[number % 4]
    return (
        f"{killed} people were killed in the fire at Ossett mill, the Ossett council said. {person}, "
        f"{30 + number % 2}, of Ossett, was hurt in the mill fire. Damage of £{4 + number % 2}m was done to the mill. "
        f"The mill, which opened in 18{50 + number % 2 * 4}, stood near Wakefield. Page {number} of the log tells it."
    )


def _facts(days: Sequence[int], story: str | None = None) -> list[Facts]:
    dates = [_FIRST + datetime.timedelta(day) for day in days]
    texts = [(_told(number, day), f"{number:03}.txt") for number, day in enumerate(days)]
    return [
        extract(Article.from_text(text, path, date, story=story))
        for (text, path), date in zip(texts, dates, strict=True)
    ]


def _compared(facts: Sequence[Facts], monkeypatch: pytest.MonkeyPatch, large: int) -> tuple[Comparison, int]:
    """The comparison of articles, and the most pages there were at a time."""
    most = 0
    lighten = sheets.lighten

    def counted(page: Page) -> None:
        nonlocal most
        most = max(most, sum(isinstance(item, Page) for item in gc.get_objects()))
        lighten(page)

    conflicts = sys.modules["factcheck.comparison.conflicts"]
    for home in (stories, conflicts):
        monkeypatch.setattr(home, "MANY", large)
    monkeypatch.setattr(stories, "_PART", 2)
    monkeypatch.setattr(conflicts, "lighten", counted)
    return factcheck.comparison.conflicts(facts), most


def test_stretches_of_time_change_no_conflict(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = _facts([number * 12 for number in range(40)])
    whole, all_pages = _compared(facts, monkeypatch, 1000)
    parts, few_pages = _compared(facts, monkeypatch, 2)
    assert whole.conflicts
    assert (parts.conflicts, parts.compared, parts.met) == (whole.conflicts, whole.compared, whole.met)
    assert all_pages == len(facts)
    # Those of 75 days, and of the stretch.
    assert few_pages <= 7 + 4


def test_a_story_that_is_named_is_compared_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = _facts([0, 200, 400], story="mill fire")
    assert _compared(facts, monkeypatch, 2)[0] == _compared(facts, monkeypatch, 1000)[0]


@pytest.mark.parametrize("apart", [0, 1, 10, 40])
def test_every_two_articles_of_near_days_meet_once(monkeypatch: pytest.MonkeyPatch, apart: int) -> None:
    monkeypatch.setattr(stories, "MANY", 10)
    monkeypatch.setattr(stories, "_PART", 5)
    days = [_FIRST + datetime.timedelta(apart * number) for number in range(120)]
    articles = [Article.from_text("", f"{number}", day) for number, day in enumerate(days)]
    found = list(stories.stretches(articles))
    assert [new for _, new, _ in found[1:]] == [end for _, _, end in found[:-1]]
    assert (found[0][1], found[-1][2]) == (0, len(articles))
    met = {pair for first, new, end in found for pair in combinations(range(first, end), 2) if pair[1] >= new}
    near = {(a, b) for a, b in combinations(range(len(days)), 2) if (days[b] - days[a]).days <= _NEAR}
    assert near <= met
    assert all(first <= later for (first, _, _), (later, _, _) in pairwise(found))
