"""Texts and facts that are set aside: the report is the same, and nothing is left behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec
import pytest

from factcheck import examining, keeping, shelf
from factcheck.commands import inputs
from factcheck.commands.overridden import Overridden
from factcheck.commands.run import check as check_paths
from factcheck.comparison.events import focus_of
from factcheck.comparison.likeness import marks_of
from factcheck.engine import load
from factcheck.engine.runner import _STATED, Examined, Runner
from factcheck.extraction import extract
from factcheck.linting import check
from factcheck.model import Article
from factcheck.reading import from_source

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


@pytest.mark.parametrize("text", [_TEXTS[0], f"---\ndate: 2024-05-06\n---\n{_TEXTS[1]}", "A lone \ud800 surrogate."])
def test_a_text_is_read_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    article = from_source(text, "a.txt")
    aside = shelf.Shelf().aside(article)
    assert (aside.text, aside.raw, aside.file_text) == (article.text, article.raw, article.file_text)
    assert aside.whole() == article
    moved = msgspec.structs.replace(aside, path="b.txt")
    assert (moved.text, moved.raw, moved.path) == (article.text, article.raw, "b.txt")
    names = {keeping.Keeping("rules")._name(item, True) for item in (article, aside)}
    assert len(names) == 1


def test_an_article_set_aside_holds_no_text() -> None:
    article = Article.from_text("The fire at Ossett mill was put out on Sunday. " * 2000, "a.txt")
    aside = shelf.Shelf().aside(article)
    held = [getattr(aside, name) for name in aside.__struct_fields__ if name not in ("text", "raw")]
    assert sum(map(sys.getsizeof, held)) < 2_000


def test_what_is_made_of_rules_is_let_go_and_made_again() -> None:
    runner = Runner(load())
    facts = [extract(article) for article in _articles()]
    wanted = [runner.examine(item) for item in facts]
    made = {rule.id for rule in runner.rule_set.rules if "body" in vars(rule)}
    assert made
    runner.rest()
    assert not [rule.id for rule in runner.rule_set.rules if "body" in vars(rule) or rule.gates]
    assert not {"sieve", "rules"} & vars(runner).keys()
    assert [runner.examine(item) for item in facts] == wanted


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("cache", [False, True])
def test_files_set_aside_as_they_are_read_give_the_same_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: int, cache: bool
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    for number, text in enumerate(_TEXTS):
        (tmp_path / f"{number}.txt").write_text(f"---\ndate: 2024-05-06\n---\n{text}", encoding="utf-8")

    def checked() -> object:
        return check_paths([str(tmp_path)], Overridden(None, None, None, (), ()), cache=cache, jobs=jobs)

    wanted = checked()
    for home in (inputs, examining):
        monkeypatch.setattr(home, "MANY", 0)
    assert checked() == wanted
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "other"))
    assert checked() == wanted
