# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Tokens of a sentence with their tags, compiled: what `document.py` and `tagger.py` do, in one pass over the letters."""

cimport cython
from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_Substring
from libc.stdlib cimport calloc, free, realloc
from libc.string cimport memcpy, memset

from checker.language._fields cimport place as place_of

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    Py_ssize_t PyUnicode_GET_LENGTH(object)
    bint Py_UNICODE_ISALNUM(Py_UCS4)
    bint Py_UNICODE_ISALPHA(Py_UCS4)
    bint Py_UNICODE_ISUPPER(Py_UCS4)
    bint Py_UNICODE_ISDECIMAL(Py_UCS4)
    bint Py_UNICODE_ISSPACE(Py_UCS4)
    tuple PyTuple_New(Py_ssize_t)
    object PyType_GenericAlloc(PyTypeObject *, Py_ssize_t)

cdef inline bint _decimal(Py_UCS4 c):
    return c"0" <= c <= c"9" if c < 128 else Py_UNICODE_ISDECIMAL(c)


cdef inline bint _alnum(Py_UCS4 c):
    return c"a" <= c <= c"z" or c"A" <= c <= c"Z" or c"0" <= c <= c"9" if c < 128 else Py_UNICODE_ISALNUM(c)


cdef enum:
    TAGS = 17
    START = TAGS  # what stands for the tag before the first
    MOST = 1 << 15  # words that are remembered
    PLACES = 2 * MOST
    WIDTH = TAGS + 1
    NOTHING = 1
    CHOICES = 8

@cython.no_gc
cdef class _Row:
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


cdef class Tokens:
    """A tagger at work on texts."""

    cdef object of_unknown
    cdef dict lexicon, closed, lanes, w, n, p, nn, with_next, indices
    cdef list names, with_word, with_after, known
    cdef PyObject **places
    """Where the words that are known lie, by their hashes."""
    cdef object token
    cdef Py_ssize_t text_place, lower_place, start_place, end_place, tag_place
    cdef int adjective
    cdef _Row start, end
    cdef PyObject **rows
    """Of the words of a sentence, between two that stand for its start and its end."""
    cdef Py_ssize_t *starts
    """Where the words begin."""
    cdef Py_ssize_t room
    """For so many of both."""
    cdef object zero
    cdef frozenset openers, ordinal_ends
    cdef unsigned char *bytes
    """All weights there are, `WIDTH` bytes each; a weight is told by its number, 0 is for one not asked yet."""
    cdef unsigned short of_tag[TAGS + 1]
    cdef unsigned short before[(TAGS + 1) * (TAGS + 1)]

    def __init__(self, tagger, token):
        """`token`: the record that a sentence's tokens are."""
        from checker.language import tagger as model

        names = [*model.TAGS, "<s>"]
        self.names, self.indices, self.token = names, {name: i for i, name in enumerate(names)}, token
        self.text_place, self.lower_place, self.tag_place = place_of(token, "text"), place_of(token, "lower"), place_of(token, "tag")
        self.start_place, self.end_place = place_of(token, "start"), place_of(token, "end")
        self.adjective = names.index("ADJ")
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
        free(self.rows)
        free(self.starts)

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

    cdef _Row _entry(self, str key, object found):
        cdef _Row row = _Row.__new__(_Row)
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

    cdef int _make_room(self, Py_ssize_t words) except -1:
        """For the words of a sentence, in what is remembered as well: no row goes while it is in use."""
        if words + 3 > self.room:
            self.room = 2 * words + 3
            self.rows = <PyObject **>realloc(self.rows, self.room * sizeof(PyObject *))
            self.starts = <Py_ssize_t *>realloc(self.starts, self.room * sizeof(Py_ssize_t))
            if self.rows is NULL or self.starts is NULL:
                raise MemoryError
        if len(self.known) + words >= MOST:
            memset(self.places, 0, PLACES * sizeof(PyObject *))
            self.known.clear()
        return 0

    cdef _Row _row_at(self, str text, int kind, void *data, Py_ssize_t start, Py_ssize_t end, bint initial):
        """The row of a word of a text, looked up by its letters where they stand."""
        cdef unsigned int hash = 2166136261u + initial, place
        cdef Py_ssize_t i
        cdef _Row row
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
            row = <_Row>self.places[place]
            if row.hash == hash and row.initial == initial and _stands(row.text, kind, data, start, end):
                return row
            place = (place + 1) & (PLACES - 1)
        row = self._row(PyUnicode_Substring(text, start, end), initial)
        row.hash, row.initial = hash, initial
        self.known.append(row)
        self.places[place] = <PyObject *>row
        return row

    cdef _Row _row(self, str word, bint initial):
        cdef PyObject *found
        cdef str key = word
        cdef object entry
        cdef _Row row
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

    cdef inline int _at(self, int number, int lane):
        return self.bytes[number * WIDTH + lane]

    cdef int _decide(self, _Row row, _Row previous, _Row following, _Row second, int last, int before) except -1:
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
            score = (
                self._at(row.own, lane) + self._at(following.as_next, lane) + self._at(previous.as_previous, lane)
                + self._at(second.as_second, lane) + self._at(pair, lane) + self._at(self.of_tag[last], lane)
                + self._at(self.before[last * (TAGS + 1) + before], lane) + self._at(row.after[last], lane)
                + self._at(following.next_after[last], lane)
            )
            if score > best:
                best, choice = score, lane
        return choice

    cdef object _token(self, _Row row, Py_ssize_t start, int tag):
        """The record of a word, its fields set at their places: that takes half the time that its constructor takes."""
        cdef object token = PyType_GenericAlloc(<PyTypeObject *>self.token, 0)
        cdef char *fields = <char *><PyObject *>token
        _set(fields + self.text_place, row.text)
        _set(fields + self.lower_place, row.lower)
        _set(fields + self.start_place, start)
        _set(fields + self.end_place, start + PyUnicode_GET_LENGTH(row.text))
        _set(fields + self.tag_place, self.names[tag])
        return token

    def tokens(self, str text, Py_ssize_t start, Py_ssize_t end):
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t pos = start, stop, at
        cdef Py_UCS4 c
        cdef bint fresh = True, letter
        cdef Py_ssize_t n = 0, i
        cdef _Row row
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
            row = self._row_at(text, kind, data, pos, stop, fresh)
            fresh = row.opens or (fresh and not letter)
            self.rows[n], self.starts[n] = <PyObject *>row, pos
            n += 1
            pos = stop
        self.rows[n] = self.rows[n + 1] = self.rows[n + 2] = <PyObject *>self.end
        cdef tuple out = PyTuple_New(n)
        cdef int last = START, before = START, tag
        cdef object token
        cdef _Row previous = self.start, following = <_Row>self.rows[1], second
        row = <_Row>self.rows[0]
        for i in range(n):
            second = <_Row>self.rows[i + 2]
            tag = row.tag
            if tag < 0:
                tag = self._decide(row, previous, following, second, last, before)
            elif row.number and following.ends_ordinal:
                tag = self.adjective
            token = self._token(row, self.starts[i], tag)
            Py_INCREF(token)
            PyTuple_SET_ITEM(out, i, token)
            before = last
            last = tag
            previous, row, following = row, following, second
        return out


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


cdef inline void _set(char *place, object value) noexcept:
    Py_INCREF(value)
    (<PyObject **>place)[0] = <PyObject *>value
