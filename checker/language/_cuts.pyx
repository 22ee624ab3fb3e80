# cython: language_level=3, boundscheck=False, wraparound=False
"""Where sentences begin and end, compiled: what `sentence_bounds` finds in Python, letter by letter."""

from cpython.unicode cimport PyUnicode_Substring

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    bint Py_UNICODE_ISLOWER(Py_UCS4)
    bint Py_UNICODE_ISSPACE(Py_UCS4)


cdef bint _hard_wrapped(str text) except -1:
    """As `document.py` tells it."""
    cdef str line
    cdef Py_ssize_t before = -1
    cdef int inner = 0, fitting = 0
    for line in text.splitlines():
        if _blank(PyUnicode_KIND(line), PyUnicode_DATA(line), 0, len(line)):
            before = -1
            continue
        if before >= 0:
            inner += 1
            fitting += 50 <= before <= 100
        before = len(line)
    return inner >= 3 and fitting >= 0.8 * inner


cdef bint _blank(int kind, void *data, Py_ssize_t start, Py_ssize_t end) noexcept:
    while start < end and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, start)):
        start += 1
    return start >= end


def bounds(str text, frozenset abbreviations, Py_ssize_t most, Py_ssize_t longest, ends, clipped):
    """`[start, end)` of every sentence, as a tuple.

    `most`: letters of the longest abbreviation; `ends(word, text, after)` is asked only for words that may be one or
    have a full stop; `clipped(text, start, end)`: the pieces of a sentence of more letters than `longest`.
    """
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t n = len(text), i = 0, start = 0, left, end, stop, begin, least
    cdef list found = []
    cdef Py_UCS4 c, before
    cdef int breaks, soft = -1, dots
    while i < n:
        c = PyUnicode_READ(kind, data, i)
        if c > u"?" and c != u"…":  # no end of anything
            i += 1
            continue
        if c == u"\n" or c == u"\r":
            left, end, breaks = i, i, 0
            while left and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, left - 1)):
                left -= 1
            before = 0
            while end < n:
                c = PyUnicode_READ(kind, data, end)
                if not Py_UNICODE_ISSPACE(c):
                    break
                if c == u"\r" or (c == u"\n" and before != u"\r"):  # \r\n is one
                    breaks += 1
                before = c
                end += 1
            i = end
            if breaks == 1:
                if soft < 0:
                    soft = _hard_wrapped(text)
                if soft:
                    continue
                if end < n and left and Py_UNICODE_ISLOWER(c):
                    before = PyUnicode_READ(kind, data, left - 1)
                    if before != u"." and before != u"!" and before != u"?" and before != u":":
                        continue
            start = _ended(found, text, start, left, end, longest, clipped)
            continue
        stop = i
        i += 1
        if c != u"." and c != u"!" and c != u"?" and c != u"…":
            continue
        left = i
        while left < n and _closes(PyUnicode_READ(kind, data, left)):
            left += 1
        end = left
        while end < n and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, end)):
            end += 1
        if end == left:
            continue
        least = end
        while least < n and _opens(PyUnicode_READ(kind, data, least)):
            least += 1
        if least == n or not _begins(PyUnicode_READ(kind, data, least)):
            continue
        i = left
        if c == u".":
            least = stop - 24 if stop > 24 else 0
            begin, dots = stop, 0
            while begin > least and _goes_on(PyUnicode_READ(kind, data, begin - 1)):
                begin -= 1
                dots += PyUnicode_READ(kind, data, begin) == u"."
            if (
                dots
                or stop - begin == 1
                or (stop - begin <= most and PyUnicode_Substring(text, begin, stop).lower() in abbreviations)
            ) and not ends(PyUnicode_Substring(text, begin, stop), text, end):
                continue
        start = _ended(found, text, start, left, end, longest, clipped)
    _ended(found, text, start, n, n, longest, clipped)
    return tuple(found)


cdef Py_ssize_t _ended(
    list found, str text, Py_ssize_t start, Py_ssize_t left, Py_ssize_t right, Py_ssize_t longest, clipped
) except -1:
    """Add the sentence that ends at `left`, if there is one; where the next may begin."""
    if not _blank(PyUnicode_KIND(text), PyUnicode_DATA(text), start, left):
        if left - start > longest:
            found.extend(clipped(text, start, left))
        else:
            found.append((start, left))
    return max(start, right)


cdef inline bint _goes_on(Py_UCS4 c):
    return not Py_UNICODE_ISSPACE(c) and c != u"(" and c != u'"' and c != u"“" and c != u"”" and c != u"'" and c != u"‘" and c != u"’" and c != u"["


cdef inline bint _closes(Py_UCS4 c):
    return c == u'"' or c == u"'" or c == u"”" or c == u"’" or c == u"»" or c == u")" or c == u"]"


cdef inline bint _opens(Py_UCS4 c):
    return c == u'"' or c == u"'" or c == u"“" or c == u"‘" or c == u"«" or c == u"(" or c == u"["


cdef inline bint _begins(Py_UCS4 c):
    return u"A" <= c <= u"Z" or u"0" <= c <= u"9" or c in (u"$", u"£", u"€", u"¥", u"#", u"@")
