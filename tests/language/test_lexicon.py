"""Lexicons: phrases put together from lists, and how copy tells of an answer."""

import pytest

from factcheck.errors import RuleError
from factcheck.language.lexicon import parse
from factcheck.language.responses import phrases


def test_a_phrase_with_lists_stands_for_all_of_them():
    document = {
        "words": ["{took} {bribe}", "forged"],
        "lists": {"took": ["took", "paid"], "bribe": ["bribes", "a bribe"]},
    }
    assert set(parse("deed", document).forms) == {
        "took bribes",
        "took a bribe",
        "paid bribes",
        "paid a bribe",
        "forged",
    }


def test_what_stands_for_a_list_inflects():
    document = {"inflect": "verb", "words": ["{go} up"], "lists": {"go": ["climb", "move"]}}
    assert {"climbs up", "moved up"} <= set(parse("rise", document).forms)


def test_a_list_that_is_not_there_is_an_error():
    with pytest.raises(RuleError, match="names a list 'bribe'"):
        parse("deed", {"words": ["took {bribe}"]})


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [
        ("silent", "hasn't replied"),
        ("silent", "has yet to respond"),
        ("silent", "had been approached for comment"),
        ("declined", "wouldn't discuss"),
        ("ignored", "ignored repeated requests"),
        ("answered", "told the gazette"),
    ],
)
def test_answers_are_told_in_many_forms(kind, phrase):
    assert phrase in phrases(kind)
