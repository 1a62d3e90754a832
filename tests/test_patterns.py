"""Kept regular expressions are the ones that ``re`` makes, and a broken store changes nothing."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import patterns, store

SOURCES = [
    r"(?P<a>foo|bar|baz)[^\W\d_]+(?<!\w(?=\w))",
    "|".join(f"word{i}ing" for i in range(200)),
    r"(?i:x)(?:y(?P<n>\d+))?(?(n)z|w)",
    r"[‘’“”é\ue000-\ue0ff]{0,70}?",
]
TEXT = "foox BARxqq word12ing baz word199ing xy12z Xw ‘é’"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    for name, value in {"_patterns": {}, "_kept": None, "_asked": False, "_made": {}}.items():
        monkeypatch.setattr(patterns, name, value)


def forget() -> None:
    patterns._patterns.clear()
    patterns._kept, patterns._asked = None, False


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.VERBOSE, re.MULTILINE])
def test_kept_patterns_match_as_fresh_ones(source: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = re.compile(source, flags)
    patterns.compile(source, flags)
    patterns.keep()
    forget()
    monkeypatch.setattr(patterns, "_make", lambda *_: pytest.fail("was not kept"))
    kept = patterns.compile(source, flags)
    assert [(m.span(), m.groupdict()) for m in kept.finditer(TEXT)] == [
        (m.span(), m.groupdict()) for m in expected.finditer(TEXT)
    ]
    assert (kept.pattern, kept.flags, kept.groups) == (expected.pattern, expected.flags, expected.groups)
    assert dict(kept.groupindex) == dict(expected.groupindex)


def test_mistakes_are_those_of_re() -> None:
    with pytest.raises(re.error):
        patterns.compile("(a")


@pytest.mark.parametrize("junk", [b"", b"\x81\xa1", b"not msgpack at all", b"\x80"])
def test_a_broken_entry_is_as_if_it_were_not_there(junk: bytes) -> None:
    store.save("patterns", patterns._name(), junk)
    assert patterns.compile(SOURCES[0]).search("barxy")


def test_code_that_the_interpreter_refuses_is_compiled_again() -> None:
    patterns.compile(SOURCES[0])
    patterns.keep()
    forget()
    kept = store.load_all("patterns", patterns._name())
    assert kept is not None
    spoilt = {}
    for name, data in kept.items():
        code = msgspec.msgpack.decode(data, type=patterns._Code)
        code.code = b"\xff\xff\xff\xff" * 4
        spoilt[name] = msgspec.msgpack.encode(code)
    store.save_all("patterns", patterns._name(), spoilt)
    assert patterns.compile(SOURCES[0]).search("barxy")


def test_what_another_run_kept_stays_and_too_many_give_way_to_those_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def names() -> set[str]:
        return set(store.load_all("patterns", patterns._name()) or ())

    patterns.compile("one")
    patterns.keep()
    first = names()
    forget()
    patterns.compile("two")
    patterns.keep()
    assert len(names()) == 2
    assert names() > first
    monkeypatch.setattr(patterns, "_MOST", 2)
    forget()
    patterns.compile("two")
    patterns.compile("three")
    patterns.keep()
    assert len(names()) == 2
    assert not names() & first


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("ab .", max_size=4), min_size=1, max_size=8), st.text("ab .", max_size=30))
def test_alternatives_by_their_first_letters_find_what_alternatives_do(words: list[str], text: str) -> None:
    plain, tree = (
        re.compile("(?:" + "|".join(map(re.escape, words)) + r")\b"),
        re.compile(patterns.either(words) + r"\b"),
    )
    assert [m.span() for m in tree.finditer(text)] == [m.span() for m in plain.finditer(text)]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text("ab ", min_size=1, max_size=4).map(lambda t: f"a{t}"), min_size=1), st.text("ab .", max_size=30)
)
def test_words_found_by_their_first_letter_begin_words(words: list[str], text: str) -> None:
    plain = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")")
    tree = re.compile(patterns.either(words, patterns.WORD))
    assert [m.span() for m in tree.finditer(text)] == [m.span() for m in plain.finditer(text)]
