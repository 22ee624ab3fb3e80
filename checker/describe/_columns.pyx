# cython: language_level=3, boundscheck=False, wraparound=False
"""What a sentence's figures ask of it, compiled; `sentence.py` and `about.py` have the same in Python."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject

cdef extern from "Python.h":
    bint Py_UNICODE_ISALPHA(Py_UCS4)
    bint Py_UNICODE_ISUPPER(Py_UCS4)


cdef extern from "Python.h":
    ctypedef struct PyMemberDef:
        Py_ssize_t offset
    ctypedef struct PyMemberDescrObject:
        PyMemberDef *d_member


cdef Py_ssize_t _TEXT, _LOWER, _START, _END, _TAG


cdef Py_ssize_t _place(record, str name) except -1:
    """Where a record has a field: read from there, it takes a tenth of the time that asking for it by name takes."""
    cdef object descriptor = record.__dict__[name]
    if type(descriptor).__name__ != "member_descriptor":
        raise TypeError(f"{record}.{name} is no slot")
    return (<PyMemberDescrObject *>descriptor).d_member.offset


cdef inline object _field(object token, Py_ssize_t place):
    return <object>(<PyObject **>(<char *><PyObject *>token + place))[0]


cdef frozenset _ASPECTS, _DAYS, _QUALIFIERS
cdef Py_ssize_t _OPENED
_CLAUSE_BREAKS = frozenset(",;:()—–")


def prepare(record):
    """`record`: what tokens are."""
    global _TEXT, _LOWER, _START, _END, _TAG
    _TEXT, _LOWER, _TAG = _place(record, "text"), _place(record, "lower"), _place(record, "tag")
    _START, _END = _place(record, "start"), _place(record, "end")


def prepare_words(aspects, days, qualifiers, opened):
    """The word lists of `about.py`."""
    global _ASPECTS, _DAYS, _QUALIFIERS, _OPENED
    _ASPECTS, _DAYS, _QUALIFIERS, _OPENED = aspects, days, qualifiers, opened


_OPENERS = frozenset('"“‘')


cdef class Words:
    """What words are wherever they stand, as `Vocabulary` has them."""

    cdef frozenset function_words, numbers, breaks, subordinators, irregular
    cdef dict marks
    cdef object stem
    cdef Py_ssize_t most

    def __init__(self, function_words, numbers, breaks, subordinators, marks, irregular, stem, most):
        """`irregular`: words that `stem` has listed."""
        self.function_words, self.numbers, self.breaks, self.subordinators = function_words, numbers, breaks, subordinators
        self.marks, self.irregular, self.stem, self.most = marks, irregular, stem, most

    cdef tuple _new(self, vocabulary, str lower):
        cdef bint letters = Py_UNICODE_ISALPHA(lower[0]), number = lower in self.numbers
        cdef Py_ssize_t n = len(lower)
        cdef str base = ""
        cdef object event = None
        if len(vocabulary) > self.most:
            vocabulary.clear()
        if letters and n > 1 and lower not in self.function_words:
            # Other endings than -s, -ed, -ing and -men are nobody's but the word's.
            base = lower if n > 3 and lower[n - 1] not in "sdgn" and lower not in self.irregular else self.stem(lower)
            if base in self.function_words:
                base = ""
        if base and not number:
            events = vocabulary.lexicon.events
            event = events.get(base) or events.get(lower)
        breaks = 2 if lower in self.breaks else 1 if lower in self.subordinators else 0
        mark = self.marks.get(base or lower)
        cdef tuple word = (breaks, number, base, base[:6], mark, event, letters and not number)
        vocabulary[lower] = word
        return word

    def columns(self, tuple tokens, vocabulary):
        """Barriers, stems, keys, marks, events, verbs, numbers, names and pattern of a sentence, in one pass.

        The tokens are those of `checker.language`.
        """
        cdef Py_ssize_t n = len(tokens), i
        cdef list barriers = [], stems = [], keys = [], marks = [], events = [], verbs = [], numbers = [], names = [], letters = []
        cdef tuple word
        cdef PyObject *found
        cdef object token
        cdef str lower, text, tag, base, previous = ""
        cdef long breaks = 0
        for i in range(n):
            token = tokens[i]
            lower, text, tag = <str>_field(token, _LOWER), <str>_field(token, _TEXT), <str>_field(token, _TAG)
            found = PyDict_GetItem(vocabulary, lower)
            word = <tuple>found if found is not NULL else self._new(vocabulary, lower)
            breaks += <long>word[0]
            barriers.append(breaks)
            base = <str>word[2]
            stems.append(base)
            keys.append(word[3])
            if word[4] is not None:
                marks.append((i, word[4]))
            if word[5] is not None:
                events.append((i, word[5]))
            # Told by their letters: verb, number, proper noun.
            if tag[0] == u"V":
                verbs.append(i)
            elif (tag[0] == u"N" and tag[1] == u"U") or word[1]:
                numbers.append(i)
            if base and Py_UNICODE_ISUPPER(text[0]) and (
                (i and previous not in _OPENERS) or (tag[0] == u"P" and tag[3] == u"P")
            ):
                names.append(i)
            if word[6]:
                letters.append(lower)
            previous = text
        return barriers, tuple(stems), tuple(keys), marks, events, verbs, numbers, names, frozenset(letters)


cdef inline str _text(tuple tokens, Py_ssize_t i):
    return <str>_field(tokens[i], _TEXT)


cdef inline str _lower(tuple tokens, Py_ssize_t i):
    return <str>_field(tokens[i], _LOWER)


cdef inline bint _tagged(tuple tokens, Py_ssize_t i, str tag):
    return <str>_field(tokens[i], _TAG) == tag


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
                out[base] = weight
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


def span(tuple tokens, Py_ssize_t start, Py_ssize_t end):
    """First and last token that overlap `[start, end)`, the last of all where none does."""
    cdef Py_ssize_t first = -1, last = -1, i
    for i in range(len(tokens)):
        token = tokens[i]
        if <Py_ssize_t>_field(token, _END) > start:
            if <Py_ssize_t>_field(token, _START) >= end:
                break
            if first < 0:
                first = i
            last = i
    return (first, last) if first >= 0 else (len(tokens) - 1, len(tokens) - 1)
