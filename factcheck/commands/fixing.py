"""``--fix``: put the replacements that findings offer into their files."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from factcheck.commands.output import write
from factcheck.errors import FactcheckError
from factcheck.model import Finding, Fix


def chosen(findings: Iterable[Finding], unsafe: bool) -> dict[str, list[Fix]]:
    """Path -> fixes that can be put in together: safe ones, or all; of overlapping ones the first."""
    found: dict[str, list[Fix]] = {}
    for finding in sorted(findings, key=lambda item: (item.path, item.fix.start if item.fix else 0)):
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        fixes = found.setdefault(finding.path, [])
        if not fixes or fix.start >= fixes[-1].end:
            fixes.append(fix)
    return {path: fixes for path, fixes in found.items() if fixes}


def fixed(text: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes in it, which are sorted and do not overlap; nothing else is changed."""
    parts, at = [], 0
    for fix in fixes:
        parts += [text[at : fix.start], fix.replacement]
        at = fix.end
    return "".join([*parts, text[at:]])


def difference(path: str, text: str, fixes: Iterable[Fix]) -> str:
    """The change as a unified diff."""
    from difflib import unified_diff

    before, after = (part.splitlines(keepends=True) for part in (text, fixed(text, fixes)))
    lines = unified_diff(before, after, path, path)
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def put(path: str, text: str, fixes: Iterable[Fix]) -> None:
    """Write the fixed text over the file. Raises FactcheckError (kind "fix") where the file is not UTF-8 or does not
    hold ``text`` any more."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise FactcheckError(f"not fixed: {error.strerror}", kind="fix", path=path) from None
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    if data != (mark + text).encode("utf-8", "surrogatepass"):
        raise FactcheckError("not fixed: not UTF-8, or changed meanwhile", kind="fix", path=path)
    write(mark + fixed(text, fixes), path)
