"""What a reader of one kind found, before hedges and sentence context are added."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from checker.model import Hedge, Kind


class Reading(Struct, frozen=True):
    """A figure in the making; see `checker.model.Figure` for the fields."""

    start: int
    end: int
    kind: Kind
    low: Decimal | str
    high: Decimal | str
    unit: str = ""
    per: str | None = None
    grain: Decimal = Decimal(1)
    hedge: Hedge | None = None
    """Set where the grammar of the figure itself says it; None leaves it to the words around."""
    vague: bool = False
    noun: str = ""
    offset: int | None = None
    """For a time with a stated zone: minutes ahead of UTC."""
