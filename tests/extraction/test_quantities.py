"""Quantities as news copy writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.extraction.quantities import find


def one(text: str):
    found = find(text)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("It drew 12,400 visitors.", "number", "12400", None),
        ("Crews rescued forty-two hikers.", "number", "42", None),
        ("The flood hit half a million homes.", "number", "500000", None),
        ("The bill came to £4.2bn.", "money", "4200000000", "GBP"),
        ("They spent Rs 1,50,000 on pumps.", "money", "150000", "INR"),
        ("A ticket is 85p.", "money", "0.85", "GBP"),
        ("Turnout was 61 per cent.", "percent", "61", "%"),
        ("Support fell 3.5 percentage points.", "percentage_points", "3.5", "percentage point"),
        ("The path is 12 miles long.", "measure", "12", "mile"),
        ("It was doing 60 miles an hour.", "measure", "60", "mile per hour"),
        ("Overnight it fell to -4C.", "measure", "-4", "degree Celsius"),
        ("They talked for two hours and 15 minutes.", "duration", "135", "minute"),
        ("Mira Castell, 47, was elected.", "age", "47", "year"),
        ("The 19-year-old was freed.", "age", "19", "year"),
        ("Sales doubled.", "ratio", "2", None),
        ("Output grew threefold.", "ratio", "3", None),
        ("One in five children cannot swim.", "fraction", "0.2", None),
        ("It was her 21st goal.", "ordinal", "21", None),
        ("The rate is 50 per 100,000 people.", "rate", "50", None),
    ],
)
def test_kind_value_and_unit(text, kind, value, unit):
    found = one(text)
    assert (found.kind, found.value, found.unit) == (kind, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "counted", "noun"),
    [
        ("The force took on 9,400 new officers last spring.", "new officers", "officer"),
        ("It employs 310 nurses and clerical staff.", "nurses and clerical staff", "nurse"),
        ("They saw 1,200 more patients than last year.", "more patients than last year", "patient"),
        ("Some 40 per cent of pupils walk.", "pupils", "pupil"),
        ("One superintendent resigned.", "superintendent", "superintendent"),
    ],
)
def test_counted_noun(text, counted, noun):
    found = one(text)
    assert (found.counted, found.noun) == (counted, noun)
    assert text[found.counted_start : found.counted_end] == counted


@pytest.mark.parametrize(
    "text",
    [
        "Traffic queued on the A40 and the M25.",
        "Call 020 7946 0000 or +44 20 7946 0123.",
        "It happened on 5 May 2019 at 10:30.",
        "No one came; one of the men left in the second half.",
        "Under section 21, flight 370 was cleared.",
    ],
)
def test_no_quantity(text):
    assert find(text) == ()


def test_change_is_two_figures_and_between_is_one():
    assert [q.value for q in find("It rose from 1,240 to 1,860.")] == [1240, 1860]
    between = one("Seats cost between £45 and £15.")
    assert (between.value, between.range_low, between.range_high, between.low, between.high) == (None, 45, 15, 15, 45)


def test_hedges_bound_the_interval():
    assert one("It has more than 300 members.").low == 300
    assert one("It has more than 300 members.").high is None
    assert one("It has up to 300 members.").high == 300
    about = one("About 340 people came.")
    assert about.low < 340 < about.high
    assert about.hedge == "about"
