# cython: language_level=3, boundscheck=False, wraparound=False
"""Marks of part and whole around a figure, compiled; `scope.py` has the same in Python."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject

from checker.language._fields cimport field, place

cdef Py_ssize_t _TEXT, _LOWER, _TAG
cdef dict _BEFORE, _AFTER
cdef frozenset _MORE, _DEFINITE, _WHOLES, _BOUNDS, _BASE, _HAVE, _NOT_ADDED, _INCLUDING, _AND
cdef object _is_dateline, _is_one_of_a_sum, _opens_a_list, _includes_one, _breaks_record


def prepare(record, tables, readers):
    """`record`: what tokens are; the word lists of `scope.py`, and what it asks of few figures."""
    global _TEXT, _LOWER, _TAG, _BEFORE, _AFTER, _MORE, _DEFINITE, _WHOLES, _BOUNDS, _BASE, _HAVE, _NOT_ADDED, _INCLUDING
    global _AND, _is_dateline, _is_one_of_a_sum, _opens_a_list, _includes_one, _breaks_record
    _TEXT, _LOWER, _TAG = place(record, "text"), place(record, "lower"), place(record, "tag")
    _BEFORE, _AFTER, _MORE, _DEFINITE, _WHOLES, _BOUNDS, _BASE, _HAVE, _NOT_ADDED, _INCLUDING, _AND = tables
    _is_dateline, _is_one_of_a_sum, _opens_a_list, _includes_one, _breaks_record = readers


cdef inline str _lower(tuple tokens, Py_ssize_t i):
    return <str>field(tokens[i], _LOWER)


def scope_of(sentence, Py_ssize_t first, Py_ssize_t last, Py_ssize_t after, bint moment):
    cdef tuple tokens = sentence.tokens
    cdef frozenset words = sentence.pattern
    cdef list numbers = sentence.numbers
    cdef set out = set()
    cdef Py_ssize_t n = len(tokens), i, far
    cdef PyObject *mark
    cdef str previous = _lower(tokens, first - 1) if first else "", second = _lower(tokens, first - 2) if first > 1 else ""
    cdef str following = _lower(tokens, last + 1) if last + 1 < n else "", beside, sort
    cdef bint and_before = previous == "and", follows, precedes, joins
    for i in range(max(0, first - 4), first):
        mark = PyDict_GetItem(_BEFORE, _lower(tokens, i))
        if mark is not NULL:
            out.add(<object>mark)
    for i in range(first, last):
        if _lower(tokens, i) in _MORE and _lower(tokens, i + 1) != "than":
            out.add("more")
    if previous in _DEFINITE:
        out.add("definite")
    for i in range(last + 1, min(n, last + 3)):
        mark = PyDict_GetItem(_AFTER, _lower(tokens, i))
        if mark is not NULL:
            out.add(<object>mark)
    if following == "of" and last + 2 < n and _lower(tokens, last + 2) in _WHOLES:
        out.add("part")
    if previous == "by" or second == "by":
        out.add("by")
    if moment:
        if _is_dateline(sentence, first, last):
            out.add("dateline")
        if previous in _BOUNDS or (
            (previous == "of" or previous == "late") and first > 2 and _lower(tokens, first - 3) in _BOUNDS
        ):
            out.add("bound")
    elif previous in _BASE or ((previous == "to" or previous == "with") and second == "compared"):
        out.add("base")
        if following == "to":
            out.add("start")
    for i in numbers:
        if i >= first - 11 and i <= after + 7 and (i > after or i < first - 1):
            beside = _lower(tokens, i + 1) if i + 1 < n else ""
            far = 7 if last + 1 < after and beside == _lower(tokens, after - 1) else 1
            follows = after < i <= after + far and _lower(tokens, i - 1) == "and"
            precedes = and_before and i < first - 1 and first - 4 - far <= i
            if (follows or precedes) and beside not in _NOT_ADDED and <str>field(tokens[(i - 1) % n], _TEXT) not in "$€£¥":
                out.add("sum")
    if not words.isdisjoint(_HAVE):
        for i in range(max(0, first - 6), first - 1):
            if _lower(tokens, i) in _HAVE and _lower(tokens, i + 1) == "to":
                out.add("needed")
    joins = previous in _AND or (previous == "," and first > 1 and <str>field(tokens[first - 2], _TAG) == "NOUN")
    if (joins or (after < n and _lower(tokens, after) in _AND)) and _is_one_of_a_sum(sentence, first, after):
        out.add("sum")
    if after + 1 in numbers and _opens_a_list(sentence, after):
        out.add("sum")
    if previous == "(" and following == ")" and first > 1 and <str>field(tokens[first - 2], _TAG) == "PROPN":
        out.add("named")
    if not words.isdisjoint(_INCLUDING) and _includes_one(sentence, after):
        out.add("including")
    for i, sort in <list>sentence.marks:
        if first - 8 <= i < after + 7 and (sort == "unnamed" or first - 6 <= i < after + 5):
            out.add(sort)
    if "record" in <tuple>sentence.stems and _breaks_record(sentence, first):
        out.add("previous")
    if "expected" in out:
        out.add("plan")
    return frozenset(out)
