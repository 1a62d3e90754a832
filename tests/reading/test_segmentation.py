"""Blocks of plain text: headlines, subheads, captions, page furniture, and copy that must stay copy."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import reading
from factcheck.model import Article

SHARED = Path(__file__).resolve().parents[2] / "../shared"


def blocks(text, path="a.txt"):
    article = reading.from_source(text, path)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


COPY = "The ferry will run hourly from May, the operator said on Tuesday after months of talks with the harbour board."


def kind_of(line, *, before=COPY, after=COPY):
    text = "\n".join(part for part in (before, line, after) if part)
    return next(kind for kind, words in blocks(text) if words in line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "READ MORE: Ferry fares to rise again",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW"[:13],
        "Story continues below",
        "Sign up to our free daily newsletter",
        "Sign up for our newsletter and get the day's news in your inbox.",
        "Share this article",
        "Follow us on Facebook for more",
        "Related: What the harbour board decided",
        "We use cookies to improve your experience.",
        "By continuing to use this site you accept our cookie policy.",
        "This article was originally published on Harbour Watch.",
        "The post Ferry to run hourly appeared first on Harbour Watch.",
        "© 2024 Harbour Watch. All rights reserved.",
        "Published: 4 May 2024 10:15",
        "Comments",
        "More on HarbourOnline",
        "Getty Images",
        "Finally we hope Harbourbee provided you with enough information on ( Ferry to run hourly ).",
    ],
)
def test_furniture(line):
    assert kind_of(line) == "boilerplate"
    assert kind_of(line, after="") == "boilerplate"
    assert kind_of(line.replace("'", "’")) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Read more widely, the teacher told them, and they did.",
        "Share prices fell 4 per cent on Monday.",
        "Published in 2015, it sold 2,000 copies.",
        "Updated figures put the toll at 20.",
        "Cookies are sold at £2 each.",
        "Comments like these were common, she said.",
        "Related companies paid £2m in 2023.",
        "“Sign up to the scheme or leave,” he told staff.",
        "Subscribe to the theory or not, the figures are the figures.",
        "The article was published in 2019 and withdrawn in 2021, the university said.",
        "More on that later, the minister promised.",
        "Follow the money, investigators were told.",
        "For more information, ring the council on 01632 960000.",
        "The newsletter was sent to 4,000 homes and residents were asked to sign up by 4 May.",
        "Thank you for reading my letter, the judge told him.",
        "Copyright law was changed in 1988.",
        "The new rules: no parking after 6pm.",
    ],
)
def test_copy_is_never_furniture(line):
    assert kind_of(line) == "paragraph"
    assert kind_of(line, before="", after=COPY) in ("paragraph", "headline")


def test_a_list_of_links_goes_with_the_line_above_it():
    found = blocks(
        f"{COPY}\nYou may also like\nFerry fares to rise again\nWhy the harbour is empty\nOld pier to reopen"
    )
    assert [kind for kind, _ in found] == ["paragraph", *["boilerplate"] * 4]
    found = blocks(f"{COPY}\nAlso on site :\n- Ferry fares to rise again\n- Old pier to reopen")
    assert [kind for kind, _ in found] == ["paragraph", *["boilerplate"] * 3]


def test_a_list_of_names_at_the_end_stays():
    found = blocks(f"{COPY}\n{COPY}\nThe dead are named as:\nAgnes Oduya, 62\nHugo Penhale, 31\nMei Tanaka, 8")
    assert "boilerplate" not in [kind for kind, _ in found]


def test_an_article_under_a_section_line_stays():
    found = blocks(f"More on HarbourOnline\nFerry to run hourly\n{COPY}\n{COPY}\n{COPY}")
    assert [kind for kind, _ in found][:3] == ["boilerplate", "headline", "paragraph"]


def test_furniture_glued_to_a_paragraph():
    found = blocks(f"{COPY}\nIt will “never” stop, he said.More on HarbourOnline")
    assert found[1:] == [("paragraph", "It will “never” stop, he said."), ("boilerplate", "More on HarbourOnline")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("‘We were never asked’", "subhead"),
        ("Hourly ferries from May", "subhead"),
        ("A Long Wait For The Harbour Board", "subhead"),
        ("The harbour board has said the plan is far too dear", "caption"),
        ("The old pier in winter. (Ada Quill/PA Wire)", "caption"),
        ("The old pier in winter (Picture: Ada Quill)", "caption"),
        ("The old pier in winter. Photo: Ada Quill/Reuters", "caption"),
        ("The board told the Press Association (PA) it would not pay.", "paragraph"),
        ("The ratio (men/women) is 4 to 1.", "paragraph"),
        ("What happens next?", "paragraph"),
        ("- hourly ferries", "list"),
        ("• hourly ferries", "list"),
    ],
)
def test_lines_in_the_middle(line, kind):
    assert kind_of(line) == kind


def test_captions_are_cut_from_what_is_glued_to_them():
    text = f"{COPY}\nThe old pier in winter. (Ada Quill/PA Wire)‘Never asked’\n{COPY}The pier today. (Image: Ada Quill)"
    assert blocks(text)[1:] == [
        ("caption", "The old pier in winter. (Ada Quill/PA Wire)"),
        ("subhead", "‘Never asked’"),
        ("paragraph", COPY),
        ("caption", "The pier today. (Image: Ada Quill)"),
    ]


def test_headline_and_deck():
    assert [kind for kind, _ in blocks(f"Ferry to run hourly\nTalks end after months\n{COPY}")] == [
        "headline",
        "subhead",
        "paragraph",
    ]
    assert [kind for kind, _ in blocks(f"Will the ferry ever run?\n{COPY}")] == ["headline", "paragraph"]
    assert [kind for kind, _ in blocks("Ferry to run hourly")] == ["subhead"]


def test_markdown_kinds_stand_but_furniture_and_captions_are_told():
    text = f"# Explainer: the ferry\n\n{COPY}\n\nRead more\n\nThe pier. (Ada Quill/PA Wire)\n"
    assert [kind for kind, _ in blocks(text, "a.md")] == ["headline", "paragraph", "boilerplate", "caption"]


def test_tables_of_tabs():
    assert [kind for kind, _ in blocks(f"{COPY}\nName\tAge\tTown\nAda\t40\tKent\n{COPY}")] == [
        "paragraph",
        "table",
        "table",
        "paragraph",
    ]


def test_segment_fills_blocks_once():
    article = Article.from_text(f"{COPY}\n\n{COPY}")
    filled = reading.segment(article)
    assert len(filled.blocks) == 2
    assert reading.segment(filled) is filled


def test_hard_wrapped_paragraphs_are_whole():
    wrapped = "The ferry will run hourly from May, the operator\n"
    wrapped += "said on Tuesday after months of talks with the\nharbour board.\n"
    found = blocks(f"{wrapped}\n{wrapped}\n{wrapped}")
    assert [kind for kind, _ in found] == ["paragraph"] * 3


def test_lists_of_links_do_not_make_a_text_hard_wrapped():
    links = (
        "Also on site:\nFerry fares to rise again\nWhy the harbour is empty\nOld pier to reopen\nNew mast for the yacht"
    )
    found = blocks(f"{COPY}\n\n{COPY}\n\n{links}\n")
    assert [kind for kind, _ in found] == ["paragraph", "paragraph", *["boilerplate"] * 5]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_newlines_of_every_kind(newline):
    assert [kind for kind, _ in blocks(newline.join([COPY, COPY, "", COPY]))] == ["paragraph"] * 3


LINES = [
    *(COPY, "", " ", "Read more", "You may also like", "Hourly ferries from May", "- item one", "‘Never asked’", "\t"),
    *("The pier. (Ada Quill/PA Wire)", "(Image: A)", "he said.More on HarbourOnline", "a\tb\tc", "1 | 2 | 3", "…", "•"),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", ""]))
def test_blocks_cover_all_words_once(lines, newline):
    article = Article.from_text(newline.join(lines))
    filled = reading.segment(article).blocks
    left = list(article.text)
    last = 0
    for block in filled:
        assert last <= block.start < block.end
        last = block.end
        left[block.start : block.end] = " " * (block.end - block.start)
    assert not "".join(left).strip(" -•\t\r\n")


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared measuring data")
def test_no_paragraph_of_clean_articles_is_furniture():
    lines = (SHARED / "data/wikinews_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        article = reading.from_source(json.loads(line)["text"], "a.txt")
        assert not [b for b in article.blocks if b.kind == "boilerplate"]


@pytest.mark.parametrize(
    "unit",
    [
        "You may also like\n",
        "Read next\n",
        "(",
        "(a/PA)",
        "Photo: a ",
        "a | ",
        "sign up for ",
        "© ",
        "\t",
        "More on A",
        "- a\n",
        "A. (PA)“",
    ],
)
def test_hostile_text_takes_linear_time(unit):
    def cost(size):
        article = Article.from_text(unit * (size // len(unit)))
        began = time.process_time()
        reading.segment(article)
        return time.process_time() - began

    cost(500)
    assert cost(80_000) < 10 * cost(20_000) + 0.05
