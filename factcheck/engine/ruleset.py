"""Find, read and compile rule files: the built-in ones, a newsroom's own folder, installed packs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck import store
from factcheck.engine import compiled
from factcheck.engine.rule import Rule, compile_rule
from factcheck.engine.word_lists import WordLists
from factcheck.errors import RuleError
from factcheck.language import lexicon
from factcheck.language.lexicon import Lexicon, rules_folder
from factcheck.model import Problem


class RuleSet:
    """Rules by id, in order of their ids, and the problems met on reading them."""

    def __init__(self, rules: dict[str, Rule], problems: tuple[Problem, ...], key: str = "") -> None:
        self.by_id = dict(sorted(rules.items()))
        self.problems = problems
        self.key = key
        """Names the state of all rule files; empty where it is not known."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(self.by_id.values())

    def only(self, ids: Sequence[str]) -> RuleSet:
        """The same set with fewer rules; `define` rules stay, since others stand on their claims."""
        keep = set(ids)
        chosen = {key: rule for key, rule in self.by_id.items() if key in keep or rule.kind == "define"}
        return RuleSet(chosen, self.problems, self.key and store.digest([self.key, *chosen]))


class Lexicons:
    """Lexicons by name: those of later folders before built-in ones."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = [folder / "lexicons" for folder in folders]
        self.found: dict[str, Lexicon | None] = {}

    def __call__(self, name: str) -> Lexicon | None:
        """The lexicon, or None where there is none of that name."""
        if name not in self.found:
            self.found[name] = self._find(name)
        return self.found[name]

    def _find(self, name: str) -> Lexicon | None:
        for folder in reversed(self.folders):
            if (folder / f"{name}.yaml").is_file():
                return lexicon.parse(name, lexicon.load_yaml(folder / f"{name}.yaml"))
        built_in = rules_folder() / "lexicons" / f"{name}.yaml"
        return lexicon.load(name) if built_in.is_file() else None


def load(paths: Sequence[Path] | None = None) -> RuleSet:
    """The built-in rules and those under ``paths`` (a later rule of the same id replaces an earlier one).

    Broken rules are left out and stand in ``problems``; the others run."""
    folders = [rules_folder(), *(paths or ())]
    key = compiled.key(folders)
    kept = compiled.load(key, Lexicons(folders[1:]))
    if kept is not None:
        return RuleSet({rule.id: rule for rule in kept}, (), key)
    rule_set, lists = _read(folders)
    if not rule_set.problems:
        compiled.save(key, rule_set.rules, lists)
        rule_set.key = key
    return rule_set


def _read(folders: Sequence[Path]) -> tuple[RuleSet, WordLists]:
    from factcheck.engine.kinds import KEYS
    from factcheck.engine.schema import read
    from factcheck.engine.strict_yaml import parse

    lexicons, lists = Lexicons(folders[1:]), WordLists()
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(folder.rglob("*.yaml"))
        for file in files:
            if "lexicons" in file.relative_to(folder).parts[:-1]:
                continue
            shown = file.relative_to(folder.parent).as_posix() if folder == folders[0] else file.as_posix()
            try:
                source = parse(file.read_text(encoding="utf-8"), shown)
                document = read(source, shown, KEYS)
                expected = file.relative_to(folder).with_suffix("").as_posix() if folder.is_dir() else document.id
                if document.id != expected:
                    line, column = source.where(("id",))
                    message = f"the id is '{document.id}', the file says '{expected}'"
                    raise RuleError(message, kind="rule", path=shown, line=line, column=column)
                rules[document.id] = compile_rule(document, source, shown, lexicons, lists)
            except RuleError as error:
                problems.append(Problem(error.kind, error.path, error.line, error.column, error.message))
            except (OSError, UnicodeDecodeError) as error:
                problems.append(Problem("rule", shown, None, None, f"cannot be read: {error}"))
    return RuleSet(rules, tuple(problems)), lists
