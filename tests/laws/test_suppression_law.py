"""For every rule: a comment silences its failing example and nothing else, and is reported where its cause is gone."""

from __future__ import annotations

import msgspec
import pytest

from factcheck.configuration import Settings
from factcheck.engine import RuleSet, load
from factcheck.engine.examples import articles
from factcheck.linting import lint
from factcheck.model import Article, Finding

RULES = load()
CASES = [
    pytest.param(rule.id, index, id=f"{rule.id}-{index}")
    for rule in RULES.rules
    for index, example in enumerate(rule.document.examples)
    if example.fail is not None
]


def _check(article: Article, rules: RuleSet) -> list[Finding]:
    return list(lint([article], (), rules, lambda path: Settings()).findings)


def _bare(findings: list[Finding]) -> list[Finding]:
    return [msgspec.structs.replace(finding, fingerprint="", fix=None) for finding in findings]


@pytest.mark.parametrize(("rule", "index"), CASES)
def test_a_comment_silences_exactly_its_finding(rule: str, index: int) -> None:
    alone = RULES.only([rule])
    (article,) = articles(alone.by_id[rule].document.examples[index])
    before = _check(article, alone)
    assert any(finding.rule == rule for finding in before)
    comment = f"\n\n<!-- factcheck: ignore-file[{rule}] so it was agreed -->"
    quiet = msgspec.structs.replace(article, raw=article.text + comment, segments=((0, 0),))
    assert _bare(_check(quiet, alone)) == _bare([finding for finding in before if finding.rule != rule])


@pytest.mark.parametrize("name", [rule.id for rule in RULES.rules if rule.kind not in ("conflict", "define")])
def test_a_comment_without_its_cause_is_reported(name: str) -> None:
    text = "The road is shut."
    comment = f" <!-- factcheck: ignore[{name}] -->"
    article = Article(text, "a.txt", raw=text + comment, segments=((0, 0),))
    assert [finding.rule for finding in _check(article, RULES.only([name]))] == ["suppression/unused"]
