"""Markdown: the words a reader reads, each in its place."""

import html
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck import reading
from factcheck.model import Article


def words(source: str) -> list[str]:
    article = reading.from_source(source, "a.md")
    return [article.text[block.start : block.end] for block in article.blocks]


def kinds(source: str) -> list[str]:
    return [block.kind for block in reading.from_source(source, "a.md").blocks]


INLINE = {
    "A *slow* and **steady** _rise_ of __nine__.": "A slow and steady rise of nine.",
    "***Both*** of **them *here***": "Both of them here",
    "12**34** metres": "1234 metres",
    "5 * 3 * 2 and a_b_c": "5 * 3 * 2 and a_b_c",
    "**unclosed words": "**unclosed words",
    "a [link](http://x.org/a_(b) \"title\") here": "a link here",
    "a [link][one] and [one][] and [one] but [sic]\n\n[one]: http://x.org": "a link and one and one but [sic]",
    "“[The minister] (who was away) said”": "“[The minister] (who was away) said”",
    "see <https://x.org/a> now": "see https://x.org/a now",
    "fish &amp; chips, caf&eacute;, &#163;5, &nosuch; &notit;": "fish & chips, café, £5, &nosuch; &notit;",
    r"\*not emphasis\* and 5\% off": "*not emphasis* and 5% off",
    "`code` and ``two ` ticks``": "code and two ` ticks",
    "<b>bold</b> but 3 < 5 and <i class=\"x\">it</i>": "bold but 3 < 5 and it",
    "one<br>two": "one\ntwo",
    "said <!-- factcheck: ignore[x] why --> nothing": "said  nothing",
    "~~1,240~~1,860 calls": "1,860 calls",
    "[**bold** link](x) and *[slanted](y)*": "bold link and slanted",
    "A claim.[^1]": "A claim.",
    "words ![a picture](a.png) in between": "words  in between",
    "two lines\nof a paragraph": "two lines\nof a paragraph",
    "£5,000 ~ 6,000": "£5,000 ~ 6,000",
    "a [link [nested](x) words](y)": "a [link nested words](y)",
    "don't*stop*now": "don'tstopnow",
    "**\\***": "*",
}  # fmt: skip


@pytest.mark.parametrize("source", INLINE)
def test_inline(source):
    assert words(source) == [INLINE[source]]


BLOCKS = {
    "# Head\n\nBody text here.": ["headline Head", "paragraph Body text here."],
    "# One #\n## Two\n# Three": ["headline One", "subhead Two", "subhead Three"],
    "Head\n====\nBody.\n\nSub\n---\nMore.": ["headline Head", "paragraph Body.", "subhead Sub", "paragraph More."],
    "A paragraph that stops.\n---\nMore.": ["paragraph A paragraph that stops.", "paragraph More."],
    "- one\n- two\n  more\n\n1. first\n2) second": ["list one", "list two\nmore", "list first", "list second"],
    "The year was\n1999. It rained.": ["paragraph The year was\n1999. It rained."],
    "> said **so**\n> twice\n\nAfter.": ["paragraph said so\ntwice", "paragraph After."],
    "| a | b |\n|---|:-:|\n| 1 | 2 |\n3 | 4\n\nAfter.": ["table a | b\n1 | 2\n3 | 4", "paragraph After."],
    "![A heron at the weir (Ada Quill)](h.jpg)": ["caption A heron at the weir (Ada Quill)"],
    "[![Heron](h.jpg)](big.jpg)": ["caption Heron"],
    "![A](a.jpg) ![B](b.jpg) Words.": ["caption A", "caption B", "paragraph Words."],
    "<figcaption>A heron</figcaption>": ["caption A heron"],
    "```\ncode 1\n```\nText.\n~~~ py\nx\n~~~": ["paragraph Text."],
    "<script>\nvar x = 5\n</script>\nText.": ["paragraph Text."],
    "<!-- a\n\ncomment -->\nText.\n<!-- open": ["paragraph Text.\n<!-- open"],
    "***\nText.\n- - -": ["paragraph Text."],
    "{{< figure >}}\n{% include x %}\nText.": ["paragraph Text."],
    "[^1]: The note says so.": ["paragraph The note says so."],
    "": [],
    "\r\n\r\nText.\r\nMore.\rOld.": ["paragraph Text.\nMore.\rOld."],
}


