"""The prefilter asks for two words in a row, and for one that stands twice; it must never ask for too much."""

from __future__ import annotations

import pytest

from factcheck.engine.page import Page
from factcheck.engine.template import TWICE
from factcheck.engine.template_compiler import compile_template
from factcheck.engine.word_lists import WordLists
from factcheck.extraction import extract
from factcheck.language.known import Known
from factcheck.model import Article


def _needed(source: str) -> tuple[tuple[str, ...], ...]:
    return compile_template(source, lambda name: None, WordLists()).need.words


def test_two_words_in_a_row_are_asked_for_as_pairs() -> None:
    assert _needed("(the|a) (my|our)") == (("the my", "the our", "a my", "a our"),)
    assert _needed("{w:word} {w}") == ((TWICE,),)


@pytest.mark.parametrize(
    "source", ["the [old] barn", "the .. barn", "the !(barn)", "the [barn]", "[the] barn", "the, barn"]
)
def test_what_need_not_stand_in_a_row_is_not_asked_for_as_a_pair(source: str) -> None:
    assert not any(" " in word for group in _needed(source) for word in group)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry ferry sailed.",
        "A well-run well-run inn.",
        "A co-op op ran.",
        "They don't\ndon't know.",
        "It saw b2 b2.",
    ],
)
def test_words_that_stand_twice_are_found(text: str) -> None:
    assert Page(extract(Article.from_text(text))).holding(Known({TWICE: ("=", {})}.get)) == [("=", 1)]


def test_pairs_are_found_where_they_begin() -> None:
    page = Page(extract(Article.from_text("We saw the sea. The old man met the my boat.")))
    known = Known({"the": ("", {"my": "a", "old": "bc"}), "my": ("d", {"the": "e"}), ":": ("f", {})}.get)
    assert dict(page.holding(known)) == {"a": 2, "bc": 2, "d": 2}
