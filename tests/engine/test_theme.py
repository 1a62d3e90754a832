"""What derives a figure and what it is said of, in any order of the words."""

from __future__ import annotations

import pytest

from factcheck.engine.operands.cues import cue
from factcheck.engine.operands.shares import shared
from factcheck.engine.operands.theme import theme
from factcheck.engine.view import View
from factcheck.extraction import extract
from factcheck.model import Article, Quantity


def figure(text: str, words: str) -> tuple[View, Quantity]:
    view = View(extract(Article.from_text(text)))
    return view, next(q for q in view.facts.quantities if q.text == words)


@pytest.mark.parametrize(
    ("text", "words", "group"),
    [
        ("Fares rose by 12 per cent.", "12 per cent", "+"),
        ("A 12 per cent fare rise is due.", "12 per cent", "+"),
        ("The drop in fares was 12 per cent.", "12 per cent", "-"),
        ("Fares are 12 per cent lower than in May.", "12 per cent", "-"),
        ("The fall, of 12 per cent, was the third.", "12 per cent", "-"),
        ("She won by 40 votes.", "40", "gap"),
        # a level, a place, a thing won, one of several, others besides
        ("Fares rose to 12 euros.", "12 euros", None),
        ("Fares rose in 12 towns.", "12", None),
        ("She won 40 votes.", "40", None),
        ("Both hats were £12 and both 20 per cent off.", "20 per cent", None),
        ("Police held 12 more who had fled.", "12", None),
    ],
)
def test_cue(text: str, words: str, group: str | None) -> None:
    found = cue(*figure(text, words))
    assert (found.group if found else None) == group


@pytest.mark.parametrize(
    ("text", "words", "heads"),
    [
        ("Fares on the ferry rose by 12 per cent.", "12 per cent", {"fare"}),
        ("A 12 per cent rise in the price of fish was no surprise.", "12 per cent", {"price"}),
        ("The council cut its grant by 12 per cent.", "12 per cent", {"grant"}),
        ("The port had 12 per cent more boats.", "12 per cent", {"boat"}),
        ("It went to 46, down 12 per cent.", "12 per cent", set()),
    ],
)
def test_theme(text: str, words: str, heads: set[str]) -> None:
    said = theme(*figure(text, words))
    assert said is not None
    assert said.heads == heads


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("She sold 12 of the boats, or 40 per cent.", "apart"),
        ("She sold 40 per cent of the boats.", "of"),
        ("The success rate was 40 per cent.", "rate"),
        ("She pays 40 per cent.", ""),
        ("Sales fell 40 per cent.", ""),
    ],
)
def test_shared(text: str, why: str) -> None:
    view = View(extract(Article.from_text(text)))
    assert shared(view, next(q for q in view.facts.quantities if q.kind == "percent")) == why
