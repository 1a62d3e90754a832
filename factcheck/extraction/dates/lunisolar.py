"""Feasts of calendars that follow the moon: Hindu (amanta months, tithis), Chinese, Islamic by the visible crescent.

Method: Reingold and Dershowitz, Calendrical Calculations, with the positions of :mod:`moon`. Hindu days are those of
central India, Chinese ones of Beijing; the first evening of an Islamic month is reckoned for Mecca. Announcements
from sightings may differ by a day.
"""

from __future__ import annotations

import datetime
import math
from functools import lru_cache

from factcheck.extraction.dates import moon

_INDIA = 5.5
_BEIJING = 8
_TITHI = 12  # degrees of elongation
_SUNSET_MECCA = 15.2  # universal time
# In these years the calendar of Mecca began a month on the day after the conjunction by universal time.
_OLD_RULE = (1975, 1998)
_SHAWWAL = 10  # the month that begins with lunation 0, in January 2000
_ASTERISM = 360 / 27
_SUNRISE = 6.5


def _sidereal(longitude: float, year: int) -> float:
    """A longitude less the Lahiri ayanamsa."""
    return (longitude - 23.853 - (year - 2000) * 0.013970) % 360


@lru_cache(maxsize=512)
def hindu_days(year: int, month: int, tithi: int, hour: float) -> tuple[datetime.date, ...]:
    """The days of a Gregorian year (two where the month falls on both its ends) on which a tithi (1 to 30) of an amanta
    month (1 is Chaitra) runs at an hour of Indian time (with a negative hour the last such days); of an intercalary
    month and its namesake, the latter."""
    first = moon.lunation(moon.instant(datetime.date(year, 1, 1), 0)) - 1
    found: dict[int, datetime.date] = {}
    for number in range(first, first + 15):
        start = moon.new_moon(number)
        if int(_sidereal(moon.sun(start), year) // 30) != (month - 2) % 12:
            continue
        day = _tithi_day(start, tithi, hour)
        if day.year == year:
            found.pop(number - 1, None)
            found[number] = day
    return tuple(found.values())


def _tithi_day(start: float, tithi: int, hour: float) -> datetime.date:
    """The first day after a new moon on which the tithi runs at the hour (where that is negative the last one), or
    before whose hour it ends."""
    middle = moon.day_of(start + (tithi - 0.5) * moon.MONTH / 30, _INDIA).toordinal()
    running_on: datetime.date | None = None
    for ordinal in range(middle - 2, middle + 3):
        day = datetime.date.fromordinal(ordinal)
        moment = moon.instant(day, abs(hour) - _INDIA)
        reached = (moment - start) / moon.MONTH * 360  # mean elongation, to tell the 30th from the first
        running = moon.elongation(moment) + 360 * round((reached - moon.elongation(moment)) / 360)
        number = math.floor(running / _TITHI) + 1
        if number == tithi and hour < 0:
            running_on = day
        elif number >= tithi:
            return running_on or day
    return running_on or datetime.date.fromordinal(middle)


def sankranti(year: int, sign: int, hour: float = 24) -> datetime.date:
    """The day of a Gregorian year on which the sun enters a sidereal sign (0 is Mesha, 9 Makara); what happens after
    an hour of Indian time (17.8: sunset) is kept on the day after."""
    longitude = (30 * sign + 23.853 + (year - 2000) * 0.013970) % 360
    return moon.day_of(moon.solar_term(year, longitude), _INDIA + 24 - hour)


def asterism_day(year: int, sign: int, asterism: int) -> datetime.date | None:
    """The day in a solar month on which the moon stands at sunrise in one of the 27 asterisms (Onam: Shravana, the
    22nd, while the sun is in Simha); the last such day."""
    first, end = (sankranti(year, at % 12, _SUNRISE).toordinal() for at in (sign, sign + 1))
    found: datetime.date | None = None
    for ordinal in range(first, end if end > first else first + 31):
        day = datetime.date.fromordinal(ordinal)
        place = _sidereal(moon.moon(moon.instant(day, _SUNRISE - _INDIA)), year)
        if int(place // _ASTERISM) + 1 == asterism:
            found = day
    return found


@lru_cache(maxsize=512)
def chinese_day(year: int, month: int, day: int) -> datetime.date:
    """The day of a month (1 to 10, not an intercalary one) of the Chinese year that begins in a Gregorian year. Months
    are counted from that of the winter solstice; the first without a solar term is intercalary where there are 13."""
    solstice, after = _beijing_month(year - 1, 270), _beijing_month(year, 270)
    number = solstice + 1 + month
    if after - solstice == 13:
        terms = {solstice, *(_beijing_month(year, longitude) for longitude in range(0, 360, 30))}
        leap = next((at for at in range(solstice + 1, after) if at not in terms), after)
        number += number >= leap
    return datetime.date.fromordinal(_beijing_day(number).toordinal() + day - 1)


def _beijing_day(number: int) -> datetime.date:
    return moon.day_of(moon.new_moon(number), _BEIJING)


def _beijing_month(year: int, longitude: int) -> int:
    """The lunar month, by Chinese days, that holds a solar term of a Gregorian year."""
    term = moon.day_of(moon.solar_term(year, longitude), _BEIJING)
    number = moon.lunation(moon.instant(term, 0))
    while _beijing_day(number + 1) <= term:
        number += 1
    return number


def term_day(year: int, longitude: int, hours_east: float) -> datetime.date:
    """The day on which the sun reaches a longitude, by the clock of a place: the equinox of Nowruz, Qingming at 15."""
    return moon.day_of(moon.solar_term(year, longitude), hours_east)


@lru_cache(maxsize=512)
def islamic_days(year: int, month: int, day: int) -> tuple[datetime.date, ...]:
    """The days of an Islamic month that fall in a Gregorian year (two in some years): a month begins on the evening
    of the first day on which the moon is new before sunset."""
    first = moon.lunation(moon.instant(datetime.date(year, 1, 1), 0)) - 1
    found = []
    for number in range(first, first + 15):
        if (number + _SHAWWAL - month) % 12:
            continue
        conjunction = moon.new_moon(number)
        evening = 24 if _OLD_RULE[0] <= year <= _OLD_RULE[1] else _SUNSET_MECCA
        start = math.floor(conjunction - evening / 24 - 0.5) + 1  # days whose sunset follows the conjunction
        date = datetime.date.fromordinal(moon.day_of(start + 0.5, 0).toordinal() + 1 + day - 1)
        if date.year == year:
            found.append(date)
    return tuple(found)
