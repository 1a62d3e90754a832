"""What the words around a figure make of it: traps met on real copy, in sentences of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extraction.quantities import find

VALUES = [
    ("It rose to €1.5bn from €1.2bn a year earlier.", [("money", "1500000000", None), ("money", "1200000000", None)]),
    ("Staff get £12 an hour and £40 a week for meals.", [("money", "12", "hour"), ("money", "40", "week")]),
    ("There were 12 deaths per 100,000 people.", [("rate", "12", "100000 person")]),
    ("She signed a five-year contract under a two-year plan.", [("duration", "5", None), ("duration", "2", None)]),
    ("He waited half an hour, then an hour and a half.", [("duration", "0.5", None), ("duration", "1.5", None)]),
    ("They met after 20-odd years and two more weeks.", [("duration", "20", None), ("duration", "2", None)]),
    ("The flyer drew some 200, then 450.", [("number", "200", None), ("number", "450", None)]),
    ("The bank cut rates by a quarter of a percentage point.", [("percentage_points", "0.25", None)]),
    ("A 6-foot-2 guard ran.", [("measure", "6.166666666667", None)]),
    ("A 5ft 11in guard ran.", [("measure", "5.916666666667", None)]),
    ("Leith won 14 cup ties.", [("number", "14", None)]),
    ("The yard fell to five degrees below zero.", [("measure", "-5", None)]),
    ("Rents are double what they were, twice the average.", [("ratio", "2", None), ("ratio", "2", None)]),
    ("Voters backed it by four to one.", [("ratio", "4", None)]),
    ("It is 10C (50F) and 9C (16F) warmer.", [("measure", v, None) for v in ("10", "50", "9", "16")]),
    ("Reds 31, Blues 12 and the Greens 9 were the shares.", [("number", v, None) for v in ("31", "12", "9")]),
    ("Nearly 2000 people came.", [("number", "2000", None)]),
    ("Cases rose from 40 to 90 per cent.", [("percent", "40", None), ("percent", "90", None)]),
    ("It cost from £1.2 to 1.4m.", [("money", "1200000", None), ("money", "1400000", None)]),
    ("They hold 4 thousand 3 hundred and 21 shares.", [("number", "4321", None)]),
    ("Costs were $5 million; millions of pounds were lost.", [("money", "5000000", None), ("money", None, None)]),
    ("Lena Ruiz, 52\nRuiz ran the bakery.", [("age", "52", None)]),
    ("Ruiz, 52, who ran the bakery, and the over-65s agreed.", [("age", "52", None), ("age", "65", None)]),
    ("A 2.4-magnitude tremor hit.", [("number", "2.4", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text[:40] for text, _ in VALUES])
def test_values_in_context(text, expected):
    found = [(q.kind, q.value, q.per) for q in find(text)]
    assert found == [(kind, None if value is None else Decimal(value), per) for kind, value, per in expected]


RANGES = [
    ("Entry is for those between the ages of 17 and 29.", "age", 17, 29),
    ("The plan needs 1,500-2,000 nurses.", "number", 1500, 2000),
    ("It takes 8- to 16-metre beams.", "measure", 8, 16),
    ("Temperatures ranged from -18C to -4C.", "measure", -18, -4),
    ("It lasts two or three weeks.", "duration", 2, 3),
    ("She is in her late 40s.", "age", 45, 49),
    ("The Rovers won 3-1.", "score", 3, 1),
    ("Members voted 52-48 for it.", "score", 52, 48),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), RANGES, ids=[row[0][:40] for row in RANGES])
def test_ranges_and_scores(text, kind, low, high):
    (found,) = find(text)
    assert (found.kind, found.value, found.range_low, found.range_high) == (kind, None, low, high)


NOTHING = [
    "Covid-19 and the F-16 were on the M25.",
    "The FTSE 100 rose in 2019-20.",
    "They played on in World War Two films.",
    "He works 24/7 and keeps a 50-50 deal.",
    "It ruled from 664 BC to 250 AD.",
    "The band sang on Radio 4.",
    "See https://example.org/2019/11/page?id=42 for more.",
    "It began around 1970, between 2015 and 2019.",
    "Some quarters doubled down in the second half.",
    "The march is on March 4 and 5, or 2015-12-02.",
    "1) First of all, read Isaiah 45:1.",
    "At first no one saw the one by the gate.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_figures_that_are_no_quantities(text):
    assert find(text) == ()


PHRASES = [
    ("Six other U.S. diplomats fled.", "other U.S. diplomats", "diplomat"),
    ("The raid hurt 12 police officers.", "police officers", "officer"),
    ("It lists 40 care homes and hospices.", "care homes and hospices", "home"),
    ("They tallied 30,000 combat and civilian deaths.", "combat and civilian deaths", "death"),
    ("About half of Ms Ortega’s meetings were held.", None, None),
    ("Hundreds of coal-burning power plants closed.", "coal-burning power plants", "plant"),
    ("Two US jobs remain.", "US jobs", "job"),
    ("One man wrote back.", "man", "man"),
    ("They jailed 12 midwives.", "midwives", "midwife"),
    ("A 12-member panel met.", "member", "member"),
]


@pytest.mark.parametrize(("text", "counted", "noun"), PHRASES, ids=[row[0][:40] for row in PHRASES])
def test_counted_phrases(text, counted, noun):
    (found,) = find(text)
    assert (found.counted, found.noun) == (counted, noun)


def test_dates_given_keep_the_durations_inside_them():
    from factcheck.extraction import dates

    text = "Two years ago, on 5 May 2019, it cost £40."
    found = find(text, dates.find(text))
    assert [(q.kind, q.value) for q in found] == [("duration", 2), ("money", 40)]


def test_policy_rates_are_exact_and_other_percentages_are_not():
    rate, change = find("The bank raised its base rate to 5 per cent and lending fell 4 per cent.")
    assert (rate.low, rate.high) == (5, 5)
    assert (change.low, change.high) == (Decimal("3.5"), Decimal("4.5"))


def test_more_than_halved_is_below_a_half():
    (found,) = find("Sales more than halved.")
    assert (found.low, found.high) == (None, Decimal("0.5"))


def test_ranges_of_ages_and_of_what_a_word_of_ranging_measures():
    for text in (
        "The 22 recruits ranged in age from 24 to 58.",
        "Their ages ranged from 24 to 58.",
        "They ranged from 24 to 58 in age.",
    ):
        found = find(text)[-1]
        assert (found.kind, found.range_low, found.range_high) == ("age", 24, 58)
    (found,) = find("Rooms ranged in price from 150 to 1,000 rupees.")
    assert (found.kind, found.range_low, found.range_high) == ("money", 150, 1000)


def test_counts_behind_the_name_of_a_region_are_no_ages():
    assert [q.kind for q in find("Most of the 78 fires in northern Ontario, 33, were put out.")] == ["number", "number"]
