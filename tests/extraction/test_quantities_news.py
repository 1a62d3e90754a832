"""Classes of misreadings that were found by reading published copy; the sentences are made up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extraction.quantities import find


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("She hired a couple of hundred stewards.", "a couple of hundred", "number", "200"),
        ("More than nine of 10 growers agreed.", "nine of 10", "fraction", "0.9"),
        ("Ann Marsh (left), 40. Photograph: handout", "40", "age", "40"),
        ("He was jailed when he was 18 and served it all.", "18", "age", "18"),
        ("The mayor turned 70 on Friday.", "70", "age", "70"),
        ("He ran the shop for over 60 years.", "60 years", "duration", "60"),
        ("'Twelve boats are missing,' she said.", "Twelve", "number", "12"),
        ("Fully 74 percent of Welsh registered voters stayed in.", "74 percent", "percent", "74"),
    ],
)
def test_read(text: str, words: str, kind: str, value: str) -> None:
    (quantity,) = find(text)
    assert (quantity.text, quantity.kind, quantity.value) == (words, kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The senate voted 70 to 20 to send it back.", 70, 20),
        ("It was struck down in a 5-to-4 ruling.", 5, 4),
        ("The vote was 9 to 2, with one away.", 9, 2),
    ],
)
def test_votes_are_scores(text: str, low: int, high: int) -> None:
    score = find(text)[0]
    assert (score.kind, score.range_low, score.range_high) == ("score", low, high)


@pytest.mark.parametrize(
    "text",
    [
        "It flies the A320 and 737 there.",
        "It needs (1) a bill or (2) a vote.",
        "It is the No.1 show.",
        "For a second he froze.",
    ],
)
def test_names_and_list_marks(text: str) -> None:
    assert find(text) == ()


def test_counted_noun_and_hedge() -> None:
    (share,) = find("Fully 74 percent of Welsh registered voters stayed in.")
    assert share.counted == "Welsh registered voters"
    (legs,) = find("The two-legged robot fell.")
    assert legs.counted is None
    (span,) = find("He ran the shop for over 60 years.")
    assert (span.hedge, span.low, span.high) == ("over", Decimal(60), None)
    (plain,) = find("They fought over three years ago.")[:1]
    assert plain.hedge is None
    (money,) = find("Trillions of dollars of trade pass by.")
    assert (money.kind, money.unit) == ("money", "USD")


def test_parts_of_one_per_cent_feet_and_third_parties() -> None:
    (part,) = find("He lost by less than one-half of 1 percent.")
    assert (part.kind, part.value, part.hedge) == ("percent", Decimal("0.5"), "under")
    assert [q.kind for q in find("He stood on one foot.")] == ["number"]
    assert [q.unit for q in find("The wall is two feet high.")] == ["foot"]
    assert [q.kind for q in find("They chose one third party nominee.")] == ["number"]
    assert [q.kind for q in find("It has one-third party support.")] == ["fraction"]
