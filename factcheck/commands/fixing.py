"""``--fix``: put the replacements that findings offer into their files."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from factcheck.commands.output import write
from factcheck.errors import FactcheckError
from factcheck.fixes import fixed
from factcheck.model import Fix


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
