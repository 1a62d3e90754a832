"""Days told by other days, edges of periods, working days, dates as machines print them, and texts that are a date."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2019, 6, 12)  # a Wednesday


def spans(text: str, locale: str | None = "en_GB") -> list[tuple[str, str, str]]:
    """Text, first and last day of every expression."""
    return [(date.text, str(date.first), str(date.last)) for date in find(text, PUBLISHED, locale)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell on the second Sunday after Easter.", "the second Sunday after Easter", "2019-05-05", "2019-05-05"),
        ("It will be on the first Monday after 4 July.", "the first Monday after 4 July", "2019-07-08", "2019-07-08"),
        ("It was the last Friday before Christmas.", "the last Friday before Christmas", "2018-12-21", "2018-12-21"),
        ("The Monday after next is free.", "The Monday after next", "2019-06-24", "2019-06-24"),
        ("He slept badly the night before Christmas.", "the night before Christmas", "2018-12-24", "2018-12-24"),
        ("The fair is on the weekend of 6 July.", "the weekend of 6 July", "2019-07-06", "2019-07-07"),
        ("The trams will return in the second half of July.", "the second half of July", "2019-07-16", "2019-07-31"),
        ("It will close for the last three days of July.", "the last three days of July", "2019-07-29", "2019-07-31"),
        ("Work began late in 2008.", "late in 2008", "2008-07-01", "2008-12-31"),
        ("Bids close in mid to late August.", "mid to late August", "2019-08-11", "2019-08-31"),
        ("It will be done by year-end.", "year-end", "2019-09-01", "2019-12-31"),
        ("Sales in the year to date are flat.", "year to date", "2019-01-01", "2019-06-12"),
        ("Pay is due on the last working day of August.", "the last working day of August", "2019-08-30", "2019-08-30"),
        ("Replies are due the next working day.", "next working day", "2019-06-13", "2019-06-13"),
        ("We will meet a week today.", "a week today", "2019-06-19", "2019-06-19"),
        ("The office will shut less than two weeks from today.", "two weeks from today", "2019-06-12", "2019-06-26"),
        ("The note is dated 14th April 15.", "14th April 15", "2015-04-14", "2015-04-14"),
        ("Born in May '98, she sings.", "May '98", "1998-05-01", "1998-05-31"),
        ("The fleet sailed on the twenty second of May.", "the twenty second of May", "2019-05-22", "2019-05-22"),
        ("Shifts for 2017-W19 are set.", "2017-W19", "2017-05-08", "2017-05-14"),
        ("The rent is due on the first of the month.", "the first of the month", "2019-07-01", "2019-07-01"),
    ],
)  # fmt: skip
def test_days_told_by_others(text: str, words: str, first: str, last: str) -> None:
    """The words that stand for the day, and the day."""
    assert (words, first, last) in spans(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was away from 4 to 23 this month.", [("4", "2019-06-04"), ("23 this month", "2019-06-23")]),
        ("Log: Wed Aug 05 12:00:00 2015", [("Wed Aug 05", "2015-08-05"), ("12:00:00", "2015-08-05")]),
        ("Seen at 2017-05-08T10:20:00Z again.", [("2017-05-08", "2017-05-08"), ("10:20:00Z", "2017-05-08")]),
    ],
)  # fmt: skip
def test_pairs(text: str, expected: list[tuple[str, str]]) -> None:
    """Two expressions that share what is printed once."""
    assert [(words, first) for words, first, _ in spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("Meet at six thirty in the morning.", 6, 30),
        ("They were out between 0730 and 0930.", 7, 30),
        ("Doors open at 0830.", 8, 30),
        ("Three quarters past six.", 6, 45),
        ("I am back 11ish.", 11, 0),
        ("half three", 3, 30),
        ("at 3 15", 3, 15),
    ],
)
def test_clock_words(text: str, hour: int, minute: int) -> None:
    """The hour and minute of the first time in the text."""
    date = find(text, PUBLISHED)[0]
    assert (date.hour, date.minute) == (hour, minute)


@pytest.mark.parametrize(
    "text",
    [
        "The team won 15-2 on aggregate.",
        "A crowd of 40ish stood there.",
        "The talks start after the strike.",
        "EOD teams made it safe.",
        "His score was 3 15.",
    ],
)
def test_no_dates(text: str) -> None:
    """Prose uses the same shapes for other things."""
    assert find(text, PUBLISHED, "en_GB") == ()


def test_an_entry_that_is_a_date() -> None:
    """A pair of figures is a date only as the whole text, and where a locale is set."""
    assert spans("15-2") == [("15-2", "2020-02-15", "2020-02-15")]
    assert spans("15-2", None) == []
    assert spans("3-2") == []


def test_verbs_of_beginning_are_no_edges() -> None:
    """Talks that start next week do not end with its first days."""
    assert spans("The talks start next week.")[0][0] == "next week"
    assert spans("By end March it was over.")[0][0] == "end March"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Earth Hour 2016 was dark.", "2016-03-19", "2016-03-19"),  # a week early, since Easter was near
        ("Earth Hour 2019 was dark.", "2019-03-30", "2019-03-30"),
        ("Yom Haatzmaut 2018 was kept a day early.", "2018-04-18", "2018-04-19"),
        ("The Parsi New Year 2021 fell in August.", "2021-08-16", "2021-08-16"),
        ("Ramadan 1977 was hot.", "1977-08-15", "1977-09-13"),
        ("Ramadan 2050 will be cool.", "2050-05-22", "2050-06-20"),
        ("Guru Gobind Singh Jayanti 2014 came twice.", "2014-01-07", "2014-01-07"),
        ("Thanksgiving eve 2018 was mild.", "2018-11-21", "2018-11-21"),
        ("Christmas week 2018 was wet.", "2018-12-24", "2018-12-30"),
        ("Easter Mon 2018 was cold.", "2018-04-02", "2018-04-02"),
        ("World Soil Day 2018 was marked.", "2018-12-05", "2018-12-05"),
    ],
)
def test_named_days(text: str, first: str, last: str) -> None:
    """Days with a name in a year, by the rules of their calendars."""
    assert spans(text)[0][1:] == (first, last)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The stall opens on the 4th.", "the 4th", "2019-07-04", "2019-07-04"),
        ("It opens in the spring of next year.", "the spring of next year", "2020-03-01", "2020-05-31"),
        ("He left three quarters ago.", "three quarters ago", "2018-07-01", "2018-09-30"),
        ("She left two years before 2010.", "two years before 2010", "2008-01-01", "2008-12-31"),
        ("It will start within 2 weeks after today.", "2 weeks after today", "2019-06-12", "2019-06-26"),
        ("18 July (Thu)", "18 July (Thu)", "2019-07-18", "2019-07-18"),
        ("It was logged on 2016 10 16.", "2016 10 16", "2016-10-16", "2016-10-16"),
        ("last 2 months", "last 2 months", "2019-04-01", "2019-05-31"),
        ("Sales rose in 2018Q4.", "2018Q4", "2018-10-01", "2018-12-31"),
        ("It must be done by the end of the decade.", "the end of the decade", "2016-01-01", "2019-12-31"),
    ],
)
def test_more_days_told_by_others(text: str, words: str, first: str, last: str) -> None:
    """Days, periods and the last units of the calendar."""
    assert (words, first, last) in spans(text)


@pytest.mark.parametrize(
    ("text", "words", "hour", "minute"),
    [
        ("They met an hour before noon.", "an hour before noon", 11, 0),
        ("It struck ten minutes after 5pm.", "ten minutes after 5pm", 17, 10),
        ("They talked for two hours after noon.", "noon", 12, 0),
        ("It rang at a quarter after five.", "a quarter after five", 5, 15),
        ("They slept by 10 at night.", "10 at night", 22, 0),
        ("Start: 6 30 pm", "6 30 pm", 18, 30),
    ],
)
def test_times_told_by_others(text: str, words: str, hour: int, minute: int) -> None:
    """A length before or after a time, not the length of what followed it."""
    assert [(date.text, date.hour, date.minute) for date in find(text, PUBLISHED)] == [(words, hour, minute)]
