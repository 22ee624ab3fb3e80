# cython: language_level=3, boundscheck=False, wraparound=False
"""JSON on one line, written into one buffer: what `json.dumps` makes of plain data, without a string for every piece."""

from cpython.float cimport PyFloat_AS_DOUBLE
from cpython.mem cimport PyMem_Free
from libc.math cimport isfinite
from libc.stdlib cimport free, realloc
from libc.string cimport memcpy

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    Py_ssize_t PyUnicode_GET_LENGTH(object)
    char *PyOS_double_to_string(double, char, int, int, int *) except NULL
    int Py_DTSF_ADD_DOT_0
    object PyUnicode_DecodeUTF8(const char *, Py_ssize_t, const char *)


cdef const char *SIGNS = b'"\\\n\r\t\b\f'
cdef const char *LETTERS = b'"\\nrtbf'


cdef class _Buffer:
    """UTF-8 as it grows."""

    cdef char *data
    cdef Py_ssize_t used, size

    def __dealloc__(self):
        free(self.data)

    cdef inline int room(self, Py_ssize_t more) except -1:
        cdef char *grown
        if self.used + more > self.size:
            self.size = 2 * (self.used + more) + 4096
            grown = <char *>realloc(self.data, self.size)
            if grown is NULL:
                raise MemoryError
            self.data = grown
        return 0

    cdef inline int put(self, const char *piece, Py_ssize_t length) except -1:
        self.room(length)
        memcpy(self.data + self.used, piece, length)
        self.used += length
        return 0

    cdef int text(self, str text) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(text), i
        cdef unsigned int c
        cdef int short
        cdef char *out
        self.room(6 * n + 2)
        out = self.data + self.used
        out[0] = c'"'
        out += 1
        for i in range(n):
            c = PyUnicode_READ(kind, data, i)
            if c < 0x80:
                if c >= 0x20 and c != c'"' and c != c"\\":
                    out[0] = <char>c
                    out += 1
                    continue
                for short in range(7):
                    if c == <unsigned char>SIGNS[short]:
                        out[0] = c"\\"
                        out[1] = LETTERS[short]
                        out += 2
                        break
                else:
                    out = _escaped(out, c)
            elif c < 0x800:
                out[0] = <char>(0xC0 | c >> 6)
                out[1] = <char>(0x80 | c & 0x3F)
                out += 2
            elif 0xD800 <= c < 0xE000:  # half a character, which UTF-8 cannot say
                out = _escaped(out, c)
            elif c < 0x10000:
                out[0] = <char>(0xE0 | c >> 12)
                out[1] = <char>(0x80 | c >> 6 & 0x3F)
                out[2] = <char>(0x80 | c & 0x3F)
                out += 3
            else:
                out[0] = <char>(0xF0 | c >> 18)
                out[1] = <char>(0x80 | c >> 12 & 0x3F)
                out[2] = <char>(0x80 | c >> 6 & 0x3F)
                out[3] = <char>(0x80 | c & 0x3F)
                out += 4
        out[0] = c'"'
        self.used = out + 1 - self.data
        return 0

    cdef int value(self, object value) except -1:
        cdef bint first = True
        cdef char *digits
        cdef bytes number
        if type(value) is str:
            self.text(<str>value)
        elif value is None:
            self.put(b"null", 4)
        elif value is True:
            self.put(b"true", 4)
        elif value is False:
            self.put(b"false", 5)
        elif type(value) is int:
            number = str(value).encode()
            self.put(number, len(number))
        elif type(value) is float:
            if not isfinite(PyFloat_AS_DOUBLE(value)):
                raise TypeError
            digits = PyOS_double_to_string(PyFloat_AS_DOUBLE(value), c"r", 0, Py_DTSF_ADD_DOT_0, NULL)
            number = digits
            PyMem_Free(digits)
            self.put(number, len(number))
        elif type(value) is dict:
            self.put(b"{", 1)
            for key, inner in (<dict>value).items():
                if type(key) is not str:
                    raise TypeError
                if not first:
                    self.put(b", ", 2)
                first = False
                self.text(<str>key)
                self.put(b": ", 2)
                self.value(inner)
            self.put(b"}", 1)
        elif type(value) is list or type(value) is tuple:
            self.put(b"[", 1)
            for inner in value:
                if not first:
                    self.put(b", ", 2)
                first = False
                self.value(inner)
            self.put(b"]", 1)
        else:
            raise TypeError
        return 0


cdef char *_escaped(char *out, unsigned int c):
    cdef int shift
    out[0] = c"\\"
    out[1] = c"u"
    for shift in range(4):
        out[2 + shift] = b"0123456789abcdef"[c >> (12 - 4 * shift) & 15]
    return out + 6


def line(value):
    """The JSON of plain data: dicts with texts for keys, lists, texts, numbers, None; raises `TypeError` for all else.

    Half of a surrogate pair is escaped, so that the text can be written as UTF-8.
    """
    cdef _Buffer buffer = _Buffer()
    buffer.value(value)
    return PyUnicode_DecodeUTF8(buffer.data, buffer.used, NULL)
