"""reStructuredText: what is prose, and what no reader of the page sees."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from reading import zoned

from checker.read.rst import read

STORY = """\
:Date: 2024-03-04
:Author: Kari Nilsen
:Version: 12

Ferry aground
=============

.. A comment with 99 in it,
   and 98 more.

A ferry with 212 people ran onto `rocks <https://e.example/97>`_ [1]_. The :term:`captain` is 47.

Second heading
--------------

The log says::

    speed = 96

.. code-block:: python

   depth = 95

.. figure:: ferry-94.jpg
   :width: 93

   The ferry with 212 people on board.

.. pull-quote::

   We took 38 to hospital.

.. note:: It was 5 below zero.

   And it snowed 3 inches.

=======  ==========
Port     Passengers
=======  ==========
Skarvik  120
=======  ==========

+-------+----+
| Lunde | 92 |
+-------+----+

.. [1] The harbour office first spoke of 180 people.
.. _target: https://e.example/91

----

That was all 6 said.
"""


def seen(text: str) -> str:
    """What is left of a source once the skipped stretches are gone."""
    hidden = [zone for zone in read(text).zones if zone.name == "skipped"]
    return "".join(c for at, c in enumerate(text) if not any(z.start <= at < z.end for z in hidden))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_prose_is_told_from_the_rest(end: str) -> None:
    text = STORY.replace("\n", end)
    for number in (212, 47, 38, 5, 3, 120, 92, 180, 6):
        assert str(number) in seen(text), number
    for number in (12, 99, 98, 97, 96, 95, 94, 93, 91, 2024):
        assert str(number) not in seen(text).replace("212", "").replace("120", ""), number


def test_what_is_known_about_it() -> None:
    found = read(STORY)
    assert (found.title, found.published, found.author) == ("Ferry aground", date(2024, 3, 4), "Kari Nilsen")
    assert found.text == STORY


def test_zones() -> None:
    found = read(STORY)
    assert zoned(found, "headline") == ["Ferry aground"]
    assert zoned(found, "caption") == ["The ferry with 212 people on board."]
    assert zoned(found, "quote") == ["We took 38 to hospital."]
    simple, grid = zoned(found, "table")
    assert "120" in simple and "92" in grid


@pytest.mark.parametrize(
    "text", ["=====\nFerry\n=====\n\n12 dead.\n", "Ferry\n~~~~~\n12 dead.\n", "Ferry\n\n12 people were killed.\n"]
)
def test_title(text: str) -> None:
    assert read(text).title == "Ferry"


@pytest.mark.parametrize(
    "text", ["12 dead.\n\n----\n\n13 hurt.\n", "=== ===\n12\n", "====\n", "..\n", "::\n", ":a:\n", ""]
)
def test_pieces_of_marks_are_no_trouble(text: str) -> None:
    assert read(text).text == text


@pytest.mark.parametrize(
    "piece", ["`", "<", "..\n", "::\n  a\n", "==\n", "=== ===\n", "|a|\n", ":a: b\n", "a\n===\n", " a\n"]
)
def test_many_marks_are_read_in_one_walk(piece: str) -> None:
    zones = read("x\n\n" + piece * 20_000).zones
    assert all(left.end <= right.start for left, right in pairwise(zones))
