"""How long an editor waits for diagnostics: keystrokes in a draft of 5 KB, from the message to the answer's end.

Speaks to ``factcheck lsp`` as a process; the pause that the server waits for before it checks is part of what is waited
by the clock. CPU time is the server's.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from tests.lsp.client import ROOT, ScriptedEditor, session

SIZE = 5_000
STROKES = 60
WARM = 5  # the server's first checks compile what they use


def draft() -> str:
    """The three seeds in one, without their front matter, cut or repeated to SIZE characters."""
    copy = "\n".join(path.read_text(encoding="utf-8").split("---", 2)[2] for path in sorted(ROOT.glob("seeds/*.md")))
    return (copy * (SIZE // len(copy) + 1))[:SIZE]


def report(data: Path) -> str:
    """One line: the median and the slowest in twenty, by the clock, and the server's CPU time a keystroke."""
    waited: list[float] = []
    used: list[float] = []

    async def script(editor: ScriptedEditor) -> None:
        uri = editor.open("draft.md", draft())
        await editor.until(uri, bool)
        for number in range(STROKES + WARM):
            before, began = editor.cpu_seconds(), time.perf_counter()
            editor.type(uri, (3, number), (3, number), "abcdefg h"[number % 9])
            await editor.until(uri, bool)
            waited.append(1000 * (time.perf_counter() - began))
            used.append(1000 * (editor.cpu_seconds() - before))

    with tempfile.TemporaryDirectory() as folder:
        for play in session(Path(folder)):
            play(script)
    return f"{STROKES} keystrokes in {SIZE} characters: waited {_figures(waited)}, CPU {_figures(used)}"


def _figures(values: list[float]) -> str:
    warm = values[WARM:]
    return f"median {statistics.median(warm):.0f} ms, p95 {statistics.quantiles(warm, n=20)[-1]:.0f} ms"
