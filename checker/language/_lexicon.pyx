# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The tagger's words and weights, compiled: what `tagger.py` looks up, found by the letters of a word in its text."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_Substring
from libc.stdlib cimport calloc, free, realloc
from libc.string cimport memcpy, memset

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    Py_ssize_t PyUnicode_GET_LENGTH(object)
    bint Py_UNICODE_ISALPHA(Py_UCS4)
    bint Py_UNICODE_ISUPPER(Py_UCS4)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4)


cdef class Lexicon:
    """A tagger's tables."""

    def __init__(self, tagger):
        from checker.language import tagger as model

        names = [*model.TAGS, "<s>"]
        self.names, self.indices = names, {name: i for i, name in enumerate(names)}
        self.zero, self.openers, self.ordinal_ends, self.closed = model.ZERO, model.OPENERS, model.ORDINAL_ENDS, model.CLOSED
        self.of_unknown = model.of_unknown
        self.lexicon = tagger.lexicon
        self.w, self.n, self.p, self.nn = tagger.plain
        self.with_next = tagger.with_next
        self.known, self.lanes = [], {}
        self.places = <PyObject **>calloc(PLACES, sizeof(PyObject *))
        if self.places is NULL:
            raise MemoryError
        assert self._lanes(0) == NOTHING
        self.with_word, self.with_after = [], []
        for i, name in enumerate(names):
            of_tag, with_tag, with_word, with_after = tagger.after_tag[name]
            self.of_tag[i] = self._lanes(of_tag)
            for j, other in enumerate(names):
                self.before[i * (TAGS + 1) + j] = self._lanes(with_tag.get(other, 0))
            self.with_word.append(with_word)
            self.with_after.append(with_after)
        self.start, self.end = self._entry("<s>", "PUNCT"), self._entry("</s>", "PUNCT")

    def __dealloc__(self):
        free(self.bytes)
        free(self.places)

    cdef int _lanes(self, object weights) except -1:
        """The number of some weights: a byte for each tag, in the middle for nothing."""
        cdef PyObject *known = PyDict_GetItem(self.lanes, weights)
        cdef int number
        cdef bytes packed
        if known is not NULL:
            return <int><object>known
        packed = (weights + self.zero).to_bytes(WIDTH, "little")
        number = len(self.lanes) + 1
        self.bytes = <unsigned char *>realloc(self.bytes, (number + 1) * WIDTH)
        if self.bytes is NULL or number > 0xFFFF:
            raise MemoryError
        memcpy(self.bytes + number * WIDTH, <const char *>packed, WIDTH)
        self.lanes[weights] = number
        return number

    cdef int _weights(self, dict table, str key) except -1:
        cdef PyObject *found = PyDict_GetItem(table, key)
        return NOTHING if found is NULL else self._lanes(<object>found)

    cdef Row _entry(self, str key, object found):
        cdef Row row = Row.__new__(Row)
        cdef PyObject *pairs
        row.text = row.lower = row.key = key
        if isinstance(found, str):
            row.tag = self.indices[found]
        else:
            row.tag = -1
            row.count = len(found)
            assert row.count <= CHOICES
            for i, lane in enumerate(found):
                row.lanes[i] = lane >> 3
            pairs = PyDict_GetItem(self.with_next, key)
            row.with_next = <dict>pairs if pairs is not NULL else None
        return row

    cdef str _key(self, str word, bint initial):
        """The entry of a word that is none itself, as `Tagger.key` finds it."""
        cdef Py_UCS4 first = word[0]
        cdef str base, lower
        if Py_UNICODE_ISDECIMAL(first):
            return "0"
        if not Py_UNICODE_ISALPHA(first):
            return "."
        base = word
        if len(word) > 1 and word[len(word) - 1] == u"s" and word[len(word) - 2] in u"'’":
            base = word[: len(word) - 2]
            if base in self.lexicon:
                return base
        if initial or base.islower() or base.isupper():
            lower = base.lower()
            if lower in self.lexicon:
                return lower
        if word.find("’") > 0:
            lower = word.lower().replace("’", "'")
            if isinstance(self.lexicon.get(lower), str):
                return lower
        return self._shape(base, initial)

    cdef str _shape(self, str word, bint initial):
        """The entry for words of its capital and ending, as `shape` finds it."""
        cdef str case = "<l", entry
        cdef Py_ssize_t n = len(word), letters
        if n and Py_UNICODE_ISUPPER(word[0]):
            case = "<U" if n > 1 and word.isupper() else "<i" if initial else "<C"
        for letters in range(4, 1, -1):
            entry = case + (word[n - letters :] if n > letters else word).lower()
            if entry in self.lexicon:
                return entry
        return case

    cdef int keep_room(self, Py_ssize_t words) except -1:
        """For so many words more: no row goes while a sentence is at work with it."""
        if len(self.known) + words >= MOST:
            memset(self.places, 0, PLACES * sizeof(PyObject *))
            self.known.clear()
        return 0

    cdef Row row_at(self, str text, int kind, void *data, Py_ssize_t start, Py_ssize_t end, bint initial):
        """The row of a word of a text, looked up by its letters where they stand."""
        cdef unsigned int hash = 2166136261u + initial, place
        cdef Py_ssize_t i
        cdef Row row
        if kind == 1:
            for i in range(start, end):
                hash = (hash ^ (<const unsigned char *>data)[i]) * 16777619u
        elif kind == 2:
            for i in range(start, end):
                hash = (hash ^ (<const unsigned short *>data)[i]) * 16777619u
        else:
            for i in range(start, end):
                hash = (hash ^ (<const unsigned int *>data)[i]) * 16777619u
        place = (hash ^ hash >> 16) & (PLACES - 1)
        while self.places[place] is not NULL:
            row = <Row>self.places[place]
            if row.hash == hash and row.initial == initial and _stands(row.text, kind, data, start, end):
                return row
            place = (place + 1) & (PLACES - 1)
        row = self._row(PyUnicode_Substring(text, start, end), initial)
        row.hash, row.initial = hash, initial
        self.known.append(row)
        self.places[place] = <PyObject *>row
        return row

    cdef Row _row(self, str word, bint initial):
        cdef PyObject *found
        cdef str key = word
        cdef object entry
        cdef Row row
        found = PyDict_GetItem(self.lexicon, word)
        if found is NULL:
            key = self._key(word, initial)
            found = PyDict_GetItem(self.lexicon, key)
        if found is not NULL:
            entry = <object>found
        else:
            entry = "NUM" if key == "0" else self.closed.get(word, "PUNCT") if key == "." else self.of_unknown(key)
        row = self._entry(key, entry)
        row.text, row.lower = word, word.lower()
        row.number, row.ends_ordinal, row.opens = key == "0", word in self.ordinal_ends, word in self.openers
        return row

    cdef int decide(self, Row row, Row previous, Row following, Row second, int last, int before) except -1:
        cdef const unsigned char *weights
        cdef int pair = NOTHING, best = -1, score, choice = 0, i, lane
        if not row.own:
            row.own = self._weights(self.w, row.key)
        if not following.as_next:
            following.as_next = self._weights(self.n, following.key)
        if not previous.as_previous:
            previous.as_previous = self._weights(self.p, previous.key)
        if not second.as_second:
            second.as_second = self._weights(self.nn, second.key)
        if not row.after[last]:
            row.after[last] = self._weights(self.with_word[last], row.key)
        if not following.next_after[last]:
            following.next_after[last] = self._weights(self.with_after[last], following.key)
        if row.with_next is not None:
            pair = self._weights(row.with_next, following.key)
        for i in range(row.count):
            lane = row.lanes[i]
            weights = self.bytes + lane
            score = (
                weights[row.own * WIDTH] + weights[following.as_next * WIDTH] + weights[previous.as_previous * WIDTH]
                + weights[second.as_second * WIDTH] + weights[pair * WIDTH] + weights[self.of_tag[last] * WIDTH]
                + weights[self.before[last * (TAGS + 1) + before] * WIDTH] + weights[row.after[last] * WIDTH]
                + weights[following.next_after[last] * WIDTH]
            )
            if score > best:
                best, choice = score, lane
        return choice


cdef inline bint _stands(str word, int kind, void *data, Py_ssize_t start, Py_ssize_t end):
    """Whether a word stands there in a text."""
    cdef int own = PyUnicode_KIND(word)
    cdef void *letters = PyUnicode_DATA(word)
    cdef Py_ssize_t i
    if PyUnicode_GET_LENGTH(word) != end - start:
        return False
    for i in range(end - start):
        if PyUnicode_READ(own, letters, i) != PyUnicode_READ(kind, data, start + i):
            return False
    return True
