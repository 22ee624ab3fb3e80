"""The file of weights."""

from checker.link.weights import dump, load, parse


def test_file_is_what_the_tool_writes() -> None:
    """Reading and writing gives the same weights, so that refitting shows as a readable difference."""
    weights = load()
    again = parse(dump(weights))
    assert again.labels == weights.labels
    assert again.match == weights.match
    assert again.settings == weights.settings


def test_every_level_has_a_label_of_its_own() -> None:
    """No reader ever sees a level's code."""
    weights = load()
    assert all(
        label and "=" not in label and not label.startswith(key.split("=")[0] + ":")
        for key, label in weights.labels.items()
    )
