"""Building blocks of the patterns: white space and hyphens as real pages have them, word lists, context on either side.

A word list is a string of words separated by white space; `_` stands for the gap inside a phrase (`more_than`). An
entry may be a small expression (`ris(?:e|ing)`), without white space or `_` of its own.
"""

from __future__ import annotations

import re

from checker.beside import last_word as last_word
from checker.late import early, late

GAP = r"(?:[^\S\r\n]+|[^\S\r\n]*\r?\n[^\S\r\n]*(?![\r\n]))"
"""White space between two words, over at most one line end."""
HYPHEN = r"[-\u2010\u2011]"
DASH = r"[-\u2010-\u2015\u2212]"
JOINT = rf"(?:{GAP}|{HYPHEN})"
"""What stands between the words of a compound: 10 percent, 10-percent."""
END = r"(?![^\W_])"
"""The word ends here: no letter or digit follows."""

MONTHS = "January February March April May June July August September October November December"
MONTHS_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"

_PLAIN = early(r"[\w.,'’]+")


def any_of(*lists: str) -> str:
    """An alternation of the words and phrases of word lists, in their order."""
    return f"(?:{'|'.join(' '.join(lists).split())})".replace("_", GAP)


def after(*lists: str, gap: str = GAP, case: bool = False) -> re.Pattern[str]:
    """A pattern for one of the words right after a position, across a gap."""
    return early(gap + any_of(*lists) + END, 0 if case else re.IGNORECASE)


def plain(before: str) -> str:
    """The words before a position, after the last blank line, with single spaces and plain hyphens.

    Patterns over this are a third as long as over the text, and as much faster to compile and to match.
    """
    last = before.rpartition("\n\n")[2]
    words = " ".join(last.replace("\u2010", "-").replace("\u2011", "-").split())
    return words + " " if before[-1:].isspace() else words


class Before:
    """A pattern for the words right before a position: one of the cues, any number of fillers, an ending, a gap.

    The last word is looked up first; at most positions that settles it.
    """

    def __init__(
        self, *cues: str, fillers: str = "", ends: str = "", start: str = r"\b", width: int = 40, case: bool = False
    ) -> None:
        between = f"(?: {any_of(fillers)})*" if fillers else ""
        ending = f" {any_of(ends)}" if ends else ""
        words = f"{start}{any_of(*cues)}{between}{ending} \\Z".replace(GAP, " ")
        self._pattern = late(words, 0 if case else re.IGNORECASE)
        self._width = width
        entries = ends.split() if ends else " ".join((*cues, fillers)).split()
        last = [entry.rsplit("_", 1)[-1].replace(r"\.", ".") for entry in entries]
        self._words = frozenset(last_word(entry, len(entry)) for entry in last if _PLAIN.fullmatch(entry))
        shapes = [entry for entry in last if not _PLAIN.fullmatch(entry)]
        self._shapes = early(any_of(*shapes), re.IGNORECASE) if shapes else None

    def search(self, text: str, pos: int) -> bool:
        """Whether words of this kind end right before `pos`."""
        word = last_word(text, pos)
        if word not in self._words and not (self._shapes and self._shapes.fullmatch(word)):
            return False
        return self._pattern.search(plain(text[max(0, pos - self._width) : pos])) is not None
