"""The bundle of modules: used while it is that of the sources, and otherwise as if it were not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from factcheck import store

_ROOT = Path(__file__).resolve().parents[1]
_USE = """
import sys
from factcheck import bundle
used = bundle.use()
from factcheck import linting
if len(sys.argv) > 1:
    from factcheck.engine import runner
loaders = [type(m.__spec__.loader).__name__ for name, m in sys.modules.items() if name.startswith("factcheck.")]
print(loaders.count("_Loader"), len(loaders), used is None, linting.__file__, getattr(linting, "ADDED", ""))
if used:
    used.keep()
"""
_FIRST = 3
"""Modules that open the bundle: they cannot come from it."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the program, as it stands in a checkout."""
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(_ROOT / "factcheck", tmp_path / "factcheck", ignore=left_out)
    (tmp_path / "rules" / "lexicons").mkdir(parents=True)
    return tmp_path


def _python(home: Path, *arguments: str, **environment: str) -> str:
    kept = {**os.environ, "FACTCHECK_CACHE_DIR": str(home / "cache"), "PYTHONPATH": str(home)}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=home, env=kept | environment, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout


def _use(home: Path, *arguments: str, **environment: str) -> tuple[int, int]:
    """How many modules came from the bundle, and how many there were."""
    bundled, loaded, *_ = _python(home, "-c", _USE, *arguments, **environment).split()
    return int(bundled), int(loaded)


def _bundles(home: Path) -> list[Path]:
    return list(home.rglob("*.bundle"))


def test_the_second_run_takes_modules_from_the_bundle(home: Path) -> None:
    none, loaded = _use(home)
    assert (none, len(_bundles(home))) == (0, 1)
    assert _use(home) == (loaded - _FIRST, loaded)
    assert not [file for file in home.rglob(".*") if file.is_file()]


def test_a_check_writes_it_and_finds_the_same_with_it(home: Path) -> None:
    shutil.copytree(_ROOT / "rules", home / "rules", dirs_exist_ok=True)
    (home / "draft.txt").write_text("Burglaries rose from 1,240 to 1,860, a 40 per cent increase.\n", "utf-8")
    command = ("-m", "factcheck", "check", "--no-cache", "draft.txt")
    first = _python(home, *command)
    assert "numbers/percent-change" in first
    assert _bundles(home)
    assert _python(home, *command) == first


def test_a_changed_source_is_noticed_and_the_bundle_written_anew(home: Path) -> None:
    _use(home)
    source = home / "factcheck" / "linting.py"
    status = source.stat()
    source.write_text(source.read_text("utf-8") + "\nADDED = 'changed'\n", "utf-8")
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))
    first = _python(home, "-c", _USE)
    assert first.startswith("0 ")
    assert first.endswith("changed\n")
    again = _python(home, "-c", _USE)
    assert not again.startswith("0 ")
    assert again.endswith("changed\n")


def test_modules_that_another_run_imports_are_added(home: Path) -> None:
    _use(home)
    few = _bundles(home)[0].stat()
    _use(home, "more")
    many = _bundles(home)[0].stat()
    assert many.st_size > few.st_size
    assert _use(home, "more")[0] > _use(home)[0] > 0
    assert _bundles(home)[0].stat().st_mtime_ns == many.st_mtime_ns


@pytest.mark.parametrize("size", [0, 7, 100, 100_000, -1])
def test_a_part_of_a_bundle_is_none(home: Path, size: int) -> None:
    _use(home)
    bundle = _bundles(home)[0]
    bundle.write_bytes(bundle.read_bytes()[:size])
    assert _use(home)[0] == 0
    assert _use(home)[0] > 0


def test_what_is_no_code_is_imported_as_ever(home: Path) -> None:
    _, loaded = _use(home)
    bundle = _bundles(home)[0]
    entries = dict(store.Entries(str(bundle)).items())
    spoilt = {name: data if not name or name.endswith(".") else b"junk" for name, data in entries.items()}
    bundle.write_bytes(store.together(spoilt))
    assert _use(home) == (1, loaded)  # the first one is found to be none, and no other is tried


