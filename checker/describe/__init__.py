"""What each figure is about: counted noun, event, who, where, when, which part, and who is cited for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.describe.about import (
    event_of,
    governor,
    head_of,
    name_words,
    nearness,
    neighbours,
    place_of,
    subject_of,
)
from checker.describe.ages import holder_of
from checker.describe.clause import Spot
from checker.describe.lexicon import extended
from checker.describe.phrase import phrase_of
from checker.describe.scope import scope_of
from checker.describe.sentence import Sentence, Sentences, Vocabulary, shipped_vocabulary
from checker.language.document import Document
from checker.language.lemma import verb_base
from checker.late import late
from checker.model import About, Figure
from checker.units import dimension

__all__ = ["Vocabulary", "describe", "extended", "shipped_vocabulary"]

_YEAR = late(r"(?:1[6-9]|20)\d\d")
_OR = frozenset("or about around roughly nearly almost approximately over just under some".split())
"""What may stand, beside a bracket or comma, between a quantity and its conversion."""
_WIDEST = 20
"""Characters between the two."""


def describe(
    document: Document, figures: Sequence[Figure], vocabulary: Vocabulary | None = None, number: int = 1
) -> list[Figure]:
    """The same figures, all of this one document, with what each is about; by the shipped lexicon if by no other.

    Their ids count from `number`.
    """
    sentences = Sentences(document, shipped_vocabulary() if vocabulary is None else vocabulary)
    out: list[Figure] = []
    ranks: dict[tuple[int, str], int] = {}
    for place, figure in enumerate(figures, number):
        index = document.sentence_at(figure.start)
        rank = ranks.get((index, figure.kind), 0)
        ranks[index, figure.kind] = rank + 1
        about = _about(sentences, index, figure, rank)
        if out and out[-1].about and _converts(document.text, out[-1], figure):
            about = replace(about, phrase=out[-1].about.phrase)
        out.append(replace(figure, id=f"f{place}", about=about))
    return out


def _event(sentence: Sentence, first: int, last: int, after: int) -> str:
    """The event of a figure; of a part that of its whole: killed nine, including two children, and hurt 24."""
    tokens = sentence.tokens
    if first and tokens[first - 1].lower == "including" and not (after < len(tokens) and tokens[after].lower == "who"):
        whole = max((i for i in sentence.numbers if i < first - 1), default=-1)
        if whole >= 0 and (event := event_of(sentence, whole, whole, whole + 1)):
            return event
    return event_of(sentence, first, last, after)


def _scope(sentence: Sentence, first: int, last: int, after: int, figure: Figure) -> frozenset[str]:
    """The marks of a figure; beside them the year that its sentence begins with: In 2009 a quake killed 308 people."""
    moment = figure.kind == "date" or figure.kind == "time"
    scope = scope_of(sentence, first, last, after, moment)
    tokens = sentence.tokens
    if not moment and len(tokens) > 2 and tokens[0].lower == "in" and _YEAR.fullmatch(tokens[1].text):
        return scope | {f"in-{tokens[1].text}"}
    return scope


def _converts(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure tells the one before it in another unit: 340 million euros ($367 million)."""
    return (
        figure.start - before.end < _WIDEST
        and figure.kind == before.kind
        and (figure.kind == "money" or figure.kind == "measure")
        and figure.unit != before.unit
        and all(word in _OR for word in text[before.end : figure.start].strip(" (,[/").split())
        and (figure.kind == "money" or dimension(figure.unit) == dimension(before.unit))
    )


def _about(sentences: Sentences, index: int, figure: Figure, rank: int) -> About:
    sentence = sentences[index]
    tokens = sentence.tokens
    if not tokens:
        return About(figure.unit or figure.kind, sentence=index, rank=rank)
    first, last = sentence.span(figure.start, figure.end)
    head, modifiers, after = head_of(figure, sentence, first, last)
    verb = governor(sentence, first, last, after)
    predicate = verb_base(tokens[verb].lower) if verb >= 0 else ""
    lexicon = sentence.vocabulary.lexicon
    event = lexicon.events.get(f"{predicate}_{head}") or _event(sentence, first, last, after)
    before, following = neighbours(sentence, first, last)
    spot = Spot(figure, sentence, tokens, first, last, after, head, event, verb)
    return About(
        phrase_of(spot),
        sentences.source(index), lexicon.things.get(head, head), modifiers,
        lexicon.person_rows(head) if head else frozenset(), event, predicate,
        subject_of(sentence, first, last, verb) if verb >= 0 else frozenset(), name_words(sentence, first, last),
        holder_of(spot) if figure.kind == "age" else frozenset(),
        _scope(sentence, first, last, after, figure), place_of(sentence, last, after),
        before, following, nearness(sentence, first, last), sentence.pattern, index, rank,
    )  # fmt: skip
