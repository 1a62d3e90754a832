"""Sets of small numbers as the bits of one integer: sentences of an article, met and joined by single operations.

To put bits in or take them out one by one copies the integer each time, which is quadratic in a very long article;
these go through all of them at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_FEW = 8
"""So many bits are put in one by one in less time than all at once takes."""


def bits_of(places: Collection[int]) -> int:
    """The integer whose bits at ``places`` are one."""
    if len(places) <= _FEW:
        bits = 0
        for place in places:
            bits |= 1 << place
        return bits
    digits = bytearray(b"0" * (max(places) + 1))
    for place in places:
        digits[-1 - place] = 49
    return int(digits, 2)


def places_of(bits: int) -> Iterator[int]:
    """The places of the ones of ``bits``, from the lowest on."""
    digits = bin(bits)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)
