"""What one figure is about: the counted noun, the event, who, and which part, from the sentence around it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.describe.sentence import DAYS, Sentence
from checker.kernels import compiled_in, kernel
from checker.language.document import Token
from checker.language.lemma import singular
from checker.model import Figure

_kernel = kernel("checker.describe._around")
_SKIP_TO_NOUN = frozenset(
    "- more other additional further new different separate total of the these those its their his her our my your "
    "such young old".split()
)
_QUALIFIERS = frozenset("early late mid the about around".split())
_OPENED = 25
"""Words within which the verb of a clause follows what opens it."""
_OPEN_CLASS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
_AFTER_OF = _OPEN_CLASS | frozenset(("DET", "PRON", "ADV"))
_NEXT_NUMBER = frozenset("than more about some nearly around".split())
"""Words that lead to another number: 21 of the more than 200 schoolgirls."""


_ASPECTS = frozenset(("rise", "fall", "launch", "end"))
"""What happens to a number or an event rather than an event: the toll rises, the trial begins."""
if _kernel:
    _words = _ASPECTS, DAYS, _QUALIFIERS, _SKIP_TO_NOUN, _OPEN_CLASS, _AFTER_OF, _NEXT_NUMBER
    _kernel.prepare(Token, _words, _OPENED, singular)


@compiled_in(_kernel)
def counted_noun(sentence: Sentence, first: int, last: int) -> tuple[str, tuple[str, ...], int]:
    """Head noun in the singular, the words before it, and the position after the noun phrase that follows a number."""
    tokens = sentence.tokens
    i = last + 1
    n = len(tokens)
    while i < n and (tokens[i].lower in _SKIP_TO_NOUN or tokens[i].tag == "DET"):
        if tokens[i].lower == "of" and i + 1 < n and tokens[i + 1].tag not in _AFTER_OF:
            break
        i += 1
    # "21 of the more than 200 schoolgirls": the noun is the same for both numbers.
    while last + 1 < i < n and (tokens[i].tag == "NUM" or tokens[i].lower in _NEXT_NUMBER):
        i += 1
    run: list[int] = []
    while i < n and len(run) < 7 and tokens[i].lower not in DAYS:
        tag = tokens[i].tag
        # After a name a plural that the tagger does not know looks to it like a verb: 200 Chibok schoolgirls.
        plural = (
            tag == "VERB"
            and run
            and tokens[i - 1].tag in ("PROPN", "ADJ", "NOUN")
            and tokens[i - 1].lower[-1:] != "s"
            and tokens[i].lower[-1:] == "s"
        )
        if (
            tag in _OPEN_CLASS
            or plural
            or tokens[i].lower in ("-", "'", "’")
            or (tag == "VERB" and not run and _participle_of(tokens, i))
        ):
            run.append(i)
            i += 1
        elif run and _joins_a_name(tokens, i):
            i += 1
        else:
            break
    nouns = [
        j
        for j in run
        if tokens[j].tag in ("NOUN", "PROPN") or (j == run[-1] and tokens[j].tag == "VERB" and len(run) > 1)
    ]
    if not nouns:
        return "", (), last + 1
    head = nouns[-1]
    modifiers = tuple(tokens[j].lower for j in run if j < head and tokens[j].tag in ("NOUN", "PROPN", "ADJ", "VERB"))
    return singular(tokens[head].lower), modifiers, head + 1


def _joins_a_name(tokens: Sequence[Token], i: int) -> bool:
    """Two University of Bergen students: a name with "of" in it stands before the noun."""
    if tokens[i].lower != "of" or tokens[i - 1].tag != "PROPN":
        return False
    i += 1
    begin, n = i, len(tokens)
    while i < n and tokens[i].tag == "PROPN":
        i += 1
    return begin < i < n and tokens[i].tag == "NOUN"


def _participle_of(tokens: Sequence[Token], i: int) -> bool:
    """Displaced families, missing children: no verb of the sentence."""
    return i + 1 < len(tokens) and tokens[i + 1].tag == "NOUN" and tokens[i].lower.endswith(("ed", "ing", "en", "wn"))


@compiled_in(_kernel)
def event_of(sentence: Sentence, first: int, last: int, after: int) -> str:
    """The class of the nearest event word; clause breaks and other numbers in between count as distance."""
    barriers, numbers = sentence.barriers, sentence.numbers
    best, best_cost = "", 14.0
    for i, kind in sentence.events:
        if first <= i <= last:
            return kind
        dull = 10 if kind in _ASPECTS else 0
        if i > last:
            cost = max(0, i - after) + 0.5 + 2.5 * (barriers[i] - barriers[last])
            cost += 4 * sum(1 for j in numbers if last < j < i)
        else:
            cost = first - i + 2 * (barriers[first] - barriers[i])
            cost += 4 * sum(1 for j in numbers if i < j < first)
        if cost + dull < best_cost:
            best, best_cost = kind, cost + dull
    return best


@compiled_in(_kernel)
def governor(sentence: Sentence, first: int, last: int, after: int) -> int:
    """The position of the verb nearest to a figure, clause breaks counting as distance; -1 where there is none near."""
    barriers = sentence.barriers
    here = barriers[first]
    best, best_cost = -1, 20
    if opens_clause(sentence, first, last):
        # In 1969, with his last deferment in jeopardy, he joined
        return next((i for i in sentence.verbs if last < i < last + _OPENED), -1)
    for i in sentence.verbs:
        if i > last:
            cost = i - after + 1 + 3 * (barriers[i] - here)
        elif i < first:
            cost = first - i + 3 * (here - barriers[i])
        else:
            continue
        if cost < best_cost:
            best, best_cost = i, cost
    return best


@compiled_in(_kernel)
def subject_of(sentence: Sentence, first: int, last: int, verb: int) -> frozenset[str]:
    """Content words of the noun phrase before a verb."""
    tokens = sentence.tokens
    subject = set()
    i = verb - 1
    while i >= 0 and verb - i < 9 and tokens[i].text not in ",;:()—–":
        if not first <= i <= last and sentence.keys[i] and tokens[i].tag in ("NOUN", "PROPN"):
            subject.add(sentence.keys[i])
        i -= 1
    return frozenset(subject)


@compiled_in(_kernel)
def place_of(sentence: Sentence, last: int, after: int) -> frozenset[str]:
    """Words of the names that follow within the clause: (shares) in Germany."""
    limit = sentence.barriers[min(after, len(sentence.barriers) - 1)]
    return frozenset(
        sentence.keys[i]
        for i in sentence.names
        if last < i < after + 7 and sentence.barriers[i] == limit and sentence.tokens[i].lower not in DAYS
    )


@compiled_in(_kernel)
def opens_clause(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a figure stands before its clause, closed by a comma: In 1969, … · that, in early 1979, …"""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    if last < 5:
        return True
    i = first - 1
    while i > first - 3 and tokens[i].lower in _QUALIFIERS:
        i -= 1
    return tokens[i].tag == "ADP" and (tokens[i - 1].text == "," or tokens[i - 1].lower in ("that", "and", "but"))


