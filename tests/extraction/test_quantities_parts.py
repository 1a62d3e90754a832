"""Quantities in several parts, and letters that are units there: "8st 7lb", "3h 20m", "40ft (12m)"."""

from __future__ import annotations

import pytest

from factcheck.extraction.quantities import find


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "unit"),
    [
        ("He rode at 8st 7lb in May.", "8st 7lb", "measure", "8.5", "stone"),
        ("He weighs 21st 7lb.", "21st 7lb", "measure", "21.5", "stone"),
        ("He weighs 11st.", "11st", "measure", "11", "stone"),
        ("She came 21st.", "21st", "ordinal", "21", None),
        ("It takes 3h 20m.", "3h 20m", "duration", "200", "minute"),
        ("She won in 2h 14m 4s.", "2h 14m 4s", "duration", "8044", "second"),
        ("The song lasts 3m 12s.", "3m 12s", "duration", "192", "second"),
        ("Profit was 14m.", "14m", "number", "14000000", None),
        ("The hull is 12m long.", "12m", "measure", "12", "metre"),
    ],
)
def test_parts(text: str, words: str, kind: str, value: str, unit: str | None) -> None:
    assert [(q.text, q.kind, str(q.value), q.unit) for q in find(text)] == [(words, kind, value, unit)]


@pytest.mark.parametrize("text", ["A 40ft (12m) mast.", "It is 40 feet high (12m).", "The mast, 40 feet (about 12m)."])
def test_metres_in_brackets(text: str) -> None:
    assert [(q.kind, q.unit) for q in find(text)] == [("measure", "foot"), ("measure", "metre")]


def test_money_in_brackets_is_none() -> None:
    assert [q.kind for q in find("It paid £3m (12m kronor) for it.")] == ["money", "money"]
