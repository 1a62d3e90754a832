"""Slips of the hand and of the ear: two figures that differ by one digit or by two that changed places, 23 for 32, 16
for 26; sixteen for sixty."""

from __future__ import annotations

from decimal import Decimal

_LEAST = 2
_TEN = Decimal(10)
_TEENS = range(13, 20)


def slip(one: Decimal | None, other: Decimal | None) -> bool:
    """Is one figure the other one with one digit another, or two neighbours swapped? Both have two digits or more that
    are not zeros at the end, and as many before the point. Or was one misheard for the other?"""
    if one is None or other is None or one == other or one <= 0 or other <= 0:
        return False
    if misheard(one, other):
        return True
    left, right = (f"{value.normalize():f}" for value in (one, other))
    if len(left) != len(right) or left.find(".") != right.find("."):
        return False
    left, right = (text.replace(".", "") for text in (left, right))
    if min(len(text.strip("0")) for text in (left, right)) < _LEAST:
        return False
    apart = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    first, last = apart[0], apart[-1]
    return len(apart) == _LEAST and last == first + 1 and left[first] == right[last] and left[last] == right[first]


def dropped(one: Decimal, other: Decimal) -> bool:
    """Is one figure the other one with a digit left out that is no zero at its end, 4,000 for 14,000?"""
    short, long = sorted((f"{value.normalize():f}" for value in (one, other)), key=len)
    if len(long) != len(short) + 1 or not (short + long).isdigit():
        return False
    return any(digit != "0" and long[:at] + long[at + 1 :] == short for at, digit in enumerate(long))


def misheard(one: Decimal, other: Decimal) -> bool:
    """Is one figure so many teen, the other one so many ty: 14 and 40, 16,000 and 60,000?"""
    low, high = sorted((one, other))
    while low % _TEN == 0 and high % _TEN == 0:
        low, high = low / _TEN, high / _TEN
    return low in _TEENS and high == (low - _TEN) * _TEN


def swapped(one: Decimal | None, other: Decimal | None) -> bool:
    """Do two figures differ by two neighbouring digits that changed places, 412 for 421?"""
    if one is None or other is None or not slip(one, other):
        return False
    left, right = (f"{value.normalize():f}" for value in (one, other))
    return sorted(left) == sorted(right)
