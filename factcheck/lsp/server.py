"""The language server: open drafts are checked as one types, together with each other."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

import factcheck
from factcheck.configuration import Finder
from factcheck.engine import RuleSet, load
from factcheck.errors import ReadingError
from factcheck.linting import extract, housed, lint, reaches
from factcheck.lsp import diagnostics
from factcheck.lsp.places import Places
from factcheck.model import Article, Report, Summary
from factcheck.reading import discover, from_source, read

PAUSE = 0.15
"""Seconds without typing after which a draft is checked."""
NEIGHBOURS = 50
"""Drafts of the same folder that are compared with when a draft is saved, at most."""


class Server(LanguageServer):
    """``reports`` holds, by URI, the last report on each open draft."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.reports: dict[str, Report] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._rules: RuleSet | None = None

    @property
    def encoding(self) -> str:
        """The units that columns are counted in."""
        return types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value

    def soon(self, uri: str) -> None:
        """Check a draft when its writer pauses."""
        self.forget(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(PAUSE, self.check, uri)

    def forget(self, uri: str) -> None:
        """Do not check what was to be checked soon."""
        if timer := self._waiting.pop(uri, None):
            timer.cancel()

    def check(self, uri: str, saved: bool = False) -> None:
        """Check a draft beside the other open ones, and beside those of its folder where it was just saved."""
        self.forget(uri)
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return
        path = path_of(uri)
        settings = Finder()
        try:
            article = from_source(document.source, path)
        except ReadingError as error:
            self._publish(uri, document.version, [_problem(error)])
            return
        if self._rules is None:
            packs = settings.for_draft(path).packs
            self._rules = load([Path(pack) for pack in packs])
        report = lint([article], self._others(uri, path, saved), self._rules, settings.for_draft)
        lowest = settings.for_draft(path).severity
        findings = tuple(item for item in report.findings if reaches(item.severity, lowest))
        self.reports[uri] = Report(findings, Summary(), texts=report.texts)
        made = [diagnostics.diagnostic(item, path, report.texts, self.encoding) for item in findings]
        self._publish(uri, document.version, [item for item in made if item is not None])

    def _others(self, uri: str, path: str, saved: bool) -> list[Article]:
        texts = {path_of(other): doc.source for other, doc in self.workspace.text_documents.items() if other != uri}
        articles = []
        for name, text in texts.items():
            try:
                articles.append(from_source(text, name))
            except ReadingError:
                continue
        if saved:
            for name in discover([str(Path(path).parent)])[0][:NEIGHBOURS]:
                if name != path and name not in texts:
                    try:
                        articles.append(read(name))
                    except ReadingError:
                        continue
        return articles

    def _publish(self, uri: str, version: int | None, items: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, items, version))


def path_of(uri: str) -> str:
    """The path of a draft; that of a draft that was never saved is its URI."""
    return to_fs_path(uri) or uri


def _problem(error: ReadingError) -> types.Diagnostic:
    line, column = (error.line or 1) - 1, (error.column or 1) - 1
    place = types.Range(types.Position(line, column), types.Position(line, column + 1))
    return types.Diagnostic(place, error.message, severity=types.DiagnosticSeverity.Error, source="factcheck")


server = Server("factcheck", factcheck.__version__)


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """A draft was opened."""
    ls.check(params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """A draft was edited."""
    ls.soon(params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """A draft was saved."""
    ls.check(params.text_document.uri, saved=True)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """A draft was closed: its diagnostics go."""
    uri = params.text_document.uri
    ls.forget(uri)
    ls.reports.pop(uri, None)
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
)
def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Quick fixes for the findings that touch a range."""
    uri, path = params.text_document.uri, path_of(params.text_document.uri)
    report = ls.reports.get(uri)
    if report is None:
        return []
    places = Places(ls.workspace.get_text_document(uri).source, ls.encoding)
    start, end = places.offset(params.range.start), places.offset(params.range.end)
    found: list[types.CodeAction] = []
    for finding in report.findings:
        here, _ = diagnostics.sides(finding, path)
        if here is not None and here.offset <= end and start <= here.end_offset:
            found += diagnostics.actions(finding, path, places, uri)
    return found


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """What is known about the words under the pointer."""
    uri, path = params.text_document.uri, path_of(params.text_document.uri)
    source = ls.workspace.get_text_document(uri).source
    offset = Places(source, ls.encoding).offset(params.position)
    try:
        article = from_source(source, path)
    except ReadingError:
        return None
    facts = extract(housed(article, Finder().for_draft(path)))
    report = ls.reports.get(uri)
    text = diagnostics.hover(facts, report.findings if report else (), path, offset)
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text)) if text else None


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
def other_side(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
    """The other places of the findings under the cursor."""
    uri, path = params.text_document.uri, path_of(params.text_document.uri)
    report = ls.reports.get(uri)
    if report is None:
        return []
    offset = Places(ls.workspace.get_text_document(uri).source, ls.encoding).offset(params.position)
    found: list[types.Location] = []
    for finding in report.findings:
        here, others = diagnostics.sides(finding, path)
        if here is not None and here.offset <= offset < here.end_offset:
            found += [diagnostics.location(place, report.texts, ls.encoding) for place in others]
    return found
