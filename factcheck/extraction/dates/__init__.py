"""Dates, times, anchored durations and sets in text, resolved against the publication date.

    find("The hearing is on Tuesday, 15 March 2024.")[0].weekday == 1

Words and figures that belong to dates are collected in one pass into runs; a cascade of rules over each run builds
moments; what is still open (a month without year, a weekday) is settled by the tense around it.
"""

from __future__ import annotations

import datetime
from functools import partial

from factcheck.extraction.dates.absolute import ABSOLUTE, NUMBERS
from factcheck.extraction.dates.clock import CLOCK, zone_after
from factcheck.extraction.dates.grammar import Reading
from factcheck.extraction.dates.moment import Moment, settle
from factcheck.extraction.dates.order import numeric_order
from factcheck.extraction.dates.relative import RELATIVE
from factcheck.extraction.dates.tense import lean_at
from factcheck.extraction.dates.tokens import Token, runs
from factcheck.model import Date

CASCADES = (NUMBERS, ABSOLUTE, CLOCK, RELATIVE)


def find(text: str, published: datetime.date | None = None, locale: str | None = None) -> tuple[Date, ...]:
    """The temporal expressions of ``text``, sorted and without overlap.

    ``published`` is the publication date, which relative expressions lean on; without it they stay unresolved.
    ``locale`` ("en_GB", "en_US", "uk", "us") says how 04/05/2025 is read; without it evidence in the text decides,
    and failing that the date is marked ambiguous. Never raises, whatever the text.
    """
    reading = Reading(text, published, partial(numeric_order, text, locale))
    found: list[Date] = []
    for run in runs(text):
        for cascade in CASCADES:
            run = cascade.reduce(run, reading)
        for token in run:
            if isinstance(token.value, Moment) and token.cat.isdigit():
                found.append(_emit(token, token.value, reading))
    return tuple(found)


def _emit(token: Token, moment: Moment, reading: Reading) -> Date:
    end = token.end
    if moment.hour is not None and moment.zone is None:
        zone = zone_after(reading.text, end)
        if zone is not None:
            moment.zone, end = zone
    if moment.choices is not None and reading.published is not None:
        settle(moment, reading.published, lean_at(reading.text, token.start, token.end))
    return Date(
        token.start, end, reading.text[token.start : end], moment.kind, moment.first, moment.last, moment.year,
        moment.month, moment.day, moment.weekday, moment.hour, moment.minute, moment.zone, moment.relative,
        moment.ambiguous, moment.timex,
    )  # fmt: skip
