"""``factcheck lsp`` as an editor meets it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("pygls")

from lsprotocol import types

from tests.lsp.client import ROOT, Script, ScriptedEditor, session

Play = Callable[[Script], None]

FIRE = "# Warehouse fire in Harnwick\n\nThe warehouse fire in Harnwick killed four people on Tuesday, the mayor said.\n"
AGAIN = "\nThe warehouse fire in Harnwick killed six people on Tuesday, the mayor said.\n"


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    yield from session(tmp_path_factory.mktemp("drafts"))


def contradictions(shown: list[types.Diagnostic]) -> list[types.Diagnostic]:
    return [diagnostic for diagnostic in shown if str(diagnostic.code).startswith("contradictions/")]


def test_type_a_contradiction_and_take_it_away_again(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("fire.md", FIRE)
        assert not contradictions(await editor.until(uri, bool))
        editor.type(uri, (3, 0), (3, 0), AGAIN)
        one, other = contradictions(await editor.until(uri, contradictions))
        assert {one.range.start.line, other.range.start.line} == {2, 4}
        for side, far in ((one, other), (other, one)):
            assert side.related_information
            assert side.related_information[0].location == types.Location(uri, far.range)
        found = await editor.client.text_document_definition_async(
            types.DefinitionParams(types.TextDocumentIdentifier(uri), one.range.start)
        )
        assert found == [types.Location(uri, other.range)]
        late = max(one, other, key=lambda side: side.range.start.line)
        fix = next(a for a in await editor.actions(uri, late.range) if a.title.startswith("Write 'four"))
        editor.apply(fix)
        await editor.until(uri, lambda shown: not contradictions(shown))

    play(script)


def test_ignore_with_a_reason(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("fire.md", FIRE + AGAIN)
        side = contradictions(await editor.until(uri, contradictions))[-1]
        ignore = next(a for a in await editor.actions(uri, side.range) if a.title.startswith("Ignore contradictions/"))
        editor.apply(ignore)
        await editor.until(uri, lambda shown: not contradictions(shown))

    play(script)


def test_positions_are_utf_16_and_lines_end_where_editors_end_them(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("rain.txt", "😀 😀 It it rained.\u2028 Then then it snowed.\r\nNo no more.\n", "plaintext")
        shown = await editor.until(uri, bool)
        words = [d for d in shown if d.code == "typography/doubled-word"]
        assert (words[0].range.start.line, words[0].range.start.character) == (0, 6)
        assert (words[0].range.end.line, words[0].range.end.character) == (0, 11)
        editor.type(uri, (0, 6), (0, 9), "")
        shown = await editor.until(uri, bool)
        assert next(d for d in shown if d.code == "typography/doubled-word").range.start.character == 18

    play(script)


def test_hover_gives_the_value_and_who_says_so(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open(
            "jobs.md", "The firm will cut about 1.2 million jobs, Paula Venn said on Tuesday in the town.\n"
        )
        await editor.until(uri, lambda shown: True)
        hover = await editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 26))
        )
        assert hover is not None
        text = hover.contents.value  # type: ignore[union-attr]
        assert "1200000" in text
        assert "Paula Venn" in text

    play(script)


def test_other_drafts_of_the_folder_are_compared_on_save(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("fire.md", FIRE)
        await editor.until(uri, bool)
        (editor.folder / "rival.md").write_text(FIRE.replace("four", "nine"), encoding="utf-8")
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
        side = contradictions(await editor.until(uri, contradictions))[0]
        assert side.related_information
        assert side.related_information[0].location.uri == editor.uri("rival.md")
        # Typing elsewhere keeps it, changing the sentence takes it away.
        editor.type(uri, (0, 0), (0, 0), "\n\n")
        moved = contradictions(await editor.until(uri, bool))[0]
        assert moved.range.start.line == side.range.start.line + 2
        editor.type(uri, (4, 0), (4, 3), "A")
        await editor.until(uri, lambda shown: not contradictions(shown))

    play(script)


def test_bad_input_stops_nothing(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        unknown = editor.uri("never-opened.md")
        editor.versions[unknown] = 7
        editor.type(unknown, (0, 0), (0, 0), "What")
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(unknown)))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(unknown)))
        uri = editor.open("rain.md", "It it rained all day in the town.\n")
        await editor.until(uri, bool)
        editor.versions[uri] = -40
        editor.type(uri, (99, 99), (0, 400), " Then then it snowed. \ud83d")
        await editor.until(uri, lambda shown: len(shown) == 2)
        assert await editor.actions(unknown, types.Range(types.Position(9, 9), types.Position(9, 9))) == []
        editor.type(uri, (0, 0), (0, 0), "---\ntitle: [\n---\n")
        shown = await editor.until(uri, lambda shown: len(shown) == 1)
        assert shown[0].code == "reading/front-matter"
        assert shown[0].range.start.line >= 1
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        editor.versions[uri] = None  # type: ignore[assignment]
        await editor.until(uri, lambda shown: not shown)
        untitled = "untitled:Untitled-1"
        editor.versions[untitled] = 1
        item = types.TextDocumentItem(untitled, "markdown", 1, "It it rained all day in the town.\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await editor.until(untitled, bool)

    play(script)


def test_a_safe_fix_is_applied_and_gone(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("late.md", "“🚓 It was was late,” she said.\n")
        side = next(d for d in await editor.until(uri, bool) if d.code == "typography/doubled-word")
        fix = next(action for action in await editor.actions(uri, side.range) if action.title.startswith("Fix"))
        assert fix.is_preferred
        editor.apply(fix)
        await editor.until(uri, lambda shown: all(d.code != "typography/doubled-word" for d in shown))

    play(script)


def test_opposed_words_in_two_drafts(play: Play) -> None:
    first = "---\ndate: 2024-05-14\n---\nIn May the Downshire made a net gain of officers from Thameside Police.\n"
    second = first.replace("made a net gain", "suffered a net loss").replace("from", "to").replace("14", "15")

    async def script(editor: ScriptedEditor) -> None:
        (editor.folder / "one.md").write_text(first, encoding="utf-8")
        uri = editor.open("two.md", second)
        (side,) = contradictions(await editor.until(uri, contradictions))
        places = await editor.client.text_document_definition_async(
            types.DefinitionParams(types.TextDocumentIdentifier(uri), side.range.start)
        )
        assert [place.uri for place in places] == [editor.uri("one.md")]  # type: ignore[union-attr]

    play(script)


def test_without_pygls_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None; "
        "sys.argv = ['factcheck', 'lsp']; from factcheck.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert ": pip install 'factcheck-lint[lsp]" in line


def test_all_safe_fixes_at_once_and_only_what_was_asked_for(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("late.md", "It was was late, and the the road was shut, 12 of 40 people said.\n")
        shown = await editor.until(uri, lambda shown: sum(d.code == "typography/doubled-word" for d in shown) == 2)
        assert {d.severity for d in shown if str(d.code).startswith("claims/")} <= {types.DiagnosticSeverity.Hint}
        (action,) = await editor.actions(uri, shown[0].range, types.CodeActionKind.SourceFixAll)
        assert await editor.actions(uri, shown[0].range, types.CodeActionKind.RefactorExtract) == []
        assert action.edit is not None
        assert action.edit.changes is not None
        for edit in reversed(action.edit.changes[uri]):
            start, end = edit.range.start, edit.range.end
            editor.type(uri, (start.line, start.character), (end.line, end.character), edit.new_text)
        await editor.until(uri, lambda shown: all(d.code != "typography/doubled-word" for d in shown))

    play(script)


def test_closing_without_saving_leaves_the_file_as_the_other_side(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        (editor.folder / "rival.md").write_text(FIRE, encoding="utf-8")
        uri = editor.open("fire.md", FIRE)
        rival = editor.open("rival.md", FIRE.replace("four", "nine"))
        await editor.until(uri, contradictions)
        await editor.until(rival, lambda shown: True)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(rival)))
        await editor.until(uri, lambda shown: not contradictions(shown))

    play(script)


def test_versions_that_come_in_any_order(play: Play) -> None:
    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("late.md", "It was late.\n")
        for number in (9, 3, 3, -1, 2):
            editor.versions[uri] = number - 1
            editor.type(uri, (0, 3), (0, 3), "was ")
        shown = await editor.until(uri, lambda shown: any(d.code == "typography/doubled-word" for d in shown))
        assert editor.shown[uri].version == 2
        assert shown[0].range.end.character <= len("It " + "was " * 6 + "late.")

    play(script)
