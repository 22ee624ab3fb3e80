# cython: language_level=3, boundscheck=False, wraparound=False
"""Where sentences end, compiled: what `_line_cuts` and `_stop_cuts` of `sentences.py` find, letter by letter."""

from cpython.unicode cimport PyUnicode_Substring

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    bint Py_UNICODE_ISALPHA(Py_UCS4)
    bint Py_UNICODE_ISLOWER(Py_UCS4)
    bint Py_UNICODE_ISSPACE(Py_UCS4)


def cuts(str text, frozenset abbreviations, int longest, hard_wrapped, ends_sentence):
    """White space between sentences as `(left, right)`, the line ends first.

    `longest`: letters of the longest abbreviation; `hard_wrapped(text)` and `ends_sentence(text, stop, after)` are asked
    only where a look at the letters does not settle it.
    """
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t n = len(text), i = 0, left, end, stop, least
    cdef Py_UCS4 c, before
    cdef int breaks, soft = -1
    cdef list lines = [], stops = []
    while i < n:
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
                    soft = hard_wrapped(text)
                if soft:
                    continue
                if end < n and left and Py_UNICODE_ISLOWER(c):
                    before = PyUnicode_READ(kind, data, left - 1)
                    if before != u"." and before != u"!" and before != u"?" and before != u":":
                        continue
            lines.append((left, end))
        else:
            i += 1
    i = 0
    while i < n:
        stop = i
        c = PyUnicode_READ(kind, data, i)
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
        i = end
        if c == u".":
            # A word of several letters after a space, and no abbreviation.
            least = stop - 24 if stop > 24 else 0
            i = stop
            while i > least and Py_UNICODE_ISALPHA(PyUnicode_READ(kind, data, i - 1)):
                i -= 1
            if (
                i == least
                or PyUnicode_READ(kind, data, i - 1) != u" "
                or stop - i < 2
                or (stop - i <= longest and PyUnicode_Substring(text, i, stop).lower() in abbreviations)
            ) and not ends_sentence(text, stop, end):
                i = end
                continue
            i = end
        stops.append((left, end))
    return lines + stops


cdef inline bint _closes(Py_UCS4 c):
    return c == u'"' or c == u"'" or c == u"”" or c == u"’" or c == u"»" or c == u")" or c == u"]"


cdef inline bint _opens(Py_UCS4 c):
    return c == u'"' or c == u"'" or c == u"“" or c == u"‘" or c == u"«" or c == u"(" or c == u"["


cdef inline bint _begins(Py_UCS4 c):
    return u"A" <= c <= u"Z" or u"0" <= c <= u"9" or c in (u"$", u"£", u"€", u"¥", u"#", u"@")
