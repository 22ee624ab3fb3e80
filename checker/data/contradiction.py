"""When a table contradicts a figure: its sentence names one cell, total or mean in full, which is another number; or it
repeats one cell of a row, and a slip of the pen would make another the figure.

A false alarm costs more than a miss: whatever makes it likelier that the sentence speaks of something else (another
year, a plan, a part, a change, a second number that is the one of the table) keeps the table silent.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.data.facts import Fact, View
from checker.data.values import Amount, differs, fits, in_its_unit, is_distinctive
from checker.data.words import content
from checker.language.lemma import stem
from checker.model import Figure

_ANYBODY = frozenset("person people victim".split())
"""Nouns that say no more than who is counted."""
_SUPERLATIVES = frozenset("highest lowest record peak top bottom high low".split())
_OTHER_TIMES = frozenset(
    "last previous previously earlier ago former formerly before since until expected forecast projected predicted "
    "planned target goal initially originally once compared next future would could may might will should poll polls "
    "estimate estimated estimates if unless not never without except excluding".split()
)
_TOTAL = frozenset("total altogether combined".split())
_MEAN = frozenset("average mean".split())
_NEUTRAL = frozenset(
    "be have count record register total reach report see stand number cast hold show put give tally amount say "
    "announce carry employ live win get receive take poll score earn make measure cover cost open amount average hit "
    "exceed happen work own serve run produce sell spend exist comprise constitute account contain house seat "
    "rank".split()
)
"""Verbs that say of a number no more than that there is so much."""
_SHORT = 3
"""Digits up to which two numbers of a row often differ in one alone."""
_FAR = 2
"""How many times as large as the other a number is that hardly was meant to be it."""


def contradicting(view: View) -> Fact | None:
    """What the table says instead; None where it says nothing, or not for sure."""
    if not _plain(view):
        return None
    columns = view.columns(strict=True)
    named = view.named
    if len(columns) != 1:
        return None
    if named.sure and len(named.rows) == 1:
        facts = list(view.cells(named.rows, columns))
    elif not named.rows and all(mention.name.label < 0 for mention in view.sentence.mentions):
        facts = _summing(view)
    else:
        return None
    told = [fact for fact in facts if _against(view.figure, fact)]
    if not told or len(told) < len(facts) or _told_beside(view, told[0]):
        return None
    return told[0]


def slipped(view: View, row: int) -> Fact | None:
    """The one cell of a row that a slip of the pen would make the figure; None where there is none, or several."""
    if view.figure.kind not in ("count", "money", "percent", "measure") or not is_distinctive(view.figure):
        return None
    columns = [column for column in view.table.columns if column.role == "number"]
    found = [fact for fact in view.cells((row,), columns) if _is_slip(view.figure, fact)]
    return found[0] if len(found) == 1 and not _told_beside(view, found[0]) else None


def _is_slip(figure: Figure, fact: Fact) -> bool:
    """Whether two neighbouring digits are swapped, or one of at least four is wrong."""
    amount = in_its_unit(figure, fact.amount, fact.measure)
    if amount is None or isinstance(amount.value, str) or isinstance(figure.low, str):
        return False
    one, other = _digits(figure.low), _digits(amount.value)
    if len(one) != len(other) or figure.low.adjusted() != amount.value.adjusted():
        return False
    wrong = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    if len(wrong) == 1:
        return len(one) > _SHORT
    if len(wrong) != 2:
        return False
    first, second = wrong
    return second == first + 1 and (one[first], one[second]) == (other[second], other[first])


def _plain(view: View) -> bool:
    """Whether the sentence states a number as it is, of now and of the whole."""
    figure, sentence, table = view.figure, view.sentence, view.table
    about = figure.about
    if about is None or figure.kind not in ("count", "money", "percent", "measure", "date"):
        return False
    scope = about.scope - {"definite", "total"}
    if figure.kind == "date":
        scope -= {"plan", "bound"}
    if about.before[:1] == ("to",):
        scope -= {"change"}  # what rose to a level has it
    small = {token.text for token in sentence.tokens if token.text.islower()}  # may, not May
    if scope or figure.hedge == "range" or small & _OTHER_TIMES:
        return False
    if small & _SUPERLATIVES and any(label.period for label in table.labels):
        return False  # the lowest of a year is not the year's
    years = {word for word in sentence.plain if re.fullmatch(r"(?:1[6-9]|20)\d\d", word)}
    if figure.kind != "date" and years - table.years:
        return False
    if figure.kind == "money" and len({f.unit for f in sentence.figures if f.kind == "money"}) > 1:
        return False
    return not _particular(view) and _states(view)


def _states(view: View) -> bool:
    """Whether the verb says what the table says: votes were counted, not disputed."""
    about = view.figure.about
    verb = about.predicate if about else ""
    told = view.table.about.union(*(column.measure for column in view.table.columns))
    same = {view.events.get(word, word) for word in told}
    return not verb or verb in _NEUTRAL or stem(verb) in told or bool(about and about.event in same)


def _particular(view: View) -> bool:
    """Whether the figure counts only some of what the table does: young passengers, staffers among the killed."""
    about = view.figure.about
    if about is None:
        return False
    known = view.table.about.union(*(column.measure for column in view.table.columns))
    known |= {word for value in view.named.values for word in content(value)} | _ANYBODY
    noun = about.head if view.figure.kind == "count" and view.figure.noun else ""
    return not content(" ".join((noun, *about.modifiers))) <= known


def _summing(view: View) -> list[Fact]:
    """The cells of the total or the mean that the figure itself is said to be.

    Only what a table writes out: its rows may not be all there are, and a mean of percentages is not the mean of all.
    """
    about = view.figure.about
    if about is None or about.place or about.names:
        return []
    near = set(about.before[:3])
    kinds = (("total", _TOTAL), ("mean", _MEAN))
    wanted = [kind for kind, words in kinds if near & words]
    rows = [at for at, row in enumerate(view.table.rows) if row.summary in wanted]
    return list(view.cells(rows, view.columns(strict=True)))


def _against(figure: Figure, fact: Fact) -> bool:
    amount = in_its_unit(figure, fact.amount, fact.measure)
    return amount is not None and differs(figure, amount) and _near(figure, amount)


def _near(figure: Figure, amount: Amount) -> bool:
    """Whether a number may have been meant to be the table's: not 12 for 5,632, but 563."""
    if isinstance(amount.value, str) or isinstance(figure.low, str) or isinstance(figure.high, str):
        return True
    small, large = sorted((abs(figure.high), abs(amount.value)))
    cut_off = len(_digits(small)) > 2 and _digits(large).startswith(_digits(small))
    return small > 0 and (large < _FAR * small or cut_off)


def _digits(number: Decimal) -> str:
    return f"{number:f}".replace(".", "").strip("0")


def _told_beside(view: View, fact: Fact) -> bool:
    """Whether the sentence has the table's number, too, or its own is another one of the table that was meant."""
    for other in view.sentence.figures:
        amount = in_its_unit(other, fact.amount, fact.measure) if other is not view.figure else None
        if amount and fits(other, amount):
            return True
    table = view.table
    rows = view.named.rows or table.parts
    columns = [column for column in table.columns if column.role in ("number", "date")]
    for near in view.cells(rows, columns):
        amount = in_its_unit(view.figure, near.amount, near.measure)
        if amount and fits(view.figure, amount):
            return True
    return False
