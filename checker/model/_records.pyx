# cython: language_level=3, boundscheck=False, wraparound=False
"""Records filled by a compiled loop: what the `__init__` of a frozen dataclass with slots does field by field."""

from cpython.object cimport PyObject
from cpython.ref cimport Py_DECREF, Py_INCREF

cdef extern from "structmember.h":
    ctypedef struct PyMemberDef:
        Py_ssize_t offset

cdef extern from "descrobject.h":
    ctypedef struct PyMemberDescrObject:
        PyMemberDef *d_member

cdef enum:
    MOST = 32  # fields


def quick(type record, tuple names, tuple defaults, missing, plain):
    """An `__init__` for a record: its fields with their defaults, `missing` for none; `plain`: the one it has.

    What is no plain call, and what is a mistake, is left to `plain`.
    """
    cdef Py_ssize_t offsets[MOST]
    cdef Py_ssize_t count = len(names), i
    if count > MOST:
        return plain
    cdef object member
    for i in range(count):
        member = getattr(record, names[i])
        offsets[i] = (<PyMemberDescrObject *>member).d_member.offset
    cdef bytes kept = (<char *>offsets)[: count * sizeof(Py_ssize_t)]

    def __init__(self, *args, **kwargs):
        cdef const Py_ssize_t *offset = <const Py_ssize_t *><const char *>kept
        cdef Py_ssize_t given = len(args), place, named = 0
        cdef object value
        if given > count:
            return plain(self, *args, **kwargs)
        for place in range(given):
            _put(self, offset[place], <object>args[place])
        if given < count:
            for place in range(given, count):
                value = kwargs.get(names[place], missing) if kwargs else missing
                if value is missing:
                    value = defaults[place]
                    if value is missing:
                        return plain(self, *args, **kwargs)
                else:
                    named += 1
                _put(self, offset[place], value)
        if kwargs and named != len(kwargs):
            return plain(self, *args, **kwargs)

    return __init__


cdef inline void _put(object record, Py_ssize_t offset, object value):
    cdef PyObject **slot = <PyObject **>(<char *><PyObject *>record + offset)
    cdef PyObject *old = slot[0]
    Py_INCREF(value)
    slot[0] = <PyObject *>value
    if old is not NULL:
        Py_DECREF(<object>old)
