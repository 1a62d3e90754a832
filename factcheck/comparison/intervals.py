"""Intervals over decimals: what a printed figure may mean, and arithmetic on it.

A figure stands for every value that its print and its hedge allow; a formula over figures stands for every value that
it can take. Two results conflict only where they do not meet. Ends may be open or absent (without bound). Arithmetic
is the usual interval arithmetic (Moore 1966): exact for formulas in which each figure occurs once.
"""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from functools import lru_cache

from factcheck.model import Quantity, Record

_INFINITY = Decimal("Infinity")
_ZERO = Decimal(0)
# Wide enough that quotients of printed figures differ from the true ones far beyond any printed place.
_CONTEXT = Context(prec=40)
# Two ends this close, relative to their size, are one: a third times three is one.
_EPSILON = Decimal("1e-24")
_THOUSAND = Decimal(1000)
_SLACK = Decimal(500)
_SLACK_SHARE = Decimal("0.05")

End = tuple[Decimal, bool]  # value (may be infinite), open


class Interval(Record, frozen=True):
    """The values from ``low`` to ``high``; None is no bound on that side, ``open`` leaves the end itself out."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal | int | str) -> Interval:
        """The interval that holds one value."""
        number = Decimal(value)
        return cls(number, number)

    @property
    def bounded(self) -> bool:
        """Are there values at both ends?"""
        return self.low is not None and self.high is not None

    @property
    def middle(self) -> Decimal | None:
        """The value to show for the interval: its middle, the one end that it has, or None for the whole line."""
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        return self.low if self.low == self.high else (self.low + self.high) / 2

    def _ends(self) -> tuple[End, End]:
        low = (-_INFINITY, True) if self.low is None else (self.low, self.low_open)
        high = (_INFINITY, True) if self.high is None else (self.high, self.high_open)
        return low, high

    def meets(self, other: Interval) -> bool:
        """Is there a value in both? Ends that differ only by rounding in the last places count as equal."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Does every value here lie below every value of ``other``?"""
        (high, high_open), (low, low_open) = self._ends()[1], other._ends()[0]
        if _same(high, low):
            return high_open or low_open
        return high < low

    def within(self, other: Interval) -> bool:
        """Does ``other`` hold every value of this interval?"""
        (low, low_open), (high, high_open) = self._ends()
        (floor, floor_open), (ceiling, ceiling_open) = other._ends()
        low_held = low_open or not floor_open if _same(low, floor) else low > floor
        high_held = high_open or not ceiling_open if _same(high, ceiling) else high < ceiling
        return low_held and high_held

    def __add__(self, other: Interval | Decimal | int) -> Interval:
        other = lift(other)
        (a, b), (c, d) = self._ends(), other._ends()
        with localcontext(_CONTEXT):
            return _interval((a[0] + c[0], a[1] or c[1]), (b[0] + d[0], b[1] or d[1]))

    def __neg__(self) -> Interval:
        (low, low_open), (high, high_open) = self._ends()
        return _interval((high.copy_negate(), high_open), (low.copy_negate(), low_open))

    def __sub__(self, other: Interval | Decimal | int) -> Interval:
        return self + -lift(other)

    def __mul__(self, other: Interval | Decimal | int) -> Interval:
        other = lift(other)
        with localcontext(_CONTEXT):
            return _hull([_product(a, b) for a in self._ends() for b in other._ends()])

    def __truediv__(self, other: Interval | Decimal | int) -> Interval:
        """Division; by an interval that holds zero or touches it from both sides, the whole line."""
        other = lift(other)
        (low, low_open), (high, high_open) = other._ends()
        if low < 0 < high or (low == 0 and not low_open) or (high == 0 and not high_open):
            return Interval()
        with localcontext(_CONTEXT):
            inverse_low = (1 / high if high else -_INFINITY, high_open)
            inverse_high = (1 / low if low else _INFINITY, low_open)
            return self * _interval(inverse_low, inverse_high)

    def __radd__(self, other: Decimal | int) -> Interval:
        return self + other

    def __rsub__(self, other: Decimal | int) -> Interval:
        return lift(other) - self

    def __rmul__(self, other: Decimal | int) -> Interval:
        return self * other

    def __rtruediv__(self, other: Decimal | int) -> Interval:
        return lift(other) / self

    def __abs__(self) -> Interval:
        (low, low_open), (high, high_open) = self._ends()
        if low >= 0:
            return self
        if high <= 0:
            return -self
        top = max((low.copy_abs(), low_open), (high, high_open), key=lambda end: (end[0], not end[1]))
        return _interval((_ZERO, False), top)


def lift(value: Interval | Decimal | int) -> Interval:
    """A number as an interval; an interval as it is."""
    if isinstance(value, Interval):
        return value
    return _whole(value) if type(value) is int else Interval.point(value)


@lru_cache(maxsize=256)
def _whole(value: int) -> Interval:
    return Interval.point(value)


def _same(a: Decimal, b: Decimal) -> bool:
    if a == b:
        return True
    if not (a.is_finite() and b.is_finite()):
        return False
    with localcontext(_CONTEXT):
        return abs(a - b) <= _EPSILON * max(abs(a), abs(b))


def _product(a: End, b: End) -> End:
    # Zero times no bound is zero: the bound is approached by finite values only.
    if a[0] == 0 or b[0] == 0:
        closed = (a[0] == 0 and not a[1]) or (b[0] == 0 and not b[1])
        return _ZERO, not closed
    return a[0] * b[0], a[1] or b[1]


def _hull(ends: list[End]) -> Interval:
    low = min(ends, key=lambda end: (end[0], end[1]))
    high = max(ends, key=lambda end: (end[0], not end[1]))
    return _interval(low, high)


def _interval(low: End, high: End) -> Interval:
    return Interval(
        low[0] if low[0].is_finite() else None,
        high[0] if high[0].is_finite() else None,
        low[1] and low[0].is_finite(),
        high[1] and high[0].is_finite(),
    )


def stated(quantity: Quantity) -> Interval:
    """What a figure says when it is held against the same figure stated elsewhere: printed precision and hedge."""
    hedge = quantity.hedge
    low, high = quantity.low, quantity.high
    if low is None and high is None and quantity.value is not None and hedge is None:
        low = high = quantity.value
    # What is printed rounded half up: £2m and £3m have no value in common.
    rounded = hedge is None and not quantity.exact and quantity.value is not None
    open_high = hedge in ("under", "nearly") or (rounded and high != quantity.value)
    return Interval(low, high, low is not None and hedge == "over", high is not None and open_high)


def compared(quantity: Quantity) -> Interval:
    """As :func:`operand`, but a hedge does not shut out the figure that it hedges: who writes "nearly £61,000" writes
    "£61,000" above it, and who raised £312,400 "£312,000"."""
    own = operand(quantity)
    return Interval(own.low, own.high, False, own.high_open and quantity.hedge is None)


def operand(quantity: Quantity) -> Interval:
    """What a figure may mean in a formula: :func:`stated`, and round figures (three or more trailing zeros) get half
    of a thousand either way, at most 5%: "18,000 to 21,000, up 16%" is no slip of a desk that rounds."""
    interval = stated(quantity)
    value = quantity.value
    if value is None or quantity.hedge is not None or quantity.kind in ("age", "ordinal", "score", "percent"):
        return interval
    if not value or value % _THOUSAND or interval.low is None or interval.high is None:
        return interval
    slack = min(_SLACK, abs(value) * _SLACK_SHARE)
    return Interval(min(interval.low, value - slack), max(interval.high, value + slack))
