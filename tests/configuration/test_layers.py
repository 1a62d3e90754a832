"""What a configuration builds on, and what it says for some drafts only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factcheck.configuration import Finder, load


def _write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_builds_on_sets_and_files(tmp_path: Path) -> None:
    _write(tmp_path / "group.yaml", "extends: wire\nfail-on: error\nrules: {numbers: warning, dates: info}\n")
    path = _write(
        tmp_path / "desk/factcheck.yaml", "extends: ../group.yaml\nignore: [typography]\nrules: {dates: error}\n"
    )
    settings, problems = load(path)
    assert (problems, settings is None) == ([], False)
    assert settings is not None
    assert settings.ignore == ("sourcing", "claims", "typography")
    assert settings.rules == {"numbers": "warning", "dates": "error"}
    assert settings.fail_on == "error"
    assert settings.origins[("ignore", "typography")].path == path
    assert settings.origins[("ignore", "sourcing")].path.endswith("wire.yaml")
    assert settings.origins[("fail-on",)].path.endswith("group.yaml")


@pytest.mark.parametrize("name", ["recommended", "strict", "wire"])
def test_the_built_in_sets_are_right(name: str, tmp_path: Path) -> None:
    assert load(_write(tmp_path / "factcheck.yaml", f"extends: [{name}]\n"))[1] == []


def test_circles_and_strangers_are_problems(tmp_path: Path) -> None:
    first = _write(tmp_path / "a.yaml", "fail-on: error\nextends: b.yaml\n")
    _write(tmp_path / "b.yaml", "extends: [a.yaml, no-such-pack]\n")
    settings, problems = load(first)
    assert settings is not None
    assert settings.fail_on == "error"
    assert [(problem.line, problem.column, problem.message) for problem in problems] == [
        (1, 11, "extends: 'a.yaml' extends this file in turn"),
        (1, 19, "extends: there is no set, file or installed pack 'no-such-pack'"),
    ]


def test_an_installed_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    _write(site / "desk_style/__init__.py", "raise RuntimeError('a pack is never executed')\n")
    _write(site / "desk_style/factcheck.yaml", "ignore: [claims]\n")
    _write(site / "desk_style/rules/typography/banned.yaml", "id: typography/banned\n")
    _write(site / "desk_style-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: desk-style\nVersion: 1\n")
    _write(site / "desk_style-1.dist-info/entry_points.txt", "[factcheck.packs]\ndesk-style = desk_style\n")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    settings, problems = load(_write(tmp_path / "factcheck.yaml", "extends: desk-style\n"))
    assert problems == []
    assert settings is not None
    assert settings.ignore == ("claims",)
    assert settings.packs == (str(site / "desk_style/rules"),)


def test_overrides_hold_for_their_files_only(tmp_path: Path) -> None:
    text = "ignore: [claims]\noverrides:\n  - files: [opinion/]\n    ignore: [sourcing]\n    fail-on: error\n"
    _write(tmp_path / "factcheck.yaml", text)
    finder = Finder()
    opinion, news = (finder.for_draft(str(tmp_path / folder / "a.md")) for folder in ("opinion", "news"))
    assert (opinion.ignore, opinion.fail_on) == (("claims", "sourcing"), "error")
    assert (news.ignore, news.fail_on) == (("claims",), "warning")
    assert str(opinion.origins[("fail-on",)]).endswith("factcheck.yaml:5:14")
    assert finder.for_draft(str(tmp_path / "opinion/b.md")) is opinion


def test_mistakes_in_overrides_have_their_place(tmp_path: Path) -> None:
    text = "overrides:\n  - ignore: [claims]\n  - files: [a]\n    paths: [b]\n    fail-on: never\npacks: [gone]\n"
    _, problems = load(_write(tmp_path / "factcheck.yaml", text))
    assert [(problem.line, problem.column) for problem in problems] == [(2, 5), (4, 5), (5, 14), (6, 9)]