def test_where_python_writes_no_compiled_files_it_stands_in_the_store(home: Path) -> None:
    none, loaded = _use(home, PYTHONDONTWRITEBYTECODE="1")
    (kept,) = (home / "cache" / "modules").iterdir()
    assert none == 0
    assert _use(home, PYTHONDONTWRITEBYTECODE="1") == (loaded - _FIRST, loaded)
    written = kept.stat().st_mtime_ns
    more, all_of_them = _use(home, "more", PYTHONDONTWRITEBYTECODE="1")
    assert (more, loaded < all_of_them) == (loaded - _FIRST, True)
    assert kept.stat().st_mtime_ns > written
    assert _use(home, "more", PYTHONDONTWRITEBYTECODE="1") == (all_of_them - _FIRST, all_of_them)
    assert not list(home.rglob("__pycache__"))
    (home / "factcheck" / "lines.py").touch()
    assert _use(home, PYTHONDONTWRITEBYTECODE="1")[0] == 0
    assert _use(home, PYTHONDONTWRITEBYTECODE="1")[0] > 0


def test_old_compiled_files_are_not_compiled_again_in_every_run(home: Path) -> None:
    _python(home, "-c", _USE)
    for bundle in _bundles(home):
        bundle.unlink()
    (home / "factcheck" / "lines.py").touch()
    none, loaded = _use(home, PYTHONDONTWRITEBYTECODE="1")
    assert none == 0
    assert _use(home, PYTHONDONTWRITEBYTECODE="1") == (loaded - _FIRST, loaded)
    assert not _bundles(home)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners of files")
def test_no_code_is_run_from_where_others_can_write(home: Path) -> None:
    _use(home, PYTHONDONTWRITEBYTECODE="1")
    folder = home / "cache" / "modules"
    assert folder.stat().st_mode & 0o777 == 0o700
    (kept,) = folder.iterdir()
    written = kept.stat().st_mtime_ns
    folder.chmod(0o777)
    assert _use(home, PYTHONDONTWRITEBYTECODE="1")[0] == 0
    assert kept.stat().st_mtime_ns == written


def test_none_is_written_where_compiled_files_stand_elsewhere(home: Path) -> None:
    _use(home, PYTHONPYCACHEPREFIX=str(home / "elsewhere"))
    assert not _bundles(home)
    assert not (home / "cache" / "modules").exists()


def test_a_folder_that_cannot_be_written_is_no_error(home: Path) -> None:
    _use(home)
    bundle = _bundles(home)[0]
    bundle.unlink()
    bundle.mkdir()  # what root cannot write either
    (bundle / "file").touch()
    assert _use(home)[0] == 0
    assert not [file for file in home.rglob(".*") if file.is_file()]


def test_a_program_that_was_moved_is_imported_as_ever(home: Path) -> None:
    _use(home)
    for name in ("factcheck", "rules"):
        shutil.move(home / name, home / "elsewhere" / name)
    bundled, _ = _use(home / "elsewhere")
    assert bundled == 0
    assert str(home / "elsewhere") in _python(home / "elsewhere", "-c", _USE)


def test_one_that_was_compiled_elsewhere_is_tried_once(home: Path) -> None:
    _python(home, "-m", "compileall", "-q", "factcheck")  # which names files as they are named to it
    _, loaded = _use(home)
    written = _bundles(home)[0].stat().st_mtime_ns
    assert _use(home) == (1, loaded)
    assert _bundles(home)[0].stat().st_mtime_ns == written


def test_a_zip_file_has_none(home: Path) -> None:
    with zipfile.ZipFile(home / "program.zip", "w") as archive:
        for file in (home / "factcheck").rglob("*.py"):
            archive.write(file, file.relative_to(home).as_posix())
    code = "import factcheck; from factcheck import bundle; print(factcheck.__file__, bundle.use())"
    told = _python(home / "rules", "-c", code, PYTHONPATH=str(home / "program.zip"))
    assert "program.zip" in told
    assert told.endswith(" None\n")
