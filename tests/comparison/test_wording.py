"""Wordings of one quotation: what differs, and what only looks as if it did."""

import pytest

from factcheck.comparison.wording import quoted, variants
from factcheck.extraction import extract
from factcheck.model import Article


def _changes(first: str, second: str) -> list[tuple[str | None, tuple[str, ...]]]:
    texts = [
        extract(Article.from_text(f"“{said},” Ann Marsh said.", f"{n}.txt")) for n, said in enumerate((first, second))
    ]
    found = variants([each for facts in texts for each in quoted(facts)])
    return [(variant.change, variant.diff) for variant in found]


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        ("We will build 400 homes by the river", "We will build 500 homes by the river", "number"),
        ("We will build the homes by the river", "We will never build the homes by the river", "negation"),
        ("We are building homes by the old river", "We are building homes by the old station", "word"),
        ("We aren't building homes by the river", "We are not building homes by the river", None),
        ("We can't build homes by the river", "We cannot build homes by the river", None),
        ("We aren't building homes by the river", "We are building homes by the river", "negation"),
        ("We will build the homes, and in good time, by the river", "We will build the homes . . . by the river", None),
    ],
)
def test_what_kind_of_word_differs(first: str, second: str, change: str | None) -> None:
    ((found, diff),) = _changes(first, second)
    assert (found, bool(diff)) == (change, change is not None)
