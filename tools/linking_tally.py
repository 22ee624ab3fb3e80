"""What score.py counted of links, verdicts and planted slips, as the numbers of the bar."""

from __future__ import annotations

from collections import Counter
from typing import Any

import gold

score = gold.scorer()
VERDICTS = ("match", "conflict", "single")


class Tally:
    """What score.py counted, as the numbers of the bar."""

    def __init__(self, count: Counter[Any], stories: int) -> None:
        self.count, self.stories = count, stories
        p, r, self.f1 = score.prf(count["link right"], count["link system"], count["link gold"])
        self.mean = count["link story f1"] / (count["link stories"] or 1)
        self.conflict_p = count["conflict right"] / (count["conflict system"] or 1)
        self.conflict_r = count["conflict found"] / (count["conflict gold"] or 1)
        self.false = (count["conflict system"] - count["conflict right"]) / stories
        self.unfounded = count["unfounded"] / stories
        self.verdicts = sum(map(self._verdict, VERDICTS)) / len(VERDICTS)
        self.slips = self._caught("all")
        self.dates = self._caught("kind date")
        self.text = (
            f"links P {100 * p:.1f} R {100 * r:.1f} F {100 * self.f1:.1f}  mean {100 * self.mean:.1f}"
            f"  conflicts P {100 * self.conflict_p:.0f} R {100 * self.conflict_r:.0f}  false/story {self.false:.2f}"
            f"  verdicts {100 * self.verdicts:.1f}"
            f"  slips {self.slips[0] - self.dates[0]}/{self.slips[1] - self.dates[1]}"
            f" dates {self.dates[0]}/{self.dates[1]} unfounded {self.unfounded:.2f}"
        )

    def _verdict(self, verdict: str) -> float:
        """F1 of the figures with a verdict."""
        found = [(k, n) for k, n in self.count.items() if k[0] == "verdict"]
        gold = sum(n for k, n in found if k[1] == verdict)
        said = sum(n for k, n in found if k[2] == verdict)
        return float(score.prf(self.count["verdict", verdict, verdict], said, gold)[2])

    def _caught(self, name: str) -> tuple[int, int]:
        return self.count[name, True], self.count[name, True] + self.count[name, False]

    @property
    def links_worth(self) -> float:
        return self.f1 + self.mean

    @property
    def conflicts_worth(self) -> float:
        """Slips and conflicts found, false alarms at their price: two found for one false."""
        found = self.slips[0] + self.count["conflict found"]
        false = self.count["conflict system"] - self.count["conflict right"] + self.count["unfounded"]
        return float(found - 2 * false)
