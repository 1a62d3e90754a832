"""The word lists that templates may name: built-in ones, and those of packs, which replace or extend them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.derived import rules_folder, rules_home
from factcheck.errors import RuleError, nearest
from factcheck.language import inflection, lexicon
from factcheck.language.lexicon import Lexicon

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = ("summary", "inflect", "words", "extends", "lists", "parts")


class Lexicons:
    """Lexicons by name: those of later folders before built-in ones, whose words they add to where they say
    ``extends: true``."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = [folder / "lexicons" for folder in folders]
        self.found: dict[str, Lexicon | None] = {}

    def __call__(self, name: str) -> Lexicon | None:
        """The lexicon, or None where there is none of that name. Raises RuleError for a file that cannot be
        understood."""
        if name not in self.found:
            self.found[name] = self._find(name, len(self.folders))
        return self.found[name]

    def names(self) -> set[str]:
        """The names of all lexicons."""
        folders = [rules_folder() / "lexicons", *self.folders]
        return {file.stem for folder in folders for file in folder.glob("*.yaml")}

    def files(self) -> list[Path]:
        """The files of packs, whose words nobody has looked at yet."""
        return [file for folder in self.folders for file in sorted(folder.glob("*.yaml"))]

    def _find(self, name: str, below: int) -> Lexicon | None:
        """The lexicon of the last of the first ``below`` folders that has it, or the built-in one."""
        for number in reversed(range(below)):
            file = self.folders[number] / f"{name}.yaml"
            if file.is_file():
                data = checked(file)
                own = lexicon.parse(name, data)
                base = self._find(name, number) if data.get("extends") else None
                if base is None:
                    return own
                return msgspec.structs.replace(own, forms={**base.forms, **own.forms}, data={**base.data, **own.data})
        built_in = os.path.join(rules_home(), "lexicons", f"{name}.yaml")
        return lexicon.load(name) if os.path.isfile(built_in) else None


def checked(file: Path) -> dict[str, Any]:
    """The data of a lexicon file. Raises RuleError with the place of what is wrong in it."""
    from factcheck.engine.strict_yaml import parse

    try:
        document = parse(file.read_text(encoding="utf-8"), file.as_posix())
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", kind="rule", path=file.as_posix()) from None

    def refuse(message: str, *at: str | int) -> None:
        line, column = document.where(at)
        raise RuleError(message, kind="rule", path=file.as_posix(), line=line, column=column)

    data = document.data
    if not isinstance(data, dict):
        refuse("a lexicon is a mapping with 'words'")
    for key in data:
        if key not in _KEYS:
            refuse(f"unknown key '{key}'{nearest(key, _KEYS)}", key, "<key>")
    if data.get("inflect", "none") not in inflection.PARTS:
        choices = ", ".join(inflection.PARTS)
        refuse(
            f"inflect: '{data['inflect']}' is none of {choices}{nearest(str(data['inflect']), inflection.PARTS)}",
            "inflect",
        )
    words = data.get("words")
    if not isinstance(words, dict | list) and "parts" not in data:
        refuse(
            "the key 'words' is missing" if words is None else "words: expected a list, or classes with a list each",
            "words",
        )
    for name, entries in words.items() if isinstance(words, dict) else [("", words or [])]:
        at = ("words", name) if name else ("words",)
        if not isinstance(entries, list | dict):
            refuse("expected a list of words", *at)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(entry, str | dict):
                refuse(f"expected a word, not '{entry}'", *at, index)
    return dict(data)
