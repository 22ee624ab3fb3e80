# cython: language_level=3, boundscheck=False, wraparound=False
"""What stands around a figure, compiled; `about.py` has the same in Python."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject

from checker.language._fields cimport field, place

cdef Py_ssize_t _TEXT, _LOWER, _TAG
cdef frozenset _ASPECTS, _DAYS, _QUALIFIERS, _SKIP_TO_NOUN, _OPEN_CLASS, _AFTER_OF, _HEDGES
cdef Py_ssize_t _OPENED
cdef object _singular
cdef enum:
    NEAR = 64
cdef list _WEIGHTS = [6.0 / (6 + gap) for gap in range(NEAR)]
"""Made once: most words stand no farther away."""
_CLAUSE_BREAKS = frozenset(",;:()—–")


def prepare(record, words, opened, singular):
    """`record`: what tokens are; the word lists of `about.py`."""
    global _TEXT, _LOWER, _TAG, _ASPECTS, _DAYS, _QUALIFIERS, _SKIP_TO_NOUN, _OPEN_CLASS, _AFTER_OF, _HEDGES
    global _OPENED, _singular
    _TEXT, _LOWER, _TAG = place(record, "text"), place(record, "lower"), place(record, "tag")
    _ASPECTS, _DAYS, _QUALIFIERS, _SKIP_TO_NOUN, _OPEN_CLASS, _AFTER_OF, _HEDGES = words
    _OPENED, _singular = opened, singular


cdef inline str _text(tuple tokens, Py_ssize_t i):
    return <str>field(tokens[i], _TEXT)


cdef inline str _lower(tuple tokens, Py_ssize_t i):
    return <str>field(tokens[i], _LOWER)


cdef inline bint _tagged(tuple tokens, Py_ssize_t i, str tag):
    return <str>field(tokens[i], _TAG) == tag


cdef inline str _tag(tuple tokens, Py_ssize_t i):
    return <str>field(tokens[i], _TAG)


cdef inline bint _noun(str tag):
    return tag == "NOUN" or tag == "PROPN"


cdef inline bint _in_s(str lower):
    return len(lower) > 0 and lower[len(lower) - 1] == u"s"


cdef bint _joins_a_name(tuple tokens, Py_ssize_t i):
    cdef Py_ssize_t n = len(tokens), begin = i + 1
    if _lower(tokens, i) != "of" or _tag(tokens, i - 1) != "PROPN":
        return False
    i = begin
    while i < n and _tag(tokens, i) == "PROPN":
        i += 1
    return begin < i < n and _tag(tokens, i) == "NOUN"


cdef bint _participle_of(tuple tokens, Py_ssize_t i):
    return i + 1 < len(tokens) and _tag(tokens, i + 1) == "NOUN" and _lower(tokens, i).endswith(("ed", "ing", "en", "wn"))


def counted_noun(sentence, Py_ssize_t first, Py_ssize_t last):
    cdef tuple tokens = sentence.tokens
    cdef Py_ssize_t n = len(tokens), i = last + 1, head = -1, j
    cdef str tag, lower
    cdef list run = [], modifiers = []
    cdef bint plural
    while i < n:
        lower = _lower(tokens, i)
        if lower not in _SKIP_TO_NOUN and _tag(tokens, i) != "DET":
            break
        if lower == "of" and i + 1 < n and _tag(tokens, i + 1) not in _AFTER_OF:
            break
        i += 1
    if i > last + 1:
        while i < n and (_tag(tokens, i) == "NUM" or _lower(tokens, i) in _HEDGES):
            i += 1
    while i < n and len(run) < 7:
        tag, lower = _tag(tokens, i), _lower(tokens, i)
        if lower in _DAYS:
            break
        plural = False
        if tag == "VERB":
            if run:
                plural = (
                    (_noun(_tag(tokens, i - 1)) or _tag(tokens, i - 1) == "ADJ")
                    and not _in_s(_lower(tokens, i - 1))
                    and _in_s(lower)
                )
            else:
                plural = _participle_of(tokens, i)
        if plural or tag in _OPEN_CLASS or lower == "-" or lower == "'" or lower == "’":
            run.append(i)
        elif not run or not _joins_a_name(tokens, i):
            break
        i += 1
    for j in run:
        tag = _tag(tokens, j)
        if _noun(tag) or (tag == "VERB" and len(run) > 1 and j == <Py_ssize_t>run[len(run) - 1]):
            head = j
    if head < 0:
        return "", (), last + 1
    for j in run:
        if j >= head:
            break
        tag = _tag(tokens, j)
        if _noun(tag) or tag == "ADJ" or tag == "VERB":
            modifiers.append(_lower(tokens, j))
    return _singular(_lower(tokens, head)), tuple(modifiers), head + 1


def event_of(sentence, Py_ssize_t first, Py_ssize_t last, Py_ssize_t after):
    cdef list barriers = sentence.barriers, numbers = sentence.numbers
    cdef str best = "", kind
    cdef double best_cost = 14.0, cost
    cdef Py_ssize_t i, j
    cdef long here = barriers[first], ahead = barriers[last]
    for i, kind in <list>sentence.events:
        if first <= i <= last:
            return kind
        if i > last:
            cost = max(0, i - after) + 0.5 + 2.5 * (<long>barriers[i] - ahead)
        else:
            cost = first - i + 2 * (here - <long>barriers[i])
        for j in numbers:
            if last < j < i or i < j < first:
                cost += 4
        if kind in _ASPECTS:
            cost += 10
        if cost < best_cost:
            best, best_cost = kind, cost
    return best


def governor(sentence, Py_ssize_t first, Py_ssize_t last, Py_ssize_t after):
    cdef list barriers = sentence.barriers, verbs = sentence.verbs
    cdef long here = barriers[first], cost, best_cost = 20
    cdef Py_ssize_t i, best = -1
    if _opens_clause(sentence.tokens, first, last):
        for i in verbs:
            if last < i < last + _OPENED:
                return i
        return -1
    for i in verbs:
        if i > last:
            cost = i - after + 1 + 3 * (<long>barriers[i] - here)
        elif i < first:
            cost = first - i + 3 * (here - <long>barriers[i])
        else:
            continue
        if cost < best_cost:
            best, best_cost = i, cost
    return best


def subject_of(sentence, Py_ssize_t first, Py_ssize_t last, Py_ssize_t verb):
    cdef tuple tokens = sentence.tokens, keys = sentence.keys
    cdef Py_ssize_t i = verb - 1
    cdef list found = []
    while i >= 0 and verb - i < 9 and _text(tokens, i) not in _CLAUSE_BREAKS:
        if not first <= i <= last and <str>keys[i] and (_tagged(tokens, i, "NOUN") or _tagged(tokens, i, "PROPN")):
            found.append(keys[i])
        i -= 1
    return frozenset(found)


def place_of(sentence, Py_ssize_t last, Py_ssize_t after):
    cdef tuple tokens = sentence.tokens, keys = sentence.keys
    cdef list barriers = sentence.barriers, found = []
    cdef Py_ssize_t i
    cdef long limit = barriers[min(after, len(barriers) - 1)]
    for i in <list>sentence.names:
        if last < i < after + 7 and <long>barriers[i] == limit and _lower(tokens, i) not in _DAYS:
            found.append(keys[i])
    return frozenset(found)


cdef bint _opens_clause(tuple tokens, Py_ssize_t first, Py_ssize_t last):
    cdef Py_ssize_t n = len(tokens), i = first - 1
    cdef str before
    if last + 1 >= n or _text(tokens, last + 1) != ",":
        return False
    if last < 5:
        return True
    while i > first - 3 and _lower(tokens, i % n) in _QUALIFIERS:  # from the start on to the end, as Python has it
        i -= 1
    before = _lower(tokens, (i - 1) % n)
    return _tagged(tokens, i % n, "ADP") and (before == "," or before == "that" or before == "and" or before == "but")


def opens_clause(sentence, Py_ssize_t first, Py_ssize_t last):
    return _opens_clause(sentence.tokens, first, last)


def nearness(sentence, Py_ssize_t first, Py_ssize_t last):
    cdef tuple keys = sentence.keys
    cdef list barriers = sentence.barriers
    cdef bint opening = _opens_clause(sentence.tokens, first, last)
    cdef dict out = {}
    cdef long here = barriers[first], ahead = barriers[last + opening], gap
    cdef Py_ssize_t i
    cdef str base
    cdef PyObject *known
    cdef double weight
    for i in range(len(keys)):
        base = <str>keys[i]
        if not base:
            continue
        if i < first:
            gap = first - i + 2 * (here - <long>barriers[i])
        elif i > last:
            gap = i - last + 2 * (<long>barriers[i] - ahead)
            if opening:
                gap = gap // 3
        else:
            continue
        if gap:
            weight = 6.0 / (6 + gap)
            known = PyDict_GetItem(out, base)
            if known is NULL or weight > <double>(<object>known):
                out[base] = <object>_WEIGHTS[gap] if 0 < gap < NEAR else weight
    return out


def neighbours(sentence, Py_ssize_t first, Py_ssize_t last):
    cdef tuple tokens = sentence.tokens
    cdef Py_ssize_t i
    cdef list before = [], after = []
    for i in range(first - 1, max(-1, first - 4), -1):
        before.append(_lower(tokens, i))
    for i in range(last + 1, min(len(tokens), last + 4)):
        after.append(_lower(tokens, i))
    return tuple(before), tuple(after)


def name_words(sentence, Py_ssize_t first, Py_ssize_t last):
    cdef tuple keys = sentence.keys
    cdef list found = []
    cdef Py_ssize_t i
    for i in <list>sentence.names:
        if not first <= i <= last:
            found.append(keys[i])
    return frozenset(found)
