"""A stop-word test for English: wrong rarely, and never about short texts."""

from __future__ import annotations

import pytest

from checker.read.english import looks_english

ENGLISH = (
    "The mayor said on Monday that 30 of the 120 houses had been lost and that it would take two years to rebuild them."
)
GERMAN = "Der Bürgermeister sagte am Montag, dass 30 der 120 Häuser verloren sind und der Bau zwei Jahre dauern wird."
FRENCH = "Le maire a dit lundi que 30 des 120 maisons sont perdues et que la reconstruction va durer deux ans pour eux."
SPANISH = "El alcalde dijo el lunes que 30 de las 120 casas se perdieron y que la reconstrucción tardará dos años."
RUSSIAN = "Мэр сообщил в понедельник, что 30 из 120 домов потеряны и восстановление займёт два года."
TURKISH = (
    "Belediye başkanı pazartesi günü 120 evden 30 tanesinin kaybedildiğini söyledi ve köyün kurulması iki yıl sürecek. "
    * 8
)


@pytest.mark.parametrize("text", [ENGLISH, "", "12", "Rio de Janeiro", "Zidane 3 Buffon 1 " * 4])
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert looks_english(text)


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH, RUSSIAN, TURKISH])
def test_other_languages(text: str) -> None:
    assert not looks_english(text)
