"""One quantity in several units, parts of units, and every way in which English writes an ordinal."""

from __future__ import annotations

import pytest

from factcheck.extraction.quantities import find

DURATIONS = [
    ("The call lasted 2 hours and forty seconds.", "7240", "second"),
    ("It took 5 days, 6 hours.", "126", "hour"),
    ("They sat for 2 days, 3 hours and 20 minutes.", "3080", "minute"),
    ("He was away four years, two months, and five days.", "1527", "day"),
    ("She served one year, 4 months.", "16", "month"),
    ("It ran for three weeks and a day.", "22", "day"),
    ("The strike lasted two decades and three years.", "23", "year"),
    ("The run was cut to an hour and nine, he said.", "69", "minute"),
    ("The record for the stage fell to a minute and 12.", "72", "second"),
    ("It took one and three quarters of an hour.", "1.75", "hour"),
    ("It took two hours and three quarters.", "2.75", "hour"),
    ("It took three and quarter hours.", "3.25", "hour"),
    ("It took 6 and an half minutes.", "6.5", "minute"),
    ("It takes 3/4h.", "0.75", "hour"),
    ("It takes 2h45m.", "165", "minute"),
    ("It takes 2hr45.", "165", "minute"),
    ("They met for a three-quarter hour.", "0.75", "hour"),
    ("It took two and three-fourth hours.", "2.75", "hour"),
    ("Sales fell for 3 qtrs.", "3", "quarter"),
    ("There was a thirty-second delay.", "30", "second"),
    ("It takes 2 h 45 min.", "165", "minute"),
    ("It takes 4 h.", "4", "hour"),
    ("They asked for an extra week.", "1", "week"),
    ("It took a further month.", "1", "month"),
    ("A month and a half passed.", "1.5", "month"),
    ("They will wait for another day.", "1", "day"),
    ("They will be away for full year.", "1", "year"),
    ("It took six working days.", "6", "working day"),
    ("It took four and half mins.", "4.5", "minute"),
    ("The economy shrank for two consecutive quarters.", "2", "quarter"),
    ("Sales fell for three quarters in a row.", "3", "quarter"),
    ("Sales fell over the past five quarters.", "5", "quarter"),
    ("Sales fell in the previous 3 quarters.", "3", "quarter"),
    ("It took three quarters of an hour.", "0.75", "hour"),
]


@pytest.mark.parametrize(("text", "value", "unit"), DURATIONS)
def test_lengths_of_time(text: str, value: str, unit: str) -> None:
    assert [(q.kind, str(q.value), q.unit) for q in find(text)] == [("duration", value, unit)]


def test_months_and_years_are_of_no_fixed_number_of_days() -> None:
    (length,) = find("He served two years and four days.")
    assert length.low is not None
    assert length.high is not None
    assert length.low <= 734
    assert length.high >= 735


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It is 3 yards, 1 foot and 6 inches long.", "3 yards, 1 foot and 6 inches", "3.5", "yard"),
        ("It is 4 yards 2 feet.", "4 yards 2 feet", "4.666666666667", "yard"),
        ("It is 7 km 12 m 5 cm away.", "7 km 12 m 5 cm", "7.01205", "kilometre"),
        ("It is 3 kilometres, 250 metres.", "3 kilometres, 250 metres", "3.25", "kilometre"),
        ("It holds 2 litres 300 millilitres.", "2 litres 300 millilitres", "2.3", "litre"),
        ("It weighed 4 kg and 250 g.", "4 kg and 250 g", "4.25", "kilogram"),
        ("It weighed 3 stone 7 pounds.", "3 stone 7 pounds", "3.5", "stone"),
        ("It weighed a pound and four ounces.", "a pound and four ounces", "20", "ounce"),
        ("He is five foot six.", "five foot six", "5.5", "foot"),
        ("He is 12 stone 7.", "12 stone 7", "12.5", "stone"),
        ("It is 1m 40cm wide.", "1m 40cm", "1.4", "metre"),
    ],
)
def test_measures(text: str, words: str, value: str, unit: str) -> None:
    assert [(q.text, q.kind, str(q.value), q.unit) for q in find(text)] == [(words, "measure", value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "The course is 12 days, 6 hours a day.",
        "He got two years, six months of it suspended.",
        "They got two years and six weeks respectively.",
        "He waited 10 years and two more weeks.",
        "It comes in packs of 2 kg and 500 g.",
        "She won races over 10 km and 400 m.",
        "He ran 10 km, 500 m more than her.",
        "A plank of 3 m, 20 cm wide.",
        "It lasted three days and two nights.",
    ],
)
def test_two_quantities(text: str) -> None:
    assert len(find(text)) == 2


@pytest.mark.parametrize(
    "text", ["6ft 2in (188cm) tall", "a 7 lb 8 oz (3.4kg) baby", "5 miles 300 yards (8.3 km) away"]
)
def test_a_conversion_in_brackets_is_a_quantity_of_its_own(text: str) -> None:
    assert [q.kind for q in find(text)] == ["measure", "measure"]


@pytest.mark.parametrize("text", ["Three quarters of voters agreed.", "Almost three quarters of cases failed."])
def test_three_quarters_of_something(text: str) -> None:
    assert [(q.kind, str(q.value)) for q in find(text)] == [("fraction", "0.75")]


ORDINALS = [
    ("the first stop", 1), ("the 2nd stop", 2), ("the 3RD stop", 3), ("the 11th stop", 11), ("the twelfth man", 12),
    ("the 21 st stop", 21), ("the 32 nd stop", 32), ("the 43 rd stop", 43), ("the 4 th stop", 4),
    ("the forty-first stop", 41), ("the forty first stop", 41), ("the forty–first stop", 41),
    ("the forty—first stop", 41),
    ("the forty‑first stop", 41), ("the forty - first stop", 41), ("the fortyfirst stop", 41), ("Forty-First", 41),
    ("the ninety eighth stop", 98), ("the sixty-second stop", 62), ("the hundredth stop", 100),
    ("the one hundredth stop", 100),
    ("the hundred and first stop", 101), ("the one hundred first stop", 101), ("the one-hundred-and-tenth stop", 110),
    ("the three hundred and fourth stop", 304), ("the 304th stop", 304), ("the five hundredth stop", 500),
    ("the nine hundred ninety-ninth stop", 999), ("the 1,000th stop", 1000), ("the 12 000th stop", 12000),
    ("the thousandth stop", 1000), ("the thousand and second stop", 1002), ("the two thousand third stop", 2003),
    ("the two thousand, four hundred and fifth stop", 2405), ("the ten thousandth stop", 10000),
    ("the hundred thousandth stop", 100000), ("the 100,000th stop", 100000), ("the millionth stop", 1000000),
    ("the one millionth stop", 1000000), ("the 3 millionth stop", 3000000), ("the 1.5-millionth stop", 1500000),
    ("the five-hundred-millionth stop", 500000000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), ORDINALS)
def test_ordinals(text: str, number: int) -> None:
    assert [(q.kind, q.value) for q in find(text)] == [("ordinal", number)]


@pytest.mark.parametrize(
    "text", ["the umpteenth stop", "the nth stop", "one third", "one hundredth of a second", "a fortieth"]
)
def test_no_ordinals(text: str) -> None:
    assert not [q for q in find(text) if q.kind == "ordinal"]
