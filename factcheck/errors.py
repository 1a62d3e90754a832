"""The few exceptions that a user of factcheck can meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class FactcheckError(Exception):
    """The run, or a part of it, could not be done: bad file, bad rule, bad configuration.

    ``kind`` is a short word for programs ("unreadable", "binary", "too-large", "absent", "front-matter", "rule",
    "config", "select"); ``path``, ``line`` and ``column`` (1-based) say where, as far as there is a where.
    """

    def __init__(
        self, message: str, *, kind: str, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """``path:line:column: message``, leaving out what is unknown: one line, always."""
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{where}: {self.message}" if where else self.message


class ReadingError(FactcheckError):
    """A draft that cannot be read as text: absent, unreadable, binary, over the size limit, malformed front matter."""


class RuleError(FactcheckError):
    """A rule, lexicon or template that cannot be understood; the other rules still run. ``others`` are further mistakes
    in the same file."""

    others: tuple[RuleError, ...] = ()


def raise_all(errors: Sequence[RuleError]) -> None:
    """Raise the first error in order of lines, the others in its ``others``; nothing where there is none."""
    if errors:
        first, *others = sorted(errors, key=lambda error: (error.line or 0, error.column or 0))
        first.others = tuple(others)
        raise first


class ConfigError(FactcheckError):
    """A configuration file or a command-line option that cannot be understood."""


def nearest(word: str, words: Iterable[str]) -> str:
    """``: did you mean 'x'?`` for the word that comes closest, the empty string where none does."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(words), 1, 0.6)
    return f"; did you mean '{found[0]}'?" if found else ""
