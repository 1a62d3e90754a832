from __future__ import annotations

from collections.abc import Mapping

import pytest

from factcheck.guarding import extracted, together
from factcheck.model import Article, Facts, Problem


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)


def _facts(article: Article) -> Facts:
    if "bad" in article.text:
        raise ValueError("no\nway")
    return Facts(article)


def test_one_draft_that_cannot_be_read_leaves_the_others() -> None:
    problems: list[Problem] = []
    articles = {name: Article(name, name) for name in ("good", "bad\0001")}
    assert list(extracted(articles, _facts, problems)) == ["good"]
    assert [(p.kind, p.path, p.message) for p in problems] == [
        ("internal", "bad", "not checked, internal error: ValueError: no way")
    ]


def test_one_draft_that_cannot_be_checked_leaves_the_others() -> None:
    def run(facts: Mapping[str, Facts]) -> int:
        if "bad" in facts:
            raise RecursionError
        return len(facts)

    problems: list[Problem] = []
    facts = {name: Facts(Article(name, name)) for name in ("a", "bad", "c")}
    result, kept = together(run, facts, problems)
    assert (result, list(kept), len(problems)) == (2, ["a", "c"], 1)
