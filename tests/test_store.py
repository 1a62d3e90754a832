"""Entries kept together: found by their names, and as if they were not there where a part of the file is gone."""

import os
from pathlib import Path

import pytest

from factcheck import store

ENTRIES = {"one": b"1", "none": b"", "long": b"x" * 10_000, "ä\n": b"\0"}


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    return tmp_path / "some" / "name"


@pytest.mark.parametrize("system", ["pread", "none"])
def test_entries_are_found_by_their_names(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if system == "none":
        monkeypatch.delattr("os.pread")
    store.save_all("some", "name", ENTRIES)
    kept = store.load_all("some", "name")
    assert kept is not None
    assert {name: kept.get(name) for name in kept} == dict(kept.items()) == ENTRIES
    assert kept.get("two") is None


def test_what_was_opened_stays_what_it_was(cache: Path) -> None:
    store.save_all("some", "name", ENTRIES)
    kept = store.load_all("some", "name")
    store.save_all("some", "name", {"one": b"another"})
    assert kept is not None
    assert kept.get("one") == b"1"
    store.clear()
    assert dict(kept.items()) == ENTRIES


@pytest.mark.parametrize("size", [0, 4, 8, 9, 40, 5_000, -1])
def test_a_part_of_a_file_is_none(cache: Path, size: int) -> None:
    store.save_all("some", "name", ENTRIES)
    cache.write_bytes(cache.read_bytes()[:size])
    assert store.load_all("some", "name") is None


@pytest.mark.parametrize("junk", [b"\xff" * 100, b"\x01" + b"\0" * 7 + b"\xc1", b"not such a file"])
def test_another_file_is_none(cache: Path, junk: bytes) -> None:
    store.save_all("some", "name", ENTRIES)
    cache.write_bytes(junk)
    assert store.load_all("some", "name") is None
    assert store.load_all("some", "other") is None


def test_entries_of_earlier_states_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(store, "_MOST", 2500)
    for number in range(5):
        store.save_all("rules", f"state{number}", {"a": b"x" * 1000})
        os.utime(tmp_path / "rules" / f"state{number}", ns=(number, number))
    assert sorted(os.listdir(tmp_path / "rules")) == ["state3", "state4"]
