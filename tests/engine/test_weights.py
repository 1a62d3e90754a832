"""What hangs on a statement that nobody answers for, and what becomes of a finding where nothing does."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.engine.view import View
from factcheck.engine.weights import weight


def found(text: str, words: str) -> str:
    view = View(factcheck.extract(factcheck.Article.from_text(text, path="a.txt")))
    start = text.index(words)
    return weight(view, start, start + len(words), view.sentence_at(start))


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("The tug is said to be Dutch.", "is said to be", ""),
        ("The tug is said to be worth £40,000.", "is said to be", "figure"),
        ("Of the nine thieves held, two are reportedly Dutch.", "reportedly", ""),
        ("The tug reportedly carried drugs.", "reportedly", "crime"),
        ("It was reportedly the first tug of its kind.", "reportedly", "superlative"),
        ("The yard will reportedly paint its sheds green.", "reportedly", "coming"),
        ("Dockers reportedly ate at noon.", "reportedly", ""),
        ("Ann Marsh reportedly ate at noon.", "reportedly", "named"),
        ("The mayor reportedly ate at noon.", "reportedly", "named"),
        ("Three women had injuries reportedly from glass.", "reportedly", "harm"),
        ("Harbour observers said he often paused for breath.", "observers said", ""),
        ("Experts say the lock could give way.", "Experts say", "coming"),
        ("Harbour Board Reportedly Seeking New Tugs For Its Pilots", "Reportedly", ""),
    ],
)
def test_what_hangs_on_a_statement(text: str, words: str, why: str) -> None:
    assert found(text, words) == why


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("The tug is said to be Dutch. It rained.", "sourcing/hearsay", "info"),
        ("The tug is said to have killed a diver. It rained.", "sourcing/hearsay", "warning"),
        # Of several places of one rule the gravest is told.
        ("The tug is said to be Dutch.\n\nThe tug is said to have killed a diver.", "sourcing/hearsay", "warning"),
        ("Observers say the tide was calm. It rained.", "sourcing/vague-attribution", "info"),
        ("Observers say the tide killed a diver. It rained.", "sourcing/vague-attribution", "warning"),
        ("Sources said the tide was calm. It rained.", "sourcing/anonymous-source", "info"),
        ("Sources said the mayor would resign. It rained.", "sourcing/anonymous-source", "warning"),
        ("It is thought that the tide was calm. It rained.", "sourcing/vague-attribution", "info"),
        ("It is thought that the mayor will resign. It rained.", "sourcing/vague-attribution", "warning"),
    ],
)
def test_what_nothing_hangs_on_is_only_to_know_of(text: str, rule: str, severity: str) -> None:
    findings = factcheck.check([factcheck.Article.from_text(text, path="a.txt")])
    assert [finding.severity for finding in findings if finding.rule == rule] == [severity]
