"""What every reader may ask about the text around a number."""

from __future__ import annotations

import re
from functools import cached_property

from checker.language.document import Document

_SPORT = re.compile(
    r"touchdown|quarterback|\bNFL\b|\bNBA\b|\bMLB\b|\bNHL\b|innings?\b|halftime|half-time|midfielder|\bgoalkeeper|\bplayoffs?\b|rebounds|home run|free throw|\bhat-trick|\bwickets?\b|field goal|kickoff|kick-off|\btry-scorer|Premier League|\bset points?\b|\btiebreak|Grand Slam|point guard|three-pointer"
)
_MARKET = re.compile(r"\b(?:Dow Jones|Nasdaq|S&P 500|Nikkei|FTSE|Hang Seng|stock index|index (?:rose|fell|closed|gained|lost|slid|jumped))\b")
_POLL = re.compile(r"\b(?:polls?|pollsters?|survey(?:ed)?|margin of error|respondents|caucus(?:es)?|primary|primaries|approval rating|electorate|voters?)\b", re.IGNORECASE)


class Context:
    """An article while its figures are read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def sport(self) -> bool:
        """Whether the article reports a match: quarters are periods of play there, yards are statistics."""
        return len(set(_SPORT.findall(self.text))) >= 2

    @cached_property
    def poll(self) -> bool:
        """Whether the article speaks of polls: points are percentage points there."""
        return len(_POLL.findall(self.text)) >= 2

    @cached_property
    def market(self) -> bool:
        """Whether points are points of an index here."""
        return bool(_MARKET.search(self.text))

    @cached_property
    def sterling(self) -> bool:
        """Whether pounds are money here as a rule."""
        return "£" in self.text
