"""Where sun and moon stand, well enough for calendars: new moons to a few minutes, solar terms to a quarter of an hour.

Method: Meeus, Astronomical Algorithms (2nd edition), chapters 25 (sun, low accuracy) and 47 (moon, the largest terms).
Instants are Julian days of universal time; angles are degrees of apparent geocentric longitude.
"""

from __future__ import annotations

import datetime
import math
from functools import lru_cache

MONTH = 29.530588861
_EPOCH = 2451550.09766  # the new moon of 6 January 2000
_DELTA_T = 0.0008  # terrestrial less universal time: about 69 seconds now
_ORDINAL = 1721424.5  # the Julian day of midnight before ordinal 0

# multiples of D (elongation), M (sun's anomaly), M' (moon's anomaly) and F (latitude), and millionths of a degree
_TERMS = (
    (0, 0, 1, 0, 6288774), (2, 0, -1, 0, 1274027), (2, 0, 0, 0, 658314), (0, 0, 2, 0, 213618), (0, 1, 0, 0, -185116),
    (0, 0, 0, 2, -114332), (2, 0, -2, 0, 58793), (2, -1, -1, 0, 57066), (2, 0, 1, 0, 53322), (2, -1, 0, 0, 45758),
    (0, 1, -1, 0, -40923), (1, 0, 0, 0, -34720), (0, 1, 1, 0, -30383), (2, 0, 0, -2, 15327), (0, 0, 1, 2, -12528),
    (0, 0, 1, -2, 10980), (4, 0, -1, 0, 10675), (0, 0, 3, 0, 10034), (4, 0, -2, 0, 8548), (2, 1, -1, 0, -7888),
    (2, 1, 0, 0, -6766), (1, 0, -1, 0, -5163),
)  # fmt: skip


def instant(day: datetime.date, hour: float) -> float:
    """The Julian day at so many hours of universal time after midnight."""
    return day.toordinal() + _ORDINAL + hour / 24


def day_of(moment: float, hours_east: float) -> datetime.date:
    """The calendar day of an instant by the clock of a place so many hours east of Greenwich."""
    return datetime.date.fromordinal(math.floor(moment + hours_east / 24 - _ORDINAL))


def sun(moment: float) -> float:
    """The longitude of the sun."""
    t = (moment + _DELTA_T - 2451545) / 36525
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    centre = (
        (1.914602 - 0.004817 * t) * math.sin(anomaly)
        + 0.019993 * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * t)
    return (280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


def moon(moment: float) -> float:
    """The longitude of the moon."""
    t = (moment + _DELTA_T - 2451545) / 36525
    arguments = (
        math.radians(297.8501921 + 445267.1114034 * t),
        math.radians(357.5291092 + 35999.0502909 * t),
        math.radians(134.9633964 + 477198.8675055 * t),
        math.radians(93.2720950 + 483202.0175233 * t),
    )
    total = sum(
        size * math.sin(sum(n * argument for n, argument in zip(multiples, arguments, strict=True)))
        for *multiples, size in _TERMS
    )
    return (218.3164477 + 481267.88123421 * t + total / 1e6) % 360


def elongation(moment: float) -> float:
    """How far the moon is east of the sun, 0 to 360."""
    return (moon(moment) - sun(moment)) % 360


@lru_cache(maxsize=512)
def new_moon(number: int) -> float:
    """The instant of a new moon, counted from that of 6 January 2000."""
    moment = _EPOCH + MONTH * number
    for _ in range(4):
        moment -= ((elongation(moment) + 180) % 360 - 180) * MONTH / 360
    return moment


def lunation(moment: float) -> int:
    """The number of the last new moon not after an instant."""
    number = round((moment - _EPOCH) / MONTH)
    while new_moon(number) > moment:
        number -= 1
    while new_moon(number + 1) <= moment:
        number += 1
    return number


def solar_term(year: int, longitude: float) -> float:
    """When in a Gregorian year the sun reaches a longitude."""
    moment = (
        instant(datetime.date(year, 3, 20), 12) + (longitude if longitude < 280 else longitude - 360) * 365.2422 / 360
    )
    for _ in range(4):
        moment -= ((sun(moment) - longitude + 180) % 360 - 180) * 365.2422 / 360
    return moment
