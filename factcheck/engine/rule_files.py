"""Rule files from YAML to rules, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.engine.checking import check
from factcheck.engine.kinds import KEYS
from factcheck.engine.lexicons import Lexicons
from factcheck.engine.rule import Rule
from factcheck.engine.rule_compiler import compile_rule
from factcheck.engine.schema import read
from factcheck.engine.strict_yaml import Document, parse
from factcheck.engine.strict_yaml import Path as Place
from factcheck.engine.word_lists import WordLists
from factcheck.errors import RuleError, nearest
from factcheck.model import Problem

_GROWING = ("match", "unless", "where", "eased", "explain", "related", "examples")
"""Keys that a rule adds to those of the rule that it extends; every other one takes the place of that rule's."""


class RuleFiles:
    """The rules below some folders, the built-in one first. ``rules`` holds those that can be understood, by id, a
    later one in the place of an earlier one; ``problems`` what is wrong with the others; ``lists`` the words of
    templates."""

    def __init__(self, folders: Sequence[Path], lexicons: Lexicons) -> None:
        self.rules: dict[str, Rule] = {}
        self.problems: list[Problem] = []
        self.lists = WordLists()
        self._lexicons = lexicons
        self._sources: dict[str, Document] = {}
        self._built_in: set[str] = set()
        for number, folder in enumerate(folders):
            for file in [folder] if folder.is_file() else sorted(folder.rglob("*.yaml")):
                if "lexicons" not in file.relative_to(folder).parts[:-1]:
                    shown = file.as_posix() if number else file.relative_to(folder.parent).as_posix()
                    self._file(file, shown, folder)
            if number == 0:
                self._built_in = {rule.path for rule in self.rules.values()}
        for file in lexicons.files():
            try:
                lexicons(file.stem)
            except RuleError as error:
                self._tell(error)

    def _tell(self, error: RuleError) -> None:
        for one in (error, *error.others):
            problem = Problem(one.kind, one.path, one.line, one.column, one.message)
            if problem not in self.problems:
                self.problems.append(problem)

    def _file(self, file: Path, shown: str, folder: Path) -> None:
        try:
            self._rule(parse(file.read_text(encoding="utf-8"), shown), file, shown, folder)
        except RuleError as error:
            self._tell(error)
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(Problem("rule", shown, None, None, f"cannot be read: {error}"))

    def _rule(self, source: Document, file: Path, shown: str, folder: Path) -> None:
        errors: list[RuleError] = []

        def refuse(message: str, at: Place, column: int = 0) -> None:
            line, first = source.where(at)
            errors.append(RuleError(message, kind="rule", path=shown, line=line, column=first + column))

        base = source.data.get("extends") if isinstance(source.data, dict) else None
        if base in self._sources:
            source = _extended(source, self._sources[str(base)])
        elif isinstance(base, str):
            refuse(f"there is no rule '{base}' to extend{nearest(base, self._sources)}", ("extends",))
        document = read(source, shown, KEYS, refuse)
        expected = file.relative_to(folder).with_suffix("").as_posix() if folder.is_dir() else document.id
        if document.id and document.id != expected:
            refuse(f"the id is '{document.id}', the file says '{expected}'", ("id",))
        earlier = self.rules.get(document.id)
        if earlier and earlier.path not in self._built_in and base is None:
            refuse(f"the id '{document.id}' is taken by {earlier.path}; 'extends: {document.id}' builds on it", ("id",))
        rule = compile_rule(document, shown, self._lexicons, self.lists, refuse)
        if not errors:
            check(rule, self._lexicons.names(), refuse)
        if errors:
            errors.sort(key=lambda error: (error.line or 0, error.column or 0))
            errors[0].others = tuple(errors[1:])
            raise errors[0]
        self.rules[document.id] = rule
        self._sources[document.id] = source


def _extended(source: Document, base: Document) -> Document:
    """A rule file laid over the one that it extends; the places are those of its own file."""
    data, positions = {**base.data, **source.data}, dict(source.positions)
    for key in _GROWING:
        if key in source.data and key in base.data:
            before, own = (
                [part[key]] if isinstance(part[key], str) else part[key] for part in (base.data, source.data)
            )
            data[key] = [*before, *own]
            for place in [place for place in source.positions if place[0:1] == (key,)]:
                index = place[1] if len(place) > 1 else 0
                if isinstance(index, int):
                    positions[(key, index + len(before), *place[2:])] = source.positions[place]
    return Document(data, positions)
