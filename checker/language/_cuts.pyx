# cython: language_level=3, boundscheck=False, wraparound=False
"""Where sentences begin and end, compiled: what `sentence_bounds` finds in Python, letter by letter."""

from cpython.unicode cimport PyUnicode_Substring

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    bint Py_UNICODE_ISLOWER(Py_UCS4)
    bint Py_UNICODE_ISSPACE(Py_UCS4)


ctypedef fused letter:
    unsigned char
    unsigned short
    unsigned int


cdef inline bint _ends_line(unsigned int c) noexcept:
    """As `str.splitlines` has it."""
    if c - 31 < 0x85 - 31:  # what most letters are
        return False
    return 10 <= c <= 13 or 28 <= c <= 30 or c == 0x85 or c == 0x2028 or c == 0x2029


cdef bint _hard_wrapped(const letter *text, Py_ssize_t n) noexcept:
    """As `document.py` tells it."""
    cdef Py_ssize_t before = -1, start = 0, i
    cdef int inner = 0, fitting = 0
    cdef bint blank = True
    for i in range(n + 1):
        if i < n and not _ends_line(text[i]):
            blank = blank and (text[i] == 32 or Py_UNICODE_ISSPACE(text[i]))
            continue
        if i < n and text[i] == 10 and i and text[i - 1] == 13:  # \r\n is one
            start = i + 1
            continue
        if blank:
            before = -1
        else:
            if before >= 0:
                inner += 1
                fitting += 50 <= before <= 100
            before = i - start
        start, blank = i + 1, True
    return inner >= 3 and fitting >= 0.8 * inner


cdef bint _is_wrapped(int kind, void *data, Py_ssize_t n) noexcept:
    if kind == 1:
        return _hard_wrapped(<const unsigned char *>data, n)
    if kind == 2:
        return _hard_wrapped(<const unsigned short *>data, n)
    return _hard_wrapped(<const unsigned int *>data, n)


cdef Py_ssize_t _next_stop(const letter *text, Py_ssize_t i, Py_ssize_t n) noexcept:
    """The next sign that may end a line or a sentence."""
    while i < n and (text[i] > c"?" or text[i] == 32) and text[i] != 0x2026:
        i += 1
    return i


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
    while True:
        if kind == 1:
            i = _next_stop(<const unsigned char *>data, i, n)
        elif kind == 2:
            i = _next_stop(<const unsigned short *>data, i, n)
        else:
            i = _next_stop(<const unsigned int *>data, i, n)
        if i >= n:
            break
        c = PyUnicode_READ(kind, data, i)
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
                    soft = _is_wrapped(kind, data, n)
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
