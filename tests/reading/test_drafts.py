"""Reading drafts: front matter, the map back to the file, bad input."""

import datetime

import pytest

from factcheck import reading
from factcheck.errors import ReadingError

DRAFT = """---
title: Council freezes parking charges
date: 2024-05-16
source: Evening Record
author: Ada Quill
story: parking
desk: news
---
Parking charges will stay at £2 an hour.

Councillors voted 14 to 3.
"""


def test_front_matter_fills_the_article():
    article = reading.from_source(DRAFT, "a.txt")
    assert article.date == datetime.date(2024, 5, 16)
    assert (article.source, article.author, article.story) == ("Evening Record", "Ada Quill", "parking")
    assert article.title == "Council freezes parking charges"
    assert article.meta == {"desk": "news"}
    assert [block.kind for block in article.blocks] == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize("quote", ["", '"', "'"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_title_points_into_the_file(quote, newline):
    draft = DRAFT.replace("Council freezes parking charges", f"{quote}Café 🚲 freezes charges{quote}", 1)
    draft = draft.replace("\n", newline)
    article = reading.from_source(draft, "a.txt")
    assert article.text.startswith("Café 🚲 freezes charges\n\nParking")
    start, end = article.span_to_file(7, 14)
    assert draft[start:end] == "freezes"
    at = article.text.index("14 to 3")
    start, end = article.span_to_file(at, at + 7)
    assert draft[start:end] == "14 to 3"


@pytest.mark.parametrize(
    "field",
    [
        "title: 'The force''s ''offer'' '",
        "title: 'Offer: ''no'' '",
        'title: "The \\"offer\\" \\"\\""',
        "title: >-\n  The folded offer\n",
        "title: |\n  The kept offer",
        "title: The plain offer # comment",
    ],
)
def test_quoted_and_folded_titles_map_letter_by_letter(field):
    source = f"---\n{field}\nsource: Post\n---\nBody."
    article = reading.from_source(source, "a.txt")
    assert article.title in article.text
    assert article.text.endswith("\n\nBody.")
    for at, letter in enumerate(article.text):
        if letter != "\n":
            assert source[article.to_file(at)] == letter


def test_a_title_with_escapes_is_kept_out_of_the_text():
    article = reading.from_source('---\ntitle: "a \\u0041 b"\n---\nBody here.', "a.txt")
    assert article.title == "a A b"
    assert article.text == "Body here."


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\ntitle: [a\n---\nx", 3),
        ("---\ntitle: a\ntitle: b\n---\nx", 3),
        ("---\ndate: 2024-02-31\n---\nx", 2),
        ("---\ndate: soon\n---\nx", 2),
        ("---\ntitle: a\nnever closed\n", 1),
        ("---\ntitle: a\n\tb: c\n---\n", None),
        ("---\ntitle: {a: b}\n---\n", 2),
    ],
)
def test_malformed_front_matter(source, line):
    with pytest.raises(ReadingError) as caught:
        reading.from_source(source, "bad.md")
    assert caught.value.kind == "front-matter"
    assert caught.value.path == "bad.md"
    assert "\n" not in str(caught.value)
    if line:
        assert caught.value.line == line


@pytest.mark.parametrize(
    "source", ["---\n\nA break, then text.\n", "---\nJust a line.\n---\nMore.", "--- no", "---", ""]
)
def test_a_thematic_break_is_no_front_matter(source):
    assert reading.from_source(source, "a.txt").text == source


def test_written_dates():
    for written in ("16 May 2024", "May 16, 2024", "2024-05-16T10:00:00Z", "16th May 2024", "'2024-05-16'"):
        assert reading.from_source(f"---\ndate: {written}\n---\nx", "a.txt").date == datetime.date(2024, 5, 16)


def test_the_option_dates_only_drafts_that_state_no_date():
    day = datetime.date(2020, 1, 1)
    assert reading.from_source(DRAFT, "a.txt", day).date == datetime.date(2024, 5, 16)
    assert reading.from_source("Body.", "a.txt", day).date == day


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("£5 – café".encode(), "£5 – café"),
        (b"\xef\xbb\xbfabc", "abc"),
        ("He said “no” – £5,000 at the café.".encode("cp1252"), "He said “no” – £5,000 at the café."),
        ("\ufeffA line of text".encode("utf-16-le"), "A line of text"),
        ("A line of English text, £5".encode("utf-16-be"), "A line of English text, £5"),
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
        (b"", ""),
    ],
)
def test_decode(data, text):
    assert reading.decode(data) == text


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, b"%PDF-1.7 ...", b"PK\x03\x04....", b"\x89PNG\r\n\x1a\n", b"a\x00b"]
)
def test_binary_is_refused(data):
    with pytest.raises(ReadingError, match="binary"):
        reading.decode(data)


def test_read_reports_what_cannot_be_read(tmp_path):
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(20_000_001)
    (tmp_path / "b.txt").write_bytes(b"\0\0\0\0")
    for path, kind in [("none.txt", "absent"), ("big.txt", "too-large"), ("b.txt", "binary"), (".", "unreadable")]:
        with pytest.raises(ReadingError) as caught:
            reading.read(tmp_path / path)
        assert caught.value.kind == kind
        assert caught.value.path == str(tmp_path / path)


def test_read_names_the_article(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"One.\r\n\r\nTwo.")
    article = reading.read(tmp_path / "a.txt", name="drafts/a.txt")
    assert article.path == "drafts/a.txt"
    assert article.text == "One.\r\n\r\nTwo."
    assert article.raw is None


def test_comments_to_this_program_are_no_words_of_a_plain_draft():
    source = "One. <!-- factcheck: ignore[numbers] checked -->\n<!-- factcheck: ignore -->\nTwo <!-- kept -->."
    article = reading.from_source(source, "a.txt")
    assert article.text == "One. \n\nTwo <!-- kept -->."
    start, end = article.span_to_file(7, 10)
    assert source[start:end] == "Two"
