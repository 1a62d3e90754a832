"""A difference between two figures, told or worked out."""

from __future__ import annotations

from factcheck.comparison.intervals import Interval
from factcheck.model.record import Record


class Step(Record, frozen=True):
    """A difference: its kind and unit, where it stands, what it may be, the same in per cent if it was worked out,
    which way it goes (0 unknown), and the roots of the words of its sentence."""

    kind: tuple[str, str | None]
    sentence: int
    start: int
    end: int
    value: Interval
    share: Interval | None
    way: int
    worked: bool
