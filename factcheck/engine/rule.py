"""A compiled rule: templates, expressions and message of one rule file, ready to run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from factcheck.engine.expression import ExpressionError, Node, operators, parse
from factcheck.engine.message import Piece, compile_message
from factcheck.engine.schema import RuleDocument, listed
from factcheck.engine.strict_yaml import Document
from factcheck.engine.template import Template, TemplateError, compile_template, expand
from factcheck.engine.word_lists import WordLists
from factcheck.errors import RuleError
from factcheck.language.lexicon import Lexicon
from factcheck.model import Severity

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
    def scopes(self) -> frozenset[str]:
        """The scopes that the rule looks at; empty means everywhere."""
        scopes = frozenset(listed(self.document.scope))  # type: ignore[arg-type]
        return frozenset() if "any" in scopes else scopes

    @cached_property
    def message_pieces(self) -> list[Piece]:
        return compile_message(self.document.message)

    @cached_property
    def explanation_pieces(self) -> list[list[Piece]]:
        return [compile_message(line) for line in self.document.explain]


def compile_rule(document: RuleDocument, source: Document, path: str, lexicon: FindLexicon, lists: WordLists) -> Rule:
    """Compile a rule. Raises RuleError at the template or expression that cannot be understood."""

    def fail(key: str, index: int | None, error: TemplateError | ExpressionError, text: str) -> RuleError:
        at = (key,) if index is None else (key, index)
        line, column = source.where(at)
        plain = "\n" not in text
        return RuleError(f"{error} in {key}", kind="rule", path=path, line=line, column=column + error.column * plain)

    shared = lexicon("parts")
    parts: dict[str, str] = {**(shared.data.get("parts", {}) if shared else {}), **document.parts}

    def templates(key: str, value: str | list[str]) -> list[Template]:
        result = []
        for index, text in enumerate(listed(value)):
            try:
                result.append(compile_template(expand(text, parts), lexicon, lists))
            except TemplateError as error:
                raise fail(key, None if isinstance(value, str) else index, error, text) from None
        return result

    def expression(key: str, text: str, index: int | None = None) -> Node:
        try:
            return parse(text)
        except ExpressionError as error:
            raise fail(key, index, error, text) from None

    where = document.where
    rule = Rule(
        document,
        path,
        templates("match", document.match),
        templates("unless", document.unless),
        [expression("where", t, None if isinstance(where, str) else i) for i, t in enumerate(listed(where))],
        expression("assert", document.assertion) if document.assertion else None,
        {name: expression("let", text) for name, text in document.let.items()},
        lexicon,
        lists,
    )
    for key, text in [("message", document.message), *(("explain", line) for line in document.explain)]:
        try:
            compile_message(text)
        except ExpressionError as error:
            raise fail(key, None, error, text) from None
    return rule
