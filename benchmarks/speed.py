"""Speed in CPU time: ``python benchmarks/speed.py SUBJECT --data FOLDER``. Each subject is a module
``speed_SUBJECT`` beside this file with a function ``report(data: Path) -> str``."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run one subject, or all; the exit status is 2 where the data are missing."""
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    subjects = sorted(path.stem.removeprefix("speed_") for path in HERE.glob("speed_*.py"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subject", choices=[*subjects, "all"])
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"no such folder: {options.data}", file=sys.stderr)
        return 2
    for subject in subjects if options.subject == "all" else [options.subject]:
        print(importlib.import_module(f"speed_{subject}").report(options.data))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
