# cython: language_level=3, boundscheck=False, wraparound=False
"""Where the phrases around a number begin and end, compiled; `clause.py`, `doer.py` and `statement.py` have the same in
Python."""

from cpython.object cimport PyObject

from checker.language._fields cimport field, place

cdef extern from "Python.h":
    bint Py_UNICODE_ISALNUM(Py_UCS4)
    bint Py_UNICODE_ISALPHA(Py_UCS4)


cdef enum:
    LONGEST_SUBJECT = 9
    LONGEST_PREDICATE = 6

cdef Py_ssize_t _TEXT, _LOWER, _TAG, _START, _END, _TOKENS, _FIRST, _LAST, _AFTER, _HEAD, _FIGURE
cdef frozenset _HEDGES, _NOMINAL, _IN_PHRASE, _UNNAMED, _STOPS, _POSSESSIVE
cdef frozenset _CLAUSE_STARTS, _DAYS, _PRONOUNS, _WEAK_STARTS, _CHAIN, _WEAK_ENDS, _COUNTED_FROM
cdef frozenset _SPANS, _NUMBER_WORDS, _LEADING


def prepare(token, spot, words):
    """The records of a token and of a figure in its sentence; the word lists of `clause.py`."""
    global _TEXT, _LOWER, _TAG, _START, _END, _TOKENS, _FIRST, _LAST, _AFTER, _HEAD, _FIGURE
    global _HEDGES, _NOMINAL, _IN_PHRASE, _UNNAMED, _STOPS, _POSSESSIVE
    _TEXT, _LOWER, _TAG = place(token, "text"), place(token, "lower"), place(token, "tag")
    _START, _END = place(token, "start"), place(token, "end")
    _TOKENS, _FIRST, _LAST = place(spot, "tokens"), place(spot, "first"), place(spot, "last")
    _AFTER, _HEAD, _FIGURE = place(spot, "after"), place(spot, "head"), place(spot, "figure")
    _HEDGES, _NOMINAL, _IN_PHRASE, _UNNAMED, _STOPS, _POSSESSIVE = words


def prepare_subjects(words):
    """The word lists of `doer.py`."""
    global _CLAUSE_STARTS, _DAYS, _PRONOUNS, _WEAK_STARTS, _CHAIN
    _CLAUSE_STARTS, _DAYS, _PRONOUNS, _WEAK_STARTS, _CHAIN = words


def prepare_predicates(words):
    """The word lists of `statement.py`."""
    global _WEAK_ENDS, _COUNTED_FROM
    _WEAK_ENDS, _COUNTED_FROM = words


def prepare_nouns(words):
    """The word lists of `naming.py`."""
    global _SPANS, _NUMBER_WORDS, _LEADING
    _SPANS, _NUMBER_WORDS, _LEADING = words


cdef inline str _text(tuple tokens, Py_ssize_t i):
    return <str>field(tokens[i], _TEXT)


cdef inline str _lower(tuple tokens, Py_ssize_t i):
    return <str>field(tokens[i], _LOWER)


cdef inline str _tag(tuple tokens, Py_ssize_t i):
    return <str>field(tokens[i], _TAG)


cdef inline Py_ssize_t _starts(tuple tokens, Py_ssize_t i):
    return <Py_ssize_t>field(tokens[i], _START)


cdef inline Py_ssize_t _ends(tuple tokens, Py_ssize_t i):
    return <Py_ssize_t>field(tokens[i], _END)


def lead(spot):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t i = <Py_ssize_t>field(spot, _FIRST) - 1
    cdef str word
    while i >= 0:
        word = _lower(tokens, i)
        if word not in _HEDGES and not (word == "to" and i and _lower(tokens, i - 1) == "up"):
            break
        i -= 2 if i and (word == "least" or word == "most") and _lower(tokens, i - 1) == "at" else 1
    return i


def verb_before(spot):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t i = <Py_ssize_t>field(spot, _FIRST) - 1
    cdef str tag
    while i >= 0:
        tag = _tag(tokens, i)
        if tag == "VERB" or tag == "AUX":
            break
        i -= 1
    return i


def noun_phrase_start(spot, Py_ssize_t end):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t start = end
    if end >= len(tokens):
        raise IndexError(end)
    if end < 0 or _tag(tokens, end) not in _NOMINAL:
        return end + 1
    while start > max(0, end - 5) and (_tag(tokens, start - 1) in _IN_PHRASE or _text(tokens, start - 1) in "-'’"):
        start -= 1
    while start < end and (
        _tag(tokens, start) in _UNNAMED
        or (start and _starts(tokens, start) == _ends(tokens, start - 1) and _text(tokens, start - 1).isdigit())
        or not Py_UNICODE_ISALPHA(_text(tokens, start)[0])
        or (start and _text(tokens, start - 1) == "-")
    ):
        start += 1
    return start


