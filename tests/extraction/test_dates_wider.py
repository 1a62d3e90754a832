"""Days, times and periods in words that stand beside better known ones: spoken days, days of a month named before them,
eras with points, hours as the Continent prints them, apostrophes that wander."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2024, 5, 16)  # a Thursday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("We leave on may thirty one.", "2024-05-31", "2024-05-31"),
        ("It shuts on June twenty three two thousand and twenty.", "2020-06-23", "2020-06-23"),
        ("She was born on May six, nineteen eighty-two.", "1982-05-06", "1982-05-06"),
        ("It was sealed on Monday, March eleven, two thousand and nineteen.", "2019-03-11", "2019-03-11"),
        ("They met in the twenty-tens.", "2010-01-01", "2019-12-31"),
        ("They met in the two thousand and tens.", "2010-01-01", "2019-12-31"),
        ("They met in the aughts.", "2000-01-01", "2009-12-31"),
        ("They met in the 1980 s.", "1980-01-01", "1989-12-31"),
        ("They won it in 2003-4.", "2003-01-01", "2004-12-31"),
        ("Issued 2016-5.", "2016-05-01", "2016-05-31"),
        ("They will have finished by Friday.", "2024-05-17", "2024-05-17"),
        ("They will have a vote on it on Tuesday.", "2024-05-21", "2024-05-21"),
        ("He fell on the ides of March.", "2024-03-15", "2024-03-15"),
        ("end of summer", "2024-08-01", "2024-08-31"),
        ("They will meet Friday in two weeks.", "2024-05-31", "2024-05-31"),
        ("He broke his leg on Friday three weeks ago.", "2024-04-26", "2024-04-26"),
        ("It was signed on Nov. 8,2016.", "2016-11-08", "2016-11-08"),
        ("They left on mar4.", "2024-03-04", "2024-03-04"),
        ("It was signed on november eight twenty sixteen.", "2016-11-08", "2016-11-08"),
        ("Signed Friday (15/03/2024)", "2024-03-15", "2024-03-15"),
        ("They will meet in a fortnight's time.", "2024-05-30", "2024-05-30"),
        ("It will be held in the week beginning on May 27.", "2024-05-27", "2024-06-02"),
        ("Issued 2018 May.", "2018-05-01", "2018-05-31"),
        ("It will be finished by May.", "2024-05-01", "2024-05-31"),
        ("It will be open until 7/23.", "2024-07-23", "2024-07-23"),
        ("They came back the 9th.", "2024-05-09", "2024-05-09"),
        ("They met two Thursdays back.", "2024-05-02", "2024-05-02"),
        ("They will meet in two Mondays.", "2024-05-27", "2024-05-27"),
        ("They met the March before last.", "2023-03-01", "2023-03-31"),
        ("They meet next Tuesday the 21st.", "2024-05-21", "2024-05-21"),
        ("They will meet on 9th next month.", "2024-06-09", "2024-06-09"),
        ("They will meet on the twenty-second.", "2024-05-22", "2024-05-22"),
        ("They will meet on the twenty second.", "2024-05-22", "2024-05-22"),
        ("The offer ends in three days.", "2024-05-19", "2024-05-19"),
        ("They will vote one week after Tuesday.", "2024-05-28", "2024-05-28"),
        ("Signed Friday, 15/03/2024", "2024-03-15", "2024-03-15"),
        ("It was closed on President's Day.", "2024-02-19", "2024-02-19"),
        ("It was closed on Presidents Day.", "2024-02-19", "2024-02-19"),
        ("They will meet on the King's Birthday.", "2024-06-10", "2024-06-10"),
        ("They will meet on Buddha’s Birthday.", "2024-05-23", "2024-05-23"),
        ("Shops were shut on Constitution Memorial Day.", "2024-05-03", "2024-05-03"),
        ("He died in A.D. 79.", "0079-01-01", "0079-12-31"),
        ("He died in 14 A.D., a rich man.", "0014-01-01", "0014-12-31"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    (found,) = find(text, PUBLISHED, "en_US")
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It will be open in June between the 4th and the 9th.", "2024-06-04", "2024-06-09"),
        ("It will be closed in August from 3 to 17.", "2024-08-03", "2024-08-17"),
        ("It will be closed November from the 3rd to the 17th.", "2024-11-03", "2024-11-17"),
        ("The park is open May to September.", "2024-05-01", "2024-09-30"),
        ("The park is open March through June.", "2024-03-01", "2024-06-30"),
        ("It ran from March 2015 to 2018 May.", "2015-03-01", "2018-05-31"),
        ("It ran from 5/1-5/7, 2020.", "2020-05-01", "2020-05-07"),
        ("It ran 10/3-10/9/2023.", "2023-10-03", "2023-10-09"),
        ("from 6/3 to 6/7", "2024-06-03", "2024-06-07"),
        ("It will be open Feb between 2-7 two thousand and twenty-five.", "2025-02-02", "2025-02-07"),
        ("It will run from the 23rd until the 27th.", "2024-05-23", "2024-05-27"),
        ("It will run between the 23rd and 27th.", "2024-05-23", "2024-05-27"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    low, high = find(text, PUBLISHED, "en_US")
    assert (str(low.first), str(high.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "hour", "timex"),
    [
        ("It is shown every night at 9.", 21, "T21"),
        ("The talk is at 15h.", 15, "T15"),
        ("They woke at 3 in the a.m.", 3, "T03"),
        ("They met at 8 on Friday evening.", 20, "T20"),
        ("at 3p", 15, "T15"),
        ("They will meet tonight between 9 and 10.", 22, "T22"),
        ("They met at half-past seven.", 7, "T07:30"),
        ("The clock stood at a minute to midnight.", 23, "T23:59"),
        ("They left at 12 midnight.", 0, "T00:00"),
        ("The gates open from 1930hrs.", 19, "T19:30"),
    ],
)
def test_hours(text: str, hour: int, timex: str) -> None:
    assert (hour, timex) in [(date.hour, date.timex) for date in find(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "timex"), [("They left at sunset.", "TDUSK"), ("at teatime", "TAF"), ("midmorning", "TMO")]
)
def test_parts_of_a_day(text: str, timex: str) -> None:
    assert [date.timex for date in find(text, PUBLISHED)] == [timex]


def test_a_weekday_with_a_time_follows_the_one_before_it() -> None:
    days = [
        date.first
        for date in find("The road will be shut from Friday 5pm to Monday 9am.", PUBLISHED)
        if date.weekday is not None
    ]
    assert days == [datetime.date(2024, 5, 17), datetime.date(2024, 5, 20)]


def test_the_rest_of_the_day_is_of_the_day_told() -> None:
    monday, rest = find("They met on Monday and spent the rest of the day there.", PUBLISHED)
    assert rest.first == monday.first == datetime.date(2024, 5, 13)


def test_the_end_of_the_day_is_of_the_day_behind_it() -> None:
    assert [str(date.first) for date in find("It is due by the end of the day tomorrow.", PUBLISHED)] == [
        "2024-05-17"
    ] * 2


@pytest.mark.parametrize(
    "text",
    [
        "They may one day agree.",
        "In teens of thousands and tens of millions.",
        "The plan was criticised by May. Theresa May had asked for it.",
        "The odds went from 7/2 to 5/2.",
        "Some 29 B.C. mayors met.",
        "He birdied between the 12th and the 14th.",
        "The twenty-second delay was felt.",
        "It took about 15h.",
        "He trained 2000hrs.",
        "He finished the 15th.",
    ],
)
def test_no_dates(text: str) -> None:
    assert find(text, PUBLISHED) == ()


def test_a_year_before_may_or_march_as_a_name_or_verb() -> None:
    assert [date.text for date in find("In 2018 May became leader; by 2019 March had gone.", PUBLISHED)] == [
        "2018",
        "2019",
    ]
