"""A baseline: findings that are known and not shown again, so that a newsroom can start with years of copy.

A finding is recognised by its fingerprint (rule, file name, words, sentence), so it survives moved and reflowed text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factcheck.errors import ConfigError
from factcheck.model import Finding

NAME = "factcheck-baseline.json"
"""The file that is looked for in the current folder where the configuration names none."""

Entry = dict[str, str]


def read(path: str) -> list[Entry]:
    """The entries of a baseline: fingerprint, rule, path, excerpt. Raises ConfigError for a file that is none."""
    import json

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        data: Any = json.loads(text)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", kind="config", path=path) from None
    except json.JSONDecodeError as error:
        raise ConfigError(error.msg, kind="config", path=path, line=error.lineno, column=error.colno) from None
    except ValueError:
        raise ConfigError("not UTF-8", kind="config", path=path) from None
    entries = data.get("findings") if isinstance(data, dict) and data.get("version") == 1 else None
    if not isinstance(entries, list) or not all(isinstance(e, dict) and "fingerprint" in e for e in entries):
        raise ConfigError("not a baseline; make one with 'factcheck baseline create'", kind="config", path=path)
    return entries


def entries(findings: Iterable[Finding]) -> list[Entry]:
    """The entries for findings, in the order of the report."""
    return [
        {"fingerprint": f.fingerprint, "rule": f.rule, "path": f.path, "excerpt": " ".join(f.excerpt.split())}
        for f in findings
    ]


def text(rows: Iterable[Entry]) -> str:
    """The file for these entries: one a line, so that differences read well."""
    import json

    lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f'{{"version": 1, "findings": [\n{lines}\n]}}\n'


def prune(rows: Iterable[Entry], findings: Iterable[Finding], checked: set[str]) -> list[Entry]:
    """The entries that still have their finding, or whose draft is not among the paths ``checked``."""
    current = {finding.fingerprint for finding in findings}
    return [row for row in rows if row["fingerprint"] in current or row.get("path") not in checked]
