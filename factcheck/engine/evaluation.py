"""Evaluate expressions over facts. Figures are intervals: a comparison holds always, sometimes or never.

``assert`` asks whether a statement *can* hold (``possible=True``): a finding is made only where it cannot. ``where``
asks whether it *must* hold. ``not`` turns the question round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.comparison.intervals import Interval, lift, operand
from factcheck.engine.expression import Node
from factcheck.model import Date, Quantity, Span

Environment = Mapping[str, Any]
_PLAIN_FIGURES = (Decimal, int)
_FIGURES = (Interval, Quantity, Date, Decimal, int)
_WORDED = (Span, Quantity, Date)


class Undefined(Exception):
    """The expression has no value here: different units, division by zero, a date that cannot be resolved."""


class Word(Span, frozen=True):
    """Words that a template bound; ``lemma`` and ``group`` come from the lexicon that bound them."""

    lemma: str | None = None
    group: str | None = None


@cache
def functions() -> dict[str, Callable[..., Any]]:
    """All named functions of the language."""
    from factcheck.engine.functions import FUNCTIONS

    return FUNCTIONS


def number(value: Any) -> Interval:
    """A value as an interval of numbers: a percentage as a share of one, a date as its days. Raises Undefined."""
    if isinstance(value, Interval):
        return value
    if isinstance(value, Quantity):
        interval = operand(value)
        if interval.low is None and interval.high is None:
            raise Undefined(f"no figure in {value.text!r}")
        return interval / 100 if value.kind == "percent" else interval
    if isinstance(value, Date):
        if value.first is None or value.last is None:
            raise Undefined(f"{value.text!r} is not a known day")
        return Interval(Decimal(value.first.toordinal()), Decimal(value.last.toordinal()))
    if isinstance(value, _PLAIN_FIGURES) and not isinstance(value, bool):
        return lift(value)
    raise Undefined(f"not a figure: {value!r}")


def unit_of(value: Any) -> tuple[str, str | None] | None:
    """What a bound figure is measured in: kind of unit and unit; None for computed numbers."""
    if isinstance(value, Quantity):
        kind = "number" if value.kind in ("rate", "fraction", "ratio") else value.kind
        return kind, value.unit
    return None


def evaluate(node: Node, environment: Environment, *, possible: bool = True) -> Any:
    """The value of an expression: Interval, bool, str, list or a bound fact. Raises Undefined."""
    kind = node[0]
    if kind == "number":
        return _constant(node[1])
    if kind == "string":
        return node[1]
    if kind == "name":
        return _lookup(node[1], environment)
    if kind == "list":
        return [evaluate(item, environment, possible=possible) for item in node[1]]
    if kind == "call":
        return _call(node[1], node[2], environment, possible)
    if kind == "not":
        return not truth(evaluate(node[1], environment, possible=not possible))
    if kind == "and":
        return truth(evaluate(node[1], environment, possible=possible)) and truth(
            evaluate(node[2], environment, possible=possible)
        )
    if kind == "or":
        return truth(evaluate(node[1], environment, possible=possible)) or truth(
            evaluate(node[2], environment, possible=possible)
        )
    if kind == "neg":
        return -number(evaluate(node[1], environment, possible=possible))
    left = evaluate(node[1], environment, possible=possible)
    right = evaluate(node[2], environment, possible=possible)
    if kind in ("+", "-", "*", "/"):
        return _arithmetic(kind, left, right)
    return compare(kind, left, right, possible=possible)


@cache
def _constant(text: str) -> Interval:
    return lift(Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text))


def truth(value: Any) -> bool:
    """Is a value true? Absent facts and empty words are not."""
    if isinstance(value, bool):
        return value
    if value is None or value == "" or value == []:
        return False
    if isinstance(value, Interval):
        return not (value.low == 0 and value.high == 0)
    return True


def compare(operator: str, left: Any, right: Any, *, possible: bool) -> bool:
    """Compare two values; figures as intervals, everything else by equality."""
    if operator == "in":
        options = [_plain(item) for item in right] if isinstance(right, list) else str(_plain(right))
        return _plain(left) in options
    if operator in ("==", "!=") and not (_numeric(left) and _numeric(right)):
        return bool(_plain(left) == _plain(right)) == (operator == "==")
    if not (_numeric(left) and _numeric(right)):
        raise Undefined("not comparable")
    _same_unit(left, right)
    a, b = number(left), number(right)
    if operator in ("~", "=="):
        return a.meets(b) if possible else a.within(b) or b.within(a) if operator == "~" else _equal(a, b)
    if operator in ("!~", "!="):
        return not (a.within(b) and b.within(a)) if possible and operator == "!=" else not a.meets(b)
    if operator in (">", ">="):
        a, b = b, a
        operator = "<" if operator == ">" else "<="
    if possible:
        low, high = a.low, b.high
        if low is None or high is None:
            return True
        return low < high or (operator == "<=" and low == high and not (a.low_open or b.high_open))
    high, low = a.high, b.low
    if high is None or low is None:
        return False
    return high < low or (high == low and (operator == "<=" or a.high_open or b.low_open))


def _equal(a: Interval, b: Interval) -> bool:
    return a.low == a.high == b.low == b.high and a.low is not None


def _numeric(value: Any) -> bool:
    return isinstance(value, _FIGURES) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    if isinstance(value, _WORDED):
        return value.text.lower()
    return value


def _lookup(name: str, environment: Environment) -> Any:
    try:
        return environment[name]
    except KeyError:
        pass
    if name == "true":
        return True
    if name in ("false", "none"):
        return False if name == "false" else None
    raise Undefined(f"nothing is bound to '{name}'")


def _same_unit(left: Any, right: Any) -> None:
    a, b = unit_of(left), unit_of(right)
    if a is not None and b is not None and a != b:
        raise Undefined("different units")


def _arithmetic(operator: str, left: Any, right: Any) -> Interval:
    if operator in ("+", "-"):
        _same_unit(left, right)
    a, b = number(left), number(right)
    if operator == "+":
        return a + b
    if operator == "-":
        return a - b
    if operator == "*":
        return a * b
    result = a / b
    if result.low is None and result.high is None:
        raise Undefined("division by zero")
    return result


def _call(name: str, arguments: list[Node], environment: Environment, possible: bool) -> Any:
    function = functions().get(name)
    if function is None:
        raise Undefined(f"no function '{name}'")
    if name == "default":
        try:
            return evaluate(arguments[0], environment, possible=possible)
        except Undefined:
            return evaluate(arguments[1], environment, possible=possible)
    values = [evaluate(argument, environment, possible=possible) for argument in arguments]
    try:
        if getattr(function, "takes_environment", False):
            return function(environment, *values)
        return function(*values)
    except TypeError as error:
        raise Undefined(str(error)) from None
