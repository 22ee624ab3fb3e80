"""What an editor would write beside a number: "people killed in the attack", "when Congress voted"."""

from __future__ import annotations

from checker.describe.lexicon import events, person_rows
from checker.describe.sentence import NUMBER_WORDS, Sentence
from checker.model import Figure

_OF_PEOPLE = frozenset(("kill", "injure", "missing", "arrest", "evacuate"))
"""Events that a bare number ("58 killed") counts people for."""
_LINKS = frozenset("in at on by from of near for during since against across with under over to".split())
_IN_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"))
_LEADING = frozenset("of the more than other these those about some nearly".split())
_WEAK_ENDS = frozenset(("ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX"))
_WEAK_STARTS = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "PART", "ADV"))
_STOPS = frozenset(',;:()—–"“”')
_PLURAL = {"person": "people", "man": "men", "woman": "women", "child": "children", "life": "lives", "foot": "feet"}
_LONGEST = 9


def plural(noun: str) -> str:
    """The plural of a singular noun, well enough for a phrase."""
    if noun in _PLURAL:
        return _PLURAL[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def phrase_of(
    figure: Figure, sentence: Sentence, first: int, last: int, after: int, head: str, event: str, verb: int
) -> str:
    """The phrase for a figure whose number takes the tokens `first` to `last`, its noun phrase ending before `after`.

    `verb` is the position of the verb that governs it, or -1.
    """
    kind = figure.kind
    if kind == "age":
        return _age(sentence, first, head)
    if kind == "count" or kind == "ordinal":
        return _counted(figure, sentence, last, after, head, event)
    clause = _clause(sentence, first, last, verb)
    if kind == "date" or kind == "time":
        return f"when {clause}" if clause else kind
    rest = _prepositional(sentence, last + 1)
    if kind == "percent" and rest.startswith("of "):
        return f"share {rest}"
    if kind == "money":
        return f"money {rest}" if rest else f"money ({clause})" if clause else "money"
    if kind == "duration":
        noun = _noun(sentence, last, after, head)
        if noun and head != figure.unit:
            return f"length of {noun}"
    unit = plural(figure.unit) if kind == "duration" and figure.unit else figure.unit if kind == "measure" else kind
    if kind == "measure" and unit and " per " not in unit:
        unit = plural(unit)
    if rest and kind == "measure":
        return f"{unit} {rest}".strip()
    return ", ".join(part for part in (unit, clause) if part) or kind


def _counted(figure: Figure, sentence: Sentence, last: int, after: int, head: str, event: str) -> str:
    kind = figure.kind
    noun = _noun(sentence, last, after, head)
    if not noun:
        noun = plural(figure.unit) if kind == "count" and figure.unit else figure.unit or kind
    rows = person_rows(head) if head else frozenset()
    counts_people = "dead" not in rows if rows else not head and event in _OF_PEOPLE
    name = events().names.get(event, "") if kind == "count" and counts_people else ""
    if name and noun == kind:
        noun = "people"
    rest = _prepositional(sentence, _after_event(sentence, after))
    if name and name.split()[0] not in noun.split():
        noun = f"{noun} {name}"
    return f"{noun} {rest}" if rest and rest.split()[0] not in noun.split() else noun


def _noun(sentence: Sentence, last: int, after: int, head: str) -> str:
    """The noun phrase after a number as written, without "of the" and other numbers."""
    tokens = sentence.tokens[last + 1 : after]
    words = [t.text for t in tokens if t.tag != "NUM" and t.lower not in NUMBER_WORDS and t.text != "-"]
    while words and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words[-4:]) if words and head else ""


def _after_event(sentence: Sentence, after: int) -> int:
    """Past "were killed", "dead", "who died": where the place or the occasion stands."""
    tokens = sentence.tokens
    i = after
    while i < min(len(tokens), after + 4) and (
        tokens[i].tag in ("AUX", "VERB", "ADV", "PRON") or tokens[i].lower == "dead"
    ):
        i += 1
    return i


def _prepositional(sentence: Sentence, start: int) -> str:
    """The prepositional phrases that begin at a token, up to the first thing that is none."""
    tokens = sentence.tokens
    if start >= len(tokens) or tokens[start].lower not in _LINKS:
        return ""
    end = start
    while end < min(len(tokens), start + _LONGEST) and (
        tokens[end].tag in _IN_PHRASE or tokens[end].lower in _LINKS or tokens[end].text in "-'’."
    ):
        end += 1
    while end > start and tokens[end - 1].tag not in ("NOUN", "PROPN", "NUM"):
        end -= 1
    return _join(sentence, start, end) if end > start + 1 else ""


def _age(sentence: Sentence, first: int, head: str) -> str:
    names = set(sentence.names)
    i = first - 1
    while i >= 0 and first - i <= 3 and i not in names:
        i -= 1
    if i not in names:
        return f"age of the {head}" if head and head != "old" else "age"
    start = i
    while start > 0 and start - 1 in names:
        start -= 1
    return f"age of {_join(sentence, start, i + 1)}"


def _clause(sentence: Sentence, first: int, last: int, verb: int) -> str:
    """The governing verb with what stands next to it, the figure itself left out."""
    if verb < 0:
        return ""
    tokens = sentence.tokens
    start = verb
    while start > max(0, verb - 5) and tokens[start - 1].text not in _STOPS and not first <= start - 1 <= last:
        start -= 1
    end = verb + 1
    while end < min(len(tokens), verb + 5) and tokens[end].text not in _STOPS | {"."} and not first <= end <= last:
        end += 1
    while end > verb + 1 and tokens[end - 1].tag in _WEAK_ENDS:
        end -= 1
    while start < verb and tokens[start].tag in _WEAK_STARTS:
        start += 1
    return _join(sentence, start, end)


def _join(sentence: Sentence, start: int, end: int) -> str:
    """Tokens on one line, spaced as in the text."""
    out = []
    at = sentence.tokens[start].start
    for token in sentence.tokens[start:end]:
        out.append(" " * (token.start > at) + token.text)
        at = token.end
    return "".join(out).strip()
