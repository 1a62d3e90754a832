"""How closely figures of one sum are printed: news style prints no empty decimal, so that in "£9m, made up of £4m,
£2.5m and £1.5m" the £4m is £4.0m, where "£4m" alone may be anything that rounds to it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from factcheck.model import Quantity

_FINER = Decimal("0.1")
"""The place that a figure without decimals is taken to be printed to beside one with them, in units of its last."""
_KINDS = frozenset({"money", "number", "measure"})
_ROUND = 10
"""Multiples of so many units of the last place are as round as they look: "the £10m package of £6.7m and £3.4m"."""


def beside(figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures of one sum, those without decimals bounded as closely as one with decimals among them allows."""
    finest = min((_place(figure) for figure in figures if _loose(figure)), default=Decimal(0))
    return [_closer(figure, finest) if _loose(figure) else figure for figure in figures]


def _loose(figure: Quantity) -> bool:
    return not figure.exact and figure.hedge is None and figure.kind in _KINDS and bool(figure.value and _place(figure))


def _place(figure: Quantity) -> Decimal:
    """One unit of the last place that a figure is printed to."""
    return (figure.high or Decimal(0)) - (figure.low or Decimal(0))


def _closer(figure: Quantity, finest: Decimal) -> Quantity:
    value, place = figure.value or Decimal(0), _place(figure)
    looks_round = value >= _ROUND * place and not value % (_ROUND * place)
    if place <= finest or value % place or looks_round or "." in figure.text:
        return figure
    slack = place * _FINER / 2
    return msgspec.structs.replace(figure, low=value - slack, high=value + slack)
