"""A compiled rule: templates, expressions and message of one rule file, ready to run."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from factcheck.engine.expression import ExpressionError, Node, operators, parse
from factcheck.engine.lexicons import Lexicons
from factcheck.engine.message import Piece, compile_message
from factcheck.engine.schema import Refuse, RuleDocument, listed
from factcheck.engine.template import Template, TemplateError, compile_template, expand
from factcheck.engine.word_lists import WordLists
from factcheck.errors import nearest
from factcheck.language.lexicon import Lexicon
from factcheck.model import Severity

Made = TypeVar("Made")
FindLexicon = Callable[[str], Lexicon | None]


class Rule:
    """A rule and everything compiled from it. Attributes of the file: ``document``; ``path`` is where it stands."""

    def __init__(
        self,
        document: RuleDocument,
        path: str,
        templates: list[Template],
        unless: list[Template],
        where: list[Node],
        assertion: Node | None,
        let: dict[str, Node],
        lexicon: FindLexicon,
        lists: WordLists,
    ) -> None:
        self.document, self.path, self.lexicon, self.lists = document, path, lexicon, lists
        self.templates, self.unless = templates, unless
        self.where, self.assertion, self.let = where, assertion, let
        self.severity: Severity = document.severity
        self.vetoes: list[list[frozenset[str]]] | None = None
        """For each `unless` template the words of which each group must be there; made when first needed."""

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def summary(self) -> str:
        return self.document.summary

    @property
    def kind(self) -> str:
        return self.document.kind

    @property
    def within(self) -> str:
        """The size of the units that templates are tried on: roles are looked for sentence by sentence."""
        return "sentence" if self.kind == "relation" else self.document.within

    @property
    def why(self) -> str:
        return self.document.why

    @property
    def message(self) -> str:
        return self.document.message

    @property
    def examples(self) -> list[object]:
        return list(self.document.examples)

    @cached_property
    def is_equation(self) -> bool:
        """Does the assertion hold one figure against a formula over others (``~``), rather than against a bound?"""
        return self.kind == "arithmetic" and self.assertion is not None and "~" in operators(self.assertion)

    @cached_property
    def asks_publication(self) -> bool:
        """Does the assertion speak of the publication date?"""
        return "published" in (self.document.assertion or "")

    @cached_property
    def roles(self) -> dict[str, range]:
        """For each role of a relation the numbers of the templates that bind it."""
        found, at = {}, 0
        for name, sources in self.document.roles.items():
            found[name] = range(at, at + len(listed(sources)))
            at = found[name].stop
        return found

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The scopes that the rule looks at; empty means everywhere."""
        scopes = frozenset(listed(self.document.scope))  # type: ignore[arg-type]
        return frozenset() if "any" in scopes else scopes

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of its expressions and messages: what need not be computed is not among them."""
        document = self.document
        texts = [*listed(document.where), *document.let.values(), document.message, *document.explain]
        return frozenset(word for text in texts for word in re.findall(r"[a-z_]+", text))

    @cached_property
    def message_pieces(self) -> list[Piece]:
        return compile_message(self.document.message)

    @cached_property
    def explanation_pieces(self) -> list[list[Piece]]:
        return [compile_message(line) for line in self.document.explain]


def compile_rule(document: RuleDocument, path: str, lexicon: Lexicons, lists: WordLists, refuse: Refuse) -> Rule:
    """Compile a rule. Each template or expression that cannot be understood is told to ``refuse``, with its place in
    the file and the column in it, and left out."""
    shared = lexicon("parts")
    parts: dict[str, str] = {**(shared.data.get("parts", {}) if shared else {}), **document.parts}

    def attempt(make: Callable[[str], Made], text: str, *at: str | int) -> list[Made]:
        try:
            return [make(text)]
        except (TemplateError, ExpressionError) as error:
            near = nearest(error.lexicon, lexicon.names()) if isinstance(error, TemplateError) else ""
            refuse(f"{at[0]}: {error}{near}", at, 0 if "\n" in text else error.column)
            return []

    def each(make: Callable[[str], Made], key: str, value: str | list[str]) -> list[Made]:
        if isinstance(value, str):
            return attempt(make, value, key)
        return [made for index, text in enumerate(value) for made in attempt(make, text, key, index)]

    def template(text: str) -> Template:
        return compile_template(expand(text, parts), lexicon, lists)

    def binding(role: str) -> Callable[[str], Template]:
        def bound(text: str) -> Template:
            made = template(text)
            if not any(label.partition("__")[0] == role for label in made.binds):
                raise TemplateError(f"the role '{role}' is not bound", 0)
            return made

        return bound

    def of_role(role: str, value: str | list[str]) -> list[Template]:
        if isinstance(value, str):
            return attempt(binding(role), value, "roles", role)
        return [t for index, text in enumerate(value) for t in attempt(binding(role), text, "roles", role, index)]

    roles = [made for role, value in document.roles.items() for made in of_role(role, value)]
    attempt(compile_message, document.message, "message")
    each(compile_message, "explain", document.explain)
    return Rule(
        document,
        path,
        [*each(template, "match", document.match), *_alike(roles)],
        each(template, "unless", document.unless),
        each(parse, "where", document.where),
        next(iter(attempt(parse, document.assertion, "assert")), None) if document.assertion else None,
        {name: node for name, text in document.let.items() for node in attempt(parse, text, "let", name)},
        lexicon,
        lists,
    )


def _alike(templates: list[Template]) -> list[Template]:
    """The templates of roles, made to read one annotation of a sentence, so that they bind the same facts."""
    durations = any(template.variant[1] for template in templates)
    return [t._replace(variant=(True, durations, *t.variant[2:])) for t in templates]
