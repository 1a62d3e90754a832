"""A day or an hour that a report gives."""

from __future__ import annotations

import datetime

from factcheck.model.record import Record


class Moment(Record, frozen=True):
    """Where it stands; the day of the week ("week", 0 to 6, 0) or of the calendar ("calendar", month, day) that it
    names, the day that it was resolved to, and the minutes of the day, from and to, if it tells the hour."""

    start: int
    end: int
    sentence: int
    day: tuple[str, int, int] | None
    first: datetime.date | None
    clock: tuple[int, int] | None
