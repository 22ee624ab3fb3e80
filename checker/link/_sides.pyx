# cython: language_level=3, boundscheck=False, wraparound=False
"""The inner loops over content words, compiled; `sides.py` has them in Python."""

from cpython.dict cimport PyDict_GetItemWithError, PyDict_Next
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.object cimport PyObject
from libc.math cimport sqrt


cdef class Vector:
    """Content words weighed by nearness and rarity, in the order of their places."""

    cdef Py_ssize_t size
    cdef Py_ssize_t *places
    cdef double *weights
    cdef readonly double norm

    def __cinit__(self, dict context, dict places, list rarity):
        cdef PyObject *word
        cdef PyObject *near
        cdef PyObject *found
        cdef Py_ssize_t at = 0, place, n
        cdef double weight, total = 0.0
        self.places = <Py_ssize_t *>PyMem_Malloc((len(context) + 1) * sizeof(Py_ssize_t))
        self.weights = <double *>PyMem_Malloc((len(context) + 1) * sizeof(double))
        if self.places is NULL or self.weights is NULL:
            raise MemoryError
        while PyDict_Next(context, &at, &word, &near):
            found = PyDict_GetItemWithError(places, <object>word)
            if found is NULL:
                continue
            place = <object>found
            weight = <double><object>near * <double>rarity[place]
            if weight > 0:
                total += weight
                n = self.size
                while n and self.places[n - 1] > place:
                    self.places[n], self.weights[n] = self.places[n - 1], self.weights[n - 1]
                    n -= 1
                self.places[n], self.weights[n] = place, sqrt(weight)
                self.size += 1
        self.norm = sqrt(total) or 1.0

    def __dealloc__(self):
        PyMem_Free(self.places)
        PyMem_Free(self.weights)

    def likeness(self, Vector other not None):
        """The cosine of both."""
        cdef Py_ssize_t n = 0, m = 0
        cdef double total = 0.0
        while n < self.size and m < other.size:
            if self.places[n] < other.places[m]:
                n += 1
            elif self.places[n] > other.places[m]:
                m += 1
            else:
                total += self.weights[n] * other.weights[m]
                n += 1
                m += 1
        return total / (self.norm * other.norm)

    def touches(self, Vector other not None):
        """Whether any word is in both."""
        cdef Py_ssize_t n = 0, m = 0
        while n < self.size and m < other.size:
            if self.places[n] == other.places[m]:
                return True
            if self.places[n] < other.places[m]:
                n += 1
            else:
                m += 1
        return False
