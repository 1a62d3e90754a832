"""What must hold for every input: see docs/start-to-finish.md."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.reading import from_source

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.md"))
GIVEN = sorted((ROOT / "../shared/seeds").glob("*.txt"))

UNRELATED = factcheck.Article.from_text(
    "The library on Mill Lane has bought 212 new books. It opens at 9am, and closes at noon on Saturdays.",
    path="zz/library.txt",
)

HOSTILE = [
    "“" * 20_000,
    "‘a’ " * 5_000,
    "1,234,567 " * 5_000,
    "9" * 100_000,
    "£1.2m to £3bn rose by 5 per cent from " * 500,
    "he said she said that " * 2_000,
    "\x00\x01\x02\ufeff\u202e\ud800 text",
    "a\r\rb\n\r\n\u2028c\x85d",
    "[](" * 5_000,
    "**_`~<!--" * 3_000,
    "1e999999 0/0 99/99/9999 year 0, 31 June 0000, 25:61",
    "١٢٣ ４５ ⅔ ½ ² ①",
]


@pytest.mark.parametrize("path", [*SEEDS, *GIVEN], ids=lambda path: path.name)
def test_excerpts_slice_back(path: Path) -> None:
    article = factcheck.read(path)
    for finding in factcheck.check([article]):
        assert article.file_text[finding.offset : finding.end_offset] == finding.excerpt
        for place in finding.related:
            assert article.file_text[place.offset : place.end_offset] == place.excerpt


def test_an_unrelated_article_changes_nothing() -> None:
    articles = [factcheck.read(path) for path in SEEDS]
    before = factcheck.check(articles)
    after = [finding for finding in factcheck.check([UNRELATED, *articles]) if finding.path != UNRELATED.path]
    assert before == after


def test_order_changes_nothing() -> None:
    articles = [factcheck.read(path) for path in SEEDS]
    assert factcheck.check(articles) == factcheck.check(articles[::-1])


def test_an_article_does_not_contradict_itself_read_twice() -> None:
    article = factcheck.read(SEEDS[0])
    alone = factcheck.check([article])
    twice = factcheck.check([article, article])
    assert [finding for finding in twice if finding.severity == "error"].__len__() == 2 * len(
        [finding for finding in alone if finding.severity == "error"]
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_hostile_text_is_read(text: str, name: str) -> None:
    article = from_source(text, name)
    for finding in factcheck.check([article]):
        assert article.file_text[finding.offset : finding.end_offset] == finding.excerpt


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from("ab .,\n\r\"'“”‘’1234£%-*[]()<!>#&;\tThe said")))
def test_any_text_slices_back(text: str) -> None:
    article = from_source(text, "a.md")
    facts = factcheck.extract(article)
    for items in (facts.sentences, facts.quantities, facts.dates, facts.names, facts.quotations, facts.claims):
        for item in items:
            assert article.file_text[item.start : item.end] == item.text
    for finding in factcheck.check([article]):
        assert article.file_text[finding.offset : finding.end_offset] == finding.excerpt


def test_the_hash_seed_changes_nothing() -> None:
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = [sys.executable, "-m", "factcheck", "check", "--format", "json", "seeds"]
        outputs.add(subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, check=False).stdout)
    assert len(outputs) == 1
