"""The functions of the expression language: each name once, whichever module it comes from."""

import importlib
from pathlib import Path

import factcheck.engine.functions as home


def test_every_name_is_given_once() -> None:
    seen: dict[str, str] = {}
    for path in sorted(Path(home.__file__).parent.glob("[a-z]*.py")):
        for name in importlib.import_module(f"factcheck.engine.functions.{path.stem}").FUNCTIONS:
            assert name not in seen, f"{name}: in {seen[name]} and {path.stem}"
            seen[name] = path.stem
    assert seen.keys() == home.FUNCTIONS.keys()
