"""From scored pairs to groups."""

from checker.link.cluster import cluster

SETTINGS = {"unknown": -4.0, "lean": 0.3, "clash-lean": 0.4}


def test_a_chain_is_not_enough() -> None:
    """a-b and b-c do not make a-c one thing when a-c speaks against it."""
    scores = {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -8.0}
    assert cluster(3, scores, {}, SETTINGS) == [[0, 1], [2]]


def test_agreeing_pairs_make_one_group() -> None:
    """Three figures that all go together are one group."""
    assert cluster(3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): 0.5}, {}, SETTINGS) == [[0, 1, 2]]


def test_a_clash_has_to_be_carried_by_itself() -> None:
    """A clashing pair with context against it keeps two groups apart, however well other pairs go together."""
    scores = {(0, 1): 3.0, (0, 2): 2.0, (1, 2): 2.0}
    assert cluster(3, scores, {}, SETTINGS) == [[0, 1, 2]]
    assert cluster(3, scores, {(1, 2): -1.0}, SETTINGS) == [[0, 1], [2]]
    assert cluster(3, scores, {(1, 2): 2.0}, SETTINGS) == [[0, 1, 2]]


def test_clashing_values_that_no_words_link_keep_groups_apart() -> None:
    """A rounded number goes with both of two exact ones; these two clash, and nothing says that they are one thing."""
    scores, settings = {(0, 1): 2.0, (1, 2): 2.0}, SETTINGS | {"unknown": -1.0, "apart": -2.0}
    values = ["1.9 trillion", "2 trillion", "2.25 trillion"]
    assert cluster(3, scores, {}, settings) == [[0, 1, 2]]
    assert cluster(3, scores, {}, settings, values, lambda i, j: {i, j} == {0, 2}) == [[0, 1], [2]]


def test_nothing_scored_nothing_joined() -> None:
    """Figures without a pair stay alone."""
    assert cluster(3, {}, {}, SETTINGS) == [[0], [1], [2]]
