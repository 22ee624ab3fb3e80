"""Parts of speech: what the words around a figure are."""

import pytest

from checker.language.document import TOKEN
from checker.language.tagger import (
    DATA,
    KINDS,
    default,
    features,
    may_be,
    packed,
    parse,
    tag,
    unpacked,
)


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


def test_decisions_follow_the_features() -> None:
    """What the tagger adds up in its own way is the sum over the features that the weights were fitted for."""
    model = parse(DATA.read_text(encoding="utf-8"))
    words = TOKEN.findall(
        "After the vote one of the two leaders of the opposition said that he would run again in May, while state "
        "officials close to her said more people had left for work than there were places to put up last year."
    )
    tagger = default()
    keys = tagger.keys(words)
    tags = tag(words)
    decided = 0
    for i, (key, given) in enumerate(zip(keys[1:-2], tags, strict=True), 1):
        if key not in model.several:
            continue
        last, before = ["<s>", "<s>", *tags][i : i - 2 : -1] if i > 1 else ("<s>", "<s>")
        found = features(keys, i, last, before)
        total = sum(model.weights[kind].get(feature, 0) for kind, feature in zip(KINDS, found, strict=True))
        scores = {name: unpacked(total)[name] for name in model.several[key]}
        assert given == max(scores, key=scores.__getitem__)
        decided += 1
    assert decided > 5


def test_weights_are_packed_without_loss() -> None:
    """Sums of packed weights are packed sums, negative ones too."""
    total = sum([packed({"NOUN": 14, "VERB": -14, "X": -3})] * 9)
    assert {name: weight for name, weight in unpacked(total).items() if weight} == {"NOUN": 126, "VERB": -126, "X": -27}
