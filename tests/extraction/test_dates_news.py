"""Periods, parts of days and ends of periods as news writes them. Publication date: Friday, 14 June 2024."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2024, 6, 14)
LAST_QUARTER = ("2023-10-01", "2023-12-31")


@pytest.mark.parametrize(
    ("text", "kind", "words", "first", "last"),
    [
        ("Prices rose in the week to 14 March.", "DATE", "the week to 14 March", "2024-03-08", "2024-03-14"),
        ("Profits fell in the three months to June.", "DURATION", "three months to June", "2023-04-01", "2023-06-30"),
        (
            "Sales were flat in the six months to the end of September 2023.",
            "DURATION",
            "six months to the end of September 2023",
            "2023-04-01",
            "2023-09-30",
        ),
        ("It lost £2m in the year ended 31 March.", "DATE", "the year ended 31 March", "2023-04-01", "2024-03-31"),
        ("Three mines shut in the decade to 2020.", "DATE", "the decade to 2020", "2011-01-01", "2020-12-31"),
        ("Police were called late on Tuesday night.", "TIME", "late on Tuesday night", "2024-06-11", "2024-06-11"),
        ("She rang yesterday afternoon.", "TIME", "yesterday afternoon", "2024-06-13", "2024-06-13"),
        ("Early Friday the river rose.", "DATE", "Early Friday", "2024-06-14", "2024-06-14"),
        ("The ferry sails again this coming Monday.", "DATE", "this coming Monday", "2024-06-17", "2024-06-17"),
        ("The jury is due back on Monday week.", "DATE", "Monday week", "2024-06-24", "2024-06-24"),
        ("The trial begins a week on Tuesday.", "DATE", "a week on Tuesday", "2024-06-25", "2024-06-25"),
        ("They met three weeks ago today.", "DATE", "three weeks ago today", "2024-05-24", "2024-05-24"),
        ("He was elected a year ago on Sunday.", "DATE", "a year ago on Sunday", "2023-06-16", "2023-06-16"),
        ("Thirty years ago this month it broke.", "DATE", "Thirty years ago this month", "1994-06-01", "1994-06-30"),
        ("It fell in the final quarter of 2023.", "DATE", "the final quarter of 2023", "2023-10-01", "2023-12-31"),
        ("It fell in the closing quarter of the year.", "DATE", "the closing quarter of the year", *LAST_QUARTER),
        ("In the first two weeks of May it fell.", "DATE", "the first two weeks of May", "2024-05-01", "2024-05-14"),
        ("The fair is on the first weekend in July.", "DATE", "the first weekend in July", "2024-07-06", "2024-07-07"),
        ("She joined the club in the autumn.", "DATE", "the autumn", "2023-09-01", "2023-11-30"),
        ("Work will begin in the autumn.", "DATE", "the autumn", "2024-09-01", "2024-11-30"),
        ("The board meets within the next fortnight.", "DURATION", "the next fortnight", "2024-06-14", "2024-06-28"),
        ("Midway through 2023 he left.", "DATE", "Midway through 2023", "2023-05-01", "2023-08-31"),
        ("Between 5 and 12 May the gate was shut.", "DATE", "12 May", "2024-05-12", "2024-05-12"),
    ],
)  # fmt: skip
def test_periods(text: str, kind: str, words: str, first: str, last: str) -> None:
    found = [(d.kind, d.text, str(d.first), str(d.last)) for d in find(text, PUBLISHED)]
    assert found[-1:] == [(kind, words, first, last)]


def test_the_day_before_is_that_before_the_day_named_last() -> None:
    found = find("He was charged on 4 June. The night before, he had been drinking.", PUBLISHED)
    assert [(d.kind, d.text, str(d.first)) for d in found][1:] == [("TIME", "The night before", "2024-06-03")]


def test_the_early_hours_belong_to_their_day() -> None:
    found = find("He died in the early hours of Sunday morning.", PUBLISHED)
    assert [(d.kind, str(d.first)) for d in found] == [("TIME", "2024-06-09"), ("TIME", "2024-06-09")]


def test_a_zone_behind_the_day_is_that_of_the_time() -> None:
    assert find("The deadline is noon on Friday BST.", PUBLISHED)[0].zone == "BST"


def test_both_times_of_an_equivalent_are_of_the_day() -> None:
    found = find("The blast came at 04:15 local time (01:15 GMT) on Sunday.", PUBLISHED)
    assert [str(d.first) for d in found] == ["2024-06-09"] * 3


def test_weekdays_of_a_span_belong_to_its_days() -> None:
    found = find("It is shut from Friday 28 to Sunday 30 June.", PUBLISHED)
    assert [(d.text, str(d.first), d.weekday) for d in found] == [
        ("Friday 28", "2024-06-28", 4),
        ("Sunday 30 June", "2024-06-30", 6),
    ]


def test_firsts_are_counted_back_whatever_the_tense() -> None:
    assert find("The band will play for the first time in a decade.", PUBLISHED) == ()


def test_a_zone_without_the_word_time() -> None:
    assert [d.zone for d in find("The call is at noon Eastern, 9am Pacific.")] == ["Eastern", "Pacific"]


def test_a_short_year_behind_a_full_one_is_of_its_century() -> None:
    assert [d.year for d in find("From 1914 to '18 he was abroad.", PUBLISHED)] == [1914, 1918]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bin is emptied on alternate Tuesdays.", "alternate Tuesdays", "XXXX-WXX-2"),
        ("The nurse calls twice weekly.", "twice weekly", "P1W"),
        ("Buses run later on weekday evenings.", "weekday evenings", "XXXX-WXX-WDTEV"),
    ],
)
def test_sets(text: str, words: str, value: str) -> None:
    assert [(d.text, d.timex) for d in find(text, PUBLISHED) if d.kind == "SET"] == [(words, value)]


@pytest.mark.parametrize("text", ["The late-night vote was close.", "He had small hours of sleep."])
def test_a_part_of_the_day_that_is_an_adjective_is_no_time(text: str) -> None:
    assert find(text, PUBLISHED) == ()
