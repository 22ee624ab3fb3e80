# cython: language_level=3, boundscheck=False, wraparound=False
"""The inner loops over content words, compiled; `sides.py` has them in Python."""

from cpython.dict cimport PyDict_GetItem, PyDict_Next
from cpython.object cimport PyObject
from libc.math cimport sqrt


def vector(dict context, dict rarity):
    """Content words weighed by nearness and rarity, and the norm of that."""
    cdef dict out = {}
    cdef PyObject *word
    cdef PyObject *near
    cdef PyObject *rare
    cdef Py_ssize_t place = 0
    cdef double total = 0.0, weight
    while PyDict_Next(context, &place, &word, &near):
        rare = PyDict_GetItem(rarity, <object>word)
        weight = <double><object>near * <double><object>rare if rare is not NULL else 0.0
        if weight > 0:
            total += weight
            out[<object>word] = sqrt(weight)
    return out, sqrt(total) or 1.0


def shared(dict one, dict other):
    """The sum of the products of what two vectors have in common, in the order of the shorter one."""
    cdef PyObject *word
    cdef PyObject *weight
    cdef PyObject *found
    cdef Py_ssize_t place = 0
    cdef double total = 0.0
    if len(other) < len(one):
        one, other = other, one
    while PyDict_Next(one, &place, &word, &weight):
        found = PyDict_GetItem(other, <object>word)
        if found is not NULL:
            total += <double><object>weight * <double><object>found
    return total
