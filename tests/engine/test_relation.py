"""Roles of a relation are filled in any order of the words; a finding only where no way to fill them fits."""

from __future__ import annotations

import datetime

import pytest

import factcheck
from factcheck.engine import load
from factcheck.engine.runner import Runner
from factcheck.engine.subjects import owner
from factcheck.engine.view import View

LENGTHS = "dates/between", "dates/duration"


def found(text: str, *rules: str) -> list[str]:
    article = factcheck.Article.from_text(text, path="a.txt", date=datetime.date(2024, 6, 14))
    facts = factcheck.extract(article)
    return [text[hit.start : hit.end] for hit in Runner(load()).examine(facts).hits if hit.rule in (rules or LENGTHS)]


@pytest.mark.parametrize(
    "text",
    [
        "The fair opened on 3 May and closed on 20 May, four days later.",
        "The fair lasted four days. It opened on 3 May and closed on 20 May.",
        "After four days at the harbour the fair, which had opened on 3 May, closed on 20 May, four days later.",
    ],
)
def test_order_of_words_does_not_matter(text: str) -> None:
    assert found(text)[-1:] == ["four days"]


def test_any_way_that_fits_keeps_it_silent() -> None:
    assert not found("The fair opened on 3 May, moved on 16 May and closed on 20 May, four days later.")


def test_across_sentences_only_where_nothing_else_can_be_meant() -> None:
    text = "The fair lasted four days. It opened on 3 May and closed on 20 May."
    assert found(text)
    assert not found(text.replace("It opened", "It sold 9 May tickets for 11 May and opened"))


def test_what_is_said_of_another_thing_is_kept_apart() -> None:
    assert not found("The fair opened on 3 May and closed on 20 May. The talks lasted four days.")


@pytest.mark.parametrize(
    ("text", "words", "kin"),
    [
        ("The mill, which opened in 1921, is for sale.", {"mill"}, False),
        ("In 1921 the mill burned down.", {"mill"}, False),
        ("Ann Lee was there, whose mother was born in 1921.", set(), True),
        ("His brother was born in 1921.", {"brother"}, True),
    ],
)
def test_owner(text: str, words: set[str], kin: bool) -> None:
    facts = factcheck.extract(factcheck.Article.from_text(text, path="a.txt"))
    said_of = owner(View(facts), facts.dates[0])
    assert said_of.kin == kin
    assert words <= said_of.words


def test_a_role_must_be_bound() -> None:

    assert all(
        any(label.partition("__")[0] == role for label in rule.templates[number].binds)
        for rule in load().rules
        for role, numbers in rule.roles.items()
        for number in numbers
    )
