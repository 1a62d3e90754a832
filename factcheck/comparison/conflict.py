"""What a comparison of claims returns."""

from __future__ import annotations

from collections import Counter

import msgspec

from factcheck.model import Record, Severity


class Side(Record, frozen=True):
    """One of the two places of a conflict: text offsets in the article with this ``path``, the words there, the value
    normalised for print, and who says so (None for narration)."""

    path: str
    start: int
    end: int
    text: str
    value: str
    speaker: str | None = None


class Conflict(Record, frozen=True):
    """Two claims that cannot both hold, or that look as if they could not.

    ``type`` names the kind (quantity, toll-in-time, age, magnitude-slip, direction, net-position, net-position-pair,
    negation, antonym, event-date ...). ``later`` is the side to anchor at (publication date, path, offset).
    ``reasons`` say why the two were held to be about the same thing, ``reconcile`` what would make both true. ``loose``
    is what two reports of one event are held against each other by whatever the words: it gives way to a stricter one.
    """

    type: str
    severity: Severity
    message: str
    later: Side
    earlier: Side
    reasons: tuple[str, ...] = ()
    reconcile: str = ""
    loose: bool = False


class Comparison(msgspec.Struct):
    """The conflicts sorted by place, how many pairs of claims were compared, why the others were not, and the places
    (path, start, end) of the figures and words that were compared with any."""

    conflicts: tuple[Conflict, ...] = ()
    compared: int = 0
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    met: frozenset[tuple[str, int, int]] = frozenset()
