"""The rules that a command works with: built-in ones and the packs of the configuration in force here."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from factcheck.configuration import Finder
from factcheck.engine import RuleSet, load


def load_rules(extra: Iterable[Path] = ()) -> RuleSet:
    """Built-in rules, the packs that the current folder's configuration names, and the folders or files ``extra``."""
    packs = Finder().for_folder(os.getcwd()).packs
    return load([*map(Path, packs), *extra])
