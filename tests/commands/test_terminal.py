"""A run in a real terminal: colour, width, links, and a line of progress where it takes long."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.commands.progress import line

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "The council said that it it would mend the road, “in May,’ the mayor said. " * 2


def _seen(folder: Path, *arguments: str, columns: int = 80, piped: bool = False, **more: str) -> tuple[str, int]:
    """What a terminal of that width is sent (of standard error alone where the output is ``piped``), and the status."""
    (folder / "a.md").write_text(DRAFT + "\n", encoding="utf-8")
    here, there = pty.openpty()
    termios.tcsetwinsize(there, (24, columns))
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "FACTCHECK_CACHE_DIR")}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder, stdin=there, stdout=subprocess.DEVNULL if piped else there, stderr=there,
        env={**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", **more},
    )  # fmt: skip
    os.close(there)
    parts = []
    while True:
        try:
            parts.append(os.read(here, 65536))
        except OSError:  # the other side is closed
            break
        if not parts[-1]:
            break
    os.close(here)
    return b"".join(parts).decode(), process.wait()


def test_colour_and_the_width_of_the_terminal(tmp_path: Path) -> None:
    text, status = _seen(tmp_path, "-m", "factcheck", "check", "a.md", columns=60)
    assert status == 1
    assert "\x1b[1;33mwarning\x1b[0m" in text
    source = [part for part in re.sub("\x1b\\[[0-9;]*m", "", text).splitlines() if part.startswith("1 | ")]
    assert source
    assert max(map(len, source)) <= 60
    assert "\x1b]8" not in text


def test_no_color_and_links(tmp_path: Path) -> None:
    text, _ = _seen(tmp_path, "-m", "factcheck", "check", "a.md", NO_COLOR="1", VTE_VERSION="7200")
    assert "\x1b[" not in text
    assert f"{tmp_path}/a.md\x1b\\" in text
    text, _ = _seen(tmp_path, "-m", "factcheck", "check", "a.md", TERM="dumb", TERM_PROGRAM="iTerm.app")
    assert "\x1b" not in text


SLOW = """
import sys, time
import factcheck.commands.progress as progress
progress.FIRST, progress.NEXT = 0.05, 0.02
import factcheck.commands.checking as check
run = check.check
def slow(*arguments, **options):
    options["watch"]("checking", 3, 4)
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        pass
    return run(*arguments, **options)
check.check = slow
sys.argv = ["factcheck", "check", "--format", "concise", "a.md"]
from factcheck.cli import main
main()
"""


def test_a_long_run_shows_how_far_it_is_and_wipes_it_away(tmp_path: Path) -> None:
    text, status = _seen(tmp_path, "-c", SLOW, piped=True)
    assert status == 1
    assert "\rchecking  [==================      ] 3 of 4 drafts  0 s\x1b[K" in text
    assert text.endswith("\r\x1b[K")


def test_nothing_of_it_without_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SLOW], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_the_line_of_progress() -> None:
    assert line("comparing", 0, 0, 12.3) == "comparing  12 s"
    assert line("checking", 1, 1, 2) == f"checking  [{'=' * 24}] 1 of 1 draft  2 s"