@pytest.mark.parametrize("source", BLOCKS)
def test_blocks(source):
    assert [f"{k} {w}" for k, w in zip(kinds(source), words(source), strict=True)] == BLOCKS[source]


def test_headline_from_front_matter_makes_the_first_heading_a_subhead():
    article = reading.from_source("---\ntitle: One\n---\n# Two\n\nBody words.", "a.md")
    assert [block.kind for block in article.blocks] == ["headline", "subhead", "paragraph"]
    article = reading.from_source("---\ntitle: One\n---\n# One\n\nBody words.", "a.md")
    assert article.text == "One\n\nBody words."


def test_a_span_over_markup_points_at_all_of_it():
    source = "A rise of 12**34** metres."
    article = reading.from_source(source, "a.md")
    at = article.text.index("1234")
    start, end = article.span_to_file(at, at + 4)
    assert source[start:end] == "12**34"


def test_a_span_that_ends_in_an_entity_holds_all_of_it():
    source = "**Smith &amp;&quot; & Sons &eacute;**"
    article = reading.from_source(source, "a.md")
    assert article.text == 'Smith &" & Sons é'
    assert [source[slice(*article.span_to_file(0, end))] for end in (7, 8, 10, 17)] == [
        "Smith &amp;",
        "Smith &amp;&quot;",
        "Smith &amp;&quot; &",
        "Smith &amp;&quot; & Sons &eacute;",
    ]


def assert_map_holds(article: Article, source: str) -> None:
    """Each character stands in the file where the map says, but for the newlines between blocks, entities and tags."""
    joints = set()
    assert article.blocks is not None
    for before, after in zip(article.blocks, article.blocks[1:], strict=False):
        assert before.end <= after.start
        joints.update(range(before.end, after.start))
    last = -1
    for at, character in enumerate(article.text):
        if at in joints:
            continue
        place = article.to_file(at)
        assert last <= place < len(source)
        last = place
        found = source[place]
        if found == "&" != character or (found == "&" and html.unescape(source[place : place + 5]) == "&"):
            continue
        assert found == character or (found == "<" and character == "\n")
    for block in article.blocks:
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end] != ""


ALPHABET = [
    *"ab1 *_`[]()<>!&;#-=+|\\\n\r\t~.\"'/:^é😀",
    *("\n\n", "**", "](u)", "![", "<!--", "-->", "&amp;", "&eacute;", "<b>", "<br>"),
    *("\n# ", "\n- ", "\n> ", "| - |", "```", "---\n"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(ALPHABET), max_size=60).map("".join), st.sampled_from(["a.md", "a.txt"]))
@example("[a](b)*c*\r\n\r\n&amp;&amp;x", "a.md")
def test_every_character_maps_to_the_file(body, path):
    source = f"---\ntitle: Wörter 😀\n---\n{body}"
    assert_map_holds(reading.from_source(source, path), source)


HOSTILE = [
    *("*", "**a ", "a*b_", "_a*", "*a**b***c", "~~", "`", "``a`", "``` `` ` ", "\\", "&a", "("),
    *("[", "![", "[a](", "](", "![a](b)", "[[a](b)", "![[a](b)", "[a]: b\n", "<!--", "<a ", "<a@"),
    *("> ", "- ", "# ", "|-"),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_markup_takes_linear_time(unit):
    def cost(size: int) -> float:
        source = unit * (size // len(unit))
        times = []
        for _ in range(3):
            began = time.process_time()
            reading.from_source(source, "a.md")
            times.append(time.process_time() - began)
        return min(times)  # the collector may strike in any one of them

    cost(1000)
    assert cost(40_000) < 10 * cost(10_000) + 0.05
