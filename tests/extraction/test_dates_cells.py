"""Dates and times by cell of the grammar: forms of the clock, nth days, weeks, edges, ranges, spoken years, feasts.

Publication date: Wednesday, 12 June 2024; British order.
"""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find
from factcheck.extraction.quantities import find as find_quantities

PUBLISHED = datetime.date(2024, 6, 12)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("nine fifty a m", 9, 50),
        ("twelve fifteen pm", 12, 15),
        ("ten twenty am", 10, 20),
        ("at four oh five", 4, 5),
        ("eight oh five in the morning", 8, 5),
        ("at 12 05", 12, 5),
        ("15 to noon", 11, 45),
        ("a quarter before noon", 11, 45),
        ("half after eight", 8, 30),
        ("at 20 to 6", 5, 40),
        ("Come at threeish tomorrow.", 3, 0),
        ("Come around 8-ish.", 8, 0),
        ("Come at 4-ish in the afternoon.", 16, 0),
        ("The lift stops at quarter of nine.", 8, 45),
        ("It rang five minutes before nine.", 8, 55),
        ("We meet tomorrow at 4p.", 16, 0),
        ("The talk is on Friday at 345.", 3, 45),
        ("The doors close at 15:30h.", 15, 30),
    ],
)
def test_clock(text: str, hour: int, minute: int) -> None:
    assert [(date.hour, date.minute) for date in find(text, PUBLISHED, "en_GB") if date.hour is not None] == [
        (hour, minute)
    ]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The fair is the penultimate Friday of July.", "the penultimate Friday of July", "2024-07-19", None),
        ("The fair is the second-to-last Friday of July.", "the second-to-last Friday of July", "2024-07-19", None),
        ("The fair is the first Monday of July.", "the first Monday of July", "2024-07-01", None),
        ("The fair is the last Friday of the month.", "the last Friday of the month", "2024-06-28", None),
        ("It ran in the first fortnight of May.", "the first fortnight of May", "2024-05-01", "2024-05-14"),
        ("Leave starts on 3 July - 7 August 2024.", "7 August 2024", "2024-08-07", None),
        ("It is for the week starting Monday 1 July.", "the week starting Monday 1 July", "2024-07-01", "2024-07-07"),
        ("The stalls come the weekend of the 20th.", "the weekend of the 20th", "2024-06-22", "2024-06-23"),
        ("Shut the weekend after Christmas 2024.", "the weekend after Christmas 2024", "2024-12-28", "2024-12-29"),
        ("Profit fell in 3Q23.", "3Q23", "2023-07-01", "2023-09-30"),
        ("Sales fell in h1 2023.", "h1 2023", "2023-01-01", "2023-06-30"),
        ("It rained the night before last.", "the night before last", "2024-06-10", None),
        ("She will ring tomorrow week.", "tomorrow week", "2024-06-20", None),
        ("Come the coming weekend.", "the coming weekend", "2024-06-15", "2024-06-16"),
        ("It opened in the nineteen eighties.", "nineteen eighties", "1980-01-01", "1989-12-31"),
        ("It opened in nineteen oh five.", "nineteen oh five", "1905-01-01", "1905-12-31"),
        ("It opened in two thousand and five.", "two thousand and five", "2005-01-01", "2005-12-31"),
        ("The hall burnt in AD 410.", "AD 410", "0410-01-01", "0410-12-31"),
        ("Signed Feb 18 '13 in Cork.", "Feb 18 '13", "2013-02-18", None),
        ("Signed on 13 th July 2023.", "13 th July 2023", "2023-07-13", None),
        ("Signed on 3. March 2023.", "3. March 2023", "2023-03-03", None),
        ("Shops shut on Ash Wed 2023.", "Ash Wed 2023", "2023-02-22", None),
        ("Shops shut on Easter Sun 2023.", "Easter Sun 2023", "2023-04-09", None),
        ("They met at Christmas '19.", "Christmas '19", "2019-12-25", None),
        ("They met on Hallowe'en 2019.", "Hallowe'en 2019", "2019-10-31", None),
        ("The thaw came at the end of Ramadan 2023.", "the end of Ramadan 2023", "2023-04-12", "2023-04-21"),
        ("They met the Christmas before last.", "Christmas before last", "2022-12-25", None),
        ("The ward rang a quarter of an hour ago.", "a quarter of an hour ago", "2024-06-12", None),
        ("by Friday", "Friday", "2024-06-14", None),
        ("Sunday the 2nd", "Sunday the 2nd", "2025-02-02", None),
        ("Sales rose in the two previous quarters.", "the two previous quarters", "2023-12-12", "2024-06-12"),
        ("Rents fell in the first half of last quarter.", "the first half of last quarter", "2024-01-01", "2024-02-14"),
        ("It rained two weekends ago.", "two weekends ago", "2024-06-01", "2024-06-02"),
        ("She joined the firm three years back.", "three years back", "2021-01-01", "2021-12-31"),
        ("It will close two weeks prior to 1 July.", "two weeks prior to 1 July", "2024-06-17", None),
        ("It opened in the nineteen hundreds.", "the nineteen hundreds", "1900-01-01", "1999-12-31"),
        ("It opened in the two thousands.", "the two thousands", "2000-01-01", "2009-12-31"),
        ("We will meet for tea on 29th.", "29th", "2024-06-29", None),
        ("She is away for the rest of June.", "the rest of June", "2024-06-12", "2024-06-30"),
        ("It rained in the last two weeks in May.", "the last two weeks in May", "2024-05-18", "2024-05-31"),
        ("Signed on Apr/22/2016 in Cork.", "Apr/22/2016", "2016-04-22", None),
        ("It runs from 2010 to present.", "present", "2024-06-12", None),
        ("Bins change w/c 3 June.", "w/c 3 June", "2024-06-03", "2024-06-09"),
        ("Sales fell in quarter 3 of 2017.", "quarter 3 of 2017", "2017-07-01", "2017-09-30"),
        ("It was the first Sunday of Lent 2024.", "the first Sunday of Lent 2024", "2024-02-18", None),
        ("They met on Orthodox Epiphany 2018.", "Orthodox Epiphany 2018", "2018-01-19", None),
        ("no later than Monday", "Monday", "2024-06-17", None),
    ],
)  # fmt: skip
def test_days(text: str, words: str, first: str, last: str | None) -> None:
    found = [(date.text, str(date.first), str(date.last)) for date in find(text, PUBLISHED, "en_GB")]
    assert any(words.endswith(text) and (low, high) == (first, last or first) for text, low, high in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The stock closed at 9p a share.",
        "He weighs 40ish stone.",
        "A crowd of about 10 ish people came.",
        "A quarter of nine pupils left.",
        "They won five minutes before nine others came.",
        "He ran the third to last lap.",
        "He stood on 3rd base.",
        "She was three days back in hospital.",
    ],
)
def test_lookalikes(text: str) -> None:
    assert find(text, PUBLISHED, "en_GB") == ()


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("The hall is open tonight from 7 to 9.", [19, 21]),
        ("The hall is open on Friday after 2.", [2]),
        ("Come from 5 to six tomorrow.", [5, 6]),
        ("Come on Saturday at 9 and bring tea.", [9]),
        ("July 3 5-6pm", [17, 18]),
        ("at 9 Monday", [9]),
        ("On Friday about 5 people were hurt.", []),
        ("On Tuesday at 12 sites work stopped.", []),
        ("Buses run every 15 after 9pm.", [21]),
    ],
)
def test_hours_of_a_day(text: str, hours: list[int]) -> None:
    assert [date.hour for date in find(text, PUBLISHED, "en_GB") if date.hour is not None] == hours


def test_hours_of_a_range_are_no_minutes() -> None:
    found = find("from nine to eleven in the morning", PUBLISHED, "en_GB")
    assert [date.hour for date in found][-1] == 11


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("The run took 1 hour 20.", "minute", 80),
        ("The run took two hours fifteen.", "minute", 135),
        ("He served two and half years.", "year", 2.5),
        ("It lasts a couple weeks.", "week", 2),
        ("The wait is 3/4 of an hour.", "hour", 0.75),
    ],
)
def test_lengths(text: str, unit: str, value: float) -> None:
    found = [(q.unit, float(q.value or 0)) for q in find_quantities(text) if q.kind == "duration"]
    assert found == [(unit, value)]
