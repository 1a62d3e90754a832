"""Transcripts are told by their labels, and ordinary copy has none."""

from factcheck.language.sentences import paragraphs
from factcheck.language.transcripts import turns


def lines(text: str) -> list[str]:
    return [text[start:end] for start, end in turns(text, paragraphs(text))]


def test_labelled_turns() -> None:
    text = "An interview.\n\nQ: How many came?\n\nA: About 300.\n\nQ: And now?\n\nA: None."
    assert lines(text) == ["Q: How many came?", "A: About 300.", "Q: And now?", "A: None."]


def test_names_in_brackets_and_capitals() -> None:
    assert len(lines("((WN)) Why?\n\n((Ann Marsh)) Because.\n\n((WN)) Since when?\n\nSince May, I think.")) == 4
    assert len(lines("JOAN MARSH: We won.\n\nPAUL REED: We lost.\n\nJOAN MARSH: So it goes.")) == 3


def test_ordinary_copy_has_no_turns() -> None:
    text = "The council met.\n\nMrs Marsh said: “We will build.”\n\nThe plan: 400 homes.\n\nIt opens in May."
    assert lines(text) == []
