from __future__ import annotations

import pytest

from factcheck.lines import Lines
from factcheck.model import Article, Block, Finding
from factcheck.suppression import UNKNOWN, UNUSED, apply

RULES = ["numbers/sum", "numbers/share", "quotes/unclosed", "contradictions/quantity"]
ALONE = RULES[:3]


def _article(text: str) -> Article:
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(text, "a.md", blocks=tuple(blocks))


def _finding(article: Article, words: str, rule: str) -> Finding:
    start = article.text.index(words)
    lines = Lines(article.text)
    end = start + len(words)
    return Finding(rule, "error", "", "a.md", start, end, lines.position(start), lines.position(end), words)


def _run(text: str, *marks: tuple[str, str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The excerpts kept, and rule and words of each fault."""
    article = _article(text)
    outcome = apply([_finding(article, *mark) for mark in marks], [article], RULES, lambda path: ALONE)
    return [f.excerpt for f in outcome.kept], [(f.rule, text[f.start : f.end]) for _, f in outcome.faults]


def test_on_the_line() -> None:
    text = "The sum is 12. <!-- factcheck: ignore[numbers/sum] agreed -->\nThe next is 13."
    assert _run(text, ("12", "numbers/sum"), ("13", "numbers/sum")) == (["13"], [])


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_alone_on_its_line_it_covers_the_next_block(gap: str) -> None:
    text = f"First 12.\n\n<!-- factcheck: ignore[numbers] agreed -->{gap}Then 13\nand 14.\n\nLast 15."
    marks = [(number, "numbers/sum") for number in ("12", "13", "14", "15")]
    assert _run(text, *marks) == (["12", "15"], [])


def test_only_the_named_rules() -> None:
    text = "A sum of 12. <!-- factcheck: ignore[numbers/share, quotes/unclosed] -->"
    assert _run(text, ("12", "numbers/sum"), ("A sum", "quotes/unclosed")) == (["12"], [(UNUSED, "numbers/share")])


def test_without_names_it_covers_every_rule() -> None:
    assert _run("A sum of 12. <!-- factcheck: ignore -->", ("12", "numbers/sum")) == ([], [])


def test_unknown_names_and_words() -> None:
    text = "A sum. <!-- factcheck: ignore[numbers/sums] --> <!-- factcheck: ignroe[numbers/sum] -->"
    assert _run(text)[1] == [(UNKNOWN, "ignroe[numbers/sum]"), (UNKNOWN, "numbers/sums")]


def test_comparisons_between_articles_are_never_called_unused() -> None:
    assert _run("A sum. <!-- factcheck: ignore[contradictions/quantity] -->") == ([], [])


def test_a_comment_in_code_or_left_open_is_nothing() -> None:
    assert _run("A sum of 12. <!-- factcheck: ignore[numbers/sum]", ("12", "numbers/sum")) == (["12"], [])


def test_many_comments_take_linear_time() -> None:
    assert _run("<!-- factcheck: ignore[" * 50_000) == ([], [])
    assert _run("<!--" + " " * 200_000) == ([], [])


def test_file_offsets_count() -> None:
    raw = "---\ntitle: T\n---\nA **sum** of 12. <!-- factcheck: ignore[numbers/sum] -->\n"
    start = raw.index("A **")
    text = raw[start:]
    article = Article(text, "a.md", raw=raw, segments=((0, start),), blocks=(Block(0, len(text)),))
    at, lines = raw.index("12"), Lines(raw)
    finding = Finding("numbers/sum", "error", "", "a.md", at, at + 2, lines.position(at), lines.position(at + 2), "12")
    assert apply([finding], [article], RULES, lambda path: ALONE).kept == ()
