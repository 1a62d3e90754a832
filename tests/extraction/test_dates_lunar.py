"""Feasts that follow the moon, against days on which they were kept."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find, lunisolar, moon

PUBLISHED = datetime.date(2024, 6, 14)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Diwali", ["2010-11-05", "2013-11-03", "2016-10-30", "2018-11-07", "2019-10-27", "2020-11-14", "2022-10-24"]),
        ("Onam", ["2013-09-16", "2016-09-14", "2021-08-21", "2024-09-15"]),
        ("Chhath Puja", ["2017-10-26", "2020-11-20", "2021-11-10", "2023-11-19"]),
        ("Dussehra", ["2015-10-22", "2019-10-08", "2022-10-05", "2024-10-12"]),
        (
            "Holi",
            [
                "2013-03-27",
                "2015-03-06",
                "2016-03-24",
                "2018-03-02",
                "2020-03-10",
                "2021-03-29",
                "2023-03-08",
                "2024-03-25",
            ],
        ),
        ("Lunar New Year", ["2001-01-24", "2004-01-22", "2007-02-18", "2012-01-23", "2015-02-19", "2023-01-22"]),
        ("Mid-Autumn Festival", ["2019-09-13", "2020-10-01", "2023-09-29", "2024-09-17"]),
        ("Dragon Boat Festival", ["2019-06-07", "2020-06-25", "2023-06-22", "2024-06-10"]),
        ("Ganesh Chaturthi", ["2019-09-02", "2020-08-22", "2021-09-10", "2023-09-19"]),
        ("Eid al-Fitr", ["2018-06-15", "2020-05-24", "2021-05-13", "2022-05-02", "2023-04-21", "2024-04-10"]),
        ("Ramadan", ["2020-04-24", "2021-04-13", "2022-04-02", "2023-03-23", "2024-03-11"]),
        ("Nowruz", ["2017-03-20", "2018-03-20", "2020-03-20", "2023-03-21"]),
        ("Qingming", ["2019-04-05", "2020-04-04", "2023-04-05"]),
        ("Vaisakhi", ["2018-04-14", "2020-04-13"]),
        ("Thai Pongal", ["2018-01-14", "2020-01-15", "2024-01-15"]),
        ("Makar Sankranti", ["2015-01-15", "2017-01-14", "2019-01-15", "2021-01-14", "2023-01-15"]),
        ("Puthandu", ["2016-04-14", "2019-04-14", "2020-04-14"]),
        ("Dhanteras", ["2018-11-05", "2019-10-25", "2020-11-13", "2021-11-02", "2023-11-10", "2024-10-29"]),
    ],
)
def test_kept_days(name: str, days: list[str]) -> None:
    assert [str(find(f"It was {name} {day[:4]}.", PUBLISHED)[0].first) for day in days] == days


def test_new_moons_and_solar_terms_are_near_the_almanac() -> None:
    # 2024-04-08 18:21, 2000-01-06 18:14 and 2023-03-20 21:24 universal time
    assert abs(moon.new_moon(300) - moon.instant(datetime.date(2024, 4, 8), 18.35)) < 10 / 1440
    assert abs(moon.new_moon(0) - moon.instant(datetime.date(2000, 1, 6), 18.23)) < 10 / 1440
    assert abs(moon.solar_term(2023, 0) - moon.instant(datetime.date(2023, 3, 20), 21.4)) < 20 / 1440


def test_every_year_has_its_feasts() -> None:
    for year in range(1900, 2101):
        assert 1 <= len(lunisolar.islamic_days(year, 10, 1)) <= 2
        assert lunisolar.hindu_days(year, 7, 30, 18.5) != ()
        first = lunisolar.chinese_day(year, 1, 1)
        assert (1, 21) <= (first.month, first.day) <= (2, 21)


def test_days_of_another_country_stay_open() -> None:
    (day,) = find("It was India's Independence Day.", PUBLISHED)
    assert day.first is None
    (day,) = find("It was the US Independence Day.", PUBLISHED)
    assert str(day.first) == "2023-07-04"
