"""How grave a conflict is, where it is anchored, and that refusals are counted with their reasons."""

import datetime

import pytest

from factcheck.comparison import conflicts
from factcheck.extraction import extract
from factcheck.model import Article

FIRE = "The Marlow Street fire killed seven people. Crews fought the blaze."
FIRE_TOO = "Nine people died in the Marlow Street fire. The blaze began in a kitchen."


def compare(*texts, sources=(None, None), dates=(None, None), title=None):
    drafts = [
        extract(Article.from_text(text, f"{n}.txt", date, source))
        for n, (text, source, date) in enumerate(zip(texts, sources, dates, strict=False))
    ]
    return conflicts(drafts)


def only(*texts, **rest):
    (conflict,) = compare(*texts, **rest).conflicts
    return conflict


def test_between_outlets_a_toll_is_a_warning():
    assert only(FIRE, FIRE_TOO, sources=("Echo", "Post")).severity == "warning"
    assert only(FIRE, FIRE_TOO).severity == "warning"


def test_within_one_outlet_it_is_an_error():
    assert only(FIRE, FIRE_TOO, sources=("Echo", "Echo")).severity == "error"


def test_two_sources_who_disagree_are_reporting():
    conflict = only(
        "The Marlow Street fire killed seven people, police said.",
        "The Marlow Street fire killed nine people, the ambulance service said.",
    )
    assert conflict.severity == "info"
    assert {conflict.later.speaker, conflict.earlier.speaker} == {"police", "the ambulance service"}


def test_large_ratios_are_for_information():
    assert only(FIRE, FIRE_TOO.replace("Nine", "Fifteen")).severity == "info"


def test_an_age_one_year_apart_is_for_information_unless_the_days_are_close():
    texts = ("Colin Varley, 61, was found near Hexley.", "Colin Varley, 62, was found near Hexley.")
    assert only(*texts).severity == "info"
    days = (datetime.date(2024, 5, 1), datetime.date(2024, 5, 3))
    assert only(*texts, dates=days).severity == "warning"


def test_reasons_and_reconciliation_are_given():
    conflict = only(FIRE, FIRE_TOO)
    assert "people killed" in conflict.reasons[0]
    assert any("marlow street" in reason for reason in conflict.reasons)
    assert conflict.reconcile


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("The Marlow Street fire injured nine people.", None),
        ("Two of the seven people killed in the Marlow Street fire were children.", "part on a side"),
        ("The Marlow Street fire might kill nine people.", "target on one side"),
        ("In 2003 a Marlow Street fire killed nine people.", "another time"),
        ("Some 200 people were killed in the Marlow Street fire.", "ratio too large"),
    ],
)
def test_refusals_are_counted(other, reason):
    result = compare(FIRE, other)
    assert not result.conflicts
    assert reason is None or result.refused[reason]


def test_sums_in_bare_dollars_may_be_converted_into_two_countries_dollars():
    conflict = only(
        "Armed men stole jewels worth 60 million euros ($85 million) from the Varga shop in Vienna on Friday.",
        "Jewels worth $117 million were stolen from the Varga shop in Vienna.",
    )
    assert conflict.severity == "info"
    assert conflict.message.startswith("$117,000,000 here, $85,000,000 there")


def test_one_day_and_kind_is_one_event():
    message = only(
        "A quake of magnitude 5.1 shook Orlan island on Monday.",
        "A quake of magnitude 5.7 shook Orlan island on Monday.",
    ).message
    assert message == "5.7 here, 5.1 there for the magnitude"
