"""Pages that are followed step by step are run as they are printed: their files, their commands, what those print."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import cli

DOCS = Path(__file__).resolve().parents[2] / "docs"
STEP = re.compile(
    r"<!-- file: (?P<name>\S+) -->\n```\w+\n(?P<text>.*?)```"
    r"|```console\n\$ (?P<program>factcheck|pip install) (?P<command>[^\n]*)\n(?P<screen>.*?)```",
    re.DOTALL,
)

# Which findings where, and which files; how they are worded may change.
SAID = re.compile(r"^(?:\S+: \w+\[\S+\]|\d+ articles? checked: .*|\S+: written|\d+ examples .*|finding:)", re.MULTILINE)


@pytest.mark.parametrize("page", ["tutorial", "packs"])
def test_every_step(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    steps = list(STEP.finditer((DOCS / f"{page}.md").read_text(encoding="utf-8")))
    assert len(steps) > 6
    for step in steps:
        if step["name"]:
            Path(step["name"]).parent.mkdir(parents=True, exist_ok=True)
            Path(step["name"]).write_text(step["text"], encoding="utf-8")
        elif step["program"] == "factcheck":
            result = CliRunner().invoke(cli, shlex.split(step["command"]))
            assert SAID.findall(result.output) == SAID.findall(step["screen"]), step["command"]
        else:
            install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", "site"]
            subprocess.run([*install, *shlex.split(step["command"])], check=True, capture_output=True)
            monkeypatch.syspath_prepend(str(tmp_path / "site"))
