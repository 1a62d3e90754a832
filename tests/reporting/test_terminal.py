"""What a terminal is shown: columns, links, differences of wording."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import msgspec
import pytest

from factcheck.lines import Lines
from factcheck.model import Finding, Look, Related, Report, Summary
from factcheck.reporting import FORMATS
from factcheck.reporting.columns import columns, fitting

LINK = re.compile("\x1b]8;;(.*?)\x1b\\\\(.*?)\x1b]8;;\x1b\\\\")


def _place(path: str, text: str, words: str) -> dict[str, object]:
    at, lines = text.index(words), Lines(text)
    end = at + len(words)
    return {
        "path": path,
        "offset": at,
        "end_offset": end,
        "start": lines.position(at),
        "end": lines.position(end),
        "excerpt": words,
    }


def _report(here: str, there: str, words: str, others: str, rule: str = "quotes/misquote") -> Report:
    related = Related(**_place("a.md", there, others))  # type: ignore[arg-type]
    finding = Finding(rule, "warning", "two wordings", **_place("b.md", here, words), related=(related,))  # type: ignore[arg-type]
    return Report((finding,), Summary(2, 0, 1, 0), texts={"a.md": there, "b.md": here})


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("plain", 5),
        ("東京", 4),
        ("e\u0301te\u0301", 3),
        ("ｶﾞ", 2),
        ("👩\u200d🚒", 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("a\u200bb", 2),
        ("각", 2),
        ("co\xadop", 5),
    ],
)
def test_columns_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width


def test_as_an_independent_table_of_widths_has_it() -> None:
    wcwidth = pytest.importorskip("wcwidth")
    letters = [chr(code) for code in [*range(0x20, 0x250), *range(0x300, 0x530), *range(0x2010, 0x2070)]]
    letters += [chr(code) for code in [*range(0x3041, 0x3097), *range(0x4E00, 0x9FA6), *range(0xAC00, 0xD7A4)]]
    letters = [char for char in letters if unicodedata.category(char) not in ("Cc", "Cn", "Zl", "Zp")]
    assert [char for char in letters if columns(char) != wcwidth.wcwidth(char)] == []


def test_what_fits() -> None:
    assert (fitting("東京都", 4), fitting("東京都", 5), fitting("abc", 2), fitting("東", 1)) == (2, 2, 2, 1)


@pytest.mark.parametrize("width", [30, 60, 100])
@pytest.mark.parametrize("word", ["word ", "都市 ", "長い文"])
def test_no_line_of_source_is_wider_than_asked(width: int, word: str) -> None:
    text = word * 90 + "wrong" + word * 90
    report = _report(text, text, "wrong", "wrong")
    lines = [line for line in FORMATS["full"](report, Look(width=width)).splitlines() if line.startswith("1 | ")]
    assert len(lines) == 2
    for line in lines:
        assert columns(line) <= len("1 | ") + width + len("……")
        assert "wrong" in line


def test_two_wordings_word_by_word() -> None:
    left = "“Nobody in this room wants a bidding war for officers that we trained ourselves,” she said."
    right = "“Nobody in this room wants an auction for officers we trained ourselves.”"
    report = _report(right, left, right, left[: left.index(" she")])
    lines = FORMATS["full"](report, Look()).splitlines()
    (difference,) = (line for line in lines if line.startswith("  ~ "))
    assert difference == (
        "  ~ “Nobody in this room wants [-a bidding war-] {+an auction+} for officers [-that-] we trained ourselves.”"
    )
    assert "~" not in FORMATS["full"](_report(right, left, "wants an auction", "bidding war"), Look())
    assert "~" not in FORMATS["full"](_report(left, left, left, left), Look())


def test_paths_are_links_only_where_asked_and_to_files_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.md").write_text("It was was.\n", encoding="utf-8")
    report = _report("It was was.\n", "It was.\n", "was was", "was", rule="typography/x")
    text = FORMATS["full"](report, Look(link="file://desk{path}#{line}"))
    assert LINK.findall(text) == [(f"file://desk{tmp_path}/b.md#1", "b.md:1:4")]
    assert LINK.sub(r"\2", text) == FORMATS["full"](report, Look())


def test_a_path_cannot_leave_its_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\x1b]8;;http:x\x1b\\.md"
    Path(name).write_text("It was was.\n", encoding="utf-8")
    report = _report("It was was.\n", "It was.\n", "was was", "was")
    odd = msgspec.structs.replace(report.findings[0], path=name, related=())
    text = FORMATS["concise"](msgspec.structs.replace(report, findings=(odd,)), Look(link="file://{path}"))
    ((address, shown),) = LINK.findall(text)
    assert "\x1b" not in address + shown


def test_of_many_places_the_first_are_shown_and_the_others_named() -> None:
    report = _report("It was was.\n", "It was.\n", "was was", "was", rule="typography/x")
    place = report.findings[0].related[0]
    for number, shown in ((4, 4), (5, 3)):
        finding = msgspec.structs.replace(report.findings[0], related=(place,) * number)
        lines = FORMATS["full"](msgspec.structs.replace(report, findings=(finding,)), Look()).splitlines()
        assert sum(line == "  :: a.md:1:4" for line in lines) == shown
        assert ("  :: and 2 more places: a.md:1:4, a.md:1:4" in lines) is (number == 5)
