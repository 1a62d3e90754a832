"""Fields that are read without YAML, and those that are not."""

from __future__ import annotations

import pytest

from factcheck.reading import frontmatter

_VALUES = (
    "Ann Low", "a - b", "yes", "NULL", "1984", "2024-05-06", "2024-02-30", "x: y", "c #d", "“Big” (one)", "e ", "'f'",
)  # fmt: skip


@pytest.mark.parametrize("key", ["title", "date", "story", "locale", "title: Two\ntitle"])
@pytest.mark.parametrize("value", _VALUES)
def test_plain_fields_mean_what_yaml_makes_of_them(key: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> object:
        try:
            return frontmatter.parse(f"---\n{key}: {value}\n---\nThe draft.\n", "draft.md")
        except Exception as error:
            return str(error)

    found = read()
    monkeypatch.setattr(frontmatter, "_plainly", lambda *place: None)
    assert found == read()


def test_plain_fields_need_no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontmatter, "_fields", None)
    found = frontmatter.parse(
        "---\ndate: 2024-05-06\ntitle: A mill burns\nlocale: en_GB\n---\nThe draft.\n", "draft.md"
    )
    assert (found.title, found.meta, found.title_places) == ("A mill burns", {"locale": "en_GB"}, ((0, 28),))
