"""The words right beside a position of a text: most questions about a number are settled by a look at them."""

from __future__ import annotations

from functools import lru_cache

from checker.kernels import compiled_in, kernel

_kernel = kernel("checker._beside")
_FARTHEST = 24
"""Letters and signs back in which the last word is sought."""
_BETWEEN = frozenset("-\u2010\u2011")


@compiled_in(_kernel)
@lru_cache(maxsize=1)
def last_word(text: str, pos: int) -> str:
    """The letters that stand last before `pos`, in lower case, whatever signs and digits lie between."""
    begin, end = max(0, pos - _FARTHEST), pos
    while end > begin and not _is_letter(text[end - 1]):
        end -= 1
    start = end
    while start > begin and _is_letter(text[start - 1]):
        start -= 1
    return text[start:end].lower()


@compiled_in(_kernel)
@lru_cache(maxsize=1)
def next_word(text: str, pos: int) -> str:
    """The word after `pos`, behind white space and hyphens, in lower case; "" where something else stands there."""
    start = pos
    while start < len(text) and (text[start].isspace() or text[start] in _BETWEEN):
        start += 1
    if start == len(text) or not _is_letter(text[start]):
        return ""
    end = start + 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].lower()


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()
