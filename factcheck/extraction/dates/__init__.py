"""Dates, times, anchored durations and sets in text, resolved against the publication date.

    find("The hearing is on Tuesday, 15 March 2024.")[0].weekday == 1

Words and figures that belong to dates are collected in one pass into runs; a cascade of rules over each run builds
moments; what is still open (a month without year, a weekday) is settled by the tense around it.
"""

from __future__ import annotations

import datetime
from functools import partial

from factcheck import patterns
from factcheck.extraction.dates.absolute import ABSOLUTE
from factcheck.extraction.dates.clock import CLOCK
from factcheck.extraction.dates.counting import COUNTING
from factcheck.extraction.dates.edges import EDGES, WEEKS
from factcheck.extraction.dates.ending import ENDING
from factcheck.extraction.dates.entries import ENTRIES
from factcheck.extraction.dates.eras import ERAS
from factcheck.extraction.dates.grammar import Cascade, Reading
from factcheck.extraction.dates.hours import HOURS
from factcheck.extraction.dates.joins import JOINS
from factcheck.extraction.dates.longtail import LONGTAIL
from factcheck.extraction.dates.moment import Moment, settle, settle_here
from factcheck.extraction.dates.monthdays import MONTHDAYS, lend_month
from factcheck.extraction.dates.nearby import NEARBY, lean_on_told
from factcheck.extraction.dates.nights import NIGHTS
from factcheck.extraction.dates.numbers import LENGTHS, NUMBERS
from factcheck.extraction.dates.order import numeric_order, region_of
from factcheck.extraction.dates.parts import PARTS
from factcheck.extraction.dates.periods import PERIODS
from factcheck.extraction.dates.picks import PICKS
from factcheck.extraction.dates.relative import RELATIVE
from factcheck.extraction.dates.sets import REPEATS, SETS
from factcheck.extraction.dates.tense import lean_at
from factcheck.extraction.dates.tokens import Token, runs, whole_run
from factcheck.extraction.dates.within import STEPS, WITHIN
from factcheck.extraction.dates.written import NUMERIC, WRITTEN
from factcheck.model import Date

SENTENCE_END = patterns.lazy(r"[.!?][\"”’')]*\s|\n")
LONGEST_ENTRY = 60
CASCADE = Cascade(
    NUMBERS,
    ENTRIES,
    SETS,
    WRITTEN,
    ABSOLUTE,
    NUMERIC,
    ERAS,
    CLOCK,
    LENGTHS,
    RELATIVE,
    STEPS,
    COUNTING,
    LONGTAIL,
    PARTS,
    WITHIN,
    PICKS,
    REPEATS,
    MONTHDAYS,
    NEARBY,
    EDGES,
    WEEKS,
    PERIODS,
    ENDING,
    NIGHTS,
    JOINS,
    HOURS,
)


def find(text: str, published: datetime.date | None = None, locale: str | None = None) -> tuple[Date, ...]:
    """The temporal expressions of ``text``, sorted and without overlap.

    ``published`` is the publication date, which relative expressions lean on; without it they stay unresolved.
    ``locale`` ("en_GB", "en_US", "uk", "us") says how 04/05/2025 is read; without it evidence in the text decides,
    and failing that the date is marked ambiguous. Never raises, whatever the text.
    """
    reading = Reading(text, published, partial(numeric_order, text, locale), region_of(locale))
    found: list[Date] = []
    entry = whole_run(text) if len(text) <= LONGEST_ENTRY else None
    reading.alone = entry is not None
    for run in [entry] if entry is not None else runs(text):
        run = CASCADE.reduce(run, reading)
        moments = [(token, token.value) for token in run if isinstance(token.value, Moment)]
        for token, moment in moments:
            _settle(token, moment, reading)
        found += [_date(token, moment, text) for token, moment in moments]
    return tuple(found)


def _settle(token: Token, moment: Moment, reading: Reading) -> None:
    """Settle what is open and keep the day for what leans on it later in the text."""
    if moment.day is not None and moment.month is None and moment.weekday is None and reading.month is not None:
        lend_month(moment, token.start, reading)
    if moment.choices is not None and moment.grain in ("month", "season"):
        lean_on_told(moment, token, reading)
    if moment.choices is not None and reading.published is not None:
        lean = lean_at(reading.text, token.start, token.end)
        if (
            moment.weekday is not None and (moment.timex or "").startswith("XXXX-W")
        ) or moment.grain == "weekend of a week":
            lean = lean or -1
        elif moment.grain == "season" and not lean:
            moment.choices = None  # "wet in the winter": any winter
        elif moment.day is not None and moment.weekday is not None and not (reading.alone and moment.month is None):
            lean = 0
        if moment.current and (not lean or reading.alone):
            settle_here(moment, reading.published)
        settle(moment, reading.published, lean)
    if moment.month is not None and moment.kind == "DATE":
        reading.month, reading.month_end = moment, token.end
    if moment.grain not in ("time", "part"):
        if moment.first is not None and moment.kind != "DURATION":
            reading.antecedent, reading.antecedent_end = moment, token.end
    elif moment.of_day is None and moment.first is None:
        _lend_day(token, moment, reading)


def _lend_day(token: Token, moment: Moment, reading: Reading) -> None:
    """A time alone is of the day named before it in its sentence, or of publication where the text names none."""
    day = reading.antecedent
    moment.relative = True
    if day is None:
        moment.first = moment.last = reading.published
    elif day.first == day.last and not SENTENCE_END.search(reading.text, reading.antecedent_end, token.start):
        moment.first, moment.last = day.first, day.last


def _date(token: Token, moment: Moment, text: str) -> Date:
    if moment.of_day is not None:
        moment.first, moment.last, moment.relative = moment.of_day.first, moment.of_day.last, moment.of_day.relative
    return Date(
        token.start, token.end, text[token.start : token.end], moment.kind, moment.first, moment.last, moment.year,
        moment.month, moment.day, moment.weekday, moment.hour, moment.minute, moment.zone, moment.relative,
        moment.ambiguous, moment.timex,
    )  # fmt: skip
