"""Forms of dates that news copy uses besides the plain ones. Publication date: Friday, 14 June 2024."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2024, 6, 14)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Last year's fair lost money.", "Last year's", "2023-01-01", "2023-12-31"),
        ("He spoke at this week’s hearing.", "this week’s", "2024-06-10", "2024-06-16"),
        ("Rain fell late last month.", "late last month", "2024-05-16", "2024-05-31"),
        ("Rents rose late last year.", "late last year", "2023-07-01", "2023-12-31"),
        ("The bridge was shut in early 2019.", "early 2019", "2019-01-01", "2019-06-30"),
        ("Work began in the summer of '69.", "the summer of '69", "1969-06-01", "1969-08-31"),
        ("She was born in ’87.", "’87", "1987-01-01", "1987-12-31"),
        ("The town burnt in AD 79.", "AD 79", "0079-01-01", "0079-12-31"),
        ("It moves in the week commencing 1 July 2024.", "the week commencing 1 July 2024", "2024-07-01", "2024-07-07"),
        ("Bins change w/c 1 July 2024.", "w/c 1 July 2024", "2024-07-01", "2024-07-07"),
        ("Takings in week 31 of 2023 were low.", "week 31 of 2023", "2023-07-31", "2023-08-06"),
        ("It was on show over Thanksgiving weekend 2023.", "Thanksgiving weekend 2023", "2023-11-23", "2023-11-26"),
        ("Profit fell in calendar year 2022.", "calendar year 2022", "2022-01-01", "2022-12-31"),
        ("Spending in FY2022-23 was flat.", "FY2022-23", "2022-04-01", "2023-03-31"),
        ("The pool shuts for ten days from 1 July 2024.", "ten days from 1 July 2024", "2024-07-01", "2024-07-10"),
        ("He must reply by the 21st.", "the 21st", "2024-06-21", "2024-06-21"),
        ("It was held on the last Friday of last month.", "the last Friday of last month", "2024-05-31", "2024-05-31"),
        ("The form is dated 07/03, he said, in March 2023.", "March 2023", "2023-03-01", "2023-03-31"),
        ("She died on 12 May nineteen eighty-four.", "12 May nineteen eighty-four", "1984-05-12", "1984-05-12"),
    ],
)  # fmt: skip
def test_days_covered(text: str, words: str, first: str, last: str) -> None:
    found = [(d.text, str(d.first), str(d.last)) for d in find(text, PUBLISHED)]
    assert (words, first, last) in found


@pytest.mark.parametrize(
    "text",
    [
        "She made birdies on the 9th and on the 17th.",
        "The 27 members met, and the vote was lost for the 27.",
        "He hosts a show on Talk 990 AM.",
        "At the end of the day, football won.",
        "They lost in week 10 of the season.",
        "It was week 38 of the pregnancy.",
        "He read from '24 Hours at the Fair' aloud.",
        "The odds went from 7/2 to 5/4.",
        "The line passed two thirty people had drawn.",
        "His everyday life went on.",
    ],
)
def test_lookalikes(text: str) -> None:
    assert find(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("They meet every other Friday.", "every other Friday", "XXXX-WXX-5"),
        ("It shuts on weekdays.", "on weekdays", "XXXX-WXX-WD"),
        ("He works in the evenings.", "in the evenings", "TEV"),
        ("They meet on the first Monday of every month.", "the first Monday of every month", "P1M"),
        ("The bi-monthly drill went well.", "bi-monthly", "P2M"),
        ("Rates are set semi-annually.", "semi-annually", "P6M"),
        ("She swims everyday, she says.", "everyday", "P1D"),
    ],
)
def test_sets(text: str, words: str, timex: str) -> None:
    (date,) = find(text, PUBLISHED)
    assert (date.text, date.kind, date.timex) == (words, "SET", timex)


@pytest.mark.parametrize(
    ("text", "words", "hour", "minute"),
    [
        ("Doors open at 730pm.", "730pm", 19, 30),
        ("It runs until two forty-five.", "two forty-five", 2, 45),
        ("He fell in the evening at 7.", "7", 19, 0),
        ("He must be gone by the end of the day.", "end of the day", None, None),
    ],
)
def test_times(text: str, words: str, hour: int | None, minute: int | None) -> None:
    found = {d.text.removeprefix("the "): (d.kind, d.hour, d.minute) for d in find(text, PUBLISHED)}
    assert found[words] == ("TIME", hour, minute)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The hearing is scheduled for 20 November.", "2024-11-20"),
        ("The debate scheduled for 3 August will be short.", "2024-08-03"),
        ("The fair was scheduled to end on 20 May, but rain came.", "2024-05-20"),
        ("Shops were shut on Sunday and Saturday.", "2024-06-09"),
    ],
)
def test_open_dates_lean_with_the_verb(text: str, first: str) -> None:
    assert str(find(text, PUBLISHED)[0].first) == first


def test_a_programme_is_no_day() -> None:
    assert find("She told NBC's “Today” so.", PUBLISHED) == ()
    (sunday, saturday) = find("Shops were shut on Sunday and Saturday.", PUBLISHED)
    assert (str(sunday.first), str(saturday.first)) == ("2024-06-09", "2024-06-08")


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The garden is open from May to September.", "May", "2024-05-01"),
        ("It was a fashion of the 1980's.", "1980's", "1980-01-01"),
        ("He slept through the afternoon Tuesday.", "the afternoon", "2024-06-11"),
        ("Curtain up on Friday at 7.30.", "7.30", "2024-06-14"),
        ("Curtain up at 7.30 on Friday.", "7.30", "2024-06-14"),
    ],
)
def test_more_forms(text: str, words: str, first: str) -> None:
    assert (words, first) in [(d.text, str(d.first)) for d in find(text, PUBLISHED)]


def test_a_price_is_no_time() -> None:
    assert [d.text for d in find("Shares closed on Friday at 7.30 pence.", PUBLISHED)] == ["Friday"]


def test_within_a_period_of_the_day_named_before() -> None:
    found = find("He spoke on 6 May 2024. Earlier in the week he had been away.", PUBLISHED)
    assert [(str(d.first), str(d.last)) for d in found] == [("2024-05-06", "2024-05-06"), ("2024-05-06", "2024-05-06")]
    (alone,) = find("The vote is due later in the month.", PUBLISHED)
    assert (str(alone.first), str(alone.last)) == ("2024-06-14", "2024-06-30")


def test_pairs_in_figures_need_a_day_beyond_twelve() -> None:
    assert [str(d.first) for d in find("She was out from 9/16 to 9/25.", PUBLISHED)] == ["2023-09-16", "2023-09-25"]
    assert find("The odds went from 7/2 to 5/4.", PUBLISHED) == ()


def test_hours_of_habits() -> None:
    (habit, hour) = find("The bell rings every night at 9.", PUBLISHED)
    assert (habit.kind, hour.hour) == ("SET", 21)
