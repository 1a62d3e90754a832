"""Days of the Hebrew calendar in Gregorian years.

Method: Reingold and Dershowitz, Calendrical Calculations: fixed day numbers, here ``date.toordinal()``.
"""

from __future__ import annotations

import datetime

_HEBREW_EPOCH = -1373427


def _elapsed(year: int) -> int:
    """Days from the epoch to the new year, postponements included."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _new_year(year: int) -> int:
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    shift = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_EPOCH + here + shift


def hebrew_day(gregorian: int, month: int, day: int) -> datetime.date | None:
    """The day of a Hebrew month (1 Nisan, 7 Tishri, 12 the last Adar) that falls in a Gregorian year."""
    for year in (gregorian + 3760, gregorian + 3761):
        start, length = _new_year(year), _new_year(year + 1) - _new_year(year)
        leap = (7 * year + 1) % 19 < 7
        heshvan = 30 if length % 10 == 5 else 29
        kislev = 29 if length % 10 == 3 else 30
        lengths = [(7, 30), (8, heshvan), (9, kislev), (10, 29), (11, 30)]
        lengths += [(0, 30), (12, 29)] if leap else [(12, 29)]
        lengths += [(1, 30), (2, 29), (3, 30), (4, 29), (5, 30), (6, 29)]
        offset = 0
        for name, days in lengths:
            if name == month:
                break
            offset += days
        found = datetime.date.fromordinal(start + offset + day - 1)
        if found.year == gregorian:
            return found
    return None
