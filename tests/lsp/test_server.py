"""A scripted editor: a real client talks to the server over its standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
FIRST = (
    "---\ndate: 2024-05-14\nsource: Echo\n---\n"
    "In May the Downshire force made a net gain of officers from Thameside Police.\n"
)
BAD = "“🚓 It was was late,” she said.\n"


class Editor:
    """A client that waits for diagnostics."""

    def __init__(self) -> None:
        self.client = LanguageClient("test-editor", "1")
        self.got: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def receive(params: types.PublishDiagnosticsParams) -> None:
            self.got[params.uri] = list(params.diagnostics)
            self.news.set()

    async def start(self, folder: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await self.client.start_io(sys.executable, "-m", "factcheck", "lsp", env=environment, cwd=str(folder))
        capabilities = types.ClientCapabilities()
        await self.client.initialize_async(types.InitializeParams(capabilities, root_uri=folder.as_uri()))
        self.client.initialized(types.InitializedParams())

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        await asyncio.wait_for(self.news.wait(), 30)
        self.news.clear()
        return self.got[uri]

    def open(self, uri: str, text: str) -> None:
        item = types.TextDocumentItem(uri, "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, version: int, text: str, where: types.Range | None = None) -> None:
        part: Any = (
            types.TextDocumentContentChangePartial(where, text)
            if where
            else types.TextDocumentContentChangeWholeDocument(text)
        )
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [part]))

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), 10)


def _run(folder: Path, script: Any) -> None:
    async def play() -> None:
        editor = Editor()
        await editor.start(folder)
        try:
            await script(editor)
        finally:
            await editor.stop()

    asyncio.run(play())


def _codes(items: list[types.Diagnostic]) -> set[Any]:
    return {item.code for item in items}


def test_open_fix_and_see_it_go(tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()

    async def script(editor: Editor) -> None:
        editor.open(uri, BAD)
        found = [d for d in await editor.diagnostics(uri) if d.code == "typography/doubled-word"]
        assert len(found) == 1
        # The emoji counts two UTF-16 units.
        assert found[0].range.start == types.Position(0, 7)
        document = types.TextDocumentIdentifier(uri)
        context = types.CodeActionContext(found)
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(document, found[0].range, context)
        )
        assert actions is not None
        titles = [action.title for action in actions]
        assert "Ignore typography/doubled-word in this line" in titles
        fix = next(action for action in actions if action.title.startswith("Fix"))
        assert isinstance(fix, types.CodeAction)
        assert fix.edit is not None
        assert fix.edit.changes is not None
        (edit,) = fix.edit.changes[uri]
        editor.change(uri, 2, edit.new_text, edit.range)
        assert "typography/doubled-word" not in _codes(await editor.diagnostics(uri))

    _run(tmp_path, script)


def test_a_contradiction_is_linked_both_ways(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text(FIRST, encoding="utf-8")
    second = FIRST.replace("made a net gain", "suffered a net loss").replace("from", "to").replace("14", "15")

    async def script(editor: Editor) -> None:
        editor.open(two.as_uri(), second)
        assert "contradictions/net-position" not in _codes(await editor.diagnostics(two.as_uri()))
        document = types.TextDocumentIdentifier(two.as_uri())
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(document))
        found = [d for d in await editor.diagnostics(two.as_uri()) if d.code == "contradictions/net-position"]
        assert len(found) == 1
        assert found[0].related_information
        assert found[0].related_information[0].location.uri == one.as_uri()
        places = await editor.client.text_document_definition_async(
            types.DefinitionParams(document, found[0].range.start)
        )
        assert [place.uri for place in places] == [one.as_uri()]  # type: ignore[union-attr]

    _run(tmp_path, script)


def test_hover_and_a_draft_that_cannot_be_read(tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()

    async def script(editor: Editor) -> None:
        editor.open(uri, "The council said that about 40 vans were sold.\n")
        await editor.diagnostics(uri)
        hover = await editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 29))
        )
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.value.startswith("number 40 (")
        assert "said by" in hover.contents.value
        editor.change(uri, 2, "---\ntitle: [\n---\nText.\n")
        assert [d.severity for d in await editor.diagnostics(uri)] == [types.DiagnosticSeverity.Error]
        document = types.TextDocumentIdentifier(uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert await editor.diagnostics(uri) == []

    _run(tmp_path, script)


def test_diagnostics_keep_up_with_the_writer(tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()
    text = "The council said on Monday that 40 vans were sold for £3m, up from 30 a year before. " * 60

    async def script(editor: Editor) -> None:
        editor.open(uri, text)
        await editor.diagnostics(uri)
        times = []
        for version in range(2, 22):
            started = time.monotonic()
            editor.change(uri, version, "x", types.Range(types.Position(0, 3), types.Position(0, 3)))
            await editor.diagnostics(uri)
            times.append(time.monotonic() - started)
        # The pause for typing and a generous margin for a busy machine; benchmarks/ measures it closely.
        assert sorted(times)[len(times) // 2] < 1.0

    _run(tmp_path, script)
