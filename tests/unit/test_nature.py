"""Telling what is no English prose from its beginning."""

import pytest

from quotes.model import TextWarning, WarningCode
from quotes.text.nature import is_english, is_json, is_page
from quotes.text.prose import read_prose

ENGLISH = (
    "The mayor said on Tuesday that the dam would hold over the weekend, but people in the lower "
    "quarters do not believe it. “I have never seen anything like this,” said a woman who fled "
    "to the school with her children in the night. “We were cold and we were afraid,” she said, "
    "and she would not go back until somebody had looked at the wall."
)
OTHERS = {
    "german": "Der Bürgermeister sagte am Dienstag, der Damm werde am Wochenende halten, doch die "
    "Bewohner in den unteren Vierteln trauen ihm nicht. So was habe ich noch nie gesehen, sagte "
    "eine Frau, die in der Nacht mit ihren Kindern in die Schule geflohen war. Wir hatten Angst "
    "und uns war kalt, erzählte sie.",
    "dutch": "De burgemeester zei dinsdag dat de dijk het in het weekend zou houden, maar bewoners "
    "in de lage wijken vertrouwen het niet. Was het water eerder gestegen, dan had de brandweer "
    "ons op tijd moeten waarschuwen, zei een vrouw die in de nacht met haar kinderen naar de "
    "school was gevlucht.",
    "french": "Le maire a dit mardi que la digue tiendrait pendant le week-end, mais les habitants "
    "des quartiers bas n'y croient pas. On a eu froid et peur, a dit une femme qui avait fui dans "
    "la nuit avec ses enfants vers l'école. Si on nous avait avertis plus tôt, on serait partis.",
    "spanish": "El alcalde dijo el martes que la presa aguantaría el fin de semana, pero los "
    "vecinos de los barrios bajos no se fían. No había visto nada así, dijo una mujer que había "
    "huido en la noche con sus hijos a la escuela. Si nos hubieran avisado antes, nos habríamos "
    "ido, añadió ella.",
    "greek": "Ο δήμαρχος είπε την Τρίτη ότι το φράγμα θα αντέξει το Σαββατοκύριακο, αλλά οι "
    "κάτοικοι δεν τον πιστεύουν.",
    "japanese": "市長は火曜日、ダムは週末まで持つと述べたが、下流の住民は信じていない。" * 3,
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_are_told(name: str) -> None:
    assert not is_english(OTHERS[name])


@pytest.mark.parametrize(
    "text", [ENGLISH, ENGLISH.upper(), "", "Adiós, amigo.", "Ναι.", "1 2 3 " * 100, "a " * 30]
)
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{"text": "One."}', True),
        ('\ufeff\n{\n  "id": 3', True),
        ('[{"text": "One."}]', True),
        ('["One.", "Two."]', True),
        ("[Applause] “It holds.”", False),
        ('["It holds," said Clara Moss.]', False),
        ("{name} said so.", False),
        (ENGLISH, False),
        ("", False),
    ],
)
def test_json_is_told(text: str, wanted: bool) -> None:
    assert is_json(text) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<!DOCTYPE html>\n<title>T</title>", True),
        ("<!-- a -->\n<!-- b --><html lang=en>", True),
        ('<?xml version="1.0"?>\n<html>', True),
        ("<p>One.</p>\n<p class='x'>Two.</p>", True),
        ("“It <b>holds</b>,” said <a href='/m'>Clara Moss</a>.", False),
        ("The dam <i>Velm</i> holds.<br>So they say.", False),
        ("<!-- " * 5_000, False),
        (ENGLISH, False),
    ],
)
def test_pages_are_told(text: str, wanted: bool) -> None:
    assert is_page(text) is wanted


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (ENGLISH, []),
        ('{"text": "The dam will hold."}', [WarningCode.JSON]),
        ("<html><p>The dam will hold.</p>", [WarningCode.HTML]),
        (OTHERS["german"], [WarningCode.NOT_ENGLISH]),
    ],
)
def test_text_that_is_no_english_prose_has_a_warning(text: str, codes: list[WarningCode]) -> None:
    assert list(read_prose(text).warnings) == [
        TextWarning(code=code, start=0, end=len(text)) for code in codes
    ]
