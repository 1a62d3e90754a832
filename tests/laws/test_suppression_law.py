"""For every rule: a comment silences its failing example and nothing else, and is reported where its cause is gone."""

from __future__ import annotations

import msgspec
import pytest

from factcheck.configuration import Settings
from factcheck.engine import RuleSet, load
from factcheck.engine.examples import articles
from factcheck.linting import lint
from factcheck.model import Article, Finding
from factcheck.reading import from_source

RULES = load()
CASES = [
    pytest.param(rule.id, index, id=f"{rule.id}-{index}")
    for rule in RULES.rules
    for index, example in enumerate(rule.document.examples)
    if example.finds
]


def _check(articles: list[Article], rules: RuleSet) -> list[Finding]:
    drafts = [article for article in articles if article.role == "copy"]
    beside = [article for article in articles if article.role != "copy"]
    return list(lint(drafts, beside, rules, lambda path: Settings()).findings)


def _bare(findings: list[Finding]) -> list[Finding]:
    return [msgspec.structs.replace(finding, fingerprint="", fix=None) for finding in findings]


def _example(rule: str, index: int) -> tuple[RuleSet, list[Article], list[Finding]]:
    alone = RULES.only([rule])
    drafts = articles(alone.by_id[rule].document.examples[index])
    before = _check(drafts, alone)
    assert any(finding.rule == rule for finding in before)
    return alone, drafts, before


@pytest.mark.parametrize(("rule", "index"), CASES)
def test_a_comment_for_the_file_silences_exactly_its_findings(rule: str, index: int) -> None:
    alone, drafts, before = _example(rule, index)
    comment = f"\n\n<!-- factcheck: ignore-file[{rule}] so it was agreed -->"
    silenced = {finding.path for finding in before if finding.rule == rule}
    quiet = [
        msgspec.structs.replace(draft, raw=draft.text + comment, segments=((0, 0),))
        if draft.path in silenced
        else draft
        for draft in drafts
    ]
    assert _bare(_check(quiet, alone)) == _bare([finding for finding in before if finding.rule != rule])


@pytest.mark.parametrize(("rule", "index"), CASES)
def test_a_comment_on_the_line_silences_it_too(rule: str, index: int) -> None:
    alone, drafts, before = _example(rule, index)
    first = next(finding for finding in before if finding.rule == rule)
    quiet = []
    for draft in drafts:
        lines = draft.text.split("\n")
        if draft.path == first.path:
            at = draft.text.count("\n", 0, first.offset)
            lines[at] += f" [factcheck: ignore[{rule}] so it was agreed]"
        read = from_source("\n".join(lines), draft.path)
        about = {name: getattr(draft, name) for name in ("date", "source", "author", "title", "house", "role")}
        quiet.append(msgspec.structs.replace(read, **about))
    after = [finding for finding in _check(quiet, alone) if finding.rule in (rule, "suppression/unused")]
    covered = [f for f in before if f.rule == rule and f.path == first.path and f.start.line == first.start.line]
    assert len(after) == sum(finding.rule == rule for finding in before) - len(covered)


@pytest.mark.parametrize("name", [rule.id for rule in RULES.rules if not rule.is_beside and rule.kind != "define"])
def test_a_comment_without_its_cause_is_reported(name: str) -> None:
    text = "The road is shut."
    comment = f" <!-- factcheck: ignore[{name}] -->"
    article = Article(text, "a.txt", raw=text + comment, segments=((0, 0),))
    assert [finding.rule for finding in _check([article], RULES.only([name]))] == ["suppression/unused"]
