"""What an editor would write beside a number: "people killed in the attack", "when Congress voted"."""

from __future__ import annotations

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
_NO_STATEMENT = frozenset("according including compared be been being is was are were".split())
_CLAUSE_STARTS = frozenset(
    "and but or that which who when while where because although since after before said says".split()
)
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
    if kind == "date" or kind == "time":
        return _dated(figure, sentence, first, last, after, head, verb)
    clause = _clause(sentence, first, last, verb)
    rest = _prepositional(sentence, last + 1)
    if kind == "percent" and rest.startswith("of "):
        return f"share {rest}"
    if kind == "duration":
        noun = _noun(sentence, last, after, head)
        if noun and head != figure.unit and "-" in figure.text:
            return f"length of the {noun}"
        doing = _statement(sentence, first, last, verb)
        return _told("how long", doing, "length of time")
    if kind == "score":
        noun = _noun(sentence, last, after, head)
        return noun or "score"
    if kind == "money":
        return _sum_of(sentence, last, after, head, rest, clause)
    if kind == "percent" and not rest and verb >= 0:
        doing = _statement(sentence, first, last, verb)
        if doing and not doing.startswith("("):
            return f"how much {doing}" if _moves(sentence, verb) else f"percent, {doing}"
    unit = figure.unit if kind == "measure" else kind
    if kind == "measure" and unit and " per " not in unit:
        unit = plural(unit)
    if rest and kind == "measure":
        return f"{unit} {rest}".strip()
    return ", ".join(part for part in (unit, clause) if part) or kind


def _dated(figure: Figure, sentence: Sentence, first: int, last: int, after: int, head: str, verb: int) -> str:
    """ "date of the 2016 election", "when the dam was built": the noun a date stands before, else the clause."""
    kind = figure.kind
    noun = _noun(sentence, last, after, head) if kind == "date" else ""
    if noun:
        word = "year" if str(figure.low).isdigit() else "date"
        return f"{word} of the {noun}"
    doing = _statement(sentence, first, last, verb)
    return _told("when", doing, kind)


def _moves(sentence: Sentence, verb: int) -> bool:
    return any(i == verb and kind in ("rise", "fall") for i, kind in sentence.events)


def _told(word: str, doing: str, kind: str) -> str:
    """A statement after "when" or "how long" if it says who does it, else in brackets."""
    if not doing:
        return kind
    return f"{word} {doing}" if not doing.startswith("(") else f"{kind} {doing}"


def _sum_of(sentence: Sentence, last: int, after: int, head: str, rest: str, clause: str) -> str:
    noun = _noun(sentence, last, after, head)
    if noun:
        return f"{noun} {rest}".strip() if rest and after == last + 1 else noun
    if rest:
        return f"sum {rest}" if rest.split()[0] in ("for", "from", "to") else f"money {rest}"
    return f"money ({clause})" if clause else "money"


def _statement(sentence: Sentence, first: int, last: int, verb: int) -> str:
    """Who did what, in the clause that the figure stands in: "Hamas attacked Israeli towns"."""
    if verb < 0 or sentence.tokens[verb].lower in _NO_STATEMENT:
        return ""
    tokens = sentence.tokens
    start = verb
    while start > max(0, verb - 8) and not (first <= start - 1 <= last):
        token = tokens[start - 1]
        # "The Israeli and Russian leaders": one phrase; "… fell and the president spoke": two clauses.
        joined = token.lower == "and" and tokens[start].tag in ("ADJ", "NOUN", "PROPN")
        if token.text in _STOPS or (token.lower in _CLAUSE_STARTS and not joined) or token.tag == "SCONJ":
            break
        start -= 1
    while start < verb and tokens[start].tag in _WEAK_STARTS:
        start += 1
    if (
        start == verb
        or tokens[start].tag == "PRON"
        or not any(token.tag in ("NOUN", "PROPN") for token in tokens[start:verb])
    ):
        start = verb
    end = verb + 1
    while end < min(len(tokens), verb + 6) and not first <= end <= last:
        token = tokens[end]
        if token.text in _STOPS or token.text == "." or token.lower in _CLAUSE_STARTS or token.tag == "NUM":
            break
        end += 1
    while end > verb + 1 and tokens[end - 1].tag in _WEAK_ENDS:
        end -= 1
    if start == verb and (end == verb + 1 or tokens[verb - 1].tag == "PRON"):
        return ""
    text = _join(sentence, start, end)
    if start == verb:
        return f"({text})"
    return text[0].lower() + text[1:] if tokens[start].tag == "DET" else text


def _counted(figure: Figure, sentence: Sentence, last: int, after: int, head: str, event: str) -> str:
    kind = figure.kind
    noun = _noun(sentence, last, after, head)
    if not noun:
        noun = plural(figure.unit) if kind == "count" and figure.unit else figure.unit or kind
    lexicon = sentence.vocabulary.lexicon
    rows = lexicon.person_rows(head) if head else frozenset()
    counts_people = "dead" not in rows if rows else not head and event in _OF_PEOPLE
    name = lexicon.event_names.get(event, "") if kind == "count" and counts_people else ""
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
