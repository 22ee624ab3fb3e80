"""A folder of small stories for runs with several workers."""

from __future__ import annotations

import random
from pathlib import Path

from running import write

_PLACES = "Elbonia Ruritania Syldavia Borduria Skarvik Freedonia Grand-Fenwick Graustark".split()
_DEEDS = [
    ("killed", "people", "a ferry sank off {place}"),
    ("injured", "passengers", "a train left its rails near {place}"),
    ("evacuated", "villagers", "the river flooded {place}"),
    ("arrested", "protesters", "police cleared the square in {place}"),
]


def article(number: int, count: int, seed: int) -> str:
    """An article of three sentences with some figures."""
    pick = random.Random(seed)
    place = _PLACES[number % len(_PLACES)]
    deed, who, what = _DEEDS[number % len(_DEEDS)]
    return (
        f"News from {place}\n\n"
        f"At least {count} {who} were {deed} when {what.format(place=place)} on May {number % 27 + 1}, 2024.\n\n"
        f"The government of {place} promised ${pick.randint(2, 90)} million in aid, and {pick.randint(20, 900)} "
        f"soldiers were sent.\n\nThe mayor, {pick.randint(35, 70)}, said help took {pick.randint(2, 9)} hours.\n"
    )


def stories(folder: Path, count: int, articles: int = 3) -> Path:
    """So many stories of so many articles, a folder each; in every third the sources contradict each other."""
    for number in range(count):
        told = {
            f"{name}.txt": article(number, 37 + 100 * number + (name == "b" and not number % 3) * 9, 1000 * number + i)
            for i, name in enumerate("abcdefghij"[:articles])
        }
        write(folder / f"story-{number:03}", told)
    return folder
