"""HTML pages: what is copy, where it stands in the file, what the head says."""

import datetime
import time

import pytest

from factcheck import reading

PAGE = """<!doctype html>
<html><head><title>Roads - Echo</title>
<meta property="article:published_time" content="2024-05-02T10:00:00Z">
<meta property='og:site_name' content='The Echo'><meta name=author content="Ada Quill">
<script>if (a < b) document.write("<p>none of this</p>");</script></head>
<body><nav><ul><li>Home<li>News</ul></nav>
<h1>Mill&nbsp;Lane &amp; Ferris Street shut</h1>
<article>
<p class="lead">The council shut <b>Mill
   Lane</b> and <a href="x?a=1&amp;b=2">47 <i>bridges</i></a> on Monday.</p>
<p>It cost &pound;2.4m<br>and more.<p>&ldquo;We start in May,&#8221; she said.
<aside>Read this next</aside><div hidden>A secret</div>
<h2>What next?</h2><ul><li>One thing</li><li>Two things</li></ul>
<table><tr><th>Road</th><td>12</td></tr></table>
<img src=a.jpg alt="x > y"><figcaption>A house.</figcaption>
</article><p>Sign up to our letter</p><footer>All rights reserved</footer></body></html>
"""
BLOCKS = [
    ("headline", "Mill\xa0Lane & Ferris Street shut"),
    ("paragraph", "The council shut Mill Lane and 47 bridges on Monday."),
    ("paragraph", "It cost £2.4m and more."),
    ("paragraph", "“We start in May,” she said."),
    ("subhead", "What next?"),
    ("list", "One thing"),
    ("list", "Two things"),
    ("table", "Road 12"),
    ("caption", "A house."),
]


def test_the_copy_of_a_page_is_read_and_nothing_else():
    article = reading.from_source(PAGE, "page.html")
    assert [(block.kind, article.text[block.start : block.end]) for block in article.blocks] == BLOCKS


def test_the_head_tells_date_outlet_and_author():
    article = reading.from_source(PAGE, "page.html")
    assert (article.date, article.source, article.author) == (datetime.date(2024, 5, 2), "The Echo", "Ada Quill")
    dated = reading.from_source('<p>Words.</p><time datetime="2023-01-31">31 January</time>', "page.htm")
    assert dated.date == datetime.date(2023, 1, 31)
    assert reading.from_source("<p>Words.</p>", "a.html", datetime.date(2024, 1, 2)).date == datetime.date(2024, 1, 2)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("47 bridges", "47 <i>bridges"),
        ("£2.4m", "&pound;2.4m"),
        ("“We start in May,”", "&ldquo;We start in May,&#8221;"),
        ("Mill Lane and", "Mill\n   Lane</b> and"),
        ("Two things", "Two things"),
    ],
)
def test_words_point_into_the_file(words, printed):
    article = reading.from_source(PAGE, "page.html")
    at = article.text.index(words)
    start, end = article.span_to_file(at, at + len(words))
    assert PAGE[start:end] == printed


def test_front_matter_goes_before_the_head():
    article = reading.from_source(f"---\ndate: 2020-02-03\nsource: Post\n---\n{PAGE}", "page.html")
    assert (article.date, article.source) == (datetime.date(2020, 2, 3), "Post")
    assert article.text.startswith("Mill")


def test_what_is_never_closed_is_read():
    article = reading.from_source("<nav><p>Shut until May.<p>It cost <b>£3m.", "a.html")
    assert article.text == "Shut until May.\n\nIt cost £3m."
    assert (
        reading.from_source("5 < 6 & 7 > 2 <3 &nosuch; <a href='", "a.html").text
        == "5 < 6 & 7 > 2 <3 &nosuch; <a href='"
    )


@pytest.mark.parametrize(
    "piece", ["<nav>", "<a href='", "<!--", "<script>", "<div hidden>", "&#x", "<p", " \n", '<x a="']
)
def test_hostile_pages_are_read_in_linear_time(piece):
    def cost(number):
        began = time.process_time()
        reading.from_source(piece * number, "a.html")
        return time.process_time() - began

    cost(2_000)
    assert cost(40_000) < 20 * cost(4_000) + 0.2
