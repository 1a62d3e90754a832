"""What hangs on a statement that nobody answers for, and what becomes of a finding where nothing does."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.engine.asides import aside
from factcheck.engine.hidden import source_weight
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


def test_a_label_of_a_heading_hides_nobody() -> None:
    text = "Sources: Tugs Are Sold\nThe hall was shut. Sources said so."
    view = View(factcheck.extract(factcheck.Article.from_text(text, path="a.txt")))
    assert source_weight(view, 0, len("Sources"), 0) == "label"
    start = text.rindex("Sources")
    assert source_weight(view, start, start + len("Sources"), view.sentence_at(start)) == "bare"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The fire reportedly began at about 7pm. It rained.", "time"),
        ("The van reportedly burned at about 7pm. It rained.", ""),
        ("The dock is reportedly expected to open in May. It rained.", "time"),
        ("The dock is reportedly expected to close in May. It rained.", ""),
        ("Nine men were believed to be trapped in the hold. It rained.", "unfound"),
        ("Some 900 men were believed to be trapped in the hold. It rained.", ""),
        ("The mayor reportedly has been itching to resign. It rained.", "wish"),
        ("Police spoke of two raids. The second raid reportedly hit the docks.", "source"),
        ("Police spoke of two raids. A woman was reportedly hurt at the docks.", ""),
    ],
)
def test_why_a_desk_lets_hearsay_stand(text: str, why: str) -> None:
    view = View(factcheck.extract(factcheck.Article.from_text(text, path="a.txt")))
    words = "reportedly" if "reportedly" in text else "were believed to be"
    start = text.index(words)
    assert aside(view, start, start + len(words), view.sentence_at(start)) == why


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
        (
            "Ann Marsh said it was late. A source at the docks said the tide was calm. It rained."
            + " The hall was shut." * 8
            + " One source said the mayor would resign.",
            "sourcing/anonymous-source",
            "info",
        ),
        (
            "Sources told of a calm. It rained. One source said the mayor would resign.",
            "sourcing/anonymous-source",
            "warning",
        ),
        ("Doubts persist that the tide killed a diver. It rained.", "sourcing/vague-attribution", "warning"),
        (
            "Doubts persist that the tide killed a diver, and the council voted for an inquiry. It rained.",
            "sourcing/vague-attribution",
            "info",
        ),
        ("According to reports, the mayor will resign. It rained.", "sourcing/unnamed-media", "warning"),
        ("According to reports, the mayor had 3 per cent in two polls. It rained.", "sourcing/unnamed-media", "info"),
        ("A new poll shows 64 per cent want the dock shut. It rained.", "sourcing/study-sample", "warning"),
        ("The flood has killed 1,400 people. It rained.", "sourcing/unattributed-number", "warning"),
        (
            "It rained.\n\nThe flood has killed 1,400 people. It rained.\n\nThe ministry said the dam held.\n\n"
            "One road is open,"
            " police said.",
            "sourcing/unattributed-number",
            "info",
        ),
        ("Jewels worth £1.2m have been stolen from a shop. It rained.", "sourcing/unattributed-number", "warning"),
        (
            "Jewels worth £1.2m have been stolen from a shop. Police are looking for a van.",
            "sourcing/unattributed-number",
            "info",
        ),
        ("It is thought that the tide was calm. It rained.", "sourcing/vague-attribution", "info"),
        ("It is thought that the mayor will resign. It rained.", "sourcing/vague-attribution", "warning"),
    ],
)
def test_what_nothing_hangs_on_is_only_to_know_of(text: str, rule: str, severity: str) -> None:
    findings = factcheck.check([factcheck.Article.from_text(text, path="a.txt")])
    assert [finding.severity for finding in findings if finding.rule == rule] == [severity]
