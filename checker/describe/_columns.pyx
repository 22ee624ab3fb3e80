# cython: language_level=3, boundscheck=False, wraparound=False
"""A sentence as its figures ask for it, compiled; `sentence.py` has the same in Python."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject

from checker.language._fields cimport field, place

cdef extern from "Python.h":
    bint Py_UNICODE_ISALPHA(Py_UCS4)
    bint Py_UNICODE_ISUPPER(Py_UCS4)


cdef Py_ssize_t _TEXT, _LOWER, _START, _END, _TAG
_OPENERS = frozenset('"“‘')


def prepare(record):
    """`record`: what tokens are."""
    global _TEXT, _LOWER, _START, _END, _TAG
    _TEXT, _LOWER, _TAG = place(record, "text"), place(record, "lower"), place(record, "tag")
    _START, _END = place(record, "start"), place(record, "end")


cdef inline bint _is_form(str word, Py_ssize_t n):
    return (word[n - 1] == u"d" and word[n - 2] == u"e") or (
        word[n - 1] == u"g" and word[n - 2] == u"n" and word[n - 3] == u"i"
    )


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

    cdef str _base(self, str lower, Py_ssize_t n):
        """What `stem` finds; asked are the words whose ending is not -s alone, or none."""
        cdef str base
        if n < 4 or lower in self.irregular:
            return self.stem(lower)
        if lower[n - 1] == u"s":
            base = lower[: n - 1]
            if lower[n - 2] in u"esui'’" or base in self.irregular or _is_form(base, n - 1):
                return self.stem(lower)
            return base
        return self.stem(lower) if _is_form(lower, n) or lower[n - 3 :] == "men" else lower

    cdef tuple _new(self, vocabulary, str lower):
        cdef bint letters = Py_UNICODE_ISALPHA(lower[0]), number = lower in self.numbers
        cdef Py_ssize_t n = len(lower)
        cdef str base = ""
        cdef object event = None
        if len(vocabulary) > self.most:
            vocabulary.clear()
        if letters and n > 1 and lower not in self.function_words:
            base = self._base(lower, n)
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
            lower, text, tag = <str>field(token, _LOWER), <str>field(token, _TEXT), <str>field(token, _TAG)
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


def span(tuple tokens, Py_ssize_t start, Py_ssize_t end):
    """First and last token that overlap `[start, end)`, the last of all where none does."""
    cdef Py_ssize_t first = -1, last = -1, i
    for i in range(len(tokens)):
        token = tokens[i]
        if <Py_ssize_t>field(token, _END) > start:
            if <Py_ssize_t>field(token, _START) >= end:
                break
            if first < 0:
                first = i
            last = i
    return (first, last) if first >= 0 else (len(tokens) - 1, len(tokens) - 1)
