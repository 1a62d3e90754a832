"""From a rule file's document to a rule: templates, expressions and messages compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from factcheck.engine.asking import asked_of
from factcheck.engine.expression import ExpressionError, operators, parse
from factcheck.engine.lexicons import Lexicons
from factcheck.engine.message import compile_message
from factcheck.engine.operands.spec import SpecError
from factcheck.engine.operands.spec import parse as parse_operand
from factcheck.engine.rule import Body, Head, Rule
from factcheck.engine.schema import Refuse, RuleDocument, listed
from factcheck.engine.template import Template
from factcheck.engine.template_compiler import TemplateError, compile_template, expand
from factcheck.engine.word_lists import WordLists
from factcheck.errors import nearest

if TYPE_CHECKING:
    from factcheck.engine.rule import FindLexicon

Made = TypeVar("Made")


def compile_rule(document: RuleDocument, path: str, lexicon: Lexicons, lists: WordLists, refuse: Refuse) -> Rule:
    """Compile a rule. Each template or expression that cannot be understood is told to ``refuse``, with its place in
    the file and the column in it, and left out."""
    shared = lexicon("parts")
    parts: dict[str, str] = {**(shared.data.get("parts", {}) if shared else {}), **document.parts}

    def attempt(make: Callable[[str], Made], text: str, *at: str | int) -> list[Made]:
        try:
            return [make(text)]
        except (TemplateError, ExpressionError, SpecError) as error:
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
    message = attempt(compile_message, document.message, "message")
    explain = each(compile_message, "explain", document.explain)
    body = Body(
        [*each(template, "match", document.match), *_alike(roles)],
        each(template, "unless", document.unless),
        each(parse, "where", document.where),
        next(iter(attempt(parse, document.assertion, "assert")), None) if document.assertion else None,
        {name: node for name, text in document.let.items() for node in attempt(parse, text, "let", name)},
        message[0] if message else [],
        explain,
        {n: spec for n, text in document.operands.items() for spec in attempt(parse_operand, text, "operands", n)},
        each(parse, "sure", document.sure),
        each(parse, "eased", document.eased),
    )
    return ready(document, path, body, lexicon, lists)


def ready(document: RuleDocument, path: str, body: Body, lexicon: FindLexicon, lists: WordLists) -> Rule:
    """The rule of a document and what was compiled from it."""
    equation = document.kind == "arithmetic" and body.assertion is not None and "~" in operators(body.assertion)
    within = "sentence" if document.kind == "relation" else document.within
    beside = document.kind in ("conflict", "support") or document.against != "copy"
    scope = frozenset([document.scope] if isinstance(document.scope, str) else document.scope)
    head = Head(document.id, document.kind, document.severity, within, document.check, equation, beside,
                document.reach, document.options, document.stated,
                frozenset() if "any" in scope else frozenset(scope), document.group, document.of,
                document.against, document.within,
                {name: len(listed(sources)) for name, sources in document.roles.items()})  # fmt: skip
    return Rule(head, path, lambda: body, lambda: document, lexicon, lists, asked_of)


def _alike(templates: list[Template]) -> list[Template]:
    """The templates of roles, made to read one annotation of a sentence, so that they bind the same facts."""
    durations = any(template.variant[1] for template in templates)
    return [t._replace(variant=(True, durations, *t.variant[2:])) for t in templates]
