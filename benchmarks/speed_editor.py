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


PLAIN = (
    "The council of {town} will meet on Tuesday to hear what residents make of the plan, which would close {count} of "
    "its 40 libraries. “Nobody asked us,” said {name}, who runs a bookshop there. The leader said that the saving, "
    "£{money}m a year, was the only one left.\n\n"
)
PEOPLE = ("Paul Oakes", "Ann Marsh", "Ida Brandt", "Tom Kersey", "Rhona Lisle", "Max Tillerton", "Una Carr", "Jo Penn")
TOWNS = ("Harnwick", "Selby Cross", "Oldmere", "Tarrow", "Linford", "Askham", "Brigden", "Corley")


def draft() -> str:
    """The three seeds with all their planted faults, without front matter, and plain copy up to SIZE characters."""
    copy = "\n".join(path.read_text(encoding="utf-8").split("---", 2)[2] for path in sorted(ROOT.glob("seeds/*.md")))
    more = (
        PLAIN.format(town=town, count=4 + number, name=name, money=2 + number)
        for number, (town, name) in enumerate(zip(TOWNS, PEOPLE, strict=True))
    )
    return f"{copy}\n\n{''.join(more)}"[:SIZE]


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
