# cython: language_level=3, boundscheck=False, wraparound=False
"""The words beside a position, compiled; see `beside.py`."""

from cpython.unicode cimport PyUnicode_Substring

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    Py_ssize_t PyUnicode_GET_LENGTH(object)
    str PyUnicode_New(Py_ssize_t, Py_UCS4)
    unsigned char *PyUnicode_1BYTE_DATA(object)
    bint Py_UNICODE_ISALNUM(Py_UCS4)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4)
    bint Py_UNICODE_ISSPACE(Py_UCS4)


cdef enum:
    FARTHEST = 24


cdef inline bint _alnum(Py_UCS4 c) noexcept:
    if c < 128:
        return c"a" <= c <= c"z" or c"A" <= c <= c"Z" or c"0" <= c <= c"9"
    return Py_UNICODE_ISALNUM(c)


cdef inline bint _letter(Py_UCS4 c) noexcept:
    if c < 128:
        return c"a" <= c <= c"z" or c"A" <= c <= c"Z"
    return Py_UNICODE_ISALNUM(c) and not Py_UNICODE_ISDECIMAL(c)


cdef inline bint _between(Py_UCS4 c) noexcept:
    return c == u" " or c == u"-" or c == 0x2010 or c == 0x2011 or Py_UNICODE_ISSPACE(c)


cdef str _lowered(str text, int kind, void *data, Py_ssize_t start, Py_ssize_t end):
    """A stretch of a text in lower case."""
    cdef Py_ssize_t i
    cdef unsigned int c
    cdef str found
    cdef unsigned char *letters
    if start == end:
        return ""
    found = PyUnicode_New(end - start, 127)
    letters = PyUnicode_1BYTE_DATA(found)
    for i in range(start, end):
        c = PyUnicode_READ(kind, data, i)
        if c >= 128:
            return PyUnicode_Substring(text, start, end).lower()
        letters[i - start] = <unsigned char>(c + 32 if 65 <= c <= 90 else c)  # A to Z
    return found


def last_word(str text, Py_ssize_t pos):
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t end = min(pos, PyUnicode_GET_LENGTH(text)), begin = max(0, end - FARTHEST), start
    while end > begin and not _letter(PyUnicode_READ(kind, data, end - 1)):
        end -= 1
    start = end
    while start > begin and _letter(PyUnicode_READ(kind, data, start - 1)):
        start -= 1
    return _lowered(text, kind, data, start, end)


def next_word(str text, Py_ssize_t pos):
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), end
    pos = max(0, pos)
    while pos < n and _between(PyUnicode_READ(kind, data, pos)):
        pos += 1
    if pos >= n or not _letter(PyUnicode_READ(kind, data, pos)):
        return ""
    end = pos + 1
    while end < n and _alnum(PyUnicode_READ(kind, data, end)):
        end += 1
    return _lowered(text, kind, data, pos, end)
