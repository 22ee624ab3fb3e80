"""What each figure is about: counted noun, event, who, where, when, which part, and who is cited for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.describe.about import (
    event_of,
    governor,
    head_of,
    holder_of,
    name_words,
    nearness,
    neighbours,
    number_positions,
    person_rows,
    scope_of,
)
from checker.describe.sentence import Sentences
from checker.language.document import Document
from checker.model import About, Figure

__all__ = ["describe"]


def describe(document: Document, figures: Sequence[Figure]) -> list[Figure]:
    """The same figures, all of this one document, with what each is about."""
    sentences = Sentences(document)
    out: list[Figure] = []
    ranks: dict[tuple[int, str], int] = {}
    numbers: dict[int, list[int]] = {}
    beside: dict[int, frozenset[str]] = {}
    for figure in figures:
        index = document.sentence_at(figure.start)
        sentence = sentences[index]
        if index not in numbers:
            numbers[index] = number_positions(sentence)
            beside[index] = sentences.beside(index)
        rank = ranks.get((index, figure.kind), 0)
        ranks[index, figure.kind] = rank + 1
        first, last = sentence.span(figure.start, figure.end)
        head, modifiers, after = head_of(figure, sentence, first, last)
        predicate, subject = governor(sentence, first, last, after)
        before, following = neighbours(sentence, first, last)
        about = About(
            phrase=head or figure.unit or figure.kind,
            head=head,
            modifiers=modifiers,
            people=person_rows(head) if head else frozenset(),
            event=event_of(sentence, first, last, after, numbers[index]),
            predicate=predicate,
            subject=subject,
            names=name_words(sentence, first, last),
            holder=holder_of(sentence, first, last) if figure.kind == "age" else frozenset(),
            scope=scope_of(sentence, first, last, after),
            before=before,
            after=following,
            context=nearness(sentence, first, last),
            pattern=sentence.pattern,
            around=beside[index],
            sentence=index,
            rank=rank,
        )
        out.append(replace(figure, about=about))
    return out
