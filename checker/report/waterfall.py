"""A score step by step: what every level adds or takes, one below the other, with the bar that has to be passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.model import Evidence, Explanation
from checker.report.page import FIGURE, QUIET, STYLES, Page
from checker.wording import plain

_CHART = 24
_ROOMY = 76
"""From this width on there is room for the chart."""
_SHOWN = 9
_SLIGHT = 0.1


def waterfall(page: Page, explanation: Explanation, indent: int, shown: int = _SHOWN) -> None:
    """Write the steps as lines; those that hardly count are summed up in one."""
    steps = folded(explanation.steps, shown)
    chart = _chart(steps, explanation.bar) if page.width >= _ROOMY else [""] * len(steps)
    for step, drawn in zip(steps, chart, strict=True):
        style = STYLES["match"] if step.weight > 0 else STYLES["conflict"]
        page.line((f"{step.weight:+6.2f}", style), "  ", (drawn, QUIET), plain(step.label), indent=indent, cut=True)
    passed = explanation.total > explanation.bar
    bar = f"the bar of {explanation.bar:+.2f}"
    outcome = f"above {bar}: linked" if passed else f"not above {bar}: not linked"
    page.line((f"{explanation.total:+6.2f}", FIGURE), f"  {outcome}", indent=indent)


def folded(steps: Sequence[Evidence], shown: int) -> list[Evidence]:
    """The steps with the slight ones as a single one, before the last if that is about a better partner."""
    kept = [step for number, step in enumerate(steps) if number < shown and abs(step.weight) >= _SLIGHT]
    late = [step for step in steps[shown:] if abs(step.weight) >= 1]
    left = [step for step in steps if step not in kept and step not in late]
    if len(left) > 1:
        kept.append(Evidence(f"{len(left)} smaller ones", sum(step.weight for step in left)))
    else:
        kept += left
    return kept + late


def _chart(steps: Sequence[Evidence], bar: float) -> Iterator[str]:
    """For each step its stretch between the sums before and after it; a thin line stands where the bar is."""
    sums = [0.0]
    for step in steps:
        sums.append(sums[-1] + step.weight)
    low, high = min(*sums, bar), max(*sums, bar)
    unit = (_CHART - 1) / (high - low or 1.0)
    at = [round((value - low) * unit) for value in sums]
    mark = round((bar - low) * unit)
    for one, other in pairwise(at):
        left, right = min(one, other), max(one, other)
        fill = "█" if other >= one else "░"
        cells = [fill if left <= column < max(right, left + 1) else " " for column in range(_CHART)]
        if cells[mark] == " ":
            cells[mark] = "│"
        yield "".join(cells) + "  "
