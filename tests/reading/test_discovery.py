"""Finding drafts, and leaving out what ignore files name: git is the judge."""

import os
import shutil
import subprocess

import pytest

from factcheck.reading import discover

TREE = [
    "a.txt", "b.md", "c.markdown", "d.py", "build/x.txt", "docs/a.txt", "docs/build/y.md", "docs/keep.md",
    "x/y/z/a.md", "x/temp.txt", "x[1].txt", "logs/1.txt", "logs/keep.txt", "foo/bar/q.txt", "sp ace.txt",
    ".hidden/h.txt",
]  # fmt: skip


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in TREE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_are_walked_in_order(tree):
    files, problems = discover(["."])
    assert files == sorted(files)
    assert {os.path.relpath(f) for f in files} == set(TREE) - {"d.py", ".hidden/h.txt"}
    assert not problems


def test_named_twice_is_checked_once(tree):
    files, _ = discover(["a.txt", "./a.txt", str(tree / "a.txt"), ".", "-", "-"])
    assert files.count("a.txt") == 1
    assert files.count("-") == 1
    assert len(files) == len({os.path.realpath(f) for f in files})


def test_absent_paths_are_problems(tree):
    files, problems = discover(["none.txt", "d.py"])
    assert files == ["d.py"]
    assert [(p.kind, p.path) for p in problems] == [("absent", "none.txt")]


IGNORES = [
    "*.md\n!keep.md",
    "build",
    "build/",
    "/build",
    "docs/**/y.md",
    "**/a.*",
    "x/**",
    "logs/*\n!logs/keep.txt",
    "# comment\n\\#no\n\n   \ntemp.txt   ",
    "x[[]1].txt",
    "x\\[1].txt",
    "foo/*",
    "foo/**/q.txt",
    "[ab].*",
    "[!a]*.txt",
    "logs\n!logs/keep.txt",
    "/*\n!/docs",
    "?.txt",
    "**/build/**",
    "sp\\ ace.txt",
    "docs/build",
    "***/z",
    "a/**b",
]


@pytest.mark.skipif(not shutil.which("git"), reason="git judges")
@pytest.mark.parametrize("ignore", IGNORES)
def test_gitignore_as_git_reads_it(tree, ignore):
    subprocess.run(["git", "init", "-q"], check=True)
    (tree / ".gitignore").write_text(ignore)
    asked = subprocess.run(["git", "check-ignore", *TREE], capture_output=True, text=True)
    out = set(asked.stdout.split("\n")) | {".hidden/h.txt", "d.py"}
    files, _ = discover(["."])
    assert {os.path.relpath(f) for f in files} == set(TREE) - out
    named, _ = discover([name for name in TREE if name not in (".hidden/h.txt", "d.py")])
    assert set(named) == set(TREE) - out


def test_own_ignore_file(tree):
    (tree / "docs" / ".factcheckignore").write_text("build/\n")
    files, _ = discover(["docs"])
    assert [os.path.relpath(f) for f in files] == ["docs/a.txt", "docs/keep.md"]
    assert discover(["docs/build/y.md"])[0] == []


def test_inner_ignore_files_have_the_last_word(tree):
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("*.txt\n")
    (tree / "logs" / ".gitignore").write_text("!keep.txt\n/1.txt\n")
    assert discover(["logs", "foo"])[0] == ["logs/keep.txt"]


def test_links_are_followed_once(tree):
    os.symlink(tree / "a.txt", tree / "z.txt")
    os.symlink(tree / "nowhere", tree / "y.txt")
    files, problems = discover(["."])
    assert [f for f in files if os.path.realpath(f) == str(tree / "a.txt")] == ["a.txt"]
    assert "y.txt" not in files
    assert problems == []


def test_libraries_are_no_copy_and_paths_have_no_dot(tree):
    for name in ("venv/pyvenv.cfg", "venv/lib/notice.txt", "site/node_modules/x/readme.md"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("Text.")
    files, _ = discover(["."])
    assert set(files) == set(TREE) - {"d.py", ".hidden/h.txt"}
    assert discover(["venv/lib/notice.txt"])[0] == ["venv/lib/notice.txt"]
