# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_Substring

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    bint Py_UNICODE_ISALNUM(Py_UCS4)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4)
    bint Py_UNICODE_ISSPACE(Py_UCS4)


cdef inline Py_UCS4 _low(Py_UCS4 c):
    """In lower case, if that is a letter of ASCII; of other letters the case makes no difference."""
    if c"A" <= c <= c"Z":
        return <Py_UCS4>(<unsigned int>c + 32)
    return c"k" if c == 0x212A else c


ctypedef fused letter:
    unsigned char
    unsigned short
    unsigned int


cdef enum:
    LETTER = 1  # of ASCII
    DIGIT = 2
    FOREIGN = 4

    LETTERS = 4  # of a word, looked at behind an article
    HEADS = 1 << 13

cdef unsigned char _SORTS[128]
for _c in range(128):
    _SORTS[_c] = LETTER if chr(_c).isalpha() else DIGIT if chr(_c).isdecimal() else 0


cdef inline unsigned int _with(unsigned int head, unsigned int letter) noexcept:
    """The hash of a few letters and one more."""
    return (head ^ letter) * 40503u + (head >> 7)


cdef inline int _sort(Py_UCS4 c) noexcept:
    """What sort of letter or digit, 0 for none."""
    if c < 128:
        return _SORTS[c]
    return FOREIGN if Py_UNICODE_ISALNUM(c) else 0


cdef str _lowered(str text, Py_ssize_t start, Py_ssize_t end):
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef str word = PyUnicode_Substring(text, start, end)
    cdef Py_UCS4 c
    for at in range(start, end):
        c = PyUnicode_READ(kind, data, at)
        if c < c"a" or c >= 128:
            return word.lower()
    return word


cdef class Scan:
    cdef dict triggers
    cdef frozenset codes, dollars
    cdef str fractions
    cdef object article
    cdef unsigned int lengths[128 * 128]
    """Of the triggers by their first and last letter, a bit for each: few other words pass."""

    cdef bint counted[HEADS]
    """Whether a word that an article may count has such a hash of its first letters: few others pass."""

    def __init__(self, dict triggers, codes, dollars, str fractions, counted, article):
        self.triggers, self.codes, self.dollars, self.fractions = triggers, frozenset(codes), frozenset(dollars), fractions
        self.article = article
        for word in triggers:  # no word of the triggers is of more than 31 letters, nor of others than ASCII
            self.lengths[128 * <int>ord(word[0]) + <int>ord(word[len(word) - 1])] |= 1u << len(word)
        for word in counted:
            head = 0
            for sign in word[:LETTERS]:
                head = _with(head, ord(sign))
            self.counted[head & (HEADS - 1)] = True

    cdef bint _counts(self, str text, Py_ssize_t i):
        """Whether the word after an article that ends at `i` may be one that it counts."""
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t n = len(text)
        cdef Py_ssize_t start = i, end
        cdef unsigned int head = 0
        cdef Py_UCS4 c
        while i < n and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, i)):
            i += 1
        if i == start:
            return False
        end = min(n, i + LETTERS)
        while i < end:
            c = _low(PyUnicode_READ(kind, data, i))
            if c >= 128:
                return True
            head = _with(head, c)
            if self.counted[head & (HEADS - 1)]:
                return True
            i += 1
        return False

    def spans(self, str text):
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        if kind == 1:
            return _spans(self, text, <const unsigned char *>data)
        if kind == 2:
            return _spans(self, text, <const unsigned short *>data)
        return _spans(self, text, <const unsigned int *>data)


cdef list _spans(Scan scan, str text, const letter *data):
    cdef list out = []
    cdef Py_ssize_t n = len(text), i = 0, start, j
    cdef Py_UCS4 c, last
    cdef int sort, seen
    cdef str word
    cdef PyObject *found
    while i < n:
        seen = _sort(data[i])
        start = i
        i += 1
        if not seen:
            continue
        while i < n:
            sort = _sort(data[i])
            if not sort:
                break
            seen |= sort
            i += 1
        c = _low(data[start])
        if c < 128:
            if c <= c"9":
                out.append((start, i, "digits"))
                continue
        elif Py_UNICODE_ISDECIMAL(c):
            out.append((start, i, "digits"))
            continue
        elif c in scan.fractions:
            out.append((start, start + 1, "digits"))
            continue
        if seen != LETTER:
            # A code glued to a number: its letters end at the first digit.
            j = start + 1
            while j < i and j < start + 5:
                if _sort(data[j]) != LETTER and (Py_UNICODE_ISDECIMAL(data[j]) or <Py_UCS4>data[j] in scan.fractions):
                    break
                j += 1
            if j < i and j < start + 5:
                word = _lowered(text, start, j)
                if word in scan.codes or (start and data[start - 1] == c"$" and word in scan.dollars):
                    out.append((j, i if Py_UNICODE_ISDECIMAL(data[j]) else j + 1, "digits"))
                    continue
        last = _low(data[i - 1])
        if c >= 128 or last >= 128 or i - start > 31 or not scan.lengths[128 * <int>c + <int>last] >> (i - start) & 1:
            if c == c"a" and (i - start == 1 or (i - start == 2 and _low(data[start + 1]) == c"n")):
                if scan._counts(text, i) and scan.article(text, start) is not None:
                    out.append((start, i, "article"))
            continue
        word = _lowered(text, start, i)
        found = PyDict_GetItem(scan.triggers, word)
        if found is not NULL:
            out.append((start, i, <object>found))
    return out
