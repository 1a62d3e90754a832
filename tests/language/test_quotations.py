"""Quotations from marks: every national style, apostrophes, paragraphs, slips, hostile input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import quotations
from factcheck.model import Block


def texts(text: str) -> list[str]:
    return [quotation.text for quotation in quotations.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” she said.", ["“We won,”"]),
        ('"We won," she said. "We did."', ['"We won,"', '"We did."']),
        ("'We won,' she said.", ["'We won,'"]),
        ("‘We won,’ she said.", ["‘We won,’"]),
        ("„Wir“ was painted on the «porte».", ["„Wir“", "«porte»"]),
        ("``We won,'' she said.", ["``We won,''"]),
        ("He’s sure it's the officers’ turn, rock ’n’ roll and the '90s.", []),
        ("It was the dogs' home and the boys' club.", []),
        ("‘The nurses’ pay is too low,’ he said.", ["‘The nurses’ pay is too low,’"]),
        ("The ‘golden boys’ of the club and their fans’ chants.", ["‘golden boys’"]),
        ("‘He told me “never again” and left,’ she said.", ["‘He told me “never again” and left,’", "“never again”"]),
        ("“He told me ‘never again’ and left,” she said.", ["“He told me ‘never again’ and left,”", "‘never again’"]),
        ('Tomé is 5\'10" tall and the plank 6" wide.', []),
        ("‘Tis the season, said the sign.", []),
        ("They’re the firm’s ‘best hope’, he said.", ["‘best hope’"]),
        ('("Enough," he said.)', ['"Enough,"']),
        ("He called it—“madness”—and left.", ["“madness”"]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    found = quotations.find(text)
    assert [q.text for q in found] == expected
    assert all(q.closed and quotations.matches(q) for q in found)
    assert all(text[q.inner_start : q.inner_end] in q.text for q in found)


def test_double_mark_closed_by_a_single_one() -> None:
    (found,) = quotations.find("“We will all try to outbid each other,’ he said.")
    assert (found.mark, found.closed_by, found.closed, quotations.matches(found)) == ("“", "’", True, False)
    assert found.text == "“We will all try to outbid each other,’"


def test_an_open_quotation_runs_to_the_end_of_its_paragraph() -> None:
    text = "He called it “a growing burden.\n\nNobody else spoke."
    (found,) = quotations.find(text)
    assert (found.text, found.closed, found.continues) == ("“a growing burden.", False, False)


def test_paragraphs_that_repeat_the_opening_mark_continue() -> None:
    text = "She said: “We are ready.\n\n“We have staff.\n\n“We have money.”\n\nHe left."
    found = quotations.find(text)
    assert [(q.closed, q.continues, q.continued) for q in found] == [
        (False, True, False),
        (False, True, True),
        (True, False, True),
    ]


def test_a_quotation_may_run_on_without_repeating_its_mark() -> None:
    text = "She said: “We are ready.\nWe have staff.” He left."
    first, second = quotations.find(text)
    assert first.continues
    assert second.continued
    assert second.text == "We have staff.”"
    assert quotations.read(text).strays == ()


def test_a_nested_mark_that_takes_the_only_closing_one() -> None:
    text = "He said: “They define what leaders “should look like.”\n\nShe left."
    outer, inner = quotations.find(text)
    assert (outer.closed, outer.depth, inner.closed, inner.depth) == (False, 0, True, 1)


def test_straight_marks_do_not_nest_in_themselves() -> None:
    first, second = quotations.find('"We are late, she said. "We are sorry."')
    assert (first.closed, second.closed, second.text) == (False, True, '"We are sorry."')


def test_a_closing_mark_that_nothing_opened() -> None:
    text = "The plan is selfish,” he said."
    assert quotations.find(text) == ()
    (stray,) = quotations.read(text).strays
    assert text[stray.start : stray.end] == stray.text == "”"


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“We are not ready,” she said.", True),
        ("He said the plan was “a danger to every child who lives in the town”.", True),
        ("“Enough!” she said.", True),
        ("The letter, entitled “A New Beginning”, was sent.", False),
        ("She starred in the film “We Are Here Again”.", False),
        ("A ‘golden handshake’ was offered.", False),
        ("The so-called “it factor” was missing.", False),
        ("He lost the “war of words”.", False),
    ],
)
def test_titles_and_scare_quotes_are_no_speech(text: str, speech: bool) -> None:
    assert quotations.find(text)[0].speech is speech


def test_blocks_bound_quotations() -> None:
    text = "“Open here\nand closed” there"
    found = quotations.find(text, (Block(0, 10, "caption"), Block(11, 28)))
    assert [q.text for q in found] == ["“Open here"]


@given(st.text(alphabet="as. \"“”‘’',\n", max_size=60))
def test_spans_are_exact_and_nest(text: str) -> None:
    stack: list[int] = []
    for q in quotations.find(text):
        assert text[q.start : q.end] == q.text
        assert q.start <= q.inner_start < q.inner_end <= q.end
        while stack and stack[-1] <= q.start:
            stack.pop()
        assert not stack or q.end <= stack[-1]
        stack.append(q.end)


@pytest.mark.parametrize(
    "unit", ["“", "”", '"', "'", "‘", "’", "“a ", "a” ", '"a ', "'a ", "‘a ", "s’ a", "“a‘b’", "''", "“a,’ ", "“\n"]
)
def test_many_marks_take_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    quotations.read(text)
    assert time.process_time() - start < 3
