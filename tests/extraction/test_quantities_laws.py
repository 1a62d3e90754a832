"""Laws of reading quantities: what is printed reads back, intervals hold the value, offsets slice back, and no input
breaks it."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.quantities import find

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
]
ONES += ["eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, conjunction: str = " and ") -> str:
    """The number in English words, "and" before what is below a hundred."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            link = "" if not rest else conjunction if rest < 100 else " "
            return f"{spell(number // scale)} {name}{link}{spell(rest) if rest else ''}"
    raise AssertionError


def indian(number: int) -> str:
    """Digits in the Indian grouping: 1,50,000."""
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


def only(text: str):
    found = find(text)
    assert len(found) == 1, (text, found)
    return found[0]


@given(st.integers(0, 10**12))
def test_separators_read_back(number):
    found = only(f"The register lists {number:,} birds.")
    assert (found.value, found.low, found.high) == (number, number, number)
    assert found.text == f"{number:,}"


@given(st.integers(1000, 10**9))
def test_indian_grouping_reads_back(number):
    assert only(f"It cost Rs {indian(number)} to mend.").value == number


@given(st.integers(2, 10**9))
def test_number_words_read_back(number):
    assert only(f"They counted {spell(number)} birds.").value == number
    assert only(f"They counted {spell(number, ' ')} birds.").value == number
    assert only(f"{spell(number).capitalize()} birds came.").value == number


@given(
    st.decimals(-(10**7), 10**7, places=4),
    st.sampled_from(["{:,.2f}", "{:.1f}", "{:.3f}", "{:,.0f}", "{:,}", "{:g}", "{:.2e}", "{:E}"]),
)
def test_formats_of_python_read_back(number, form):
    printed = form.format(float(number) if form == "{:g}" else number)
    found = only(f"The index stood at {printed} by dusk.")
    assert found.value == Decimal(printed.replace(",", "")), printed
    assert found.text == printed
    assert found.low <= found.value <= found.high


@given(st.decimals(0, 10, places=5), st.sampled_from(["{:.0%}", "{:.1%}", "{:.2%}"]))
def test_percentages_of_python_read_back(share, form):
    printed = form.format(share)
    found = only(f"The share was {printed} by then.")
    assert (found.kind, found.value, found.text) == ("percent", Decimal(printed[:-1]), printed)


@given(st.integers(2, 99), st.integers(3, 99))
def test_fractions_of_python_read_back(over, under):
    from fractions import Fraction

    part = Fraction(over, under)
    if part < 1 and str(part) not in ("9/11", "7/7", "24/7") and "/" in str(part):
        assert abs(only(f"It fills {part} of the tank.").value - Decimal(part.numerator) / part.denominator) < 1


@given(st.integers(1, 9999))
def test_ordinals_read_back(number):
    suffix = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    found = only(f"It was the {number:,}{suffix} delivery.")
    assert (found.kind, found.value) == ("ordinal", number)


@given(st.decimals("0.001", 10**9, places=4))
def test_scientific_notation_reads_back(number):
    assert only(f"The dose was {number:.6e} in all.").value == Decimal(f"{number:.6e}")


@given(st.integers(1, 99), st.integers(2, 100))
def test_shares_read_back(part, whole):
    if part < whole:
        found = only(f"Some said {spell(part)} out of {spell(whole)} passed.")
        assert found.kind == "fraction"
        assert abs(found.value - Decimal(part) / whole) < Decimal("1e-20")


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["£", "€", "US$", "$"]))
def test_money_reads_back(amount, sign):
    found = only(f"The fee was {sign}{amount:,} in all.")
    assert found.value == amount
    assert found.kind == "money"
    assert found.low <= found.value <= found.high


@given(
    st.decimals(0, 999, places=1),
    st.sampled_from([("m", 10**6), ("bn", 10**9), (" million", 10**6), (" billion", 10**9)]),
)
def test_scales_read_back_with_their_precision(amount, scale):
    found = only(f"The fund holds £{amount}{scale[0]} today.")
    assert found.value == amount * scale[1]
    assert found.high - found.low == Decimal("0.1") * scale[1]
    assert found.low <= found.value <= found.high


@given(
    st.decimals(-99, 999, places=3),
    st.sampled_from(["per cent", "%", "km", "miles", "kg", "tonnes", "percentage points"]),
)
def test_units_read_back(amount, unit):
    found = only(f"It came to {amount} {unit} then.")
    assert found.value == amount
    assert found.low <= amount <= found.high


@given(
    st.integers(2, 10**6),
    st.sampled_from(
        ["about", "nearly", "more than", "at least", "up to", "fewer than", "around", "just over", "almost", "some"]
    ),
)
def test_hedged_intervals_touch_the_value(number, hedge):
    found = only(f"It drew {hedge} {number:,} visitors.")
    assert found.hedge is not None
    assert found.low is None or found.low <= number
    assert found.high is None or found.high >= number
    assert found.counted == "visitors"


@given(st.text(alphabet="0123456789.,-–/ £$%ABm ktwoandhlfinrse’'\n()½１٣²", max_size=80))
@settings(max_examples=300)
def test_any_text_is_read_without_exception_and_offsets_slice_back(text):
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        if found.counted is not None:
            assert text[found.counted_start : found.counted_end] == found.counted
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        end = found.end


HOSTILE = [
    "9" * 50_000, "1," * 25_000, "1.1" * 20_000, "one " * 12_000, "one hundred and " * 4_000, "1/" * 25_000,
    "-" * 50_000 + "5", "1 000 " * 8_000, "£" * 50_000, "5 to " * 10_000, "half a " * 8_000, "a " * 25_000,
    "1e" * 25_000, "twenty-" * 8_000, "1e999999 " * 5_000, "2 hours " * 6_000, "Ann, 3" * 8_000, "5 of the " * 6_000,
    "9 A" * 15_000, "of one in " * 5_000, '5" ' * 16_000, "between 1 and " * 4_000, "$5 million to " * 4_000,
    "5 " + "officers and " * 4_000, " " * 50_000 + "1.", "1 " + "a" * 50_000, "aged " * 10_000 + "5",
    "a day or two " * 8_000, "for an hour " * 8_000, "all " * 20_000 + "day", "voted 5 to 4 " * 5_000, "(1) " * 15_000,
    "couple of hundred " * 5_000, "nine of 10 " * 8_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_text_takes_linear_time(text):
    find("warm up 5")
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "text", ["1e999999", "99/99/9999", "0/0", "1/0", "1^999", "9^99", "12,00", "1.2.3.4", "٣٤", "１２３ people", "³"]
)
def test_odd_figures_raise_nothing(text):
    for found in find(text):
        assert text[found.start : found.end] == found.text
