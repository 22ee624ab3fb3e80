"""What fitting starts from: settings, weights that everybody knows, and what is set by hand."""

from __future__ import annotations

SETTINGS = {
    "lean": 0.4, "clash-lean": 0.75, "match": -0.75, "conflict": 0.1,
    "rival": 0.25, "rival-most": 3.0, "partner": 0.5, "partner-near": 1.5, "partner-beside": 2.5,
    "partner-least": 0.0, "unknown": -4.0, "apart": -2.0,
}  # fmt: skip
GRID = {
    "match": (-2.0, -1.5, -1.25, -1.0, -0.75, -0.5, -0.25, 0.0, 0.5),
    "conflict": (-0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0),
}
"""Thresholds to choose from: `match` first, then `conflict`."""
DIFFERENCE = {
    "swapped": 4.0, "swapped-two": 3.5, "one-digit": 3.0, "one-digit-of-two": 2.9,
    "scale": 4.0, "scale-round": 3.0, "scale-long": 5.5, "cut-off": 3.5,
    "near": 1.4, "near-bounded": 1.0, "toll-moved": 1.0, "middling": -0.2, "far": -1.0, "remote": -3.0, "other": 0.0,
    "in-a-copy": 2.5, "ordinal": -2.0, "score": -1.0, "date-swapped": 3.0, "date-one-off-of-several": 0.5,
    "date-one-off-part": 1.5, "date-one-off-year": 1.5, "date-one-part": 1.0, "date-part": -1.0, "date-year": -1.5,
    "date-several": 0.0,
}  # fmt: skip
"""How much likelier a difference is between two statements of one thing than between two things, as log-odds. Where
fitting starts: judged from what slips are like; planted slips and real conflicts of the training stories move it."""
PRIOR = {
    "holder=shared": 2.5, "holder=different": -2.5, "holder=namesake": -1.0, "head=aged-people-and-thing": -2.5,
}  # fmt: skip
"""Weights that a few stories can't tell but everybody knows: one person, one age; no house is a girl. Fitting starts
from them."""
CAUTION = {
    "scope=more-one-side": -1.0, "scope=part-one-side": -1.0, "scope=base-one-side": -1.5, "scope=bound-one-side": -1.0,
    "scope=expected-one-side": -1.5, "scope=needed-one-side": -1.5, "scope=sum-one-side": -1.0,
    "scope=unnamed-one-side": -1.0, "scope=by-one-side": -1.0, "scope=including-one-side": -1.0,
    "scope=previous-one-side": -1.0, "weekday=different": -1.0, "place=different": -1.0, "kind=time": -2.0,
}  # fmt: skip
"""The same for clashing values: what makes an editor hold back."""
DOUBT = {
    "age-and-span": -6.0, "time": -4.0, "unnamed": -6.0, "list": -6.0, "one-article": -6.0, "two-people": -4.0,
    "nobody": -2.5, "bound": -3.0, "thin-date": -1.5, "other-event": -3.5, "no-name": -2.0, "two-dates": -2.5,
    "fraction": -4.0, "in-tens": -3.0, "small": -2.5, "thin": -2.0, "other-noun": -2.0, "no-noun": -1.5,
    "other-name": -1.0, "own-name": -2.5, "other-place": -1.5, "two-plans": -1.5, "both-told": -1.7, "moved": -1.5,
    "needed": -1.0, "total": -1.0, "including": -2.5, "previous": -1.5, "other-fate": -2.5, "other-day": -1.5,
    "other-deed": -1.0, "other": -2.0, "part-of-sum": -2.0, "part": -1.0, "expected": -2.0, "base": -2.0,
}  # fmt: skip
"""What keeps a clash from being called one: set by hand, for what is asked is what an editor would forgive."""
SLIP = {"same-noun": 1.2, "same-deed": 0.9, "nothing-alike": -2.0}
"""What besides its digits tells a slip: set by hand, from slips planted into the stories and from differences that look
like slips between whatever two figures of one cluster."""
