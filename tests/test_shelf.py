"""Facts that are set aside: the report is the same, and nothing is left behind."""

from __future__ import annotations

import os

import pytest

from factcheck import examining, keeping, shelf
from factcheck.comparison.events import focus_of
from factcheck.comparison.likeness import marks_of
from factcheck.engine.runner import _STATED, Examined
from factcheck.extraction import extract
from factcheck.linting import check
from factcheck.model import Article

_TEXTS = (
    "Seven people died in the fire at Ossett mill on Sunday, the council said. “We had no warning,” Ann Marsh said.",
    "Nine people died in the fire at Ossett mill on Sunday, police said. “We had one warning,” Ann Marsh said.",
    "LEEDS, May 16, 2024 (Wire) - The mill burned on Monday. Fares were raised, “for good”, said Ann Marsh.",
    "Fares rose from £2.40 to £3.00 in May, a rise of 40 per cent, said Paul Reed, 51, of the bus company.",
)


def _articles() -> list[Article]:
    return [Article.from_text(text, f"{n}.txt", None if n == 2 else "2024-05-06") for n, text in enumerate(_TEXTS)]


@pytest.mark.parametrize("full", [False, True])
def test_the_report_is_the_same(monkeypatch: pytest.MonkeyPatch, full: bool) -> None:
    wanted = check(_articles())
    monkeypatch.setattr(examining, "MANY", 0)
    if full:
        monkeypatch.setattr(os, "pwrite", lambda *arguments: 0)
    assert wanted
    assert check(_articles()) == wanted


def test_facts_are_read_again_as_far_as_asked_for() -> None:
    for article in _articles():
        facts = extract(article)
        kept = shelf.Shelf().put(keeping.pack(Examined(facts)), article)
        assert kept.facts == facts
        part = kept.part("claims", "names")
        assert (part.claims, part.names, part.quantities) == (facts.claims, facts.names, ())
        assert part.article == facts.article


def test_what_is_set_aside_has_all_that_comparison_asks_for() -> None:
    for article in _articles():
        facts = extract(article)
        part = shelf.Shelf().put(keeping.pack(Examined(facts)), article).part(*_STATED)
        assert focus_of(part) == focus_of(facts)
        assert marks_of(part).others == marks_of(facts).others
