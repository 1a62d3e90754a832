"""Dates: what is found, where, and which days it covers. Publication date: Friday, 14 June 2024."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2024, 6, 14)


def read(text: str, locale: str | None = None) -> list[tuple[str, str | None, str | None]]:
    dates = find(text, PUBLISHED, locale)
    for date in dates:
        assert text[date.start : date.end] == date.text
    return [(d.text, d.first and d.first.isoformat(), d.last and d.last.isoformat()) for d in dates]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It opened on 15 March 2023.", "15 March 2023", "2023-03-15", "2023-03-15"),
        ("It opened on March 15, 2023, she said.", "March 15, 2023", "2023-03-15", "2023-03-15"),
        ("It opened on the 3rd of May 2021.", "the 3rd of May 2021", "2021-05-03", "2021-05-03"),
        ("Work began in May 2023.", "May 2023", "2023-05-01", "2023-05-31"),
        ("Work began in 2022.", "2022", "2022-01-01", "2022-12-31"),
        ("A fashion of the 1990s.", "1990s", "1990-01-01", "1999-12-31"),
        ("A 19th century hall.", "19th century", "1800-01-01", "1899-12-31"),
        ("The 2019-20 season.", "2019-20", "2019-01-01", "2020-12-31"),
        ("Sales in the second quarter of 2023 fell.", "the second quarter of 2023", "2023-04-01", "2023-06-30"),
        ("He resigned yesterday.", "yesterday", "2024-06-13", "2024-06-13"),
        ("He resigned last Tuesday.", "last Tuesday", "2024-06-11", "2024-06-11"),
        ("He resigned on Tuesday.", "Tuesday", "2024-06-11", "2024-06-11"),
        ("They will meet on Tuesday.", "Tuesday", "2024-06-18", "2024-06-18"),
        ("He was jailed in March.", "March", "2024-03-01", "2024-03-31"),
        ("Voters go to the polls next May.", "next May", "2025-05-01", "2025-05-31"),
        ("Crime fell last month.", "last month", "2024-05-01", "2024-05-31"),
    ],
)
def test_days_covered(text: str, words: str, first: str, last: str) -> None:
    found = read(text)
    assert [(f[0].removeprefix("the "), *f[1:]) for f in found] == [(words.removeprefix("the "), first, last)]


def test_shared_month_gives_two_dates() -> None:
    assert read("The fair runs from 9 to 12 August 2024.") == [
        ("9", "2024-08-09", "2024-08-09"),
        ("12 August 2024", "2024-08-12", "2024-08-12"),
    ]


def test_impossible_dates_stay_visible() -> None:
    (date,) = find("The match is on 31 June.", PUBLISHED)
    assert (date.first, date.month, date.day) == (None, 6, 31)


def test_weekday_belongs_to_its_date() -> None:
    (date,) = find("The hearing is on Tuesday, 15 March 2022.", PUBLISHED)
    assert (date.text, date.weekday, date.day) == ("Tuesday, 15 March 2022", 1, 15)


def test_numeric_order() -> None:
    (date,) = find("The visa expires on 04/05/2025.", PUBLISHED)
    assert date.ambiguous
    assert date.first is None
    assert read("It expires on 04/05/2025.", "en_GB")[0][1] == "2025-05-04"
    assert read("It expires on 04/05/2025.", "en_US")[0][1] == "2025-04-05"
    assert read("It expires on 04/05/2025, having begun on 24/05/2020.")[0][1] == "2025-05-04"
    assert read("It costs £40 and expires on 04/05/2025.")[0][1] == "2025-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "He may resign and they may march.",
        "About 2000 people came, and $1999 was taken.",
        "It lasted 1,990 seconds and we sat down in the sun.",
        "Flight 1549 had a score of 3:1.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "hour", "minute", "zone"),
    [
        ("Doors open at 3pm.", "3pm", 15, 0, None),
        ("It struck at 15.40pm.", "15.40pm", 15, 40, None),
        ("Doors open at 25:00.", "25:00", 25, 0, None),
        ("The 12.05am train left.", "12.05am", 0, 5, None),
        ("Launch is at 2pm GMT.", "2pm GMT", 14, 0, "GMT"),
        ("At half past six he left.", "half past six", 6, 30, None),
    ],
)
def test_times(text: str, words: str, hour: int, minute: int, zone: str | None) -> None:
    (date,) = find(text, PUBLISHED)
    assert (date.text, date.kind, date.hour, date.minute or 0, date.zone) == (words, "TIME", hour, minute, zone)
