"""What holds for every text: exact spans, no crash, linear time, speakers from the names given."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction import attributions
from factcheck.language import quotations, sentences
from factcheck.model import Article, Attribution, Name

WORDS = [
    *("said", "says", "told", "claims", "that", "the", "a", "he", "she", "who", "which", "Poole", "council", "“", "”"),
    *("‘", "’", '"', ",", ".", ":", ";", "(", ")", "–", "and", "but", "as", "by", "to", "of", "in", "according"),
    *("reported", "5", "26%", "poll", "not", "was", "has", "been", "while", "what", "whether", "Mr.", "U.S.", "it"),
    *("understood", "raised", "fears", "called", "saying", "adding", "view's"),
]


def read(text: str, names: tuple[Name, ...] = ()) -> tuple[Attribution, ...]:
    article = Article.from_text(text)
    split, quoted = sentences.split(article), quotations.find(text)
    found = attributions.find(article, split, quoted, names)
    attributions.status(article, split, quoted, found)
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_are_exact_and_nothing_crashes(words: list[str]) -> None:
    text = " ".join(words)
    for found in read(text):
        spans = [*found.content, *(span for span in (found.source, found.cue) if span)]
        assert all(text[span.start : span.end] == span.text != "" for span in spans)


@pytest.mark.parametrize(
    "unit",
    [
        *("said ", "he said, ", "“a,” he said ", "who said ", "the man of ", "a, b, ", "said that ", "according to "),
        *("he ", "(", "– ", "in a poll ", "was told by ", "claims and claims, "),
    ],
)
def test_hostile_sentences_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        read(unit * (size // len(unit)))
        return time.process_time() - start

    seconds(2_000)
    assert seconds(40_000) < 12 * max(seconds(10_000), 0.02)


def person(text: str, words: str, canonical: str, title: str | None = None) -> Name:
    at = text.index(words)
    return Name(at, at + len(words), words, "person", canonical, title)


def test_pronouns_follow_the_last_speaker_of_their_gender() -> None:
    text = "Mrs Ann Poole said it would shut. Mr Dan Hart said it was safe. She said it was not. He said it was."
    names = (person(text, "Ann Poole", "Ann Poole", "Mrs"), person(text, "Dan Hart", "Dan Hart", "Mr"))
    assert [found.speaker for found in read(text, names)] == ["Ann Poole", "Dan Hart", "Ann Poole", "Dan Hart"]


def test_offices_stand_for_their_holder() -> None:
    text = "Commissioner Ann Poole spoke in Hull. The commissioner said it would shut."
    names = (person(text, "Ann Poole", "Ann Poole", "Commissioner"),)
    assert [found.speaker for found in read(text, names)] == ["Ann Poole"]


def test_a_spokesman_speaks_for_the_organisation() -> None:
    text = "A spokesman for Harlow Foods said it would shut."
    at = text.index("Harlow")
    names = (Name(at, at + 12, "Harlow Foods", "organisation", "Harlow Foods"),)
    (found,) = read(text, names)
    assert (found.speaker, found.anonymous) == ("Harlow Foods", False)
