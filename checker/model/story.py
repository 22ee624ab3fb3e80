"""Stories that were found among articles."""

from __future__ import annotations

from msgspec import Struct

from checker.model.article import Article


class Member(Struct, frozen=True):
    """An article in its story, and why it is there."""

    article: Article
    near: str = ""
    """Path of the article of the story that it is likeliest to belong with; empty in a story of one."""
    likely: float = 1.0
    """Probability, 0 to 1, that both tell one story; of a near copy the share of five-word runs that both have."""
    copy: bool = False
    """Whether it prints nearly the same text as that article."""
    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """What both have, as written (words: their base forms), the rarest first."""


class Story(Struct, frozen=True):
    """Articles that tell of one thing."""

    name: str
    """Unique among the stories found together: names that its articles share, else the title of the first one; of a
    story of one its article's path."""
    members: tuple[Member, ...]
    """The earliest first; those without a date after all that have one, by path."""
