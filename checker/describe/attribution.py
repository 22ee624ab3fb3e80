"""Who is cited: the source that a sentence names for what it says."""

from __future__ import annotations

from checker.language.document import Token

_SAYS = frozenset(
    "said says say told reported reports announced estimated estimates confirmed claimed claims added stated "
    "warned noted acknowledged wrote tweeted insisted predicted".split()
)
_NOT_A_SOURCE = frozenset("it that this which who what there he she they we i you".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_PHRASE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
CITING = _SAYS | {"according"}
"""Without one of these words a sentence cites nobody."""
_LONGEST = 9


def cited(tokens: tuple[Token, ...], text: str) -> str | None:
    """The source as written: "the health ministry"; None where the sentence names none, or a pronoun."""
    for i, token in enumerate(tokens):
        lower = token.lower
        if lower == "according" and i + 2 < len(tokens) and tokens[i + 1].lower == "to":
            end = _phrase_end(tokens, i + 2)
            if end > i + 2:
                return _written(tokens, text, i + 2, end)
        elif lower in _SAYS:
            start = _phrase_start(tokens, i)
            if start < i:
                return _written(tokens, text, start, i)
            # A speaker may follow: "…, said Ann Smith".
            end = _phrase_end(tokens, i + 1)
            if end > i + 1 and lower == "said" and tokens[i + 1].tag == "PROPN" and tokens[i + 1].lower not in _DAYS:
                return _written(tokens, text, i + 1, end)
    return None


def _phrase_end(tokens: tuple[Token, ...], start: int) -> int:
    end = start
    while end < min(len(tokens), start + _LONGEST):
        inner = end > start and tokens[end].lower in ("of", "for", "'", "’", "-")
        if tokens[end].tag not in _PHRASE and not inner and not tokens[end].text[0].isupper():
            break
        end += 1
    while end > start and tokens[end - 1].tag not in ("NOUN", "PROPN") and not tokens[end - 1].text[0].isupper():
        end -= 1
    return end if end > start and tokens[start].lower not in _NOT_A_SOURCE else start


def _phrase_start(tokens: tuple[Token, ...], verb: int) -> int:
    end = verb
    if end > 1 and tokens[end - 1].text == "." and tokens[end - 2].tag == "PROPN":
        end -= 1  # Vector Corp. said
    start = end
    while start > max(0, end - _LONGEST):
        inner = start < end and tokens[start - 1].lower in ("of", "'", "’", "-")
        if tokens[start - 1].tag not in _PHRASE and not inner:
            break
        start -= 1
    while start < end and tokens[start].tag not in ("DET", "ADJ", "NOUN", "PROPN"):
        start += 1
    if start < end and (tokens[end - 1].tag not in ("NOUN", "PROPN") or tokens[start].lower in _NOT_A_SOURCE):
        return verb
    return start if start < end else verb


def _written(tokens: tuple[Token, ...], text: str, start: int, end: int) -> str:
    return " ".join(text[tokens[start].start : tokens[end - 1].end].split())
