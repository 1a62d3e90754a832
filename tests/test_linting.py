from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

import factcheck
from factcheck.configuration import Settings
from factcheck.engine import load
from factcheck.errors import ConfigError
from factcheck.extraction import extract as read_facts
from factcheck.linting import lint
from factcheck.model import House

TEXT = "The road road is closed. “It opens in May,’ she said."


def test_check_from_python() -> None:
    article = factcheck.Article.from_text(TEXT, path="a.txt")
    findings = factcheck.check([article])
    assert [(f.rule, f.excerpt, f.start.column) for f in findings] == [
        ("typography/doubled-word", "road road", 5),
        ("quotes/mismatched", "“It opens in May,’", 26),
    ]


def test_rules_are_chosen_by_id_folder_or_file(tmp_path: Path) -> None:
    article = factcheck.Article.from_text(TEXT)
    assert [f.rule for f in factcheck.check([article], rules=["quotes"])] == ["quotes/mismatched"]
    with pytest.raises(ConfigError, match="did you mean 'quotes'"):
        factcheck.check([article], rules=["quote"])


def test_articles_from_memory_may_share_a_path() -> None:
    first, second = factcheck.Article.from_text(TEXT), factcheck.Article.from_text("It it rained.")
    findings = factcheck.check([first, second])
    assert {finding.path for finding in findings} == {"<text>"}
    assert sorted(f.excerpt for f in findings if f.rule == "typography/doubled-word") == ["It it", "road road"]


def test_fingerprints_survive_edits_elsewhere_and_tell_findings_apart() -> None:
    def prints(text: str) -> list[str]:
        found = factcheck.check([factcheck.Article.from_text(text, path="desk/a.txt")], rules=["typography"])
        return [finding.fingerprint for finding in found]

    before = prints("It it rained.\n\nIt it rained.")
    after = prints("A new opening, longer than the old one.\n\nIt it rained.\n\nMore.\n\nIt it rained.")
    assert before == after
    assert len(set(before)) == 2


def test_ignore_comments_are_honoured() -> None:
    article = factcheck.Article.from_text("It it rained. <!-- factcheck: ignore[typography] so it goes -->")
    assert factcheck.check([article], rules=["typography", "suppression"]) == []


def test_the_house_says_how_dates_are_read_and_what_needs_no_definition() -> None:
    text = "The PCC met the NPFU on 04/05/2025, and the PCC said that the NPFU had agreed."
    article = factcheck.Article.from_text(text, path="a.txt")

    def words(settings: Settings) -> list[str]:
        report = lint([article], (), load(), lambda path: settings)
        return [finding.excerpt for finding in report.findings if finding.rule == "names/acronym-undefined"]

    assert "NPFU" in words(Settings())
    assert "NPFU" not in words(Settings(house=House(abbreviations=("NPFU",))))
    british, american = (
        factcheck.extract(msgspec.structs.replace(article, meta={"locale": locale})) for locale in ("en-GB", "en-US")
    )
    assert (british.dates[0].first, american.dates[0].first) == (date(2025, 5, 4), date(2025, 4, 5))


def test_what_is_remembered_changes_nothing() -> None:
    texts = ("The force gained 40 officers, it it said.", "Calls rose from 200 to 300, a rise of 60 per cent.")
    articles = [factcheck.Article.from_text(text, path=f"{number}.md") for number, text in enumerate(texts)]
    facts = {article.path: read_facts(article) for article in articles}
    rule_set, memory = load(), {}  # type: ignore[var-annotated]
    plain = lint(articles, [], rule_set, lambda path: Settings())
    for number in (2, 2, 1):
        some = articles[:number]
        report = lint(
            some, [], rule_set, lambda path: Settings(), facts_of=lambda article: facts[article.path], memory=memory
        )
        assert report.findings == tuple(f for f in plain.findings if f.path in {article.path for article in some})
    assert set(memory) == {"0.md", "1.md"}


def test_a_library_keeps_rules_and_patterns_as_the_command_line_does(tmp_path: Path) -> None:
    code = (
        "import factcheck\n"
        "from factcheck import patterns\n"
        "from factcheck.engine import compiled\n"
        "loads = []\n"
        "load = compiled.load\n"
        "compiled.load = lambda *given: loads.append(given) or load(*given)\n"
        "text = 'Burglaries rose from 1,240 to 1,860, a 40 per cent increase.'\n"
        "found = [[item.rule for item in factcheck.check([factcheck.Article.from_text(text)])] for _ in range(3)]\n"
        "assert found[0] and found[0] == found[1] == found[2]\n"
        "print(len(loads), len(patterns._made))\n"
    )
    environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(tmp_path)}
    first, second = (
        subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        for _ in range(2)
    )
    assert first.stdout.split()[0] == "1"
    assert int(first.stdout.split()[1]) > 0
    assert second.stdout == "1 0\n"
