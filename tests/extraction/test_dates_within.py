"""Days told by a period beside them or by another day, days that come back, times that share their half of the day."""

from __future__ import annotations

import datetime

import pytest

from factcheck.extraction.dates import find

PUBLISHED = datetime.date(2024, 5, 15)  # a Wednesday


def spans(text: str) -> list[str]:
    """What was read, each with its days (one day once)."""
    found = find(text, PUBLISHED, "en_GB")
    return [
        f"{date.text}: " + (f"{date.first}" if date.first == date.last else f"{date.first} {date.last}")
        for date in found
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("She will be away Monday through Friday next week.", ["Monday: 2024-05-20", "Friday next week: 2024-05-24"]),
        ("They sat on Monday and Wednesday last week.", ["Monday: 2024-05-06", "Wednesday last week: 2024-05-08"]),
        ("It opens on next month's 25th.", ["next month's 25th: 2024-06-25"]),
        ("It opens on next month's first Friday.", ["next month's first Friday: 2024-06-07"]),
        ("It closes on this month's last Friday.", ["this month's last Friday: 2024-05-31"]),
        ("It closes on the last Friday this month.", ["the last Friday this month: 2024-05-31"]),
        ("He was there on the last Friday.", ["the last Friday: 2024-05-10"]),
        ("It opens next year on 5 October.", ["next year on 5 October: 2025-10-05"]),
        ("It opened last year in May.", ["last year in May: 2023-05-01 2023-05-31"]),
        ("It will rain in the last two weeks of the year.", ["the last two weeks of the year: 2024-12-18 2024-12-31"]),
        ("It rose over the last three months.", ["the last three months: 2024-02-15 2024-05-15"]),
        ("It happened a week last Tuesday.", ["a week last Tuesday: 2024-05-07"]),
        ("He was ill for a week last March.", ["last March: 2024-03-01 2024-03-31"]),
        ("It was shut for two weeks from Monday.", ["two weeks from Monday: 2024-05-13 2024-05-26"]),
        ("It will run for two weeks from Monday.", ["two weeks from Monday: 2024-05-20 2024-06-02"]),
        ("Takings fell in the two weeks before Christmas.", ["two weeks before Christmas: 2023-12-11 2023-12-24"]),
        ("Takings fell two weeks before Christmas.", ["two weeks before Christmas: 2023-12-11"]),
        ("It reopened the day following Easter.", ["the day following Easter: 2024-04-01"]),
        ("Prices fell in the week following Monday's vote.", ["the week following Monday's: 2024-05-13 2024-05-19"]),
        ("He left the following Monday.", ["the following Monday: 2024-05-20"]),
        ("The poll is the Tuesday following the first Monday in November.",
         ["the Tuesday following the first Monday in November: 2024-11-05"]),
        ("She returns on Tuesday of the week after next.", ["Tuesday of the week after next: 2024-05-28"]),
        ("She returns in two weeks on Tuesday.", ["in two weeks on Tuesday: 2024-05-28"]),
        ("It closes on the last weekday of this month.", ["the last weekday of this month: 2024-05-31"]),
        ("They will be back this day next week.", ["this day next week: 2024-05-22"]),
        ("It will be done by mid-year.", ["mid-year: 2024-05-01 2024-08-31"]),
        ("The mid-year review is late.", []),
        ("The hearing is on Friday.", ["Friday: 2024-05-17"]),
        ("The law takes effect on 1 April.", ["1 April: 2025-04-01"]),
        ("The law took effect on 1 April.", ["1 April: 2024-04-01"]),
        ("Tickets go on sale on 1 February.", ["1 February: 2025-02-01"]),
        ("The show returns on Monday.", ["Monday: 2024-05-20"]),
        ("The show returned on Monday.", ["Monday: 2024-05-13"]),
        ("It will end with the summer term.", []),
        ("It is Tuesday and the streets are empty.", ["Tuesday: 2024-05-14"]),
        ("The wedding is in three weeks.", ["in three weeks: 2024-06-05"]),
        ("The talks are on Friday (17 May).", ["Friday (17 May): 2024-05-17"]),
        ("The talks are next Monday (20 May).", ["next Monday (20 May): 2024-05-20"]),
        ("It opened on October the second.", ["October the second: 2023-10-02"]),
        ("In October second-placed Leeds won.", ["October: 2023-10-01 2023-10-31"]),
        ("It began on the second of last month.", ["the second of last month: 2024-04-02"]),
        ("It will be shut between the 4th and 22nd May.", ["4th: 2024-05-04", "22nd May: 2024-05-22"]),
        ("It ran on May 5, 6 and 7.", ["May 5: 2024-05-05", "6: 2024-05-06", "7: 2024-05-07"]),
        ("On May 5, 6 and 7 people came.", ["May 5: 2024-05-05"]),
        ("It was signed on 18-9-15.", ["18-9-15: 2015-09-18"]),
        ("They are 9-18-15 this season.", []),
        ("It was signed 2024/12/Sep.", ["2024/12/Sep.: 2024-09-12"]),
        ("It was dated 18/3/44.", ["18/3/44: 1944-03-18"]),
        ("Shops were shut on World Metrology Day 2023.", ["World Metrology Day 2023: 2023-05-20"]),
        ("They met on the International Chernobyl Disaster Remembrance Day.",
         ["International Chernobyl Disaster Remembrance Day: 2024-04-26"]),
        ("He was born on Leap Day.", ["Leap Day: 2024-02-29"]),
        ("It took 7.25 hours.", []),
        ("Hurt on 3 May, he died the following Monday.", ["3 May: 2024-05-03", "the following Monday: 2024-05-06"]),
        ("It was told on 3 May, and the previous Tuesday he quit.",
         ["3 May: 2024-05-03", "the previous Tuesday: 2024-04-30"]),
        ("She rang on the previous Friday.", ["the previous Friday: 2024-05-10"]),
        ("There was alarm following Monday's quake.", ["Monday's: 2024-05-13"]),
        ("He spoke in the last week of the campaign.", []),
        ("He spoke on the last Friday of the campaign.", ["the last Friday: None"]),
        ("It made a profit last year of £5m.", ["last year: 2023-01-01 2023-12-31"]),
        ("It shuts on the last working day of next month.", ["the last working day of next month: 2024-06-28"]),
        ("It was sold in the last week of Q3.", ["the last week of Q3: 2023-09-25 2023-10-01"]),
        ("It shut in the second week of Ramadan.", ["the second week of Ramadan: 2024-03-18 2024-03-24"]),
        ("It rose in the first month of the quarter.", ["the first month of the quarter: 2024-04-01 2024-04-30"]),
        ("It will be shut from Monday until 25 May 2024.", ["Monday: 2024-05-20", "25 May 2024: 2024-05-25"]),
        ("It will be shut from May 20 until 25 May.", ["May 20: 2024-05-20", "25 May: 2024-05-25"]),
        ("It will be shut from the 20th to May 25.", ["the 20th: 2024-05-20", "May 25: 2024-05-25"]),
        ("It will be shut between Monday and the 25th.", ["Monday: 2024-05-20", "the 25th: 2024-05-25"]),
        ("It will open on 14 or 15 June.", ["14: 2024-06-14", "15 June: 2024-06-15"]),
        ("It fell on 14/15 June 2023.", ["14: 2023-06-14", "15 June 2023: 2023-06-15"]),
        ("They came on 4/14 June.", ["14 June: 2023-06-14"]),
        ("It opens in August, on the 14th.", ["August, on the 14th: 2024-08-14"]),
        ("It opens on Friday (the 14th).", ["Friday (the 14th): 2024-06-14"]),
        ("She wrote for the Baltimore Sun. It was good.", []),
        ("It has 18 FM and five AM radio stations.", []),
        ("The court took up No. 14-1418, he said.", []),
        ("In all 12 were ill and 1720 had gone home.", []),
        ("It burnt in 1666 and 1720.", ["1666: 1666-01-01 1666-12-31", "1720: 1720-01-01 1720-12-31"]),
        ("He was on The Tonight Show.", []),
        ("As Election Day nears, he says, it rains.", ["Election Day: 2024-11-05"]),
        ("Votes shifted following Super Tuesday.", ["Super Tuesday: 2024-03-05"]),
        ("They met at the school three years ago.", ["three years ago: 2021-01-01 2021-12-31"]),
        ("He quit in March 2019. The next month, they met.", ["March 2019: 2019-03-01 2019-03-31",
                                                             "The next month: 2019-04-01 2019-04-30"]),
        ("It rose in the past year and a half.", ["the past year and a half: 2022-11-15 2024-05-15"]),
        ("It was fashion in the 1880s and 90s.", ["1880s: 1880-01-01 1889-12-31", "90s: 1890-01-01 1899-12-31"]),
        ("Pupils left in the 2023-24 academic year.", ["the 2023-24 academic year: None"]),
        ("It rained on Sunday at night.", ["Sunday: 2024-05-12", "at night: 2024-05-12"]),
        ("It rained on the 12th in the morning.", ["the 12th: 2024-05-12", "in the morning: 2024-05-12"]),
        ("It opens on the 22nd at half past three.", ["the 22nd: 2024-05-22", "half past three: 2024-05-22"]),
    ],
)  # fmt: skip
def test_days(text: str, read: list[str]) -> None:
    assert spans(text) == read


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("It is held every May.", ["XXXX-05"]),
        ("It is held every 5 June.", ["XXXX-06-05"]),
        ("It is held every Christmas and Easter.", ["P1Y", "P1Y"]),
        ("It is held on 5 June every year.", ["XXXX-06-05"]),
        ("It is open from May to July each year.", ["XXXX-05", "XXXX-07"]),
        ("It is held annually in June.", ["XXXX-06"]),
        ("They train every Tuesday and Thursday.", ["XXXX-WXX-2", "XXXX-WXX-4"]),
        ("They dance on Friday nights.", ["XXXX-WXX-5TNI"]),
        ("It rings every quarter of an hour.", ["PT15M"]),
        ("It rings every hour and a half.", ["PT90M"]),
        ("It is open every working day.", ["XXXX-WXX-WD"]),
        ("They meet every couple of weeks.", ["P2W"]),
        ("They meet every few weeks.", ["PXW"]),
        ("It has six-monthly checks.", ["P6M"]),
        ("The report comes out biennially.", ["P2Y"]),
    ],
)
def test_what_comes_back(text: str, sets: list[str]) -> None:
    found = find(text, PUBLISHED)
    assert [date.timex for date in found] == sets
    assert {date.kind for date in found} == {"SET"}
    assert {date.first for date in found} == {None}


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("It is open from 5:30 to 6:45pm.", ["17:30", "18:45"]),
        ("It is open from 11:30 to 1:30pm.", ["11:30", "13:30"]),
        ("It is open from 9:30 to 11:30am.", ["9:30", "11:30"]),
        ("It is open from 9am to 5:30.", ["9:00", "17:30"]),
        ("It is open from 5:30 to 18:30.", ["5:30", "18:30"]),
        ("It starts at 20 to five.", ["4:40"]),
        ("It starts at ten after five.", ["5:10"]),
        ("They stood at 20 to 5.", []),
        ("It opens at 7 tomorrow.", ["7:00"]),
        ("It happened at 3.15 on Monday afternoon.", ["15:15"]),
        ("6:45 pm – One of them is named.", ["18:45"]),
        ("The total stood at 7 yesterday.", []),
    ],
)
def test_times(text: str, clocks: list[str]) -> None:
    found = [date for date in find(text, PUBLISHED) if date.hour is not None]
    assert [f"{date.hour}:{date.minute:02}" for date in found] == clocks
