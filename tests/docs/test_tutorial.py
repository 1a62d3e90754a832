"""The tutorial is run as it is printed: its drafts, its commands, what they find."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import cli

TUTORIAL = Path(__file__).resolve().parents[2] / "docs/tutorial.md"
STEP = re.compile(r"<!-- file: (\S+) -->\n```markdown\n(.*?)```|```console\n\$ factcheck ([^\n]*)\n(.*?)```", re.DOTALL)

# Which findings where, and which files; how they are worded may change.
SAID = re.compile(r"^(?:\S+: \w+\[\S+\]|\d+ articles? checked: .*|\S+: written)", re.MULTILINE)


def test_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    steps = list(STEP.finditer(TUTORIAL.read_text(encoding="utf-8")))
    assert len(steps) > 6
    for step in steps:
        name, text, command, screen = step.groups()
        if name:
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        else:
            assert SAID.findall(CliRunner().invoke(cli, shlex.split(command)).output) == SAID.findall(screen), command
