"""Messages of rules: text with ``{expression}`` or ``{expression:format}``, printed the way a desk writes figures."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval
from factcheck.engine.evaluation import Environment, Undefined, evaluate, number
from factcheck.engine.expression import ExpressionError, Node, parse
from factcheck.errors import nearest
from factcheck.language.days import WEEKDAYS
from factcheck.model import Quantity

_FIELD = patterns.lazy(r"\{([^{}]+)\}")
Piece = str | tuple[Node, str]
_PENCE, _ROUNDING, _DIVIDED = Decimal("0.01"), Decimal("0.001"), Decimal("0.005")
"""What a sum may lose by leaving its decimals off, a whole one in round figures, and the result of a division in round
figures, of itself."""
FORMATS = ("percent", "points", "number", "date", "weekday", "text", "money")


def compile_message(source: str) -> list[Piece]:
    """Split a message into texts and (expression, format) pairs. Raises ExpressionError."""
    pieces: list[Piece] = []
    at = 0
    for field in _FIELD.finditer(source):
        body, _, form = field[1].rpartition(":")
        if not body:
            body, form = field[1], ""
        elif form not in FORMATS:
            raise ExpressionError(
                f"unknown format '{form.strip()}'{nearest(form, FORMATS)}", field.start(1) + len(body)
            )
        try:
            node = parse(body)
        except ExpressionError as error:
            raise ExpressionError(str(error), field.start(1) + error.column) from None
        pieces += [source[at : field.start()], (node, form)]
        at = field.end()
    return [*pieces, source[at:]]


def render(pieces: list[Piece], environment: Environment, *, strict: bool = False) -> str:
    """The message with its figures; a field without a value is printed as "?", with ``strict`` Undefined is raised."""
    parts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
            continue
        node, form = piece
        try:
            parts.append(show(evaluate(node, environment), form))
        except Undefined:
            if strict:
                raise
            parts.append("?")
    return "".join(parts)


def reads_as(pieces: list[Piece], environment: Environment, value: Decimal) -> bool:
    """Would a computed figure of the message be printed as ``value`` is: "is 5.68, not 5.68"? Or is that what it comes
    to with the pence left off, or with the last of its many digits: 81.20 is $81, 113,560 is £113,600?"""
    for piece in pieces:
        if isinstance(piece, str) or piece[0][0] == "name":
            continue
        node, form = piece
        try:
            made = evaluate(node, environment)
            shown = show(made, form)
        except Undefined:
            continue
        if isinstance(made, Quantity):
            continue  # what is stated, as one of several names
        if form in ("", "number", "percent") and shown.rstrip("%") == plain(value):
            return True
        if form in ("", "number") and not isinstance(made, str) and _rounds_to(number(made), value):
            return True
    return False


def _rounds_to(made: Interval, value: Decimal) -> bool:
    """Is a whole ``value`` what one computed figure is rounded to, where as close as a rounding leaves no doubt?"""
    exact = made.middle
    if exact is None or made.low != made.high or exact == value or value != value.to_integral_value():
        return False
    lost = abs(exact - value)
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    whole = exact == exact.to_integral_value()
    if zeros < 2:
        return not whole and lost * 2 <= 1 and lost <= _PENCE * abs(value)
    return lost * 2 <= 10**zeros and lost <= (_ROUNDING if whole else _DIVIDED) * abs(value)


def show(value: Any, form: str = "") -> str:
    """Print a value: a bound fact in its own words, an interval rounded to what it can tell."""
    if form == "" or form == "text":
        words = getattr(value, "text", None)
        if words is not None:
            return patterns.compile(r"\s+").sub(" ", str(words))
        if isinstance(value, list):
            return ", ".join(show(item) for item in value)
    if isinstance(value, str):
        return value
    interval = number(value)
    if form == "date":
        return _both(interval, _day, Decimal(1))
    if form == "weekday":
        return WEEKDAYS[int(interval.middle or 0) % 7].title()
    if form in ("percent", "points"):
        unit = "%" if form == "percent" else " percentage points"
        return _range(interval * 100) + unit
    return _range(interval)


def _day(value: Decimal) -> str:
    day = datetime.date.fromordinal(max(1, min(int(value), 3652059)))
    return f"{day.day} {day:%B %Y}"


def _both(interval: Interval, printer: Callable[[Decimal], str], _: Decimal) -> str:
    ends = [printer(end) for end in (interval.low, interval.high) if end is not None]
    return " to ".join(dict.fromkeys(ends)) or "any day"


def _range(interval: Interval) -> str:
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "anything"
    if low is None or high is None:
        return f"at most {plain(high or Decimal(0))}" if low is None else f"at least {plain(low)}"
    middle = interval.middle or Decimal(0)
    spread = high - low
    if spread == 0:
        return plain(middle)
    # A spread under a tenth of the value: the middle says enough.
    if spread <= abs(middle) / 10:
        return plain(_significant(middle, 3))
    return f"{plain(_significant(low, 2))} to {plain(_significant(high, 2))}"


def _significant(value: Decimal, digits: int) -> Decimal:
    if value == 0:
        return value
    places = digits - 1 - value.adjusted()
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def plain(value: Decimal) -> str:
    """A number with thousands separators and at most two decimals (three significant figures below one)."""
    if value == value.to_integral_value():
        return f"{int(value):,}"
    if abs(value) < 1:
        return f"{_significant(value, 3).normalize():f}"
    short = value.quantize(Decimal("0.01") if abs(value) < 100 else Decimal("0.1"), ROUND_HALF_EVEN)
    return f"{short:,f}".rstrip("0").rstrip(".")
