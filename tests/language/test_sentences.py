"""Sentences: exact offsets, every visible character in one sentence, stops that do not end."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import sentences
from factcheck.model import Article, Block


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences.split(Article.from_text(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge shut. It opened again.", ["The bridge shut.", "It opened again."]),
        ("Mr. Ellis met Dr. Rao. They spoke.", ["Mr. Ellis met Dr. Rao.", "They spoke."]),
        ("He moved to the U.S. in 2009. He left.", ["He moved to the U.S. in 2009.", "He left."]),
        ("She lives in the U.S. The couple met there.", ["She lives in the U.S.", "The couple met there."]),
        ("Harlow Foods Inc. reported a loss.", ["Harlow Foods Inc. reported a loss."]),
        ("They beat St. Albans at No. 4 Court.", ["They beat St. Albans at No. 4 Court."]),
        ("He said no. The vote fell.", ["He said no.", "The vote fell."]),
        ("J. P. Morton and R.K. Singh won.", ["J. P. Morton and R.K. Singh won."]),
        ("It cost £3.5m. That is a lot.", ["It cost £3.5m.", "That is a lot."]),
        ("Prices rose 2.4 per cent. Wages fell.", ["Prices rose 2.4 per cent.", "Wages fell."]),
        (
            "At 7 p.m. the doors closed. It was 8 p.m. The band left.",
            ["At 7 p.m. the doors closed.", "It was 8 p.m.", "The band left."],
        ),
        ("Well... maybe. And so… Nobody came.", ["Well... maybe.", "And so…", "Nobody came."]),
        ("“We waited. Nobody came,” she said.", ["“We waited.", "Nobody came,” she said."]),
        ('"We are proud." Ann Poole left.', ['"We are proud."', "Ann Poole left."]),
        ("“Really?” he asked. “Yes.”", ["“Really?” he asked.", "“Yes.”"]),
        ("“Who pays?” Mrs Poole asked.", ["“Who pays?” Mrs Poole asked."]),
        ("(It was late.) The train left.", ["(It was late.)", "The train left."]),
        ("1. Buy bread. 2. Sell cake.", ["1. Buy bread.", "2. Sell cake."]),
        ("The vote was lost.The mayor left at once.", ["The vote was lost.", "The mayor left at once."]),
        ("See example.com for more. Or call.", ["See example.com for more.", "Or call."]),
        ("", []),
        ("...", ["..."]),
    ],
)
def test_splits_where_a_reader_does(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_block_and_kind_are_recorded() -> None:
    text = "Bridge shut\nIt shut. It opened."
    article = Article(text, blocks=(Block(0, 11, "headline"), Block(12, 31)))
    found = sentences.split(article)
    assert [(s.text, s.block, s.kind) for s in found] == [
        ("Bridge shut", 0, "headline"),
        ("It shut.", 1, "paragraph"),
        ("It opened.", 1, "paragraph"),
    ]


def test_hard_wrapped_paragraphs_are_chunks() -> None:
    text = "The bridge over the\nriver was shut for\na day on\nMonday.\n\nIt opened."
    assert split(text) == ["The bridge over the\nriver was shut for\na day on\nMonday.", "It opened."]


def test_a_unit_may_close_a_sentence() -> None:
    assert len(split("It moved north at 14 mph. Forecasters expected rain.")) == 2


def test_one_hard_wrapped_paragraph_is_a_chunk() -> None:
    wrapped = (
        "The harbour board has put off the dredging of the outer basin until the\n"
        "spring. It had meant to begin in May, but a survey found that 40 wrecks,\n"
        "and not 12, lie there. Boats drawing over two metres must wait outside."
    )
    assert len(split(wrapped)) == 3


def test_a_paragraph_a_line_stays_one() -> None:
    lines = "Ferry fares will rise in May, the board said.\nIt had promised not to raise them.\nNobody was told."
    found = sentences.split(Article.from_text(lines))
    assert [s.block for s in found] == [0, 1, 2]


@given(st.text(alphabet="aB. !?\"“”’'\n1…", max_size=80))
def test_every_visible_character_is_in_one_sentence(text: str) -> None:
    found = sentences.split(Article.from_text(text))
    assert all(text[s.start : s.end] == s.text == s.text.strip() for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())


@pytest.mark.parametrize("unit", [". ", "a.", "A. ", "! ”", "… ", "Mr. ", '."', "x" * 50])
def test_hostile_text_is_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    split(text)
    assert time.process_time() - start < 3
