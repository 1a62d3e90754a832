"""Fixes: done twice is the same as once, and nothing outside a finding changes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from factcheck.configuration import Settings
from factcheck.engine import load
from factcheck.engine.examples import articles
from factcheck.fixes import chosen, fixed
from factcheck.linting import lint
from factcheck.model import Article, Finding

RULES = load()
NEWS = Path(__file__).resolve().parents[3] / "shared/data/wikinews_dev.jsonl"
FIXING = [rule for rule in RULES.rules if rule.document.fix is not None or rule.document.unsafe_fix is not None]
CASES = [
    pytest.param(rule.id, article, id=f"{rule.id}-{index}")
    for rule in FIXING
    for index, example in enumerate(rule.document.examples)
    if example.fail is not None
    for article in articles(example)
]


def _findings(article: Article) -> list[Finding]:
    return list(lint([article], (), RULES, lambda path: Settings()).findings)


def _once(article: Article) -> tuple[Article, list[Finding]]:
    findings = [finding for finding in _findings(article) if finding.fix is not None]
    fixes = chosen(findings, unsafe=True).get(article.path, [])
    for fix in fixes:
        assert any(f.offset <= fix.start and fix.end <= f.end_offset for f in findings)
        assert article.text[fix.start : fix.end] != fix.replacement
    return msgspec.structs.replace(article, text=fixed(article.text, fixes)), findings


def _settled(article: Article) -> Article:
    """The article after as many rounds as the command makes."""
    for _ in range(5):
        after, _ = _once(article)
        if after.text == article.text:
            break
        article = after
    return article


def test_there_are_rules_that_fix() -> None:
    assert {"typography/doubled-word", "dates/weekday", "numbers/conversion", "quotes/mismatched"} <= {
        rule.id for rule in FIXING
    }


@pytest.mark.parametrize(("rule", "article"), CASES)
def test_the_fix_of_an_example_takes_its_finding_away(rule: str, article: Article) -> None:
    after, findings = _once(article)
    if any(finding.rule == rule for finding in findings):
        assert not any(finding.rule == rule and finding.fix for finding in _findings(after))
    settled = _settled(article)
    assert _once(settled)[0].text == settled.text


def _news() -> Iterator[Article]:
    if NEWS.is_file():
        for number, line in enumerate(NEWS.read_text(encoding="utf-8").splitlines()):
            item = json.loads(line)
            day = datetime.date.fromisoformat(item["date"][:10]) if item.get("date") else None
            yield Article.from_text(item["text"], f"{number}.txt", day)


@pytest.mark.skipif(not NEWS.is_file(), reason="needs ../shared")
def test_real_articles_settle() -> None:
    for article in list(_news())[::4]:
        settled = _settled(article)
        assert _once(settled)[0].text == settled.text
