"""Lexicons: word lists in YAML under ``rules/lexicons``, with inflections and classes.

A lexicon file::

    summary: Verbs that say a figure moved.
    inflect: verb                       # verb | noun | adjective | none
    words:                              # class name -> words; "+" and "-" are the classes that carry a sign
      "+": [climb, "rise|rose|risen", "go|went|gone up"]
      "-": [fall|fell|fallen, drop]

A word is a lemma, after bars its irregular forms; of a verb phrase the first word inflects. A mapping
may also stand in a class: ``"+": {inflect: noun, words: [rise, increase]}``. ``"{took} {bribe}"`` stands for each word
of one list before each word of another, which the file gives under ``lists``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck import derived, patterns
from factcheck.derived import rules_folder as rules_folder
from factcheck.errors import RuleError, nearest
from factcheck.language import inflection

if TYPE_CHECKING:
    from pathlib import Path


_SLOT = patterns.lazy(r"\{(\w+)\}")


class Lexicon(msgspec.Struct, frozen=True):
    """``forms`` maps each lower-case form to ``(lemma, class)``. ``data`` holds every key of the file besides."""

    name: str
    forms: dict[str, tuple[str, str]]
    data: dict[str, Any] = {}

    def lemma(self, form: str) -> str | None:
        """The lemma of a form in any case, None where the lexicon does not have it."""
        entry = self.forms.get(form.lower())
        return entry[0] if entry else None

    def class_of(self, form: str) -> str | None:
        """The class of a form in any case, None where the lexicon does not have it."""
        entry = self.forms.get(form.lower())
        return entry[1] if entry else None

    def sign(self, form: str) -> int:
        """+1, -1, or 0 where the form carries no sign."""
        return {"+": 1, "-": -1}.get(self.class_of(form) or "", 0)


def parse(name: str, document: dict[str, Any]) -> Lexicon:
    """Build a lexicon from its YAML document. Raises RuleError where it has another shape."""
    words = document.get("words", {})
    default = document.get("inflect", "none")
    if not isinstance(words, dict):
        words = {"": words}
    table: dict[str, tuple[str, str]] = {}
    for class_name, entries in words.items():
        groups = entries if isinstance(entries, list) and any(isinstance(e, dict) for e in entries) else [entries]
        for group in groups:
            part = group.get("inflect", default) if isinstance(group, dict) else default
            for word in group["words"] if isinstance(group, dict) else group if isinstance(group, list) else [group]:
                if not isinstance(word, str):
                    message = f"lexicon {name}: {word!r} is not a word"
                    raise RuleError(message, kind="rule", path=f"lexicons/{name}.yaml")
                for each in spelt_out(word, document.get("lists", {}), name):
                    phrase, forms = _inflected(each, part)
                    for form in forms:
                        table.setdefault(form.lower(), (phrase, str(class_name)))
    return Lexicon(name, table, {key: value for key, value in document.items() if key not in ("words", "inflect")})


def spelt_out(phrase: str, lists: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """The phrases that one of the lexicon ``name`` stands for, in the order of the lists in it. Raises RuleError for a
    list that is not there."""
    slots = _SLOT.findall(phrase)
    missing = next((slot for slot in slots if slot not in lists), None)
    if missing is not None:
        message = f"'{phrase}' names a list '{missing}' that is not under lists{nearest(missing, lists)}"
        raise RuleError(message, kind="rule", path=f"lexicons/{name}.yaml")
    bare = _SLOT.sub("{}", phrase)
    return [bare.format(*words) for words in product(*(lists[slot] for slot in slots))] if slots else [phrase]


def _inflected(word: str, part: str) -> tuple[str, tuple[str, ...]]:
    """A word without its irregular forms, and all its forms."""
    head, _, tail = word.partition(" ")
    lemma, *irregular = head.split("|")
    if part == "noun" and tail:
        lemma, *irregular = word.split("|")
        tail = ""
    phrase = f"{lemma} {tail}" if tail else lemma
    return phrase, inflection.forms(phrase, part, tuple(irregular))


@derived.kept(Lexicon)
def load(name: str) -> Lexicon:
    """The built-in lexicon ``rules/lexicons/<name>.yaml``."""
    return parse(name, load_yaml(rules_folder() / "lexicons" / f"{name}.yaml"))


@derived.kept(dict[str, Any])
def table(name: str) -> dict[str, Any]:
    """A built-in data table that is no word list (units, currencies, time zones), as plain YAML data."""
    return load_yaml(rules_folder() / "lexicons" / f"{name}.yaml")


def load_yaml(path: Path) -> dict[str, Any]:
    """A YAML mapping, read with libyaml where it is present (20 times faster than the pure Python loader)."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return document
