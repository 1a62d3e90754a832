"""What is stated may be a word ("the vast majority") as well as a figure: it bears no marks, and nothing fails."""

from __future__ import annotations

from factcheck.engine.evaluation import Word
from factcheck.engine.functions.roles import CLOSED, VIEW, nothing_else
from factcheck.engine.view import View
from factcheck.extraction import extract
from factcheck.model import Article


def test_a_stated_word_bears_no_marks() -> None:
    text = "Over the spring the vast majority of the 84 traders asked, 61, said takings were down."
    view = View(extract(Article.from_text(text)))
    start = text.index("the vast majority")
    stated = Word(start, start + len("the vast majority"), "the vast majority")
    asked, down = view.facts.quantities
    assert isinstance(nothing_else({VIEW: view, CLOSED: True}, stated, asked, down), bool)
