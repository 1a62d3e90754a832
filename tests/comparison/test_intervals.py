"""Laws of interval arithmetic, and what printed figures mean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison.intervals import Interval, operand, stated
from factcheck.model import Quantity

D = Decimal
numbers = st.decimals(-10_000, 10_000, places=2)


@st.composite
def held(draw):
    """An interval and a value in it."""
    a, b, share = draw(numbers), draw(numbers), draw(st.integers(0, 4))
    low, high = min(a, b), max(a, b)
    value = low + (high - low) * share / 4
    return Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))), value


@given(held(), held())
def test_a_formula_over_intervals_holds_the_formula_over_values(left, right):
    (a, x), (b, y) = left, right
    assert Interval.point(x + y).within(a + b)
    assert Interval.point(x - y).within(a - b)
    assert Interval.point(x * y).within(a * b)
    assert Interval.point(abs(x)).within(abs(a))
    if y:
        assert (a / b).meets(Interval.point(x / y))


@given(held(), held())
def test_meeting_is_symmetric_and_reflexive(left, right):
    a, b = left[0], right[0]
    assert a.meets(b) == b.meets(a)
    assert a.meets(a)


def test_open_ends():
    over_thirty = Interval(D(30), None, low_open=True)
    assert not over_thirty.meets(Interval.point(30))
    assert over_thirty.meets(Interval.point(31))
    assert Interval(D(30), None).meets(Interval.point(30))
    assert not (over_thirty * 2).meets(Interval.point(60))
    assert (Interval(D(0), D(1), low_open=True) * Interval()).low is None


def test_rounding_of_quotients_is_no_difference():
    assert (Interval.point(1) / 3 * 3).meets(Interval.point(1))


def test_division_by_what_may_be_zero_says_nothing():
    assert Interval.point(1) / Interval(D(-1), D(1)) == Interval()
    assert Interval.point(1) / Interval(D(0), D(2), low_open=True) == Interval(D("0.5"), None)


def figure(value, low=None, high=None, **rest):
    value = D(value)
    defaults = {"start": 0, "end": 1, "text": "x", "kind": "number", "value": value}
    defaults |= {"low": value if low is None else low, "high": value if high is None else high}
    return Quantity(**(defaults | rest))


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (figure(33567), 33567, 33567),
        (figure(18000), 17500, 18500),
        (figure(2000), 1900, 2100),
        (figure("1200000", D("1150000"), D("1250000")), 1150000, 1250000),
        (figure(40, kind="percent", unit="%"), 40, 40),
        (figure(2000, D(1900), D(2100), hedge="about"), 1900, 2100),
    ],
)
def test_operands(quantity, low, high):
    assert operand(quantity) == Interval(D(low), D(high))


def test_round_figures_are_exact_against_the_same_figure():
    assert stated(figure(18000)) == Interval.point(18000)


def test_hedges_open_the_interval():
    over = Quantity(0, 1, "x", "number", D(30), D(30), None, hedge="over")
    assert stated(over) == Interval(D(30), None, low_open=True)
    nearly = Quantity(0, 1, "x", "number", D(30), D(27), D(30), hedge="nearly")
    assert not stated(nearly).meets(Interval.point(30))
