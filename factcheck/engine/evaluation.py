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
from factcheck.engine.expression import COMPARISONS, Node, parts
from factcheck.model import Date, Quantity, Span

Environment = Mapping[str, Any]
Computed = Callable[[Environment], Any]
Test = Callable[[Environment], bool]
_PLAIN_FIGURES = (Decimal, int)
_FIGURES = (Interval, Quantity, Date, Decimal, int)
_WORDED = (Span, Quantity, Date)
_ORDERS = ("<", "<=", ">", ">=")


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
    return value_of(node, possible)(environment)


def value_of(node: Node, possible: bool = True) -> Computed:
    """An expression as a function of the names that it speaks of; what evaluation is asked for many times."""
    kind = node[0]
    if kind == "number":
        figure = _constant(node[1])
        return lambda environment: figure
    if kind == "string":
        text = node[1]
        return lambda environment: text
    if kind == "name":
        return _named(node[1])
    if kind == "list":
        items = [value_of(item, possible) for item in node[1]]
        return lambda environment: [item(environment) for item in items]
    if kind == "call":
        only = node[2][0][1] if len(node[2]) == 1 and node[2][0][0] == "name" else None
        return _called(node[1], [value_of(argument, possible) for argument in node[2]], only)
    if kind == "neg":
        inner = value_of(node[1], possible)
        return lambda environment: -number(inner(environment))
    if kind in ("not", "and", "or"):
        return truth_of(node, possible)
    left, right = value_of(node[1], possible), value_of(node[2], possible)
    if kind in ("+", "-", "*", "/"):
        return lambda environment: _arithmetic(kind, left(environment), right(environment))
    return truth_of(node, possible)


def truth_of(node: Node, possible: bool = True) -> Test:
    """Whether an expression is true, as a function of the names that it speaks of."""
    kind = node[0]
    if kind == "not":
        inner = truth_of(node[1], not possible)
        return lambda environment: not inner(environment)
    if kind in ("and", "or"):
        return _joined([truth_of(part, possible) for part in parts(kind, node)], decided=kind == "or")
    if kind not in COMPARISONS:
        value = value_of(node, possible)

        def stands(environment: Environment) -> bool:
            found = value(environment)
            return found if found is True or found is False else truth(found)

        return stands
    left = value_of(node[1], possible)
    if kind in ("==", "!=") and node[2][0] == "string":
        text, same = node[2][1], kind == "=="
        return lambda environment: bool(_plain(left(environment)) == text) == same
    if kind == "in" and node[2][0] == "list" and all(item[0] == "string" for item in node[2][1]):
        options = [item[1] for item in node[2][1]]
        return lambda environment: _plain(left(environment)) in options
    if kind in _ORDERS and node[2][0] == "number":
        bound = _constant(node[2][1])
        return lambda environment: _ordered(kind, _figure(left(environment)), bound, possible=possible)
    right = value_of(node[2], possible)
    return lambda environment: compare(kind, left(environment), right(environment), possible=possible)


def _joined(tests: list[Test], *, decided: bool) -> Test:
    """Tests asked in turn until one is true (or false), which decides."""
    if len(tests) == 2:
        first, second = tests
        if decided:
            return lambda environment: first(environment) or second(environment)
        return lambda environment: first(environment) and second(environment)

    def in_turn(environment: Environment) -> bool:
        for test in tests:
            if test(environment) is decided:
                return decided
        return not decided

    return in_turn


def _named(name: str) -> Computed:
    def read(environment: Environment) -> Any:
        try:
            return environment[name]
        except KeyError:
            return _standing(name)

    return read


def _standing(name: str) -> bool | None:
    if name == "true":
        return True
    if name in ("false", "none"):
        return False if name == "false" else None
    raise Undefined(f"nothing is bound to '{name}'")


def _called(name: str, arguments: list[Computed], only: str | None) -> Computed:
    """A function of its arguments; ``only``: the one argument is this name."""
    if name == "default":
        return _first_of(arguments[0], arguments[-1])
    function = functions().get(name)
    if function is None:

        def unknown(environment: Environment) -> Any:
            raise Undefined(f"no function '{name}'")

        return unknown
    around = getattr(function, "takes_environment", False)

    if only is not None and not around:
        # Most calls: to look the name up in a list of one costs more than many a function.
        def call_named(environment: Environment) -> Any:
            try:
                value = environment[only]
            except KeyError:
                value = _standing(only)
            try:
                return function(value)
            except TypeError as error:
                raise Undefined(str(error)) from None

        return call_named

    def call(environment: Environment) -> Any:
        values = [argument(environment) for argument in arguments]
        try:
            return function(environment, *values) if around else function(*values)
        except TypeError as error:
            raise Undefined(str(error)) from None

    return call


def _first_of(first: Computed, second: Computed) -> Computed:
    def default(environment: Environment) -> Any:
        try:
            return first(environment)
        except Undefined:
            return second(environment)

    return default


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
    return _ordered(operator, a, b, possible=possible)


def _ordered(operator: str, a: Interval, b: Interval, *, possible: bool) -> bool:
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


def _figure(value: Any) -> Interval:
    if not _numeric(value):
        raise Undefined("not comparable")
    return number(value)


def _numeric(value: Any) -> bool:
    return isinstance(value, _FIGURES) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    if isinstance(value, _WORDED):
        return value.text.lower()
    return value


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
