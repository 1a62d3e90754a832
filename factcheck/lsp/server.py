"""The language server itself: what the editor sends, when drafts are checked, what is sent back."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
from collections.abc import Generator
from typing import Any
from urllib.parse import urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

import factcheck
from factcheck.lsp.checking import Checker
from factcheck.lsp.drafts import Draft, name_of
from factcheck.lsp.features import FIX_ALL, Editor
from factcheck.lsp.places import Places, clean

DEBOUNCE = 0.002
"""Seconds without a keystroke before a draft is checked; what is typed during a check is checked once, after it."""
IDLE = 2.0
"""Seconds without a keystroke after which garbage is collected, which under steady typing it is every COLLECT_EVERY
checks, and what was typed into is read from scratch."""
COLLECT_EVERY = 500


class _Protocol(LanguageServerProtocol):
    """Leaves the text of documents to us: pygls takes U+2028 and the like for line ends and moves edits by them."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        handler = self.fm.features.get(types.TEXT_DOCUMENT_DID_CHANGE)
        if handler is not None:
            yield handler, (params,), None


class Server(LanguageServer):
    """One session with one editor. Drafts are checked one at a time, on the thread that reads messages."""

    def __init__(self) -> None:
        super().__init__("factcheck", factcheck.__version__, protocol_cls=_Protocol)
        self.checker = Checker()
        self.drafts: dict[str, Draft] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._together: asyncio.Task[None] | None = None
        self._told: set[str] = set()
        self._typed: set[str] = set()
        self._rest: asyncio.TimerHandle | None = None
        self._checks = 0

    @property
    def encoding(self) -> str:
        """How positions are counted in this session."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16")

    @property
    def editor(self) -> Editor:
        """Answers about the drafts that are open."""
        uris = {draft.path: uri for uri, draft in self.drafts.items()}
        return Editor(self.checker, uris, self.encoding)

    def offset(self, draft: Draft, position: types.Position) -> int:
        """The offset in the draft of a position that the editor sent."""
        return Places(draft.text, self.encoding).offset(position)

    def soon(self, uri: str) -> None:
        """Check the draft when typing pauses."""
        self._forget(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(DEBOUNCE, self._alone, uri)

    def look_around(self) -> None:
        """Compare the open drafts with the others of the workspace, from the start where that is under way."""
        if self._together is not None:
            self._together.cancel()
        self._together = asyncio.get_running_loop().create_task(self._compare())

    def close(self, uri: str) -> None:
        """Forget the draft and take its diagnostics away."""
        self._forget(uri)
        if self.drafts.pop(uri, None) is not None:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))
            # What was found against its unsaved text is to be found against the file.
            self.look_around()

    def _forget(self, uri: str) -> None:
        handle = self._waiting.pop(uri, None)
        if handle is not None:
            handle.cancel()

    def _alone(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        draft = self.drafts.get(uri)
        if draft is not None:
            self.checker.alone(draft)
            self._publish(draft)
            self._typed.add(uri)
            self._rest_later()

    def _rest_later(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
        self._checks += 1
        if self._checks % COLLECT_EVERY == 0:
            gc.collect()
        self._rest = asyncio.get_running_loop().call_later(IDLE, self._tidy)

    def _tidy(self) -> None:
        """While nobody types: what a check takes over from the one before it must not outlive a pause."""
        gc.collect()
        for draft in (self.drafts[uri] for uri in sorted(self._typed) if uri in self.drafts):
            before = draft.findings
            self.checker.forget(draft)
            self.checker.alone(draft)
            if draft.findings != before:
                self._publish(draft)
        self._typed.clear()

    async def _compare(self) -> None:
        drafts = list(self.drafts.values())
        folders = [path for uri in self.workspace.folders if (path := to_fs_path(uri))]
        roots = folders or sorted({os.path.dirname(draft.path) for draft in drafts if os.path.isabs(draft.path)})
        for _ in self.checker.together(drafts, roots):
            await asyncio.sleep(0)
        for draft in drafts:
            if draft.uri in self.drafts and draft.text == draft.found_in:
                self._publish(draft)

    def _publish(self, draft: Draft) -> None:
        diagnostics = self.editor.diagnostics(draft)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=draft.uri, diagnostics=diagnostics, version=draft.version)
        )
        for problem in self.checker.problems:
            if problem not in self._told:
                self._told.add(problem)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"factcheck: {problem}"))
        self.checker.problems.clear()


def serve() -> None:
    """Speak with an editor over standard input and output until it says goodbye."""
    server = Server()

    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, params: types.InitializedParams) -> None:
        ls.checker.warm()
        # What the rules and lexicons are made of lives as long as the session: not to be walked at each collection,
        # which is kept for pauses.
        gc.collect()
        gc.freeze()
        gc.disable()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = to_fs_path(document.uri) if urlsplit(document.uri).scheme == "file" else None
        name = name_of(document.uri, path, document.language_id)
        ls.drafts[document.uri] = Draft(document.uri, name, clean(document.text), document.version)
        ls.soon(document.uri)
        ls.look_around()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        draft = ls.drafts.get(params.text_document.uri)
        if draft is None:
            return
        draft.edit(params.content_changes, ls.encoding)
        draft.version = params.text_document.version
        ls.soon(draft.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.checker.configure()
        draft = ls.drafts.get(params.text_document.uri)
        if draft is not None:
            ls.checker.forget(draft)
            ls.soon(draft.uri)
        ls.look_around()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.close(params.text_document.uri)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        draft = ls.drafts.get(params.text_document.uri)
        if draft is None:
            return []
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ["quickfix"]]
        found: list[types.CodeAction] = []
        if any(f"{types.CodeActionKind.QuickFix.value}.".startswith(f"{kind}.") for kind in only if kind):
            found += ls.editor.actions(draft, ls.offset(draft, params.range.start), ls.offset(draft, params.range.end))
        if any(f"{FIX_ALL}.".startswith(f"{kind}.") for kind in only if kind):
            found += ls.editor.everything(draft)
        return found

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        draft = ls.drafts.get(params.text_document.uri)
        text = ls.editor.hover(draft, ls.offset(draft, params.position)) if draft else ""
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text)) if text else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def other_side(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
        draft = ls.drafts.get(params.text_document.uri)
        return ls.editor.others(draft, ls.offset(draft, params.position)) if draft else []

    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        server.start_io()
