"""The contract's fields of quantities, one by one, in sentences as news has them."""

from __future__ import annotations

import pytest

from factcheck.extraction.quantities import find


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "unit", "per"),
    [
        ("The jab costs 40p a dose.", "40p", "money", "0.4", "GBP", "dose"),
        ("Seats were £12 a ticket, or £30 for three.", "£12", "money", "12", "GBP", "ticket"),
        ("He sold it for £5 a moment later.", "£5", "money", "5", "GBP", None),
        ("The van does 5 litres per 100km.", "5 litres", "measure", "5", "litre", "100 kilometre"),
        ("Unemployment fell 0.2 points to 4.1%.", "0.2 points", "percentage_points", "0.2", "percentage point", None),
        ("The index fell 0.2 points to 7,412.", "0.2", "number", "0.2", None, None),
        ("Staff and pupils were in a ratio of 1:12.5 there.", "1:12.5", "ratio", "0.08", None, None),
        ("It won on a 3:2 split.", "3:2", "ratio", "1.5", None, None),
        ("She ran the 400m in 51.2 seconds.", "400m", "measure", "400", "metre", None),
        ("It lasted a minute and 30 seconds.", "a minute and 30 seconds", "duration", "90", "second", None),
        ("He owes five pounds and fifty pence.", "five pounds and fifty pence", "money", "5.5", "GBP", None),
        ("Milk costs 41.2c a litre, and the plant €3m.", "41.2c", "money", "0.412", "EUR", "litre"),
        ("The fare rises 30c to R12.80.", "30c", "money", "0.3", "ZAR", None),
        ("The dollar bought 66.2 US cents.", "66.2 US cents", "money", "0.662", "USD", None),
        ("She is 46.", "46", "age", "46", "year", None),
        ("He was 12 under par.", "12", "number", "12", None, None),
        ("They seized 1,000 or more kilograms.", "1,000 or more kilograms", "measure", "1000", "kilogram", None),
    ],
)
def test_kind_value_unit_and_rate(
    text: str, words: str, kind: str, value: str, unit: str | None, per: str | None
) -> None:
    found = find(text)[0]
    assert (found.text, found.kind, str(found.value), found.unit, found.per) == (words, kind, value, unit, per)


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("A six-figure sum was paid.", "six-figure", "100000", "999999"),
        ("They stay for two-to-three years.", "two-to-three years", "2", "3"),
        ("Tickets are €6-€12.", "€6-€12", "6", "12"),
        ("The best part of 3,000 jobs went.", "3,000", "2700", "3000"),
    ],
)
def test_ranges_and_vague_figures(text: str, words: str, low: str, high: str) -> None:
    found = [q for q in find(text) if q.text == words]
    assert [(str(q.low), str(q.high)) for q in found] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "counted", "hedge"),
    [
        ("They want 20-odd staff.", "staff", "about"),
        ("They want 50 or so volunteers.", "volunteers", "about"),
        ("Ten or more people came.", "people", "at_least"),
        ("It has 40-plus rooms.", "rooms", "at_least"),
    ],
)
def test_what_is_counted_behind_a_hedge(text: str, counted: str, hedge: str) -> None:
    assert [(q.counted, q.hedge) for q in find(text)] == [(counted, hedge)]


def test_ages_in_a_list() -> None:
    assert [(q.kind, str(q.value)) for q in find("Her sons are aged three, five and 11.")] == [
        ("age", "3"),
        ("age", "5"),
        ("age", "11"),
    ]


@pytest.mark.parametrize("text", ["He lives at 221B Baker Street.", "She lives in flat 3 there."])
def test_addresses_are_no_quantities(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["She lives in flat 12c.", "It breaks rule 7c.", "Take the bus no. 3c."])
def test_letters_of_an_order_are_no_cents(text: str) -> None:
    assert [figure for figure in find(text) if figure.kind == "money"] == []
