"""What is stated may be a word ("the vast majority") as well as a figure: it has no marks, and nothing fails."""

from __future__ import annotations

import pytest

from factcheck.engine import load
from factcheck.engine.runner import run
from factcheck.extraction import extract
from factcheck.model import Article

RULES = load().only(["numbers/majority", "numbers/direction", "numbers/multiplier"])


@pytest.mark.parametrize(
    "text",
    [
        "Over the spring the vast majority of the 84 traders asked, 61, said takings were down.",
        "The vast majority joined from elsewhere. The port hired 120 people in May and 84 in June.",
        "Takings doubled. The fair took £400 on Monday and £640 on Tuesday.",
        "Prices rose. A loaf cost £1.20 in May and £1.10 in June.",
    ],
)
def test_a_stated_word_is_no_figure(text: str) -> None:
    run(RULES, [extract(Article.from_text(text))])
