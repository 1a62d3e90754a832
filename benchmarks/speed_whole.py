"""The whole program on drafts in files: cold start, throughput, warm cache, two processes, growth, memory.

CPU seconds of child processes, beside proselint and codespell (where they are installed) on the same files in the same
run. The rest of the machine may be busy: ratios hold, seconds less so."""

from __future__ import annotations

import importlib.util
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import corpus

MEGABYTES = float(os.environ.get("SPEED_MEGABYTES", "2"))
"""Size of the corpus; the figures of docs/performance.md tell theirs."""
ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = (sys.executable, "-m", "factcheck", "check", "--format", "concise")


class Cost(NamedTuple):
    """What a command cost: CPU and wall-clock seconds, peak memory in megabytes."""

    cpu: float
    wall: float
    memory: float


def measure(command: tuple[str, ...], cache: Path, runs: int = 1) -> Cost:
    """The cheapest of some runs of a command."""
    best = Cost(math.inf, math.inf, math.inf)
    for _ in range(runs):
        environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        _, _, used = os.wait4(child.pid, 0)
        cost = Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024)
        best = min(best, cost)
    return best


def report(data: Path) -> str:
    """A table of commands with their costs, words per CPU second and ratios to proselint."""
    characters = round(MEGABYTES * 1_000_000)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        cache, small, large, one = root / "cache", root / "small", root / "large", root / "one.txt"
        words = corpus.write(data, large, characters)
        few = corpus.write(data, small, characters // 10)
        one.write_text(next(text for text in corpus.originals(data) if 4_900 < len(text) < 5_300), encoding="utf-8")
        plain = (*FACTCHECK, "--no-cache", "--jobs")
        measure((*FACTCHECK, str(one)), cache)
        rows = [("one article of 5 KB", measure((*plain, "1", str(one)), cache, 5), 0)]
        rows.append(("  seen before", measure((*FACTCHECK, str(one)), cache, 5), 0))
        peers = {peer: _peer(peer) for peer in ("proselint", "codespell")}
        for peer, command in peers.items():
            if command:
                rows.append((f"  {peer}", measure((*command, str(one)), cache, 5), 0))
        tenth = measure((*plain, "1", str(small)), cache)
        rows.append((f"{characters / 1e7:.1f} MB, no cache", tenth, few))
        whole = measure((*plain, "1", str(large)), cache)
        rows.append((f"{characters / 1e6:.1f} MB, no cache", whole, words))
        for peer, command in peers.items():
            if command:
                rows.append((f"  {peer}", measure((*command, str(large)), cache), words))
        two = measure((*plain, "2", str(large)), cache)
        rows.append(("  two processes", two, words))
        rows.append(("  filling the cache", measure((*FACTCHECK, "--jobs", "1", str(large)), cache), words))
        rows.append(("  warm cache", measure((*FACTCHECK, str(large)), cache, 3), words))
    start = rows[0][1].cpu
    growth = math.log((whole.cpu - start) / (tenth.cpu - start)) / math.log(words / few)
    lines = [f"{'':24}{'CPU s':>9}{'wall s':>9}{'MB':>7}{'words/CPU s':>14}"]
    for label, cost, count in rows:
        rate = f"{count / cost.cpu:14,.0f}" if count else ""
        lines.append(f"{label:24}{cost.cpu:9.2f}{cost.wall:9.2f}{cost.memory:7.0f}{rate}")
    lines.append(
        f"growth of CPU time with size: exponent {growth:.2f}; two processes: {whole.wall / two.wall:.2f} times"
    )
    return "\n".join(lines)


def _peer(name: str) -> tuple[str, ...]:
    if importlib.util.find_spec({"codespell": "codespell_lib"}.get(name, name)) is None:
        return ()
    script = Path(sys.executable).parent / name
    return (str(script), "check") if name == "proselint" else (str(script),)
