"""A scripted editor: a real client of the Language Server Protocol, speaking to ``factcheck lsp`` as a process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

Script = Callable[["ScriptedEditor"], Coroutine[Any, Any, None]]
ROOT = Path(__file__).resolve().parents[2]


class ScriptedEditor:
    """Opens, types, saves; ``shown`` holds the last diagnostics of each document."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("scripted-editor", "1")
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.published = asyncio.Event()
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.messages: list[str] = []

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def show(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params
            self.published.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

    async def start(self, **capabilities: Any) -> types.InitializeResult:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await self.client.start_io(sys.executable, "-m", "factcheck", "lsp", cwd=self.folder, env=environment)
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(**capabilities),
                root_uri=self.folder.as_uri(),
                workspace_folders=[types.WorkspaceFolder(self.folder.as_uri(), "drafts")],
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), 10)

    def cpu_seconds(self) -> float:
        """What the server has used of the processor so far, where the system tells (Linux)."""
        assert self.client._server is not None
        fields = Path(f"/proc/{self.client._server.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def tidy(self) -> None:
        """Close everything and empty the folder."""
        for uri in self.versions:
            self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        for file in self.folder.iterdir():
            file.unlink()
        self.versions.clear()
        self.shown.clear()
        self.published.clear()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        uri = self.uri(name)
        self.texts[uri], self.versions[uri] = text, 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return uri

    def type(self, uri: str, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """An incremental edit, in the editor's own count (UTF-16)."""
        self.versions[uri] += 1
        place = types.Range(types.Position(*start), types.Position(*end))
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=self.versions[uri], uri=uri),
                [types.TextDocumentContentChangePartial(range=place, text=text)],
            )
        )

    def apply(self, action: types.CodeAction) -> None:
        assert action.edit is not None
        assert action.edit.changes is not None
        for uri, edits in action.edit.changes.items():
            for edit in edits:
                start, end = edit.range.start, edit.range.end
                self.type(uri, (start.line, start.character), (end.line, end.character), edit.new_text)

    async def until(self, uri: str, holds: Callable[[list[types.Diagnostic]], bool]) -> list[types.Diagnostic]:
        """The diagnostics of the current version, once they satisfy ``holds``."""

        async def wait() -> list[types.Diagnostic]:
            while True:
                shown = self.shown.get(uri)
                if shown and shown.version == self.versions.get(uri) and holds(list(shown.diagnostics)):
                    return list(shown.diagnostics)
                self.published.clear()
                await self.published.wait()

        return await asyncio.wait_for(wait(), 20)

    async def actions(self, uri: str, at: types.Range, *only: types.CodeActionKind) -> list[types.CodeAction]:
        context = types.CodeActionContext([], list(only) or None)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(types.TextDocumentIdentifier(uri), at, context)
        )
        return [action for action in found or [] if isinstance(action, types.CodeAction)]


def session(folder: Path) -> Iterator[Callable[[Script], None]]:
    """One server for many scripts: each finds an empty folder and no document open. To be used as a fixture."""
    with asyncio.Runner() as runner:
        editor = ScriptedEditor(folder)
        runner.run(editor.start())

        def play(script: Script) -> None:
            try:
                runner.run(script(editor))
            finally:
                runner.run(editor.tidy())

        try:
            yield play
        finally:
            runner.run(editor.stop())
