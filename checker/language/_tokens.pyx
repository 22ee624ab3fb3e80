# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Tokens of a sentence with their tags, compiled: what `document.py` and `tagger.py` do, in one pass over the letters."""

from cpython.list cimport PyList_GET_ITEM
from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM
from libc.stdlib cimport free, realloc

from checker.language._fields cimport field, place as place_of
from checker.language._lexicon cimport START, Lexicon, Row

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    Py_ssize_t PyUnicode_GET_LENGTH(object)
    bint Py_UNICODE_ISALNUM(Py_UCS4)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4)
    bint Py_UNICODE_ISSPACE(Py_UCS4)
    tuple PyTuple_New(Py_ssize_t)
    object _PyObject_New(PyTypeObject *)

cdef inline bint _decimal(Py_UCS4 c):
    return c"0" <= c <= c"9" if c < 128 else Py_UNICODE_ISDECIMAL(c)


cdef inline bint _alnum(Py_UCS4 c):
    return c"a" <= c <= c"z" or c"A" <= c <= c"Z" or c"0" <= c <= c"9" if c < 128 else Py_UNICODE_ISALNUM(c)


cdef Py_ssize_t _START = -1


def prepare(record):
    """`record`: what a sentence's tokens are."""
    global _START
    _START = place_of(record, "start")


def token_from(tuple tokens, Py_ssize_t pos):
    cdef Py_ssize_t low = 0, high = len(tokens), middle
    while low < high:
        middle = (low + high) // 2
        if <Py_ssize_t>field(tokens[middle], _START) < pos:
            low = middle + 1
        else:
            high = middle
    return low


cdef class Tokens(Lexicon):
    """A tagger at work on texts."""

    cdef object token
    cdef Py_ssize_t text_place, lower_place, start_place, end_place, tag_place
    cdef int adjective
    cdef PyObject **rows
    """Of the words of a sentence, between two that stand for its start and its end."""
    cdef Py_ssize_t *starts
    """Where the words begin."""
    cdef Py_ssize_t room
    """For so many of both."""

    def __init__(self, tagger, token):
        """`token`: the record that a sentence's tokens are."""
        Lexicon.__init__(self, tagger)
        self.token = token
        self.text_place, self.lower_place, self.tag_place = place_of(token, "text"), place_of(token, "lower"), place_of(token, "tag")
        self.start_place, self.end_place = place_of(token, "start"), place_of(token, "end")
        if token.__basicsize__ != object.__basicsize__ + 5 * sizeof(PyObject *):
            raise TypeError(f"{token} has other fields than those")
        self.adjective = self.names.index("ADJ")

    def __dealloc__(self):
        free(self.rows)
        free(self.starts)

    cdef int _make_room(self, Py_ssize_t words) except -1:
        """For the words of a sentence."""
        self.keep_room(words)
        if words + 3 > self.room:
            self.room = 2 * words + 3
            self.rows = <PyObject **>realloc(self.rows, self.room * sizeof(PyObject *))
            self.starts = <Py_ssize_t *>realloc(self.starts, self.room * sizeof(Py_ssize_t))
            if self.rows is NULL or self.starts is NULL:
                raise MemoryError
        return 0

    cdef object _token(self, Row row, Py_ssize_t start, int tag):
        """The record of a word, its fields set at their places: that takes half the time that its constructor takes."""
        cdef object begins = start, ends = start + PyUnicode_GET_LENGTH(row.text), token
        cdef char *fields
        token = _PyObject_New(<PyTypeObject *>self.token)  # whose fields hold nothing yet: no error may come between
        fields = <char *><PyObject *>token
        _set(fields + self.text_place, row.text)
        _set(fields + self.lower_place, row.lower)
        _set(fields + self.start_place, begins)
        _set(fields + self.end_place, ends)
        _set(fields + self.tag_place, <object>PyList_GET_ITEM(self.names, tag))
        return token

    def tokens(self, str text, Py_ssize_t start, Py_ssize_t end):
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t pos = start, stop, at
        cdef Py_UCS4 c
        cdef bint fresh = True, letter
        cdef Py_ssize_t n = 0, i
        cdef Row row
        self._make_room(end - start)
        while pos < end:
            c = PyUnicode_READ(kind, data, pos)
            if Py_UNICODE_ISSPACE(c):
                pos += 1
                continue
            stop = pos + 1
            letter = True
            if _decimal(c):
                at = stop
                while at < end:
                    c = PyUnicode_READ(kind, data, at)
                    at += 1
                    if _decimal(c):
                        stop = at
                    elif c != u"," and c != u".":
                        break
            elif _alnum(c):
                at = pos
                while at + 1 < end and u"A" <= PyUnicode_READ(kind, data, at) <= u"Z" and PyUnicode_READ(kind, data, at + 1) == u".":
                    at += 2
                if at - pos >= 4:
                    stop = at
                else:
                    while stop < end:
                        c = PyUnicode_READ(kind, data, stop)
                        if _alnum(c):
                            if _decimal(c):
                                break
                            stop += 1
                        elif (c == u"'" or c == u"’") and stop + 1 < end:
                            c = PyUnicode_READ(kind, data, stop + 1)
                            if not _alnum(c) or _decimal(c):
                                break
                            stop += 2
                        else:
                            break
            else:
                letter = False
            row = self.row_at(text, kind, data, pos, stop, fresh)
            fresh = row.opens or (fresh and not letter)
            self.rows[n], self.starts[n] = <PyObject *>row, pos
            n += 1
            pos = stop
        self.rows[n] = self.rows[n + 1] = self.rows[n + 2] = <PyObject *>self.end
        cdef tuple out = PyTuple_New(n)
        cdef int last = START, before = START, tag
        cdef object token
        cdef Row previous = self.start, following = <Row>self.rows[1], second
        row = <Row>self.rows[0]
        for i in range(n):
            second = <Row>self.rows[i + 2]
            tag = row.tag
            if tag < 0:
                tag = self.decide(row, previous, following, second, last, before)
            elif row.number and following.ends_ordinal:
                tag = self.adjective
            token = self._token(row, self.starts[i], tag)
            Py_INCREF(token)
            PyTuple_SET_ITEM(out, i, token)
            before = last
            last = tag
            previous, row, following = row, following, second
        return out


cdef inline void _set(char *place, object value) noexcept:
    Py_INCREF(value)
    (<PyObject **>place)[0] = <PyObject *>value
