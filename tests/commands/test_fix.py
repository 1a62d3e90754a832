from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from factcheck.fixes import chosen, fixed
from factcheck.lines import Lines
from factcheck.model import Finding, Fix

Run = Callable[..., Result]


def _finding(start: int, end: int, replacement: str, safe: bool = True) -> Finding:
    at = Lines("").position(0)
    return Finding("a/b", "error", "", "a.md", start, end, at, at, "", fix=Fix(start, end, replacement, safe))


def test_fixes_change_only_their_words_and_are_done_once(run: Run) -> None:
    path = Path("a.md")
    path.write_bytes("---\r\ntitle: T\r\n---\r\nIt was was  wet — the the road road is shut.\r\n".encode())
    result = run("check", "--fix", "--select", "typography/doubled-word", "a.md")
    once = path.read_bytes()
    assert (result.exit_code, result.stderr) == (0, "note: 3 fixed\n")
    assert once == "---\r\ntitle: T\r\n---\r\nIt was  wet — the road is shut.\r\n".encode()
    assert "fixed" not in run("check", "--fix", "--select", "typography/doubled-word", "a.md").stderr
    assert path.read_bytes() == once


def test_show_fixes_changes_nothing(run: Run) -> None:
    Path("a.md").write_text("It was was wet.\n", encoding="utf-8")
    result = run("check", "--show-fixes", "--select", "typography", "a.md")
    assert "-It was was wet.\n+It was wet.\n" in result.stdout
    assert Path("a.md").read_text(encoding="utf-8") == "It was was wet.\n"


def test_a_file_that_is_not_utf8_is_left_alone(run: Run) -> None:
    data = "It was was wet at the caf\xe9 on Monday.\n".encode("cp1252")
    Path("a.md").write_bytes(data)
    result = run("check", "--fix", "--select", "typography", "a.md")
    assert (result.exit_code, Path("a.md").read_bytes()) == (2, data)
    assert "a.md: not fixed" in result.stderr


@pytest.mark.parametrize(("unsafe", "text"), [(False, "Xbcdef"), (True, "XbcYf")])
def test_overlapping_and_unsafe_fixes(unsafe: bool, text: str) -> None:
    findings = [_finding(0, 1, "X"), _finding(3, 5, "Y", safe=False), _finding(4, 6, "Z", safe=False)]
    assert fixed("abcdef", chosen(findings, unsafe)["a.md"]) == text


def test_words_with_markup_between_are_not_fixed(run: Run) -> None:
    Path("a.md").write_text("It **was** was wet.\n", encoding="utf-8")
    run("check", "--fix", "--select", "typography", "a.md")
    assert Path("a.md").read_text(encoding="utf-8") == "It **was** was wet.\n"
