"""The command line of ``check``: exit statuses, problems, notes, what is selected and what is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

BAD = "The council said it it would mend the road.\n\n“We start in May,’ the mayor said.\n"
GOOD = "The council said that it would mend the road in May, and that the work would take a week.\n"


def _files(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")


def _rules(result: Result) -> list[str]:
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


def test_exit_statuses(run: Run) -> None:
    _files(bad=BAD, good=GOOD)
    assert run("check", "good.md").exit_code == 0
    assert run("check", "bad.md").exit_code == 1
    assert run("check", "--select", "typography", "--fail-on", "error", "bad.md").exit_code == 0
    assert run("check", "bad.md", "absent.md").exit_code == 2


def test_the_report_slices_back_to_the_file(run: Run) -> None:
    _files(bad="---\ntitle: Roads\n---\n" + BAD)
    data = json.loads(run("check", "--format", "json", ".").stdout)
    text = Path("bad.md").read_text(encoding="utf-8")
    assert {"typography/doubled-word", "quotes/mismatched"} <= {finding["rule"] for finding in data["findings"]}
    for finding in data["findings"]:
        assert text[finding["offset"] : finding["end_offset"]] == finding["excerpt"]
        line = text.splitlines()[finding["start"]["line"] - 1]
        assert line[finding["start"]["column"] - 1 :].startswith(finding["excerpt"].splitlines()[0])


def test_severity_hides_but_does_not_change_the_status(run: Run) -> None:
    _files(bad="It it was late.\n")
    result = run("check", "--severity", "error", "--select", "typography", "--format", "json", "bad.md")
    data = json.loads(result.stdout)
    assert (data["findings"], data["summary"]["warnings"], result.exit_code) == ([], 1, 1)


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.4 \x00\x01", "binary"), (b"---\ntitle: [\n---\nText.\n", "front-matter")]
)
def test_bad_files_are_one_line_each_and_the_rest_is_checked(run: Run, data: bytes, kind: str) -> None:
    _files(bad=BAD)
    Path("odd.md").write_bytes(data)
    result = run("check", "--format", "json", "odd.md", "bad.md")
    report = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [(problem["kind"], problem["path"]) for problem in report["problems"]] == [(kind, "odd.md")]
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("odd.md")
    assert report["findings"]


def test_too_large(run: Run) -> None:
    with open("large.md", "wb") as file:
        file.truncate(20_000_001)
    result = run("check", "large.md")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, "large.md: over 20 MB")


def test_notes_do_not_change_the_status(run: Run) -> None:
    _files(empty=" \n", german="Der Rat hat beschlossen, dass die Brücke nicht gesperrt wird und das Geld bleibt.\n")
    Path("folder").mkdir()
    result = run("check", "empty.md", "german.md", "folder")
    assert result.exit_code == 0
    for name in ("empty.md", "german.md", "folder"):
        assert f"note: {name}: " in result.stderr


def test_unknown_select_names_the_nearest_and_the_rest_is_checked(run: Run) -> None:
    _files(bad=BAD)
    result = run("check", "--select", "typografy", "--select", "quotes", "--format", "json", "bad.md")
    assert result.exit_code == 2
    assert "did you mean 'typography'?" in result.stderr
    assert _rules(result) == ["quotes/mismatched"]


def test_the_same_file_twice_is_checked_once(run: Run) -> None:
    _files(bad=BAD)
    result = run("check", "--format", "json", "bad.md", "./bad.md", ".")
    assert json.loads(result.stdout)["summary"]["articles"] == 1


def test_standard_input_with_a_name(run: Run) -> None:
    Path("factcheck.yaml").write_text("ignore: [quotes]\n", encoding="utf-8")
    result = run("check", "-", "--stdin-filename", "desk/a.md", "--format", "json", stdin=BAD)
    data = json.loads(result.stdout)
    assert {finding["path"] for finding in data["findings"]} == {"desk/a.md"}
    assert not any(rule.startswith("quotes/") for rule in _rules(result))
    odd = run("check", "-", stdin=b"\x00\x01\x02\x03")
    assert (odd.exit_code, odd.stderr.splitlines()[0].split(":")[0]) == (2, "<stdin>")


def test_configuration_found_from_the_draft(run: Run) -> None:
    Path("desk").mkdir()
    Path("desk/a.md").write_text(BAD, encoding="utf-8")
    _files(b=BAD)
    Path("desk/pyproject.toml").write_text(
        '[tool.factcheck]\nselect = ["quotes"]\nfail-on = "error"\n\n[tool.factcheck.rules]\nquotes = "warning"\n',
        encoding="utf-8",
    )
    result = run("check", "--format", "json", "desk")
    assert result.exit_code == 0
    assert [(f["rule"], f["severity"]) for f in json.loads(result.stdout)["findings"]] == [
        ("quotes/mismatched", "warning")
    ]
    assert run("check", "desk", "b.md").exit_code == 1


def test_broken_configuration_has_its_place_and_the_rest_is_checked(run: Run) -> None:
    _files(bad=BAD)
    Path("factcheck.yaml").write_text("fail-on: error\nselct: [quotes]\nignore: [typos]\n", encoding="utf-8")
    result = run("check", "--format", "json", "bad.md")
    assert result.exit_code == 2
    assert "factcheck.yaml:2:1: unknown key 'selct'; did you mean 'select'?" in result.stderr
    assert "factcheck.yaml:3:10: ignore: there is no rule or folder 'typos'" in result.stderr
    assert _rules(result)


def test_paths_and_exclude_of_the_configuration(run: Run) -> None:
    for folder in ("drafts", "drafts/old"):
        Path(folder).mkdir()
        Path(folder, "a.md").write_text(BAD, encoding="utf-8")
    _files(c=BAD)
    Path("factcheck.yaml").write_text("paths: [drafts]\nexclude: [drafts/old/]\n", encoding="utf-8")
    data = json.loads(run("check", "--format", "json").stdout)
    assert {finding["path"] for finding in data["findings"]} == {"drafts/a.md"}


def test_output_goes_to_a_file_in_one_piece(run: Run) -> None:
    _files(bad=BAD)
    result = run("check", "--format", "json", "--output", "report.json", "bad.md")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["version"] == 1
    failed = run("check", "--output", "no/such/report.txt", "bad.md")
    assert (failed.exit_code, failed.stderr.count("\n")) == (2, 1)
    assert sorted(path.name for path in Path().iterdir()) == ["bad.md", "report.json"]


def test_context_is_read_but_not_reported(run: Run) -> None:
    _files(bad=BAD, good=GOOD)
    result = run("check", "--context", ".", "--format", "json", "good.md")
    assert (json.loads(result.stdout)["summary"]["articles"], result.exit_code) == (1, 0)


def test_statistics_never_break_json(run: Run) -> None:
    _files(bad=BAD)
    result = run("check", "--statistics", "--format", "json", "bad.md")
    json.loads(result.stdout)
    assert "typography/doubled-word" in result.stderr


def test_the_order_of_files_changes_nothing(run: Run) -> None:
    _files(a=BAD, b=GOOD, c=BAD)
    first, second = (run("check", "--format", "json", *names) for names in (("a.md", "b.md", "c.md"), ("c.md", ".")))
    assert first.stdout == second.stdout


def test_a_date_must_be_a_date(run: Run) -> None:
    _files(good=GOOD)
    assert run("check", "--date", "2024-05-16", "good.md").exit_code == 0
    assert run("check", "--date", "16 May", "good.md").exit_code == 2


def test_a_closed_pipe_is_one_line_and_status_2(run: Run) -> None:
    _files(bad=BAD)
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", "bad.md"],
        stdout=writer, stderr=subprocess.PIPE, text=True, env=environment, check=False,
    )  # fmt: skip
    os.close(writer)
    assert done.returncode == 2
    assert done.stderr == "standard output: cannot be written: closed before everything was written\n"


CASES = {
    "full disk": ("--output", "/dev/full"),
    "no folder": ("--output", "no/such/report.txt"),
    "a folder": ("--output", "."),
    "one of three": ("--format", "html=/dev/full", "--format", "jsonl=report.jsonl", "--format", "concise=."),
}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_written_is_one_line_and_the_rest_is_written(run: Run, name: str) -> None:
    _files(bad=BAD)
    result = run("check", *CASES[name], "bad.md")
    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.splitlines()
    assert len(lines) == sum("=" not in part or "report" not in part for part in CASES[name][1::2])
    assert all("cannot be written: " in line for line in lines)
    left = sorted(path.name for path in Path().iterdir())
    assert left == ["bad.md", *(["report.jsonl"] if name == "one of three" else [])]


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-", "> /dev/full", "2> /dev/full", "<&-"])
@pytest.mark.parametrize("command", ["check bad.md", "rules list"])
def test_closed_and_full_streams(run: Run, redirection: str, command: str) -> None:
    _files(bad=BAD)
    environment = {key: value for key, value in os.environ.items() if key != "FACTCHECK_DEBUG"}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    line = f'"{sys.executable}" -m factcheck {command} {redirection}'
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment, check=False)
    assert "internal error" not in done.stderr
    assert done.stderr.count("\n") <= 1
    lost = redirection.startswith(">")
    assert done.returncode == (2 if lost else 1 if command == "check bad.md" else 0)
    assert bool(done.stdout) is not lost


def test_several_formats_in_one_run(run: Run) -> None:
    _files(bad=BAD)
    result = run("check", "--format", "sarif=out.sarif", "--format", "concise", "bad.md")
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert result.stdout.startswith("bad.md:1:")
    assert run("check", "--format", "sarf", "bad.md").exit_code == 2
    assert "did you mean 'sarif'?" in run("check", "--format", "sarf", "bad.md").stderr


def test_a_path_that_is_not_there_is_not_called_clean(run: Run) -> None:
    result = run("check", "missing.md")
    assert result.exit_code == 2
    assert "nothing found" not in result.stdout
    assert result.stdout.startswith("Nothing was checked.\n")
