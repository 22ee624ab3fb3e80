# cython: language_level=3, boundscheck=False, wraparound=False
"""Patterns that are asked only where a look at the first letters leaves a chance; see `first_letters.py`."""

cdef extern from "Python.h":
    int PyUnicode_KIND(object)
    void *PyUnicode_DATA(object)
    Py_UCS4 PyUnicode_READ(int, void *, Py_ssize_t)
    Py_ssize_t PyUnicode_GET_LENGTH(object)
    Py_ssize_t PY_SSIZE_T_MAX


ctypedef fused letter:
    unsigned char
    unsigned short
    unsigned int


cdef enum:
    PLACES = 6  # as first_letters.py has them
    ASCII = 128
    CHANCES = 4  # places that are tried one by one, and another one in every
    STRETCH = 32
    MANY = 40  # letters: what so many can begin may begin anywhere


cdef inline bint _fits(const letter *text, Py_ssize_t left, const unsigned char *told) noexcept:
    """Whether one of the openings stands here; `left`: letters there are."""
    cdef unsigned char open = 0xFF
    cdef Py_ssize_t place
    for place in range(min(left, PLACES)):
        if text[place] < ASCII:
            open &= told[place * ASCII + text[place]]
            if not open:
                return False
        if open & told[PLACES * ASCII + place]:
            return True
    return False


cdef inline Py_ssize_t _sought(const letter *text, Py_ssize_t pos, Py_ssize_t end, const unsigned char *told) noexcept:
    while pos < end:
        if (text[pos] >= ASCII or told[text[pos]]) and _fits(text + pos, end - pos, told):
            return pos
        pos += 1
    return -1


cdef class Guarded:
    """A compiled pattern as `re` has them."""

    cdef object whole, at_place, anywhere, all_of_it
    cdef readonly object sub, subn, split, pattern, flags, groups, groupindex, scanner
    cdef bytes letters
    cdef const unsigned char *told
    cdef bint common

    def __init__(self, whole, bytes letters):
        self.whole = whole
        self.at_place, self.anywhere, self.all_of_it = whole.match, whole.search, whole.fullmatch
        self.sub, self.subn, self.split, self.scanner = whole.sub, whole.subn, whole.split, whole.scanner
        self.pattern, self.flags, self.groups, self.groupindex = whole.pattern, whole.flags, whole.groups, whole.groupindex
        assert len(letters) == PLACES * (ASCII + 1)
        self.letters, self.told = letters, letters
        self.common = ASCII - letters.count(0, 0, ASCII) > MANY

    def __repr__(self):
        return repr(self.whole)

    def __reduce__(self):
        return self.whole.__reduce__()

    cdef inline bint _may(self, int kind, void *data, Py_ssize_t pos, Py_ssize_t end):
        """Whether a match may begin at `pos`."""
        if kind == 1:
            return _fits(<const unsigned char *>data + pos, end - pos, self.told)
        if kind == 2:
            return _fits(<const unsigned short *>data + pos, end - pos, self.told)
        return _fits(<const unsigned int *>data + pos, end - pos, self.told)

    def match(self, str string, Py_ssize_t pos=0, Py_ssize_t endpos=PY_SSIZE_T_MAX):
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(string), end = min(endpos, n)
        if not self._may(PyUnicode_KIND(string), PyUnicode_DATA(string), max(pos, 0), end):
            return None
        return self.at_place(string, pos) if end == n else self.at_place(string, pos, endpos)

    def fullmatch(self, str string, Py_ssize_t pos=0, Py_ssize_t endpos=PY_SSIZE_T_MAX):
        cdef Py_ssize_t n = PyUnicode_GET_LENGTH(string), end = min(endpos, n)
        if not self._may(PyUnicode_KIND(string), PyUnicode_DATA(string), max(pos, 0), end):
            return None
        return self.all_of_it(string, pos) if end == n else self.all_of_it(string, pos, endpos)

    cdef Py_ssize_t _first(self, str string, Py_ssize_t pos, Py_ssize_t end):
        """The first place from `pos` on where a match may begin; -1 for none."""
        cdef int kind = PyUnicode_KIND(string)
        cdef void *data = PyUnicode_DATA(string)
        if kind == 1:
            return _sought(<const unsigned char *>data, pos, end, self.told)
        if kind == 2:
            return _sought(<const unsigned short *>data, pos, end, self.told)
        return _sought(<const unsigned int *>data, pos, end, self.told)

    cdef object _found(self, str string, Py_ssize_t pos, Py_ssize_t end):
        """What `search` finds from `pos` on: asked for a match at each place where there may be one, if they are few."""
        cdef Py_ssize_t start = pos, tried = 0
        while True:
            pos = self._first(string, pos, end)
            if pos < 0:
                return None
            if tried > CHANCES + (pos - start) // STRETCH:
                return self.anywhere(string, pos, end)
            found = self.at_place(string, pos, end)
            if found is not None:
                return found
            pos += 1
            tried += 1

    def search(self, str string, Py_ssize_t pos=0, Py_ssize_t endpos=PY_SSIZE_T_MAX):
        return self._found(string, max(pos, 0), min(endpos, PyUnicode_GET_LENGTH(string)))

    def finditer(self, str string, Py_ssize_t pos=0, Py_ssize_t endpos=PY_SSIZE_T_MAX):
        cdef Py_ssize_t end = min(endpos, PyUnicode_GET_LENGTH(string))
        cdef Py_ssize_t first = self._first(string, max(pos, 0), end)
        if first < 0:
            return iter(())
        return self.whole.finditer(string, first, end) if self.common else self._each(string, first, end)

    def _each(self, str string, Py_ssize_t pos, Py_ssize_t end):
        while True:
            found = self._found(string, pos, end)
            if found is None:
                return
            pos = found.end()
            if found.start() == pos:  # what comes after nothing only `re` knows
                yield from self.whole.finditer(string, pos, end)
                return
            yield found

    def findall(self, str string, Py_ssize_t pos=0, Py_ssize_t endpos=PY_SSIZE_T_MAX):
        cdef Py_ssize_t end = min(endpos, PyUnicode_GET_LENGTH(string))
        cdef Py_ssize_t first = self._first(string, max(pos, 0), end)
        if first < 0:
            return []
        if self.common or self.groups:
            return self.whole.findall(string, first, end)
        return [found.group() for found in self._each(string, first, end)]
