"""What a check of one draft may cost, counted in work, so that a busy machine hides nothing and fails nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_PARAGRAPHS = (
    "The council will spend £{a} million on {b} new buses next year, up from £{c} million, Ann Low said on Tuesday.",
    "“We have waited long enough,” she said. “People here need to get to work, and to get home again.”",
    "Officers counted {b} complaints in March and {c} in April, a rise of {a} per cent, according to a report.",
    "The road by the river stays closed while the bridge is repaired. Residents were told to use the old lane instead.",
)
_COUNTED = """
import json, sys
from factcheck import patterns
from factcheck.engine import annotation, matching, sieve
from factcheck.engine.operands import setting
counts = {"tried": 0, "units": 0, "needs": 0, "settings": 0, "dated": 0}
def counted(home, name, key):
    plain = getattr(home, name)
    def call(*arguments, **options):
        counts[key] += 1
        return plain(*arguments, **options)
    setattr(home, name, call)
from factcheck.engine import runner
counted(runner, "source", "tried")
counted(annotation.Annotated, "__init__", "units")
counted(sieve._Words, "group", "needs")
counted(setting, "_setting", "settings")
from factcheck.extraction.dates import grammar
counted(grammar.Rule, "found", "dated")
from factcheck.engine import load
from factcheck.engine.runner import Runner
from factcheck.extraction import extract
from factcheck.model import Article
text = sys.stdin.read()
facts = extract(Article.from_text(text))
Runner(load()).examine(facts)
counts["sentences"] = len(facts.sentences)
counts["figures"] = len(facts.quantities)
counts["patterns"] = len(patterns._patterns)
print(json.dumps(counts))
"""


def _draft(paragraphs: int) -> str:
    lines = (_PARAGRAPHS[n % 4].format(a=n % 7 + 2, b=n * 3 + 11, c=n % 5 + 14) for n in range(paragraphs))
    return "\n\n".join(lines) + "\n"


def _run(code: str, text: str, cache: Path) -> str:
    environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(cache), "PYTHONPATH": str(_ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, env=environment, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_rules_tried_and_patterns_compiled_stay_within_budget(cache: Path) -> None:
    counts = json.loads(_run(_COUNTED, _draft(40), cache))
    assert counts["sentences"] >= 40
    # A sentence is annotated once for every way in which its facts may stand in it; most have one.
    assert counts["units"] <= 1.25 * counts["sentences"]
    # What templates need is asked once an article, and of all templates a few are tried on a sentence.
    assert counts["needs"] <= 420
    assert counts["tried"] <= 9 * counts["sentences"]
    assert counts["patterns"] <= 250
    # What stands around a figure (or a word that is asked for) is found once, whatever it is held against.
    assert 0 < counts["settings"] <= 1.5 * counts["figures"]


def test_work_grows_with_the_draft_and_no_faster(cache: Path) -> None:
    few, many = (json.loads(_run(_COUNTED, _draft(size), cache)) for size in (40, 160))
    assert many["tried"] <= 4.4 * few["tried"]
    assert many["units"] <= 4.4 * few["units"]
    assert many["needs"] <= 1.1 * few["needs"]
    # Dates that look alike ask the rules of dates once.
    assert 0 < many["dated"] <= 1.1 * few["dated"]


def test_a_check_imports_only_what_it_needs(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "draft.txt").write_text(_draft(12), encoding="utf-8")
    code = (
        "import sys\nsys.argv = ['factcheck', 'check', sys.argv[1], '--format', 'concise', '--output', sys.argv[2]]\n"
        "from factcheck.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(' '.join(sorted(sys.modules)))\n"
    )
    code = code.replace("sys.argv[1]", repr(str(tmp_path / "draft.txt"))).replace(
        "sys.argv[2]", repr(str(tmp_path / "out.txt"))
    )
    _run(code, "", cache)
    modules = _run(code, "", cache).split()
    heavy = {"yaml", "dateparser", "rich", "jinja2", "duckdb", "pyarrow", "jsonschema", "multiprocessing.pool", "regex"}
    assert not heavy & set(modules)
    assert len(modules) <= 361
