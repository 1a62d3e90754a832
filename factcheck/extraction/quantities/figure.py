"""The figure on its way from a numeral to a quantity: what has been read of it so far."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from factcheck.model import Hedge, QuantityKind

Shape = Literal["cardinal", "ordinal", "fraction", "vague", "ratio"]


class Figure:
    """A numeral and, step by step, its sign, unit, hedge and counted noun.

    ``start:end`` grows as parts are attached. ``step`` is one unit of the last printed place, in the scale of
    ``value``. ``bare`` marks plain digits (no separator, no scale): such figures may be years or names. ``scale`` is
    the abbreviation that multiplied them ("m", "bn"), ``scaled`` also covers scale words, ``scale_factor`` is by how
    much.
    """

    __slots__ = (
        "ambiguous", "bare", "compound", "counted", "end", "exact", "hedge", "high", "kind", "low", "near", "noun",
        "numeral_start", "per", "range_high", "range_low", "scale", "scale_factor", "scaled", "shape", "sign", "start",
        "step", "unit", "value", "words",
    )  # fmt: skip

    def __init__(self, start: int, end: int, value: Decimal | None, step: Decimal, shape: Shape = "cardinal") -> None:
        self.start, self.end = start, end
        self.numeral_start = start
        self.value, self.step, self.shape = value, step, shape
        self.words = self.bare = self.scaled = self.ambiguous = self.near = self.compound = False
        self.exact = True
        self.scale: str | None = None
        self.scale_factor = Decimal(1)
        self.sign = 0
        self.kind: QuantityKind = "number"
        self.unit: str | None = None
        self.per: str | None = None
        self.hedge: Hedge | None = None
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.range_low: Decimal | None = None
        self.range_high: Decimal | None = None
        self.counted: tuple[int, int] | None = None
        self.noun: str | None = None
