"""Units of measure: names, dimensions and conversion. Factors are exact where the unit's definition is."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck.language import lexicon
from factcheck.model.record import Record


class Unit(Record, frozen=True):
    """``factor`` base units of ``dimension`` (metre, kilogram, second, kelvin ...); ``offset`` is what 0 of a
    temperature scale is in kelvin. ``imperial`` is the factor in the United Kingdom where that differs."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    imperial: Decimal | None = None


@cache
def units() -> dict[str, Unit]:
    """Every unit by the name that :class:`factcheck.model.Quantity` carries."""
    table = lexicon.table("units")
    return {
        name: Unit(
            name,
            row[0],
            Decimal(row[1]),
            Decimal(table["offsets"].get(name, 0)),
            Decimal(table["imperial"][name]) if name in table["imperial"] else None,
        )
        for name, row in table["units"].items()
    }


def dimension(name: str | None) -> str | None:
    """The dimension of a unit ("mile": length), None for unknown ones."""
    unit = units().get(name) if name else None
    return unit.dimension if unit else None


def convert(
    value: Decimal, source: str, target: str, imperial: bool = False, difference: bool = False
) -> Decimal | None:
    """``value`` in another unit, None where the two measure different things or one is unknown.

    ``imperial`` takes gallons, pints and tons as British ones; ``difference`` converts a temperature difference
    ("2C warmer") rather than a reading."""
    first, second = units().get(source), units().get(target)
    if first is None or second is None or first.dimension != second.dimension:
        return None
    if first is second:
        return value
    a = first.imperial if imperial and first.imperial else first.factor
    b = second.imperial if imperial and second.imperial else second.factor
    if difference or first.dimension != "temperature":
        return value * a / b
    return (value * a + first.offset - second.offset) / b