def joined(spot, Py_ssize_t start, Py_ssize_t end):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t n = len(tokens), i, at
    cdef list out = []
    if start < 0 or end < 0:  # from the end, as Python has it
        start, end, _ = slice(start, end).indices(n)
    at = _starts(tokens, start) if start < n else 0
    for i in range(start, min(end, n)):
        if _starts(tokens, i) > at:
            out.append(" ")
        out.append(_text(tokens, i))
        at = _ends(tokens, i)
    return "".join(out).strip()


cdef bint _goes_on(tuple tokens, Py_ssize_t start):
    """Whether the word before `start` belongs to the clause of what begins there."""
    cdef str lower = _lower(tokens, start - 1), text = _text(tokens, start - 1), other
    cdef Py_ssize_t second = (start - 2) % len(tokens)  # of the first, the last one, as Python has it
    if text in _STOPS or _tag(tokens, start - 1) == "SCONJ":
        return False
    if text == "-" and _ends(tokens, second) < _starts(tokens, start - 1) < _starts(tokens, start) - 1:
        return False
    if lower not in _CLAUSE_STARTS:
        return True
    if lower == "and":
        other = _tag(tokens, start)
        return other == "ADJ" or other == "NOUN" or other == "PROPN"
    other = _lower(tokens, second)
    return lower == "as" and (other == "such" or other == "well" or other == "much" or other == "as")


def subject_start(spot, Py_ssize_t verb):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t first = <Py_ssize_t>field(spot, _FIRST), last = <Py_ssize_t>field(spot, _LAST)
    cdef Py_ssize_t start = verb, i
    cdef bint named = False, measured = False
    cdef str tag
    if verb >= len(tokens):
        raise IndexError(verb)
    while start > max(0, verb - LONGEST_SUBJECT) and not first <= start - 1 <= last and _goes_on(tokens, start):
        start -= 1
    while start < verb and (_tag(tokens, start) in _WEAK_STARTS or not Py_UNICODE_ISALNUM(_text(tokens, start)[0])):
        start += 1
    if start + 1 < verb and _tag(tokens, start) == "AUX" and _tag(tokens, start + 1) == "DET":
        start += 1
    if (
        start < verb
        and _lower(tokens, start) in _DAYS
        and (_tag(tokens, start + 1) == "DET" or _lower(tokens, start + 1) in _POSSESSIVE)
    ):
        start += 1
    for i in range(start, verb):
        if _lower(tokens, i) in _PRONOUNS:
            return verb
        tag = _tag(tokens, i)
        named = named or tag in _NOMINAL
        measured = measured or (i > start and (tag == "NUM" or tag == "ADJ"))
    return start if named or (measured and _tag(tokens, start) == "DET") else verb


def chain_start(spot, Py_ssize_t verb):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t first = <Py_ssize_t>field(spot, _FIRST), last = <Py_ssize_t>field(spot, _LAST), start = verb
    while start > 0 and _tag(tokens, start - 1) in _CHAIN and not first <= start - 1 <= last:
        start -= 1
    return start


def end_of_predicate(spot, Py_ssize_t verb):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t first = <Py_ssize_t>field(spot, _FIRST), last = <Py_ssize_t>field(spot, _LAST)
    cdef Py_ssize_t end = verb + 1, most = min(len(tokens), verb + LONGEST_PREDICATE)
    cdef str text
    while end < most and not first <= end <= last:
        text = _text(tokens, end)
        if text in _STOPS or text == "." or _lower(tokens, end) in _CLAUSE_STARTS:
            break
        end += 1
    while end > verb + 1 and (
        _tag(tokens, end - 1) in _WEAK_ENDS
        or _lower(tokens, end - 1) in _POSSESSIVE
        or (end == first and _lower(tokens, end - 1) in _COUNTED_FROM)
        or (first <= end <= last and _tag(tokens, end - 1) == "NUM")
    ):
        end -= 1
    return end


def noun_of(spot):
    cdef tuple tokens = <tuple>field(spot, _TOKENS)
    cdef Py_ssize_t begin = <Py_ssize_t>field(spot, _LAST) + 1, end = min(len(tokens), <Py_ssize_t>field(spot, _AFTER))
    cdef Py_ssize_t at = -1, i
    cdef str head = <str>field(spot, _HEAD), text, lower, tag
    cdef list words = []
    if begin >= end or not head or (head in _SPANS and field(spot, _FIGURE).kind != "count"):
        return ""
    tag = _tag(tokens, begin)
    if (tag == "VERB" or tag == "AUX" or tag == "ADP") and _lower(tokens, begin) != "of":
        return ""
    for i in range(begin, end):
        text, lower = _text(tokens, i), _lower(tokens, i)
        if words and _starts(tokens, i) == at:
            words[len(words) - 1] += text
        elif text == "-" or text == "--" or lower == "worth":
            if words:
                break
        elif (_tag(tokens, i) != "NUM" and lower not in _NUMBER_WORDS) or (
            i + 1 < end and _text(tokens, i + 1) == "-" and _starts(tokens, i + 1) == _ends(tokens, i)
        ):
            words.append(text)
        else:
            continue
        at = _ends(tokens, i)
    i = 0
    while i < len(words) and (<str>words[i]).lower() in _LEADING:
        i += 1
    return " ".join(words[max(i, len(words) - 4):])
