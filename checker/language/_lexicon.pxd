# cython: language_level=3
"""What `_lexicon.pyx` has for `_tokens.pyx`."""

cimport cython
from cpython.object cimport PyObject

cdef enum:
    TAGS = 17
    START = TAGS  # what stands for the tag before the first
    MOST = 1 << 15  # words that are remembered
    PLACES = 2 * MOST
    WIDTH = TAGS + 1
    NOTHING = 1
    CHOICES = 8


@cython.no_gc
cdef class Row:
    """What is looked up once for a word, and asked wherever it stands; weights when they are first asked."""

    cdef str text, lower, key
    cdef unsigned int hash
    """Of its letters and of whether it may be the first of a sentence."""
    cdef bint initial
    cdef int tag
    """Its tag, where it has only one; -1 otherwise."""
    cdef int count
    cdef unsigned char lanes[CHOICES]
    """Those of the tags to decide between."""
    cdef bint ends_ordinal, number, opens
    cdef dict with_next
    """Next word -> the weights of both."""
    cdef unsigned short own, as_next, as_previous, as_second
    cdef unsigned short after[TAGS + 1]
    """Its weights after a word with each of the tags, and as the next word after such a one."""
    cdef unsigned short next_after[TAGS + 1]


cdef class Lexicon:
    cdef object of_unknown, zero
    cdef dict lexicon, closed, lanes, w, n, p, nn, with_next, indices
    cdef list names, with_word, with_after, known
    cdef PyObject **places
    """Where the words that are known lie, by their hashes."""
    cdef Row start, end
    cdef frozenset openers, ordinal_ends
    cdef unsigned char *bytes
    """All weights there are, `WIDTH` bytes each; a weight is told by its number, 0 is for one not asked yet."""
    cdef unsigned short of_tag[TAGS + 1]
    cdef unsigned short before[(TAGS + 1) * (TAGS + 1)]

    cdef int _lanes(self, object weights) except -1
    cdef int _weights(self, dict table, str key) except -1
    cdef Row _entry(self, str key, object found)
    cdef str _key(self, str word, bint initial)
    cdef str _shape(self, str word, bint initial)
    cdef Row _row(self, str word, bint initial)
    cdef int keep_room(self, Py_ssize_t words) except -1
    cdef Row row_at(self, str text, int kind, void *data, Py_ssize_t start, Py_ssize_t end, bint initial)
    cdef int decide(self, Row row, Row previous, Row following, Row second, int last, int before) except -1
