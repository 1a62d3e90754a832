"""Telling English from other languages."""

import json
from pathlib import Path

import pytest

from factcheck.reading.language import is_english

DATA = Path(__file__).resolve().parents[2] / "../shared/data/wikinews_dev.jsonl"

OTHERS = [
    "Der Rat hat am Dienstag beschlossen, dass die Gebühren für das Parken in der Stadt nicht steigen. Das sagte der "
    "Bürgermeister nach der Sitzung, die bis in die Nacht dauerte und an der viele Bürger teilnahmen.",
    "Le conseil municipal a décidé mardi que les tarifs de stationnement ne changeraient pas. Le maire l'a dit après "
    "une séance qui a duré jusque tard dans la nuit et à laquelle ont assisté de nombreux habitants.",
    "De gemeenteraad heeft dinsdag besloten dat de parkeertarieven in de stad niet omhoog gaan. Dat zei de "
    "burgemeester na de vergadering, die tot in de nacht duurde en waar veel inwoners bij waren.",
    "Rada miejska zdecydowała we wtorek, że opłaty za parkowanie nie wzrosną. Powiedział o tym burmistrz po sesji, "
    "która trwała do późna w nocy i w której wzięło udział wielu mieszkańców miasta.",
    "市議会は火曜日に駐車料金を据え置くことを決定した。" * 20,
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages(text):
    assert not is_english(text)


def test_english():
    assert is_english(
        "The council decided on Tuesday that it would not raise its parking charges, the mayor said. " * 3
    )
    assert is_english("Results: 3-2, 1-0.")
    assert is_english("")


@pytest.mark.skipif(not DATA.exists(), reason="needs the shared measuring data")
def test_all_news_articles_pass():
    for line in DATA.read_text(encoding="utf-8").splitlines():
        assert is_english(json.loads(line)["text"])
