from __future__ import annotations

import msgspec
import pytest

from factcheck.lines import Lines
from factcheck.model import Article, Block, Finding
from factcheck.suppression import NO_REASON, UNKNOWN, UNUSED, apply

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


def test_a_region() -> None:
    text = (
        "Sum 12.\n\n<!-- factcheck: ignore-start[numbers/sum] agreed -->\n\nSum 13.\n\nSum 14.\n\n"
        "<!-- factcheck: ignore-end -->\n\nSum 15."
    )
    marks = [(number, "numbers/sum") for number in ("12", "13", "14", "15")]
    assert _run(text, *marks) == (["12", "15"], [])
    assert _run("<!-- factcheck: ignore-end -->")[1] == [(UNKNOWN, "<!-- factcheck: ignore-end -->")]
    assert _run("<!-- factcheck: ignore-start[numbers] -->")[1][0][0] == UNKNOWN


def test_the_whole_file() -> None:
    text = "Sum 12.\n\n<!-- factcheck: ignore-file[numbers/sum, numbers/share] -->\n\nSum 13."
    assert _run(text, ("12", "numbers/sum"), ("13", "numbers/sum")) == ([], [(UNUSED, "numbers/share")])


def test_the_plain_text_form() -> None:
    text = "Sum 12. [factcheck: ignore[numbers/sum] agreed]\nSum 13. [factcheck: a note [to] the desk]"
    assert _run(text, ("12", "numbers/sum"), ("13", "numbers/sum")) == (["13"], [(UNKNOWN, "a")])


def test_front_matter_covers_the_draft() -> None:
    from factcheck.reading import from_source

    raw = "---\ntitle: T\nfactcheck-ignore: [numbers/sum, quotes]\n---\nSum 12.\n"
    article = from_source(raw, "a.md")
    at, lines = raw.index("12"), Lines(raw)
    finding = Finding("numbers/sum", "error", "", "a.md", at, at + 2, lines.position(at), lines.position(at + 2), "12")
    outcome = apply([finding], [article], RULES, lambda path: ALONE)
    assert outcome.kept == ()
    assert [(fault.rule, raw[fault.start : fault.end]) for _, fault in outcome.faults] == [(UNUSED, "quotes")]


def test_reasons_can_be_required() -> None:
    text = "Sum 12. <!-- factcheck: ignore[numbers/sum] -->\nSum 12. <!-- factcheck: ignore[numbers/sum] as agreed -->"
    article = _article(text)
    finding = _finding(article, "12", "numbers/sum")
    both = [finding, msgspec.structs.replace(finding, offset=text.rindex("12"), end_offset=text.rindex("12") + 2)]
    outcome = apply(both, [article], RULES, lambda path: ALONE, lambda path: True)
    assert [(fault.rule, fault.start) for _, fault in outcome.faults] == [(NO_REASON, 8)]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_comments_are_no_copy(name: str) -> None:
    from factcheck.reading import from_source

    raw = "The road is shut. <!-- factcheck: ignore[numbers] he said 12 -->\n\nIt opens in May.\n"
    article = from_source(raw, name)
    assert "factcheck" not in article.text
    assert raw[slice(*article.span_to_file(0, article.text.index("shut") + 5))] == "The road is shut."


def test_hostile_brackets_take_linear_time() -> None:
    for part in ("[factcheck: ", "[factcheck: [", "[factcheck: ]", "<!--factcheck:-->", "[factcheck: ignore[a] x"):
        _run(part * 20_000)
