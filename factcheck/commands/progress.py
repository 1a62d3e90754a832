"""A line on the terminal that shows how far a run has come, where it takes longer than a second."""

from __future__ import annotations

import os
import sys
import time
from types import FrameType
from typing import Any

from factcheck.commands.output import columns

FIRST, NEXT = 1.0, 0.1
"""Seconds until the line is first drawn, and between two drawings."""
BAR = 24


class Progress:
    """To be entered around a run, and called with what is being done, how much of it is done, how much there is to do.

    Nothing is drawn unless standard error is a terminal. A timer of the system draws the line, not the calls, so that
    one long draft shows it too and no call costs anything.
    """

    def __init__(self) -> None:
        terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._on = terminal and os.name == "posix"
        self._state = ("reading", 0, 0)
        self._drawn = False

    def __call__(self, what: str, done: int, total: int) -> None:
        self._state = (what, done, total)

    def __enter__(self) -> Progress:
        if self._on:
            import signal

            self._began = time.monotonic()
            self._before: Any = signal.signal(signal.SIGALRM, self._draw)
            signal.setitimer(signal.ITIMER_REAL, FIRST, NEXT)
        return self

    def __exit__(self, *_: object) -> None:
        if self._on:
            import signal

            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
            if self._drawn:
                self._write("\r\x1b[K")

    def _draw(self, number: int, frame: FrameType | None) -> None:
        self._drawn = True
        text = line(*self._state, time.monotonic() - self._began)
        self._write(f"\r{text[: columns(sys.stderr) - 1]}\x1b[K")

    def _write(self, text: str) -> None:
        try:
            os.write(sys.stderr.fileno(), text.encode(sys.stderr.encoding or "ascii", "replace"))
        except OSError:
            import signal

            signal.setitimer(signal.ITIMER_REAL, 0)


def line(what: str, done: int, total: int, seconds: float) -> str:
    """``checking  [=====     ] 120 of 3,000 drafts  12 s``."""
    if not total:
        return f"{what}  {seconds:.0f} s"
    filled = BAR * done // total
    bar = "=" * filled + " " * (BAR - filled)
    return f"{what}  [{bar}] {done:,} of {total:,} {'draft' if total == 1 else 'drafts'}  {seconds:.0f} s"
