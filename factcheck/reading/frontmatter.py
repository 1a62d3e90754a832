"""YAML front matter: the fields between two ``---`` lines at the top of a draft, read strictly."""

from __future__ import annotations

import datetime
from typing import Any, NoReturn

import msgspec

from factcheck import patterns
from factcheck.errors import ReadingError

_OPEN = patterns.lazy(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = patterns.lazy(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_KEY = patterns.lazy(r"\s*(?:#.*\s+)*[\w-]+[ \t]*:(?:\s|\Z)")
_MARKS = r"[\w.,'’“”()/&–—£€$+-]"
_PLAIN = patterns.lazy(
    rf"(?P<key>[A-Za-z][\w-]*): (?:(?P<day>\d{{4}}-\d\d-\d\d)|(?P<words>[A-Za-z]{_MARKS}*(?: {_MARKS}+)*))\n"
)
"""A field that means what it says, whatever YAML makes of others: a day, or words without a mark of its grammar."""
_MEANT = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
"""Words that YAML takes for something else."""
_WRITTEN = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%A %d %B %Y", "%A, %B %d, %Y")


class FrontMatter(msgspec.Struct, frozen=True):
    """``body`` is the file offset where the draft itself begins; ``title_places`` ties the title to the file, as
    ``Article.segments`` does, and is empty where its letters do not all stand there (folded lines, coded letters)."""

    body: int = 0
    date: datetime.date | None = None
    source: str | None = None
    author: str | None = None
    title: str | None = None
    title_places: tuple[tuple[int, int], ...] = ()
    story: str | None = None
    meta: dict[str, Any] = {}


def parse(text: str, path: str) -> FrontMatter:
    """The front matter of a decoded file; the empty one where the file has none.

    Raises ReadingError (kind "front-matter", with line and column) for YAML that does not parse, a field named twice, a
    mapping never closed, and a ``date`` that is no date. A thematic break at the top is not front matter.
    """
    opening = _OPEN.match(text)
    if not opening:
        return FrontMatter()
    start = opening.end()
    closing = _CLOSE.search(text, start)
    named = _KEY.match(text, start) is not None
    if not closing:
        if named:
            message = "front matter opened with --- is never closed"
            raise ReadingError(message, kind="front-matter", path=path, line=1, column=1)
        return FrontMatter()
    if not text[start : closing.start()].strip():
        return FrontMatter(body=closing.end())
    if not named:
        return FrontMatter()
    plain = _plainly(text, start, closing.start(), closing.end())
    return plain or _fields(text, start, closing.start(), closing.end(), path)


def _plainly(text: str, start: int, end: int, body: int) -> FrontMatter | None:
    """Front matter that needs no YAML, whose library takes longer to load than a short draft to be checked; None where
    it may."""
    fields: dict[str, str | datetime.date] = {}
    places: tuple[tuple[int, int], ...] = ()
    while start < end:
        field = _PLAIN.match(text, start, end)
        if field is None or field["key"] in fields:
            return None
        key, words = field["key"], field["words"]
        if words is None:
            if key != "date":
                return None
            try:
                fields[key] = datetime.date.fromisoformat(field["day"])
            except ValueError:
                return None
        elif key == "date" or words.lower() in _MEANT:
            return None
        else:
            fields[key] = words
        if key == "title":
            places = ((0, field.start("words")),)
        start = field.end()
    known: dict[str, Any] = {name: fields.pop(name, None) for name in ("date", "source", "author", "title", "story")}
    return FrontMatter(body=body, title_places=places, meta=fields, **known)


def _fields(text: str, start: int, end: int, body: int, path: str) -> FrontMatter:
    import yaml

    def refuse(message: str, mark: Any) -> NoReturn:
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        raise ReadingError(f"front matter: {message}", kind="front-matter", path=path, line=line, column=column)

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text[start:end])
        try:
            node = loader.get_single_node()
            if not isinstance(node, yaml.MappingNode):
                refuse("not a mapping of fields", node.start_mark if node else None)
            nodes: dict[str, Any] = {}
            for key, value in node.value:
                name = str(key.value)
                if name in nodes:
                    refuse(f"{name} is given twice", key.start_mark)
                nodes[name] = value
            values = {name: _value(loader, name, value, refuse) for name, value in nodes.items()}
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        refuse(error.problem or "not valid YAML", error.problem_mark)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        refuse(str(error).splitlines()[0], None)
    title = values.pop("title", None)
    places = _places(text, start, nodes["title"], title) if title else ()
    known = {name: values.pop(name, None) for name in ("date", "source", "author", "story")}
    return FrontMatter(body=body, title=title, title_places=places, meta=values, **known)


def _value(loader: Any, name: str, node: Any, refuse: Any) -> Any:
    try:
        value = loader.construct_object(node, deep=True)
    except ValueError as error:  # a day that the calendar does not have
        refuse(f"{name}: {node.value!r}: {error}", node.start_mark)
    if name == "date":
        return _date(value, lambda: refuse(f"date: {node.value!r} is not a date (YYYY-MM-DD)", node.start_mark))
    if name not in ("title", "source", "author", "story") or value is None:
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return " and ".join(value)
    if isinstance(value, (dict, list)):
        refuse(f"{name}: a line of text is expected", node.start_mark)
    # A title such as "1984" or "No" is text: keep what is written.
    return str(node.value).strip() or None


def _date(value: Any, refuse: Any) -> datetime.date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        words = patterns.compile(r"(\d)(?:st|nd|rd|th)\b").sub(r"\1", " ".join(value.split()))
        for form in _WRITTEN:
            try:
                return datetime.datetime.strptime(words, form).date()
            except ValueError:
                continue
        try:
            return datetime.datetime.fromisoformat(words).date()
        except ValueError:
            pass
    refuse()
    raise AssertionError("unreachable")


def _places(text: str, start: int, node: Any, title: str) -> tuple[tuple[int, int], ...]:
    """Where the title's words stand in the file. libyaml counts code points, as we do."""
    at: int = start + node.start_mark.index
    end: int = start + node.end_mark.index
    if node.style in ("|", ">"):
        at = text.find(title, at, end)
    elif node.style:
        at += 1
        at += len(text[at:end]) - len(text[at:end].lstrip())
    if at < 0:
        return ()
    doubled = {"'": "''", '"': '\\"'}.get(node.style or "")
    places = [(0, at)]
    for index, letter in enumerate(title):
        if doubled and letter == node.style and text.startswith(doubled, at):
            at += 1
            places.append((index, at))
        if text[at : at + 1] != letter:
            return ()
        at += 1
    return tuple(dict(places).items())
