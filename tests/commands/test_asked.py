"""The plain command line of a check is read as the library that reads all command lines does it."""

from __future__ import annotations

import datetime

import click
import pytest

from factcheck.commands.asked import FLAGS, REPEATED, VALUES, asked
from factcheck.commands.check import command


def _by_click(arguments: list[str]) -> dict[str, object]:
    with command.make_context("check", list(arguments)) as context:
        return dict(context.params)


def test_both_know_the_same_options() -> None:
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert {name for option in options for name in option.opts} == {*FLAGS, *VALUES, *REPEATED}
    assert {option.opts[0]: option.name for option in options if option.is_flag} == FLAGS
    assert {option.opts[0]: option.name for option in options if option.multiple} == {
        name: home for name, (home, _) in REPEATED.items()
    }


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.txt", "b.txt"],
        ["--format", "json", "a.txt", "--format=html=out.html", "-"],
        ["--severity", "warning", "--fail-on=error", "--jobs", "2", "--no-cache", "drafts"],
        [
            "--date",
            "2024-02-29",
            "--context",
            "x",
            "--context",
            "y",
            "--against",
            "n",
            "--archive=o",
            "--select",
            "numbers",
            "--ignore=dates",
        ],
        [
            "--fix",
            "--unsafe-fixes",
            "--statistics",
            "--diff",
            "main",
            "--config",
            "my.toml",
            "--output",
            "o",
            "--",
            "-x",
        ],
        ["--stdin-filename=", "-"],
    ],
)
def test_both_read_the_same(arguments: list[str]) -> None:
    assert asked(["check", *arguments]) == _by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"], ["-h"], ["--nosuch"], ["--format", "nosuch"], ["--format"], ["--jobs", "-1"], ["--jobs", "two"],
        ["--date", "2024-02-30"], ["--date", "today"], ["--severity", "fatal"], ["--no-cache=1"], ["--sel", "x"],
        ["--output", "--fix"], ["--format", "json="],
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_library(arguments: list[str]) -> None:
    assert asked(["check", *arguments]) is None


def test_other_verbs_are_left_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked([]) is None
    assert asked(["rules", "list"]) is None
    assert asked(["--version"]) is None
    assert asked(["check", "--date", "2024-02-03"]) is not None
    assert asked(["check", "--date", "2024-02-03"])["date"] == datetime.date(2024, 2, 3)  # type: ignore[index]
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "bash_source")
    assert asked(["check"]) is None
