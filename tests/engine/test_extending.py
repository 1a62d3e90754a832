"""Rules and word lists of a pack that build on others."""

from __future__ import annotations

from pathlib import Path

from factcheck.engine import load, run
from factcheck.extraction import extract
from factcheck.model import Article

EXTENDING = """\
id: typography/placeholder
extends: typography/placeholder
severity: info
match: "kopje hier"
examples:
  - fail: The mayor, kopje hier, said so.
    finds: [kopje hier]
"""


def _pack(folder: Path, name: str, text: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def _found(folders: list[Path], text: str) -> list[tuple[str, str]]:
    facts = extract(Article.from_text(text))
    return [(hit.severity, text[hit.start : hit.end]) for hit in run(load(folders), [facts]).hits]


def test_a_rule_that_extends_another_adds_to_it(tmp_path: Path) -> None:
    pack = _pack(tmp_path / "pack", "typography/placeholder.yaml", EXTENDING)
    rules = load([pack])
    assert not rules.problems
    built_in, own = load().by_id["typography/placeholder"], rules.by_id["typography/placeholder"]
    assert own.severity == "info"
    assert own.message == built_in.message
    assert len(own.templates) == len(built_in.templates) + 1
    assert len(own.document.examples) == len(built_in.document.examples) + 1


def test_mistakes_are_told_in_the_extending_file(tmp_path: Path) -> None:
    pack = _pack(tmp_path / "pack", "typography/placeholder.yaml", EXTENDING.replace('"kopje hier"', "[kopje (hier]"))
    (problem,) = load([pack]).problems
    assert (problem.line, problem.column) == (4, 20)


def test_two_packs_with_one_id(tmp_path: Path) -> None:
    text = EXTENDING.replace("extends: typography/placeholder\n", "").replace("typography", "house")
    text += "summary: S.\nkind: pattern\nmessage: m\nwhy: w\n"
    one, two = (_pack(tmp_path / name, "house/placeholder.yaml", text) for name in ("one", "two"))
    assert not load([one]).problems
    (problem,) = load([one, two]).problems
    assert "is taken by" in problem.message


def test_words_are_added_to_a_list(tmp_path: Path) -> None:
    rule = (
        "id: house/up\nsummary: S.\nseverity: info\nkind: pattern\nmatch: '{v:<change>} away'\nmessage: m\nwhy: w\n"
        "examples: []\n"
    )
    pack = _pack(tmp_path / "pack", "house/up.yaml", rule)
    _pack(pack, "lexicons/change.yaml", "extends: true\ninflect: verb\nwords:\n  '+': [zoom]\n")
    assert ("info", "zoomed away") in _found([pack], "Prices zoomed away.")
    assert ("info", "climbed away") in _found([pack], "Prices climbed away.")
    _pack(pack, "lexicons/change.yaml", "inflect: verb\nwords:\n  '+': [zoom]\n")
    assert ("info", "climbed away") not in _found([pack], "Prices climbed away.")
