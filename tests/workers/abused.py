"""The program with articles that do what a fault of ours, or of a library, would do: run as `python abused.py ARGS`.

An article that holds one of the words below makes the process that works on it crash, hang or fail.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Callable, Sequence
from typing import Any

from checker import pipeline
from checker.cli import main
from checker.language.document import Document
from checker.model import Article, Figure


def _fail() -> None:
    raise ValueError("a fault\nof ours")


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _exhaust() -> None:
    raise MemoryError


ABUSES: dict[str, Callable[[], Any]] = {
    "segfaulting": lambda: ctypes.string_at(0),
    "aborting": os.abort,
    "exiting": lambda: os._exit(3),
    "killed": _kill,
    "hanging": lambda: time.sleep(600),
    "failing": _fail,
    "exhausting": _exhaust,
}
_extract, _judged = pipeline.extract, pipeline.judged


def _abused(text: str, where: str) -> None:
    for word, abuse in ABUSES.items():
        if f"{word} {where}" in text:
            abuse()


def extract(document: Document) -> list[Figure]:
    _abused(document.article.text, "article")
    return _extract(document)


def judged(articles: Sequence[Article], *arguments: Any) -> Any:
    for article in articles:
        _abused(article.text, "story")
    return _judged(articles, *arguments)


if __name__ == "__main__":
    pipeline.extract, pipeline.judged = extract, judged  # type: ignore[assignment]
    main()
