"""Dates that Python prints are read back; nothing raises, offsets slice back, and time grows with length only."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.dates import find
from factcheck.extraction.dates.tokens import words

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2049, 12, 31))
FORMS = ["%d %B %Y", "%B %d, %Y", "%A, %d %B %Y", "%A %d %b %Y", "%Y-%m-%d", "%d-%b-%Y"]
ODD = [
    *["12", "31", "2019", "99/99/9999", "0000-00-00", "25:99", "3pm", "44th", "1,000", "9999"],
    "٣",
    "２０２４",
    "İ",
    "Easter",
    "May",
    "GMT",
]
MARKS = list("(),-–/'.\n")
PIECES = st.sampled_from([*sorted(words()), *ODD, *MARKS])
EDGES = [datetime.date(2024, 2, 29), datetime.date(1, 1, 1), datetime.date(9999, 12, 31), None]


@given(DAYS, st.sampled_from(FORMS))
@settings(max_examples=200, deadline=None)
def test_printed_days_are_read_back(day: datetime.date, form: str) -> None:
    (date,) = find(f"It happened on {day.strftime(form)}, they said.")
    assert (date.first, date.last) == (day, day)
    assert (date.year, date.month, date.day) == (day.year, day.month, day.day)


@given(DAYS, st.sampled_from(["en_GB", "en_US"]))
@settings(max_examples=100, deadline=None)
def test_numeric_days_follow_the_locale(day: datetime.date, locale: str) -> None:
    form = "%d/%m/%Y" if locale == "en_GB" else "%m/%d/%Y"
    (date,) = find(f"It happened on {day.strftime(form)}.", None, locale)
    assert date.first == day


@given(DAYS, st.dates(datetime.date(1950, 1, 1), datetime.date(2040, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_days_without_a_year_are_near_publication(day: datetime.date, published: datetime.date) -> None:
    (date,) = find(f"The list names {day.strftime('%d %B')}.", published)
    if date.first is not None and (day.month, day.day) != (2, 29):
        assert abs((date.first - published).days) <= 184


@given(st.lists(PIECES, max_size=25), st.sampled_from(EDGES))
@settings(max_examples=300, deadline=None)
def test_nothing_raises_and_offsets_hold(pieces: list[str], published: datetime.date | None) -> None:
    text = " ".join(pieces)
    end = 0
    for date in find(text, published):
        assert end <= date.start < date.end
        assert text[date.start : date.end] == date.text
        assert (date.first is None) == (date.last is None)
        assert date.first is None or date.last is None or date.first <= date.last
        end = date.end


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for date in find(text, datetime.date(2024, 6, 14)):
        assert text[date.start : date.end] == date.text


@pytest.mark.parametrize(
    "piece",
    [
        "Monday ",
        "1-",
        "in May ",
        "9",
        "2019, ",
        "at 5 to ",
        "the first of the ",
        "1:",
        "(",
        "by the 5. ",
        "week 31 ",
        "'87 ",
        "for 5 days from 1 May ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        find(piece * count, datetime.date(2024, 6, 14))
        return time.process_time() - start

    seconds(10)
    assert seconds(4000) < 0.02 + 9 * max(seconds(1000), 0.002)


def test_no_day_is_half_known_at_the_end_of_time() -> None:
    text = "The port will close overnight. It opens tomorrow, next week or next year."
    assert all((date.first is None) == (date.last is None) for date in find(text, datetime.date.max))
