from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from factcheck.language.letters import slips, unaccented

WORDS = st.text("abcdé", max_size=8)


@given(WORDS, WORDS, st.integers(1, 2))
def test_slips_are_what_the_library_counts(one: str, other: str, most: int) -> None:
    assert slips(one, other, most) == (OSA.distance(one, other) <= most)


def test_unaccented() -> None:
    assert (unaccented("nicolás"), unaccented("wałęsa"), unaccented("smith")) == ("nicolas", "walesa", "smith")
