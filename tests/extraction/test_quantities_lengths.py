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
        ("The year-long row went on.", "year-long", "year"),
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
        "A night of songs went on, year-long rows or not.",
        "He was back a day later.",
    ],
)
def test_near_misses(text: str) -> None:
    assert find(text, dates.find(text, datetime.date(2024, 6, 14))) == ()


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("He lost by one second.", "one second", "1", "second"),
        ("One second later it fell.", "One second", "1", "second"),
        ("It was a one-second delay.", "one-second", "1", "second"),
        ("They wait another business day.", "another business day", "1", "working day"),
        ("It took five work days.", "five work days", "5", "working day"),
        ("It took a further day.", "a further day", "1", "day"),
        ("It was built in a single night.", "a single night", "1", "night"),
        ("It took 1 and 1/2 years.", "1 and 1/2 years", "1.5", "year"),
        ("It took 2 and three quarter hours.", "2 and three quarter hours", "2.75", "hour"),
        ("It was a 3-and-a-half-year term.", "3-and-a-half-year", "3.5", "year"),
        ("It took 3 more mins.", "3 more mins", "3", "minute"),
        ("It took 10 nanoseconds.", "10 nanoseconds", "10", "nanosecond"),
        ("It fell for two quarters.", "two quarters", "2", "quarter"),
        ("It fell for 3 quarters.", "3 quarters", "3", "quarter"),
        ("It fell over the next three quarters.", "three quarters", "3", "quarter"),
    ],
)
def test_lengths_in_more_words(text: str, words: str, value: str, unit: str) -> None:
    (length,) = (quantity for quantity in find(text) if quantity.kind == "duration")
    assert (length.text, length.value, length.unit) == (words, Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "There is one second home in the street.",
        "They had one win, one second and no third.",
        "Three week-long strikes hit.",
    ],
)
def test_no_length(text: str) -> None:
    assert all(quantity.kind not in ("duration", "fraction") for quantity in find(text))


def test_rates_stay_rates() -> None:
    (wage,) = find("She earns £12 an hour.")
    assert (wage.value, wage.per) == (Decimal(12), "hour")


def test_one_or_two() -> None:
    (wait,) = find("He will be out for a week or two.")
    assert (wait.value, wait.range_low, wait.range_high, wait.unit) == (None, Decimal(1), Decimal(2), "week")


def test_half_without_an_article() -> None:
    (talk,) = find("The talk ran for one hour and half.")
    assert (talk.value, talk.unit) == (Decimal("1.5"), "hour")
