"""What evidence holds: do the words of a quotation, or a figure, stand in any of it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from factcheck.comparison.intervals import Interval, stated
from factcheck.comparison.sheets import Stated
from factcheck.comparison.wording import quoted
from factcheck.model import Facts, Quantity

_CUT = "[.…"
_DOLLARS = "$"
_SHARES = {"fraction": Decimal(100), "percent": Decimal(1)}


class Evidence:
    """The words and the figures of notes, releases and transcripts; their facts are read once, in one pass."""

    def __init__(self, documents: Iterable[Facts]) -> None:
        self._figures: dict[tuple[str, str | None], Stated] = defaultdict(Stated)
        lines: list[str] = []
        for facts in documents:
            lines += [" ".join(stretch.tokens) for stretch in quoted(facts)]
            for figure in facts.quantities:
                for key, interval in _readings(figure):
                    self._figures[key].add(interval)
        self._words = " " + " \n ".join(lines) + " "

    def has_figure(self, figure: Quantity) -> bool:
        """Is the figure given, or one that its print and hedge allow, in its unit, whatever it is of?"""
        return any(key in self._figures and self._figures[key].has(interval) for key, interval in _readings(figure))

    def has_words(self, tokens: Iterable[str]) -> bool:
        """Do the words of a quotation stand in it, but for what brackets and dots say was changed or left out?"""
        runs: list[list[str]] = [[]]
        for token in tokens:
            if token[0] in _CUT:
                runs.append([])
            else:
                runs[-1].append(token)
        return all(f" {' '.join(run)} " in self._words for run in runs if run)


def _readings(figure: Quantity) -> list[tuple[tuple[str, str | None], Interval]]:
    """The kinds and units under which a figure is kept: a fraction and a percentage are shares, a bare "$" is any
    dollar."""
    interval = stated(figure)
    if figure.kind in _SHARES:
        scale = _SHARES[figure.kind]
        ends = [None if end is None else end * scale for end in (interval.low, interval.high)]
        return [(("share", None), Interval(ends[0], ends[1], interval.low_open, interval.high_open))]
    if figure.kind == "money" and (figure.unit or "").endswith("D"):
        own = [] if figure.ambiguous_unit else [((figure.kind, figure.unit), interval)]
        return [*own, ((figure.kind, _DOLLARS), interval)]
    return [((figure.kind, figure.unit), interval)]
