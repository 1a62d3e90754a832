"""Words put together by their first letters are told of as they were."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine import blobs

_WORDS = st.text("abä-'", min_size=1, max_size=4)


@given(st.dictionaries(_WORDS, st.text("ab\n\t\2ā", max_size=5)), st.lists(_WORDS))
def test_each_word_has_what_is_told_of_it(told: dict[str, str], others: list[str]) -> None:
    together = blobs.together(told)
    for word in (*told, *others):
        assert blobs.told(together, word) == told.get(word)
