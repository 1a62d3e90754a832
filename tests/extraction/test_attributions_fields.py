"""The contract's fields: the status of sentences, closed and spoken quotations, hidden and canonical speakers; own
sentences."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Facts


def read(text: str) -> Facts:
    return factcheck.extract(factcheck.Article.from_text(text, path="a.txt"))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The council said the bridge was safe.", [("yes", None)]),
        ("The bridge is 90 metres long.", [("no", True)]),
        ("Good morning and welcome to the fair.", [("no", False)]),
        ("It is believed that the bridge is unsafe.", [("no_source", None)]),
        ("The plan, which the mayor called “a folly”, goes to a vote on Monday with two others.", [("partly", None)]),
        ("“We are ruined.”", [("no_source", None)]),
        ("The report found that 40 per cent had left. It also found that pay was low.", [("yes", True), ("yes", None)]),
        (
            "The report found that 40 per cent had left. Another 12 per cent plan to go.",
            [("yes", True), ("partly", True)],
        ),
        ("She read “Great Expectations” in a day.", [("no", None)]),
        ("He called it a ‘so-called’ reform.", [(None, None)]),
        ("“We will appeal,” said Ann Poole. “We have no choice.”", [("yes", None)]),
        ("He said: “We will appeal.", [("yes", None)]),
        ("Crime fell by a tenth, figures show.", [("yes", True)]),
        ("The firm broke the law.", [("no", True)]),
        ("It is the tallest tower in Cork.", [("no", True)]),
        ("The fire was caused by a heater.", [("no", True)]),
        ("What a lovely day it was at the races.", [("no", False)]),
        ("He is accused of theft.", [(None, True)]),
        ("More people left than came.", [("no", True)]),
        ("Ann Poole believes the bridge is unsafe.", [("yes", None)]),
        ("According to a senior official, the bridge is unsafe.", [("no_source", None)]),
        ("Critics say the bridge is unsafe.", [("no_source", None)]),
        ("Ms Poole, who says the bridge is unsafe, has gone to court over it.", [("partly", None)]),
        ("His claim that the bridge was unsafe took up two days of the trial.", [("partly", None)]),
        ("The novel ‘Strong Tides’ won the prize.", [("no", None)]),
        ("‘Strong Tides’, said the critic Jo Bell, is “a wet book”.", [("yes", None)]),
        ("The minister would not say who paid.", [(None, None)]),
        ("Sources say the minister paid.", [("no_source", None)]),
        ("Reportedly, the minister paid.", [("no_source", None)]),
        ("Why did the minister pay?", [("no", False)]),
        ("I think the minister paid, but who can tell.", [(None, False)]),
        ("\"They called it 'the pit',\" Mr Daly said.", [("yes", None)]),
        ("She said the trial had been “fair and open”. The judge left at noon.", [("yes", None), ("no", None)]),
    ],
)
def test_sourced_and_check_worthy(text: str, sentences: list[tuple[str | None, bool | None]]) -> None:
    """None: either."""
    for sentence, (sourced, worthy) in zip(read(text).sentences, sentences, strict=False):
        assert sourced in (None, sentence.sourced)
        assert worthy in (None, sentence.check_worthy)


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        (
            "The plan, which the mayor called “a folly”, goes to a vote on Monday with two others.",
            [("“a folly”", True, False)],
        ),
        ("“We are ruined.”", [("“We are ruined.”", True, True)]),
        ("She read “Great Expectations” in a day.", [("“Great Expectations”", True, False)]),
        ("He called it a ‘so-called’ reform.", [("‘so-called’", True, False)]),
        (
            "“We will appeal,” said Ann Poole. “We have no choice.”",
            [("“We will appeal,”", True, True), ("“We have no choice.”", True, True)],
        ),
        ("He said: “We will appeal.", [("“We will appeal.", False, True)]),
        ("The novel ‘Strong Tides’ won the prize.", [("‘Strong Tides’", True, False)]),
        (
            "‘Strong Tides’, said the critic Jo Bell, is “a wet book”.",
            [("‘Strong Tides’", True, False), ("“a wet book”", True, False)],
        ),
        (
            "\"They called it 'the pit',\" Mr Daly said.",
            [("\"They called it 'the pit',\"", True, True), ("'the pit'", True, False)],
        ),
        ("She said the trial had been “fair and open”. The judge left at noon.", [("“fair and open”", True, False)]),
    ],
)
def test_closed_and_speech(text: str, quotations: list[tuple[str, bool, bool]]) -> None:
    assert [(found.text, found.closed, found.speech) for found in read(text).quotations] == quotations


@pytest.mark.parametrize(
    ("text", "anonymous", "speaker"),
    [
        ("A senior official said the road was shut.", True, None),
        ("A spokesman for Hull Council said the road was shut.", False, "Hull Council"),
        ("Mr Tom Hay said it was shut. He added that ice was to blame.", False, "Tom Hay"),
        ("The mayor, Ida Quinn, opened the road. The mayor said it was late.", False, "Ida Quinn"),
        ("Police said it was shut.", False, None),
        ("Officers who asked not to be named said it was shut.", True, None),
        ("The National Roads Board (NRB) met. The NRB said it was shut.", False, "National Roads Board"),
        ("Ann and Bob Hart said it was shut.", False, None),
        ("Sources close to Ann Hart said it was shut.", True, None),
        ("Ann Hart spoke to Ida Quinn. Hart said it was shut.", False, "Ann Hart"),
        ("Sir Con Daly wrote to the board. Sir Con said it was shut.", False, "Con Daly"),
        ("One driver told the Echo it was shut.", True, None),
        ("The letter says the road was shut.", False, None),
        ("“It is shut,” her husband Bob Hart said.", False, "Bob Hart"),
        ("Ms Hart’s lawyer said it was shut.", False, None),
        ("It was shut, she told Radio Kent.", False, None),
    ],
)
def test_anonymous_and_speaker(text: str, anonymous: bool, speaker: str | None) -> None:
    """Of the last attribution."""
    last = read(text).attributions[-1]
    assert (last.anonymous, last.speaker) == (anonymous, speaker)
