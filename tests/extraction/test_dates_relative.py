"""Relative dates, lengths, parts of periods, sets. Publication date: Friday, 14 June 2024."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2024, 6, 14)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("She left three years ago.", "three years ago", "2021-01-01", "2021-12-31"),
        ("She left two weeks ago.", "two weeks ago", "2024-05-31", "2024-05-31"),
        ("Prices doubled over the past three years.", "the past three years", "2021-06-14", "2024-06-14"),
        ("They will decide in two weeks.", "in two weeks", "2024-06-28", "2024-06-28"),
        ("Rain fell earlier this month.", "earlier this month", "2024-06-01", "2024-06-14"),
        ("The shop will open later this year.", "later this year", "2024-06-14", "2024-12-31"),
        ("It began in early May 2023.", "early May 2023", "2023-05-01", "2023-05-15"),
        ("A style of the late 1980s.", "late 1980s", "1985-01-01", "1989-12-31"),
        (
            "The fair is on the first Monday of September 2024.",
            "the first Monday of September 2024",
            "2024-09-02",
            "2024-09-02",
        ),
        ("The last day of February 2024.", "The last day of February 2024", "2024-02-29", "2024-02-29"),
        ("He resigned on Tuesday last week.", "Tuesday last week", "2024-06-04", "2024-06-04"),
        ("The week ending 5 May 2024 was dry.", "The week ending 5 May 2024", "2024-04-29", "2024-05-05"),
        ("It was sold the day before yesterday.", "the day before yesterday", "2024-06-12", "2024-06-12"),
        ("He was held last night.", "last night", "2024-06-13", "2024-06-13"),
        ("Sales rose in the first half of 2023.", "the first half of 2023", "2023-01-01", "2023-06-30"),
        ("Sales rose in Q3 2023.", "Q3 2023", "2023-07-01", "2023-09-30"),
        ("The club grew in the 2019-20 financial year.", "the 2019-20 financial year", "2019-04-01", "2020-03-31"),
        ("It rained in the summer of 2022.", "the summer of 2022", "2022-06-01", "2022-08-31"),
        ("Shops shut on Christmas Day 2022.", "Christmas Day 2022", "2022-12-25", "2022-12-25"),
        ("The town marked Eid al-Fitr 2024.", "Eid al-Fitr 2024", "2024-04-10", "2024-04-10"),
        ("We are the choice for voters in November.", "November", "2024-11-01", "2024-11-30"),
        ("Six people are due in court on 20 June.", "20 June", "2024-06-20", "2024-06-20"),
        ("It was due to the weather on 9 June.", "9 June", "2024-06-09", "2024-06-09"),
    ],
)
def test_days_covered(text: str, words: str, first: str, last: str) -> None:
    found = [(d.text, str(d.first), str(d.last)) for d in find(text, PUBLISHED)]
    assert found == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "He walks his dog for two weeks each time, and 40 people watched.",
        "She is in her 50s and sat second in the sun.",
        "Deaths rose by 12 in a decade of cuts.",
        "He lives on Easter Island.",
        "The runners finished within 2:20:51.",
        "The two-day festival was a joy.",
    ],
)
def test_unanchored_lengths_and_lookalikes_are_no_dates(text: str) -> None:
    assert [d.text for d in find(text, PUBLISHED) if d.kind != "SET"] == []


def test_dates_that_lean_on_others() -> None:
    (day, after) = find("He was held on 3 May 2023. The next day he was freed.", PUBLISHED)
    assert (str(after.first), after.relative) == ("2023-05-04", False)
    (day, later) = find("It was shut on 4 May 2023 and opened two weeks later.", PUBLISHED)
    assert str(later.first) == "2023-05-18"
    (lost,) = find("Two weeks later it opened.", PUBLISHED)
    assert lost.first is None
    assert day.year == 2023


def test_ranges_keep_both_ends_and_share_what_is_printed_once() -> None:
    days = find("It ran from 28 December to 9 January 2024.", PUBLISHED)
    assert [str(d.first) for d in days] == ["2023-12-28", "2024-01-09"]
    days = find("It ran from June to August 2023, or from 2006 to 2018.", PUBLISHED)
    assert [str(d.first) for d in days] == ["2023-06-01", "2023-08-01", "2006-01-01", "2018-01-01"]
    times = find("It is open from 5 to 7pm on Saturday.", PUBLISHED)
    assert [(d.hour, d.kind) for d in times] == [(17, "TIME"), (19, "TIME"), (None, "DATE")]
    assert {d.first for d in times} == {times[2].first}


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
        ("They meet on Tuesdays.", "Tuesdays", "XXXX-WXX-2"),
        ("They meet twice a week.", "twice a week", "P1W"),
        ("They meet every two years.", "every two years", "P2Y"),
        ("It is cleaned daily.", "daily", "P1D"),
    ],
)
def test_sets(text: str, words: str, timex: str) -> None:
    (date,) = find(text, PUBLISHED)
    assert (date.text, date.kind, date.timex, date.first) == (words, "SET", timex, None)


def test_feasts_are_found_by_rule() -> None:
    for name, year, day in [
        ("Easter Monday", 2024, "2024-04-01"),
        ("Good Friday", 2025, "2025-04-18"),
        ("Orthodox Easter", 2024, "2024-05-05"),
        ("Thanksgiving", 2023, "2023-11-23"),
        ("Passover", 2018, "2018-03-30"),
        ("Rosh Hashanah", 2024, "2024-10-02"),
        ("Victoria Day", 2024, "2024-05-20"),
    ]:
        (date,) = find(f"It was {name} {year}.", PUBLISHED)
        assert str(date.first) == day, name


def test_read_by_eye_in_published_copy() -> None:
    (date,) = find("The storm is forecast to reach the coast on Monday.", PUBLISHED)
    assert str(date.first) == "2024-06-17"
    (year, span) = find("He took office in 1965 and spent the next five decades there.", PUBLISHED)
    assert (year.year, span.first) == (1965, None)
    assert find("The rating dipped into the mid-20s at Mar-a-Lago days before it.", PUBLISHED) == ()
    (date,) = find("It fell days before Tuesday's vote.", PUBLISHED)
    assert date.text == "Tuesday's"
    assert find("The Morning Example reported about two to one.", PUBLISHED) == ()
