"""Base forms of nouns and verbs."""

import pytest

from checker.language.lemma import singular, stem, verb_base

SINGULAR = {
    "people": "person", "women": "woman", "firemen": "fireman", "lives": "life", "feet": "foot", "cities": "city",
    "boxes": "box",
    "churches": "church", "wives": "wife", "series": "series", "buses": "bus", "potatoes": "potato", "horses": "horse",
    "glass": "glass", "soldiers": "soldier", "news": "news", "specimen": "specimen", "person": "person",
}  # fmt: skip
BASE = {
    "killed": "kill", "killing": "kill", "slain": "slay", "stopped": "stop", "evacuated": "evacuate", "died": "die",
    "rose": "rise",
    "opening": "open", "carries": "carry", "fell": "fall", "issued": "issue", "refused": "refuse", "shot": "shoot",
    "passed": "pass",
    "fired": "fire", "bought": "buy", "makes": "make", "agreed": "agree",
}  # fmt: skip


@pytest.mark.parametrize(("plural", "expected"), SINGULAR.items())
def test_singular(plural: str, expected: str) -> None:
    """The singular of a plural; a singular stays."""
    assert singular(plural) == expected
    assert singular(expected) == expected


@pytest.mark.parametrize(("form", "expected"), BASE.items())
def test_verb_base(form: str, expected: str) -> None:
    """The plain form of any form of a verb."""
    assert verb_base(form) == expected


def test_stem_is_one_for_all_forms() -> None:
    """Context words meet whatever their form."""
    assert {stem(w) for w in ("kills", "killed", "killing", "kill")} == {"kill"}
    assert stem("city's") == stem("cities") == "city"
