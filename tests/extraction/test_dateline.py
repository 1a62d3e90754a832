"""The publication date that an article prints itself."""

from __future__ import annotations

import pytest

from factcheck.extraction.dateline import dateline


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSLO, March 6, 2021 — The harbour was shut.", "2021-03-06"),
        ("LISBON (Agency) - 3 June 2019 - The bridge was shut.", "2019-06-03"),
        ("Harbour shut\n\nPublished: 6 March 2021\n\nThe harbour was shut.", "2021-03-06"),
        ("Harbour shut\nBy Ann Example | 6 March 2021\nThe harbour was shut.", "2021-03-06"),
        ("First published 3 May 2024\nUpdated 5 May 2024\nThe harbour was shut.", "2024-05-03"),
        ("Harbour shut\n\n6 March 2021\n\nThe harbour was shut.", "2021-03-06"),
        ("The harbour opened on 6 March 1921 - and was shut.", None),
        ("She was born in Oslo, March 6, 1950. Then", None),
        ("Published on 6 March 1950, the book sold well.", None),
        ("Published: 04/05/2025\nText", None),
        ("", None),
    ],
)
def test_dateline(text: str, day: str | None) -> None:
    found = dateline(text)
    assert (found and found.isoformat()) == day
