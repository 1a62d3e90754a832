"""Quantities: every figure of a text with its unit, hedge, interval and counted noun phrase.

One pass finds the numerals; what each means is read from the words around it. Rates: money, measures and percentages
keep their kind and carry ``per``; a bare count with ``per`` is a ``rate``. A score ("3-1") has its two sides, in print
order, in ``range_low`` and ``range_high``; so has a range, even where it is printed the wrong way round.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from decimal import Decimal

from factcheck.extraction.quantities import (
    ages,
    calendar,
    counted,
    digits,
    guards,
    hedges,
    joins,
    lengths,
    numerals,
    points,
    prefixes,
    rates,
    ratios,
    suffixes,
)
from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.money import Dollars
from factcheck.extraction.quantities.patterns import words_before
from factcheck.model import Date, Quantity

__all__ = ["find"]


def find(article_text: str, dates: Sequence[Date] = ()) -> tuple[Quantity, ...]:
    """Every quantity of ``article_text`` (offsets in it), sorted, none overlapping another.

    ``dates`` are the temporal expressions already read: figures inside a DATE, TIME or SET are not quantities, but for
    the durations in them ("two years ago"). Without dates, days, clock times and years are told by the words beside
    them. Never raises, linear in the text's length.
    """
    dollars = Dollars(article_text)
    taken = [(date.start, date.end) for date in dates if date.kind != "DURATION"]
    figures = joins.join(article_text, _read(article_text, taken, dollars))
    found: list[Quantity] = []
    end = 0
    for figure in figures:
        if figure.start >= end and _finish(article_text, figure):
            found.append(_quantity(article_text, figure))
            end = figure.end
    return tuple(found)


def _read(text: str, taken: list[tuple[int, int]], dollars: Dollars) -> list[Figure]:
    """The numerals with sign and unit, without those in dates, names and telephone numbers."""
    figures: list[Figure] = []
    at = resume = 0
    for figure in numerals.scan(text):
        while at < len(taken) and taken[at][1] <= figure.start:
            at += 1
        dated = at < len(taken) and taken[at][0] < figure.end
        if figure.start < resume:
            continue
        if end := calendar.numeric_date(text, figure) or guards.telephone(text, figure):
            resume = end
            continue
        signed = prefixes.read(text, figure, dollars, figures[-1].end if figures else 0)
        if figure.kind == "age" or (not signed and not figure.words and figure.bare):
            if ages.decade(text, figure):
                figures.append(figure)
                continue
            if figure.kind == "age":
                continue
        if not signed and guards.in_name(text, figure) and not ratios.with_colon(text, figure):
            continue
        if ratios.read(text, figure) or (figure.shape != "ordinal" and suffixes.read(text, figure, dollars)):
            rates.fold(text, figure)
        elif figure.unit is None and not figure.words and text[figure.end : figure.end + 1].isalpha():
            continue
        if dated and figure.kind != "duration":
            continue
        if not taken and figure.unit is None and calendar.temporal(text, figure, years=False):
            resume = calendar.rest(text, figure)
            continue
        if figure.kind == "money" or text[figure.start - 4 : figure.start].lower() != "per ":
            figures.append(figure)
    return _with_lengths(text, figures, taken)


def _with_lengths(text: str, figures: list[Figure], taken: list[tuple[int, int]]) -> list[Figure]:
    """``figures`` and the lengths of time without a numeral, but for those in dates ("a year ago")."""
    found = list(lengths.scan(text))
    if not found:
        return figures
    places = [figure.start for figure in figures]
    for figure in reversed(found):
        if figure.value is None or figure.compound:  # "a day or two" and "an hour and nine" hold a figure of their own
            inside = slice(bisect(places, figure.start), bisect(places, figure.end))
            del figures[inside], places[inside]
    spans = sorted([*taken, *((figure.start, figure.end) for figure in figures)])
    starts = [start for start, _ in spans]
    for figure in found:
        at = bisect(starts, figure.end - 1)
        if at == 0 or spans[at - 1][1] <= figure.start:
            figures.append(figure)
    return sorted(figures, key=lambda figure: figure.start)


def _finish(text: str, figure: Figure) -> bool:
    """Age, counted noun, rate and hedge of a joined figure; False where it is no quantity after all."""
    if figure.shape in ("ordinal", "fraction") and figure.kind == "number":
        figure.kind = figure.shape
    if figure.kind == "score":
        return figure.range_low is not None
    if figure.kind != "age":
        ages.read(text, figure)
    if figure.kind != "ordinal":
        counted.read(text, figure)
    points.read(text, figure)
    digits.read(text, figure)
    if figure.kind not in ("ordinal", "age", "ratio", "fraction"):
        rate = rates.per(text, figure.counted[1] if figure.counted and figure.kind == "number" else figure.end)
        if rate is None and figure.kind == "money" and text[figure.end : figure.end + 2] == " a":
            rate = rates.for_one(text, figure.end)
        if rate:
            figure.per = rate[0]
            if figure.kind == "number":
                figure.kind = "rate"
    hedges.read(text, figure)
    if figure.kind in ("number", "ordinal", "fraction", "ratio") and (
        guards.idiom(text, figure) or guards.named(text, figure)
    ):
        return False
    if figure.kind == "number" and figure.bare and (calendar.temporal(text, figure) or guards.address(text, figure)):
        return False
    if figure.scale == "m" and figure.kind == "number" and figure.noun is None:
        figure.ambiguous = True  # "5m": five million, or five metres
    _precision(text, figure)
    hedges.interval(figure)
    return True


_SET_RATE = r"[^.;\n]{0,40}(?<!\w)(?:from|to|at|of|is|was)"


def _precision(text: str, figure: Figure) -> None:
    """Which figures print no slack: counts, ages, durations, prices and policy rates; measures and percentages are
    rounded."""
    if figure.kind == "percent" and words_before("policy_rates", _SET_RATE).search(
        text, max(0, figure.start - 70), figure.start
    ):
        figure.exact = True
    elif figure.kind in ("percent", "percentage_points", "measure"):
        figure.exact = False
    elif figure.kind == "money" and not figure.scaled and figure.value is not None and figure.shape == "cardinal":
        figure.exact = True


def _quantity(text: str, figure: Figure) -> Quantity:
    start, end = figure.start, figure.end
    place = figure.counted or (-1, -1)
    return Quantity(
        start, end, text[start:end], figure.kind, _plain(figure.value), _plain(figure.low), _plain(figure.high),
        figure.unit, figure.per, text[place[0] : place[1]] if figure.counted else None, figure.hedge, figure.ambiguous,
        figure.noun, *place, figure.exact, _plain(figure.range_low), _plain(figure.range_high), figure.sign,
        figure.words,
    )  # fmt: skip


def _plain(value: Decimal | None) -> Decimal | None:
    """Without trailing zeros behind the point and without an exponent: 1.20E+6 is 1200000."""
    if value is None:
        return None
    whole = value.to_integral_value()
    if value == whole:
        return whole.quantize(_ONE) if whole.adjusted() < _MOST_PLACES else whole
    return value.normalize()


_ONE = Decimal(1)
_MOST_PLACES = 27
