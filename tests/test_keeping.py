"""The cache never changes what is found: kept, broken, from elsewhere or read by several runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import store

_DRAFT = "Takings at the fair rose from £{} to £{}, a {} per cent rise, said Ann Low. “It was a good year,” she said.\n"
_ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number in range(1, 9):
        text = _DRAFT.format(number * 100, number * 150, 50 if number % 2 else 40)
        (folder / f"{number}.txt").write_text(text * 3, encoding="utf-8")
    return folder


def _check(drafts: Path, *options: str, cache: Path) -> tuple[int, bytes]:
    environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(cache), "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-m", "factcheck", "check", str(drafts), "--format", "json", *options]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1, done.stderr
    return done.returncode, done.stdout


def test_output_is_the_same_with_and_without_cache_and_with_any_number_of_processes(
    drafts: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    plain = _check(drafts, "--no-cache", "--jobs", "1", cache=cache)
    assert not (cache / "articles").exists()
    assert _check(drafts, "--jobs", "2", cache=cache) == plain
    assert _check(drafts, cache=cache) == plain
    (drafts / "1.txt").write_text("Nothing to see here, said the mayor of the town.\n", encoding="utf-8")
    changed = _check(drafts, cache=cache)
    assert changed != plain
    assert changed == _check(drafts, "--no-cache", cache=cache)


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x93\x01\x02\x03", b"not an entry at all"])
def test_broken_entries_are_made_again(drafts: Path, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "cache"
    plain = _check(drafts, cache=cache)
    for entry in cache.rglob("*"):
        if entry.is_file():
            entry.write_bytes(damage)
    assert _check(drafts, cache=cache) == plain


def test_a_folder_that_cannot_be_written_is_no_error(drafts: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert _check(drafts, cache=blocked / "cache") == _check(drafts, "--no-cache", cache=tmp_path / "cache")


def test_trimming_lets_go_of_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    for number in range(5):
        store.save("articles", str(number), b"x" * 100)
        os.utime(tmp_path / "articles" / str(number), (number, number))
    store.trim("articles", 250)
    assert sorted(entry.name for entry in (tmp_path / "articles").iterdir()) == ["3", "4"]
    assert store.held() == {"articles": (2, 200)}
    assert store.clear() == 2
