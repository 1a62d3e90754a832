"""Quantities on the test suites of Recognizers-Text, quantulum3 and Duckling: span and value, per set and type.

An expected figure is found where a quantity overlaps it; its span is right where both ends agree, its value where the
figures agree (relative difference under 1e-6) after converting to the unit expected (pence to pounds, feet to inches).
Where we cut otherwise by design, the same figures count: two quantities for "from 50 to 80%", one for "two years and
six months" (with the span of both); hedges ("more than 40") stay outside our spans, so span F1 of ranges says little.

Items are split in two halves by the SHA-1 of their id. "tuned" was worked on; of "held" the misses were looked at too,
by cause, for Recognizers numbers, ordinals, currency and dimension and for quantulum3: no half is wholly unseen.

Out of scope on both sides, as the contract has it: expected items without a figure (a bare "dollar"), relative
ordinals ("next"), and in quantulum3 years, which it reads as dimensionless figures (its row "years counted" has them).
Two of the twelve Recognizers ordinals ("forty two and a third") contradict its own number suite, which wants 42.33.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from factcheck.extraction.quantities import find
from factcheck.language import units
from factcheck.model import Quantity

NUMBERS = {"number", "fraction", "ratio", "rate"}
# Which of our kinds answer a type of theirs; a quantity of another kind counts only where it meets an expected item.
KINDS: dict[str, set[str]] = {
    "number": NUMBERS, "numberrange": set(), "ordinal": {"ordinal"}, "percentage": {"percent"}, "age": {"age"},
    "currency": {"money"}, "dimension": {"measure"}, "temperature": {"measure"}, "amountofmoney": {"money"},
    "distance": {"measure"}, "volume": {"measure"}, "duration": {"duration"},
    "quantity": NUMBERS | {"money", "measure", "duration", "percent", "percentage_points", "age", "score"},
}  # fmt: skip
MINOR = {"pence", "cent", "penny", "dime"}
NAMES = {
    "c": "degree celsius",
    "f": "degree fahrenheit",
    "celsius": "degree celsius",
    "fahrenheit": "degree fahrenheit",
}


class Item(NamedTuple):
    """One text with what is expected in it."""

    id: str
    set: str
    type: str
    text: str
    expected: list[dict[str, Any]]


def items(data: Path, count_years: bool = False) -> Iterator[Item]:
    """The items of the three suites that are about quantities."""
    for name in ("recognizers_en", "quantulum3", "duckling"):
        path = data / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            group = row["group"].split("/")[-1]
            if "DateTime" in row["group"] or group == "Time":
                continue
            kind = {
                "AmountOfMoney": "amountofmoney",
                "Numeral": "number",
                "quantities": "quantity",
                "quantities.ambiguity": "quantity",
            }.get(group, group.lower())
            kind = re.sub(r"model.*", "", kind)
            kind = "percentage" if kind == "percent" else kind
            expected = [e for e in row["expected"] if e["value"] is not None and e["type"] != "ordinal.relative"]
            if name == "quantulum3" and not count_years:
                expected = [e for e in expected if not (e["unit"] == "dimensionless" and 1900 <= e["value"] <= 2020)]
            yield Item(row["id"], name.split("_")[0], kind, row["text"], expected)


def half(identifier: str) -> str:
    """ "tuned" or "held", by the hash of the id."""
    return "held" if int(hashlib.sha1(identifier.encode()).hexdigest(), 16) % 2 else "tuned"


def figures(quantity: Quantity, expected: dict[str, Any]) -> list[float]:
    """The figures that the quantity may be taken to state, in the unit expected."""
    values = [v for v in (quantity.value, quantity.range_low, quantity.range_high) if v is not None]
    if quantity.range_low is not None and quantity.range_high is not None:
        values.append((quantity.range_low + quantity.range_high) / 2)
    unit = str(expected["unit"] or "").lower()
    unit = NAMES.get(unit, unit)
    if quantity.kind == "money" and unit in MINOR:
        values += [value * 100 for value in values] + [value * 10 for value in values]
    names = {name.lower(): name for name in units.units()} | {
        "meter": "metre",
        "kilometer": "kilometre",
        "liter": "litre",
    }
    if quantity.unit and unit in names and names[unit] != quantity.unit:
        values += [c for value in values if (c := units.convert(value, quantity.unit, names[unit])) is not None]
    if expected["unit"] == "dozen":
        values += [value / 12 for value in values]
    return [float(value) for value in values]


def agrees(quantity: Quantity, expected: dict[str, Any]) -> bool:
    """Is the expected value the one read?"""
    value = expected["value"]
    if isinstance(value, str) and value.endswith("%"):
        return any(near(float(value[:-1]), figure) for figure in figures(quantity, expected)) or any(
            near(float(value[:-1]) / 100, figure) for figure in figures(quantity, expected)
        )
    if isinstance(value, str):
        low, high = (bound.strip("[]()") for bound in value.split(","))
        found = (
            [quantity.range_low, quantity.range_high]
            if quantity.range_low is not None
            else [quantity.value, quantity.value]
        )
        return all(
            not bound or (figure is not None and near(float(bound), float(figure)))
            for bound, figure in zip((low, high), found, strict=True)
        )
    if isinstance(value, list):
        return (
            quantity.range_low is not None
            and quantity.range_high is not None
            and near(value[1], float(quantity.range_high))
        )
    return any(near(float(value), figure) for figure in figures(quantity, expected))


def summed(quantity: Quantity, expected: list[dict[str, Any]]) -> bool:
    """Is the quantity the sum of several expected ones ("two years and six months", read as 30 months)?"""
    parts = [e for e in expected if quantity.start <= e["start"] and e["end"] <= quantity.end]
    if len(parts) < 2 or quantity.unit is None or quantity.value is None:
        return False
    converted = [units.convert(Decimal(str(e["value"])), str(e["unit"]), quantity.unit) for e in parts]
    total = sum((value for value in converted if value is not None), Decimal(0))
    return None not in converted and abs(total - quantity.value) <= quantity.value / 500


def _addend(quantity: Quantity, expected: list[dict[str, Any]], one: dict[str, Any]) -> Quantity:
    """One of the figures that ``quantity`` is the sum of; its span is right where that of the sum is."""
    parts = [e for e in expected if quantity.start <= e["start"] and e["end"] <= quantity.end]
    whole = (quantity.start, quantity.end) == (parts[0]["start"], parts[-1]["end"])
    place = (one["start"], one["end"]) if whole else (quantity.start, quantity.end)
    value = Decimal(str(one["value"]))
    return msgspec.structs.replace(quantity, start=place[0], end=place[1], value=value, unit=None)


def _span(low: Quantity, high: Quantity) -> Quantity:
    """Two figures of "from 50 to 80%", which is two quantities here and one range in the suites."""
    return msgspec.structs.replace(high, start=low.start, value=None, range_low=low.value, range_high=high.value)


def near(one: float, two: float) -> bool:
    """Equal to six digits."""
    return abs(one - two) <= 1e-6 * max(abs(one), abs(two), 1e-30)


class Tally:
    """Counts of one row."""

    def __init__(self) -> None:
        self.expected = self.found = self.span = self.value = 0
        self.causes: dict[str, list[str]] = defaultdict(list)

    def add(self, item: Item, quantities: list[Quantity]) -> None:
        """Count one text."""
        kinds = KINDS[item.type]
        used: set[int] = set()
        for expected in item.expected:
            self.expected += 1
            over = [(i, q) for i, q in enumerate(quantities) if q.start < expected["end"] and expected["start"] < q.end]
            if len(over) == 1 and summed(over[0][1], item.expected):
                over = [(over[0][0], _addend(over[0][1], item.expected, expected))]
            over = [*over, *((j, _span(over[0][1], q)) for j, q in over[1:2])]
            best = next((pair for pair in over if agrees(pair[1], expected)), over[0] if over else None)
            if best is None:
                self.causes[missed(expected["text"])].append(f"{expected['text']!r} in {item.text[:90]!r}")
                continue
            quantity = best[1]
            used.update(i for i, _ in over)
            self.span += (quantity.start, quantity.end) == (expected["start"], expected["end"])
            if agrees(quantity, expected):
                self.value += 1
            else:
                self.causes["wrong value"].append(
                    f"{expected['text']!r}={expected['value']} {expected['unit'] or ''}, "
                    f"read {quantity.text!r}={quantity.value} {quantity.unit or ''}"
                )
        extra = [q for i, q in enumerate(quantities) if i not in used and (q.kind in kinds)]
        self.found += len(extra) + len(
            [e for e in item.expected if any(q.start < e["end"] and e["start"] < q.end for q in quantities)]
        )
        for quantity in extra:
            self.causes[f"not expected: {quantity.kind}"].append(f"{quantity.text!r} in {item.text[:90]!r}")

    def row(self, name: str) -> str:
        """P, R, F1 of value and F1 of span."""
        precision, recall, f1 = scores(self.value, self.found, self.expected)
        span = scores(self.span, self.found, self.expected)[2]
        return f"{name:44} {self.expected:5} {precision:6.1%} {recall:6.1%} {f1:6.1%}   {span:6.1%}"


def scores(right: int, found: int, expected: int) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precision, recall = right / found if found else 0.0, right / expected if expected else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def missed(text: str) -> str:
    """Why a figure was probably not found, by its form."""
    if not re.search(r"\d", text):
        return "missed: number words or article"
    return "missed: figure with letters or marks" if re.search(r"[^\d\s.,]", text) else "missed: plain figure"


MISSES = 8  # examples printed for each cause


def report(data: Path) -> str:
    """The tables for both halves and together, then the misses of the tuned half by cause."""
    rows: dict[str, Tally] = defaultdict(Tally)
    names: dict[str, None] = {}
    for count_years in (False, True):
        for item in items(data, count_years):
            if count_years and item.set != "quantulum3":
                continue
            name = f"{item.set} {item.type}" + (", years counted" if count_years else "")
            names[name] = None
            found = [q for q in find(item.text) if item.set != "quantulum3" or q.kind != "ordinal"]
            for part in ("all", half(item.id)):
                rows[f"{name} [{part}]"].add(item, found)
    lines = [f"{'value: set, type [half]':44} {'n':>5} {'P':>6} {'R':>6} {'F1':>6}   span F1"]
    for name in names:
        lines += [rows[key].row(key) for part in ("all", "tuned", "held") if (key := f"{name} [{part}]") in rows]
    lines.append("\nMisses of the tuned half by cause")
    for name in names:
        causes = rows[f"{name} [tuned]"].causes
        for cause, examples in sorted(causes.items(), key=lambda pair: -len(pair[1])):
            lines.append(f"{name}: {cause}: {len(examples)}")
            lines += [f"    {example}" for example in examples[:MISSES]]
    return "\n".join(lines)
