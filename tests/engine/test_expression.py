"""The closed expression language: grammar, intervals, and the two ways to ask."""

from decimal import Decimal

import pytest

from factcheck.comparison.intervals import Interval
from factcheck.engine.evaluation import Undefined, evaluate
from factcheck.engine.expression import ExpressionError, calls, names, parse
from factcheck.model import Quantity


def number(value: str, kind: str = "number", unit: str | None = None, slack: str = "0") -> Quantity:
    figure, half = Decimal(value), Decimal(slack)
    return Quantity(0, 1, value, kind, figure, figure - half, figure + half, unit)  # type: ignore[arg-type]


def value(source: str, **bindings: object) -> object:
    return evaluate(parse(source), bindings)


def test_precedence_is_that_of_arithmetic() -> None:
    assert value("2 + 3 * 4 - 1") == Interval.point(13)
    assert value("(2 + 3) * 4") == Interval.point(20)
    assert value("-2 * -3") == Interval.point(6)
    assert value("not 1 == 2 and 2 == 2 or 1 == 3") is True


def test_a_percentage_counts_as_a_share() -> None:
    assert value("p == 0.4", p=number("40", "percent", "%")) is True
    assert value("p == 40%", p=number("40", "percent", "%")) is True


def test_change_uses_each_figure_once() -> None:
    assert value("change(a, b) == 50%", a=number("1240"), b=number("1860")) is True


def test_rounded_operands_are_wide() -> None:
    a, b = number("1.2", slack="0.05"), number("1.4", slack="0.05")
    assert value("change(a, b) ~ 12%", a=a, b=b) is True
    assert value("change(a, b) ~ 40%", a=a, b=b) is False


def test_assert_asks_for_the_possible_and_where_for_the_certain() -> None:
    a, b = number("10", slack="2"), number("11", slack="2")
    assert evaluate(parse("a > b"), {"a": a, "b": b}, possible=True) is True
    assert evaluate(parse("a > b"), {"a": a, "b": b}, possible=False) is False
    assert evaluate(parse("not a > b"), {"a": a, "b": b}, possible=False) is False


def test_different_units_are_undefined() -> None:
    with pytest.raises(Undefined):
        value("a + b", a=number("3", "money", "GBP"), b=number("3", "money", "USD"))
    with pytest.raises(Undefined):
        value("change(a, b)", a=number("3", "money", "GBP"), b=number("3"))


def test_division_by_zero_is_undefined() -> None:
    with pytest.raises(Undefined):
        value("a / b", a=number("3"), b=number("0"))
    with pytest.raises(Undefined):
        value("change(a, b)", a=number("0"), b=number("5"))


def test_unknown_names_are_undefined_and_default_catches_them() -> None:
    with pytest.raises(Undefined):
        value("missing + 1")
    assert value("default(missing, 7)") == Interval.point(7)


@pytest.mark.parametrize(
    ("source", "column"),
    [("a +", 3), ("a ~ ~ b", 4), ("(a", 2), ("a b", 2), ("f(a,", 4), ("a ? b", 2), ("", 0)],
)
def test_mistakes_name_their_column(source: str, column: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(source)
    assert caught.value.column == column


def test_attributes_and_python_are_no_part_of_it() -> None:
    for source in ("a.b", "a[0]", "__import__('os')", "lambda: 1", "a ** b"):
        with pytest.raises((ExpressionError, Undefined)):
            value(source, a=number("1"), b=number("1"))


def test_size_is_bounded() -> None:
    with pytest.raises(ExpressionError):
        parse(" + ".join(["1"] * 150))


def test_names_and_calls() -> None:
    tree = parse("abs(change(a, b)) ~ p and unit(a) in ['GBP', c]")
    assert names(tree) == {"a", "b", "p", "c"}
    assert calls(tree) == {"abs", "change", "unit"}
