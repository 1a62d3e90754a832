"""Figures whose sense is told by the words beside them: ages, labels, names, votes, shares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extraction.quantities import find

AGES = [
    ("Ruth Ames and her sons Ben, seven, and Jack, five, were unhurt.", [7, 5]),
    ("Callum, 19, and his sister Ellie, 17, were at home.", [19, 17]),
    ("The senator, 77, stood down.", [77]),
    ("A woman of 83 was treated, and a boy of six.", [83, 6]),
    ("The prize went to a girl (11) from Sligo.", [11]),
    ("Mary Keane (39), of Ennis, was fined.", [39]),
    ("She married at 19 and died at 84.", [19, 84]),
    ("Drivers under 25 face a longer wait.", [25]),
    ("Voters under 30 stayed at home and people over 65 did not.", [30, 65]),
]
NO_AGES = [
    "Wales, three, and Italy, two, scored tries.",
    "The minister, 12 aides and a driver were held.",
    "A father of three was fined.",
    "Harry Dunne (23) and Ben Archer (47) scored.",
    "Men over 40 goals were rare, and a man of 20 convictions rarer.",
    "Workers under 30 per cent of the wage may apply.",
    "Adults over 40 hours a week were asked.",
]
NONE = [
    "Traffic was held between junctions 24 and 25.",
    "Rooms 3, 4 and 5 were shut.",
    "Call 101 quoting reference 24000998877.",
    "He lives in Tallaght, Dublin 24, with his dog.",
    "Paul Roe, of 15 The Limes, was bailed.",
    "It burned in the 1400 block of West Pine Street.",
    "The 34th Regiment marched past the 9th Circuit.",
    "She was first elected that spring, as first planned.",
    "The bridge, first proposed by the mayor, was never built.",
    "It is in the 9th congressional district.",
    "They took the number 43 bus.",
    "A 999 call was made at dusk.",
    "He was booked under Sections 420 and 120B.",
]
KEPT = [
    ("She called 300 people.", "number", 300),
    ("Lines 4 trains use were shut.", "number", 4),
    ("Ros Hale's 137 was her best.", "number", 137),
    ("He was the 46th President.", "ordinal", 46),
    ("It was the first elected council.", "ordinal", 1),
    ("One man in three hundred has it.", "fraction", Decimal(1) / 300),
    ("One child in five is poor.", "fraction", Decimal("0.2")),
]


@pytest.mark.parametrize(("text", "ages"), AGES)
def test_ages(text: str, ages: list[int]) -> None:
    assert [q.value for q in find(text) if q.kind == "age"] == ages


@pytest.mark.parametrize("text", NO_AGES)
def test_no_ages(text: str) -> None:
    assert [q for q in find(text) if q.kind == "age"] == []


@pytest.mark.parametrize("text", NONE)
def test_nothing(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(("text", "kind", "value"), KEPT)
def test_kept(text: str, kind: str, value: Decimal) -> None:
    (found,) = find(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("It was carried by 312 votes to 289.", [(312, 289)]),
        ("She won by 12,400 votes to 9,871 in the runoff.", [(12400, 9871)]),
        ("Mayo beat Sligo by 0-23 to 1-13.", [(0, 23), (1, 13)]),
        ("He gave 12 votes to 3 candidates.", []),
        ("It went from 300 votes to 19 per cent.", []),
    ],
)
def test_votes(text: str, sides: list[tuple[int, int]]) -> None:
    assert [(q.range_low, q.range_high) for q in find(text) if q.kind == "score"] == sides


@pytest.mark.parametrize(("part", "low", "high"), [("early", 60, 64), ("mid-", 63, 67), ("late", 65, 69)])
def test_parts_of_a_decade(part: str, low: int, high: int) -> None:
    (found,) = find(f"She is in her {part} 60s.".replace("- ", "-"))
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Highs in the upper 80s are forecast.", 85, 89, "degree Fahrenheit"),
        ("Lows will be in the mid-20s.", 23, 27, "degree"),
    ],
)
def test_parts_of_ten_degrees(text: str, low: int, high: int, unit: str) -> None:
    (found,) = find(text)
    assert (found.kind, found.range_low, found.range_high, found.unit) == ("measure", low, high, unit)


def test_initials_are_counted() -> None:
    assert [q.counted for q in find("He had 14 homers and 51 RBIs.")] == ["homers", "RBIs"]


def test_bounds_on_ages() -> None:
    under, over = find("Children under the age of five and men over 65 go free.")
    assert (under.hedge, under.high, over.hedge, over.low) == ("under", 5, "over", 65)
