"""Lengths of time without a numeral."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from factcheck.extraction import dates
from factcheck.extraction.quantities import find


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("The repair took an hour.", "an hour", "hour"),
        ("She was jailed for a year.", "a year", "year"),
        ("He stayed for more than a decade.", "a decade", "decade"),
        ("The road is shut for another week.", "another week", "week"),
        ("It rained all day.", "all day", "day"),
        ("The all-night sitting ended at dawn.", "all-night", "night"),
        ("They talked for the whole weekend.", "the whole weekend", "weekend"),
    ],
)
def test_counted_by_an_article(text: str, words: str, unit: str) -> None:
    (length,) = find(text)
    assert (length.text, length.kind, length.value, length.unit) == (words, "duration", Decimal(1), unit)
    assert length.low is not None
    assert length.low <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Full-year profit fell.",
        "On another day it would have gone in.",
        "It opened a year ago.",
        "A week is long in politics.",
        "It was the hottest in a year this wet.",
        "For a second he thought it was over.",
        "The year-long row went on, a night of songs besides.",
        "He was back a day later.",
    ],
)
def test_near_misses(text: str) -> None:
    assert find(text, dates.find(text, datetime.date(2024, 6, 14))) == ()


def test_rates_stay_rates() -> None:
    (wage,) = find("She earns £12 an hour.")
    assert (wage.value, wage.per) == (Decimal(12), "hour")


def test_one_or_two() -> None:
    (wait,) = find("He will be out for a week or two.")
    assert (wait.value, wait.range_low, wait.range_high, wait.unit) == (None, Decimal(1), Decimal(2), "week")


def test_half_without_an_article() -> None:
    (talk,) = find("The talk ran for one hour and half.")
    assert (talk.value, talk.unit) == (Decimal("1.5"), "hour")
