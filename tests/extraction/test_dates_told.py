"""Days told by what stands beside them: tense, the day named next, habits, parts of a day, both ends of a range."""

from __future__ import annotations

import datetime

import pytest

import factcheck
from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2024, 5, 16)  # a Thursday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The vote will be held on Monday.", "2024-05-20", "2024-05-20"),
        ("The poll is to be held on May 20.", "2024-05-20", "2024-05-20"),
        ("The school will take pupils aged four to 11 from September.", "2024-09-01", "2024-09-30"),
        ("The replay is set for Tuesday.", "2024-05-21", "2024-05-21"),
        ("The bill needs wide support in November to pass.", "2024-11-01", "2024-11-30"),
        ("The tremor struck at 10 a.m. local time on April 5.", "2024-04-05", "2024-04-05"),
        ("The planned closure will begin on Friday.", "2024-05-17", "2024-05-17"),
        ("The average for May is low.", "2024-05-01", "2024-05-31"),
        ("They left overnight on Friday.", "2024-05-10", "2024-05-10"),
        ("It will open on the June bank holiday weekend.", "2024-06-01", "2024-06-03"),
        ("Boats crossed overnight, the coastguard said.", "2024-05-15", "2024-05-16"),
        ("They met at dawn.", "2024-05-16", "2024-05-16"),
        ("He spoke on World Refugee Day.", "2023-06-20", "2023-06-20"),
        ("They will open on Advent Sunday.", "2024-12-01", "2024-12-01"),
        ("The Ekka Wednesday crowd was large in 2023.", "2023-01-01", "2023-12-31"),
        ("The loss of Rs 20 crore came in FY24.", "2023-04-01", "2024-03-31"),
        ("Output in lakhs of tonnes fell last financial year.", "2023-04-01", "2024-03-31"),
        ("He turns 76 next month and broke two ribs in the fall on Monday.", "2024-05-13", "2024-05-13"),
        ("He was remanded to appear again on June 6th.", "2024-06-06", "2024-06-06"),
        ("They will meet soon, according to a report on Tuesday.", "2024-05-14", "2024-05-14"),
        ("It was 4.1% in March and 4.2% the month before.", "2024-02-01", "2024-02-29"),
        ("Filed 31 10 1974", "1974-10-31", "1974-10-31"),
        ("Thefts fell from 14 in 2020 to nine a year later.", "2021-01-01", "2021-12-31"),
        ("It was 4.9 per cent in October and 5.2 per cent the previous month.", "2023-09-01", "2023-09-30"),
        ("He won in 2019. The party split that year.", "2019-01-01", "2019-12-31"),
        ("Rents climbed in the September quarter.", "2023-07-01", "2023-09-30"),
        ("Rents fell in the March quarter of 2023.", "2023-01-01", "2023-03-31"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    found = [date for date in find(text, PUBLISHED) if date.hour is None][-1]
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "It was an overnight success.",
        "Overnight trains run.",
        "Support for May fell.",
        "The talks are to last four days.",
        "Seeds 3 7 12.",
        "It must be spent within 18 months of the award.",
        "He eats at lunch.",
    ],
)
def test_no_days(text: str) -> None:
    assert find(text, PUBLISHED) == ()


def test_a_day_and_its_other_name() -> None:
    following, day = find("The following day, May 4, he told the inquiry.", PUBLISHED)
    assert following.first == day.first == datetime.date(2024, 5, 4)


@pytest.mark.parametrize("text", ["They meet every Tuesday at 10am.", "They meet at 10am on Tuesdays."])
def test_a_time_of_a_habit_has_no_day(text: str) -> None:
    time = next(date for date in find(text, PUBLISHED) if date.hour is not None)
    assert time.first is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Between 2 and 5 May they fell ill.", ["2 and 5 May"]),
        ("It runs from 28 August to 3 September 2024.", ["28 August to 3 September 2024"]),
        ("Prices rose between 2019 and 2023.", ["2019 and 2023"]),
        ("The trial was moved from Monday to Friday.", ["Monday", "Friday"]),
        ("They met on Monday and Tuesday.", ["Monday", "Tuesday"]),
    ],
)
def test_a_range_is_one_fact_for_readers(text: str, words: list[str]) -> None:
    facts = factcheck.extract(factcheck.Article.from_text(text, date=PUBLISHED))
    assert [date.text for date in facts.dates] == words
