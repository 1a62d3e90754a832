from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from factcheck.cli import cli
from factcheck.configuration import Finder, Settings, excluded, load, unknown_rules


def _write(folder: Path, name: str, text: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_yaml_and_toml_say_the_same(tmp_path: Path) -> None:
    yaml = _write(tmp_path, "factcheck.yaml", "select: [numbers, dates]\nignore: typography\nfail-on: error\n")
    toml = _write(
        tmp_path,
        "pyproject.toml",
        '[tool.factcheck]\nselect = ["numbers", "dates"]\nignore = "typography"\nfail-on = "error"\n',
    )
    for path in (yaml, toml):
        settings, problems = load(path)
        assert settings is not None
        assert not problems
        assert settings.select == ("numbers", "dates")
        assert settings.ignore == ("typography",)
        assert (settings.severity, settings.fail_on) == ("info", "error")


def test_every_mistake_has_its_place_and_the_nearest_key(tmp_path: Path) -> None:
    path = _write(tmp_path, "factcheck.yaml", "selct: [numbers]\nseverity: warnings\nignore: [1, dates]\npaths: {}\n")
    settings, problems = load(path)
    assert [(problem.line, problem.column) for problem in problems] == [(1, 1), (2, 11), (3, 10), (4, 8)]
    assert "did you mean 'select'?" in problems[0].message
    assert "did you mean 'warning'?" in problems[1].message
    assert settings is not None
    assert settings.ignore == ("dates",)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("factcheck.yaml", "select: [numbers\n", 2),
        ("factcheck.yaml", "select: a\nselect: b\n", 2),
        ("factcheck.yaml", "- numbers\n", 1),
        ("pyproject.toml", "[tool.factcheck]\nselect = [\n", 2),
    ],
)
def test_a_file_that_does_not_parse_is_one_problem(tmp_path: Path, name: str, text: str, line: int) -> None:
    settings, problems = load(_write(tmp_path, name, text))
    assert settings == Settings()
    assert [problem.line for problem in problems] == [line]


def test_toml_mistakes_have_their_place(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.factcheck]\nfail-on = "never"\nselct = ["numbers"]\n'
    _, problems = load(_write(tmp_path, "pyproject.toml", text))
    assert [(problem.line, problem.column) for problem in problems] == [(5, 11), (6, 1)]


def test_the_nearest_file_above_the_draft_is_in_force(tmp_path: Path) -> None:
    _write(tmp_path, "factcheck.yaml", "fail-on: error\n")
    _write(tmp_path / "news", "pyproject.toml", "[tool.other]\nx = 1\n")
    _write(tmp_path / "sport", "pyproject.toml", '[tool.factcheck]\nfail-on = "info"\n')
    finder = Finder()
    assert finder.for_draft(str(tmp_path / "news" / "a.md")).fail_on == "error"
    assert finder.for_draft(str(tmp_path / "sport" / "deep" / "a.md")).fail_on == "info"
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    assert finder.for_draft(str(tmp_path / "repo" / "a.md")) == Settings()
    assert finder.problems == []


def test_a_named_file_is_in_force_everywhere(tmp_path: Path) -> None:
    path = _write(tmp_path, "house.yaml", "fail-on: error\n")
    assert Finder(path).for_draft("/anywhere/a.md").fail_on == "error"
    assert [problem.kind for problem in Finder(str(tmp_path / "absent.yaml")).problems] == ["config"]


@pytest.mark.parametrize(
    ("select", "ignore", "rule", "speaks"),
    [
        ((), (), "numbers/sum", True),
        (("numbers",), (), "numbers/sum", True),
        (("numbers",), (), "dates/weekday", False),
        (("numbers/sum",), ("numbers",), "numbers/sum", True),
        (("numbers",), ("numbers/sum",), "numbers/sum", False),
        ((), ("numbers/",), "numbers/sum", False),
        (("all",), ("all",), "numbers/sum", False),
    ],
)
def test_the_more_specific_mention_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], rule: str, speaks: bool
) -> None:
    assert Settings(select=select, ignore=ignore).selects(rule) is speaks


def test_severities_of_the_house() -> None:
    settings = Settings(rules={"dates": "info", "dates/weekday": "warning"})
    assert settings.severity_of("dates/weekday", "error") == "warning"
    assert settings.severity_of("dates/leap-day", "error") == "info"
    assert settings.severity_of("quotes/unclosed", "error") == "error"


def test_unknown_rules_are_named_with_their_place(tmp_path: Path) -> None:
    path = _write(tmp_path, "factcheck.yaml", "select:\n  - numbers/sums\n  - numbers\nrules: {nowhere/rule: info}\n")
    settings, _ = load(path)
    assert settings is not None
    first, second = unknown_rules(settings, ["numbers/sum", "dates/weekday"])
    assert (first.line, first.column) == (2, 5)
    assert "did you mean 'numbers/sum'?" in first.message
    assert (second.line, second.column) == (4, 9)


def test_excluded_drafts(tmp_path: Path) -> None:
    settings = Settings(exclude=("old/", "*.raw.md", "!keep.raw.md"), root=str(tmp_path))
    names = ("old/a.md", "a.md", "b/x.raw.md", "keep.raw.md")
    out = [name for name in names if excluded(settings, str(tmp_path / name))]
    assert out == ["old/a.md", "b/x.raw.md"]


BROKEN = yaml.safe_load((Path(__file__).parent / "cases/broken.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case["text"][:50])
def test_broken_configurations(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _write(tmp_path, "factcheck.yaml", case["text"] + "\n")
    _write(tmp_path, "a.md", "The mayor met the clerk.\n")
    result = CliRunner().invoke(cli, ["check", "--format", "concise", "a.md"])
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"factcheck.yaml:{message}" for message in case["says"]]
    assert "1 article checked" in result.stdout
