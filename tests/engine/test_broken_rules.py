"""Rule files with one mistake each: every message names the place and the cause, and nothing else is complained of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.engine.lexicons import Lexicons
from factcheck.engine.rule_files import RuleFiles

BROKEN = yaml.safe_load((Path(__file__).parent / "cases/broken_rules.yaml").read_text(encoding="utf-8"))


def _problems(folder: Path) -> list[str]:
    files = RuleFiles([folder], Lexicons([folder]))
    return [f"{p.path}:{p.line}:{p.column}: {p.message}".removeprefix(f"{folder.name}/") for p in files.problems]


def test_the_rule_itself_is_right(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/percent.yaml").write_text(BROKEN["rule"], encoding="utf-8")
    assert _problems(tmp_path) == []


@pytest.mark.parametrize("case", BROKEN["cases"], ids=lambda case: case["now"][:50])
def test_every_mistake_has_its_place_and_cause(case: dict[str, Any], tmp_path: Path) -> None:
    assert case["was"] in BROKEN["rule"]
    (tmp_path / "pack").mkdir()
    text = BROKEN["rule"].replace(case["was"], case["now"], 1)
    (tmp_path / "pack/percent.yaml").write_text(text, encoding="utf-8")
    said = _problems(tmp_path)
    assert len(said) == len(case["says"])
    for message, expected in zip(said, case["says"], strict=True):
        assert message.startswith(f"pack/percent.yaml:{expected}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("words: [a\n", "2:1: did not find expected ',' or ']'"),
        ("wrds: [a]\n", "1:1: unknown key 'wrds'; did you mean 'words'?"),
        ("summary: Nothing.\n", "1:1: the key 'words' is missing"),
        ("words: cat\n", "1:8: words: expected a list, or classes with a list each"),
        ("words: [cat, 3]\n", "1:14: expected a word, not '3'"),
        ("words: {house: cat}\n", "1:16: expected a list of words"),
        (
            "inflect: nuon\nwords: [cat]\n",
            "1:10: inflect: 'nuon' is none of verb, noun, adjective, none; did you mean 'noun'?",
        ),
        ("words: [off]\n", "1:9: 'off' is a boolean in YAML 1.1"),
        ("- cat\n", "1:1: a lexicon is a mapping with 'words'"),
    ],
)
def test_mistakes_in_word_lists(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons/pets.yaml").write_text(text, encoding="utf-8")
    (said,) = _problems(tmp_path)
    assert said.removeprefix(f"{tmp_path.as_posix()}/").startswith(f"lexicons/pets.yaml:{says}")