@compiled_in(_kernel)
def nearness(sentence: Sentence, first: int, last: int) -> dict[str, float]:
    """Content words of the sentence with how near they stand to the figure; clause breaks count as distance."""
    barriers = sentence.barriers
    here, ahead = barriers[first], barriers[last]
    # "In 1969, with his last deferment in jeopardy, he joined": an opening phrase belongs to all that follows.
    opening = opens_clause(sentence, first, last)
    if opening:
        ahead = barriers[last + 1]
    out: dict[str, float] = {}
    get = out.get
    for i, base in enumerate(sentence.keys):
        if base:
            if i < first:
                gap = first - i + 2 * (here - barriers[i])
            elif i > last:
                gap = i - last + 2 * (barriers[i] - ahead)
                if opening:
                    gap //= 3
            else:
                continue
            if gap:
                weight = 6.0 / (6 + gap)
                if weight > get(base, 0.0):
                    out[base] = weight
    return out


@compiled_in(_kernel)
def neighbours(sentence: Sentence, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Up to three words before and after the figure, the nearest first."""
    tokens = sentence.tokens
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    after = [token.lower for token in tokens[last + 1 : last + 4]]
    return tuple(before[::-1]), tuple(after)


@compiled_in(_kernel)
def name_words(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    """Words of the names in a figure's sentence."""
    keys = sentence.keys
    return frozenset([keys[i] for i in sentence.names if not first <= i <= last])


def head_of(figure: Figure, sentence: Sentence, first: int, last: int) -> tuple[str, frozenset[str], int]:
    """Head noun, its modifiers and where the noun phrase ends, for a figure of any kind."""
    head, modifiers, after = counted_noun(sentence, first, last)
    if figure.kind == "count" and figure.unit:
        words = figure.unit.lower().split()
        if words and words[-1] != head:
            return words[-1], frozenset((*words[:-1], *figure.noun.lower().split()[:-1])), after
    if figure.kind == "date":
        # "The 2016 race": what stands right behind a date is what it dates.
        follows = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].tag in ("NOUN", "ADJ", "PROPN")
        return (head, frozenset(modifiers), after) if follows else ("", frozenset(), last + 1)
    return head, frozenset(modifiers), after
