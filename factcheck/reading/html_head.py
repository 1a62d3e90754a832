"""What the head of an HTML page says of the copy: publication date, outlet, author, title."""

from __future__ import annotations

import datetime
import html
import re

from factcheck import patterns
from factcheck.reading.frontmatter import FrontMatter
from factcheck.reading.html import ATTRIBUTES

_TAG = patterns.lazy(rf"<(?P<tag>meta|time)\b(?P<rest>{ATTRIBUTES})>", re.IGNORECASE)
_FIELD = patterns.lazy(r"([\w:-]{1,40})\s{0,5}=\s{0,5}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DATES = ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.issued", "date", "pubdate")
"""Names under which a page gives its publication date: Open Graph, schema.org, Dublin Core, and plain ones."""


def described(source: str) -> FrontMatter:
    """The fields of a page, as front matter gives them for other drafts. Its first ``<time>`` dates a page whose head
    has no date."""
    named: dict[str, str] = {}
    for tag in _TAG.finditer(source):
        fields = {name.lower(): html.unescape(a or b or c).strip() for name, a, b, c in _FIELD.findall(tag["rest"])}
        if tag["tag"].lower() == "time":
            named.setdefault("<time>", fields.get("datetime", ""))
        elif name := fields.get("property") or fields.get("name") or fields.get("itemprop"):
            named.setdefault(name.lower(), fields.get("content", ""))
    days = (_day(named.get(name, "")) for name in (*_DATES, "<time>"))
    return FrontMatter(
        date=next((day for day in days if day), None),
        source=named.get("og:site_name") or None,
        author=named.get("author") or None,
        title=named.get("og:title") or None,
    )


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
