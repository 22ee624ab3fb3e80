"""Parts of speech: what the words around a figure are."""

import pytest

from checker.language.document import TOKEN
from checker.language.tagger import DATA, may_be, parse, tag


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police arrested two men in Lisbon .", "DET NOUN VERB NUM NOUN ADP PROPN PUNCT"),
        ("She paid $ 40 for the book .", "PRON VERB SYM NUM ADP DET NOUN PUNCT"),
        ("Officials said the flood killed 12 people .", "NOUN VERB DET NOUN VERB NUM NOUN PUNCT"),
    ],
)
def test_tags_plain_sentences(text: str, expected: str) -> None:
    """Plain news sentences get the tags that a grammar gives them."""
    assert tag(text.split()) == expected.split()


def test_numbers_are_numbers_and_ordinals_adjectives() -> None:
    """Digits are NUM, but not where st, nd, rd or th follows."""
    words = TOKEN.findall("1,200 on the 22nd")
    assert tag(words)[0] == "NUM"
    assert tag(words)[words.index("22")] == "ADJ"


def test_unknown_words_are_judged_by_their_ending_and_capital() -> None:
    """A word that no lexicon has is still a name, an adverb or a noun."""
    assert not may_be("zorblatt", "NOUN")
    assert tag(["the", "mayor", "Zorblatt", "spoke"])[2] == "PROPN"
    assert tag(["he", "spoke", "zorblattingly"])[2] == "ADV"


def test_one_tag_for_every_word() -> None:
    """Every word gets exactly one tag, signs and the empty sentence included."""
    for words in ([], ["…"], ["“", "No", "”"], ["don’t"], ["€", "5"]):
        assert len(tag(words)) == len(words)


def test_data_file_names_its_licence() -> None:
    """What is fitted from the treebanks carries their licence."""
    head = DATA.read_text(encoding="utf-8").split("\n", 4)[:4]
    assert "CC BY-SA 4.0" in " ".join(head)


def test_a_tag_that_words_may_have_has_weights() -> None:
    """Every tag that a word is decided for has its table."""
    model = parse(DATA.read_text(encoding="utf-8"))
    assert {name for names in model.several.values() for name in names} <= model.weights.keys()
