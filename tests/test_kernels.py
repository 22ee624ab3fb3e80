"""Every kernel does what the Python does that it stands for: on our own articles, and on texts of odd pieces."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import beside, kernels
from checker.describe import about, clause, doer, naming, scope, statement
from checker.describe import sentence as sentences
from checker.describe.sentence import Sentence, Vocabulary, shipped_vocabulary
from checker.extract import candidates
from checker.first_letters import first_letters
from checker.language import document
from checker.language.document import sentence_bounds, tagged
from checker.language.tagger import default
from checker.late import early, late
from checker.link import sides
from checker.model import Figure

ROOT = Path(__file__).parent.parent
MISSED = [name for name in kernels.NAMES if not kernels.kernel(name)]
pytestmark = pytest.mark.skipif(bool(MISSED), reason=f"no C compiler compiled {', '.join(MISSED)}")
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").rglob("*.txt"))]
PIECES = st.lists(
    st.sampled_from(
        [
            *"""a an the A half dozen “ ” " ' ’s don’t U.S. U.S Mr. Mr No. 5 p.m. p.m St. Oct. 7 3rd 21 st 1,200.50 12,5
            $ $us5 a$5 eur500 r250,000 ½ 5½ two third twenty q3 İstanbul straße é ſix K m² ٣ x_y _ -- – — … ... ! ?! )
            ( [1] “No. ‘So” said killed people Monday, city’s 2016 million and or while which by more
            the of to from had including record 14 six""".split(),
            *("\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\u2028", "\xa0", "\x1c", "\ud800", "😀"),
        ]
    ),
    max_size=30,
)
TEXTS = st.builds(lambda pieces, gap: gap.join(pieces), PIECES, st.sampled_from(["", " "])) | st.text(max_size=40)


def kernel(name: str) -> Any:
    return kernels.kernel(name)


def same_tokens(text: str) -> None:
    find = kernel("checker.language._tokens").Tokens(default(), document.Token).tokens
    for start, end in sentence_bounds(text):
        found = find(text, start, end)
        assert found == tagged(text, start, end)
        same_as_plain(document.token_from, found, start + len(text) % 7)


def same_bounds(text: str) -> None:
    assert sentence_bounds.__wrapped__(text) == document.bounds(text)


def same_candidates(text: str) -> None:
    assert list(candidates._scanner()(text)) == list(candidates.scan(text))


def same_columns(text: str) -> None:
    for start, end in sentence_bounds(text):
        tokens = tagged(text, start, end)
        ours, theirs = (Vocabulary(shipped_vocabulary().lexicon) for _ in "12")
        assert sentences._columns(tokens, ours) == sentences.columns(tokens, theirs)
        assert ours == theirs
        same_as_plain(sentences.span, tokens, start + 3, start + 8)


def same_words_beside(text: str) -> None:
    for pos in range(0, len(text) + 1, 1 + len(text) // 200):
        same_as_plain(beside.last_word, text, pos)
        same_as_plain(beside.next_word, text, pos)


CHECKS = [same_tokens, same_bounds, same_candidates, same_columns, same_words_beside]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("text", ARTICLES)
def test_kernels_on_our_own_articles(check: Any, text: str) -> None:
    check(text)
    check(text.replace(" ", "  ").replace(".", "…"))


@pytest.mark.parametrize("check", CHECKS)
@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_kernels_on_odd_texts(check: Any, text: str) -> None:
    check(text)


def test_what_words_are_wherever_they_stand() -> None:
    words = {entry.lower() for entry in default().lexicon if entry[0].isalpha()}
    words |= {f"{word}{ending}" for word in words for ending in ("s", "’s", "ed", "ing")}
    tokens = tuple(document.Token(word, word, 0, len(word), "NOUN") for word in sorted(words))
    ours, theirs = (Vocabulary(shipped_vocabulary().lexicon) for _ in "12")
    assert sentences._columns(tokens, ours) == sentences.columns(tokens, theirs)


SPOTS = st.integers(0, 20)


@given(text=TEXTS | st.sampled_from(ARTICLES), first=SPOTS, last=SPOTS, other=SPOTS)
@settings(max_examples=300, deadline=None)
def test_what_is_around_a_figure(text: str, first: int, last: int, other: int) -> None:
    for start, end in sentence_bounds(text):
        sentence = Sentence(tagged(text, start, end), shipped_vocabulary())
        most = len(sentence.tokens) - 1
        one, two = sorted((min(first, most), min(last, most)))
        for function in (about.event_of, about.governor, about.subject_of):
            same_as_plain(function, sentence, one, two, min(other, most) if function is about.subject_of else two + 1)
        for function in (
            about.counted_noun, about.opens_clause, about.nearness, about.neighbours, about.name_words,
        ):  # fmt: skip
            same_as_plain(function, sentence, one, two)
        same_as_plain(about.place_of, sentence, two, min(other, most + 1))
        for moment in (False, True):
            after = min(max(two + 1, other), most + 1)
            same_as_plain(scope.scope_of, sentence, one, two, after, moment)
        figure = Figure("", "", 0, 1, "1", "count", Decimal(1), Decimal(1))
        spot = clause.Spot(figure, sentence, sentence.tokens, one, two, max(two + 1, other), "ship", "", -1)
        place = min(other, most)
        for around in (clause.lead, clause.verb_before, naming.noun_of):
            same_as_plain(around, spot)
        for around in (clause.noun_phrase_start, doer.subject_start, doer.chain_start, statement.end_of_predicate):
            same_as_plain(around, spot, place)
        same_as_plain(clause.joined, spot, one, place)


def same_as_plain(function: Any, *arguments: Any) -> None:
    found, expected = function(*arguments), kernels.PLAIN[function.__name__](*arguments)
    assert found == expected and type(found) is type(expected)
    if isinstance(found, dict):
        assert list(found) == list(expected)


WEIGHTS = st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0, 1))


@given(WEIGHTS, st.dictionaries(st.sampled_from("abcdefghij"), st.floats(-1, 5)), WEIGHTS)
def test_vectors(context: dict[str, float], rarity: dict[str, float], other: dict[str, float]) -> None:
    places = {word: place for place, word in enumerate(rarity)}
    found = []
    for vector in (kernel("checker.link._sides").Vector, sides.WordVector):
        one, two = (vector(words, places, list(rarity.values())) for words in (context, other))
        found.append((one.norm, two.norm, one.likeness(two), two.likeness(one), one.touches(two)))
    assert found[0] == found[1]


PATTERNS = [
    (r"a|bc\d", 0), (r"(?:\s+|-)(?:mil(?:lion|e)|km)\b", re.IGNORECASE), (r"[^\w\s]x?", 0), (r"(?=q)\w{2,4}", 0),
    (r"(?<=a)b+c", 0), (r"x*yz", 0), (r"(a)?\1b", 0), (r"^\s*ſ[K-M]", re.IGNORECASE), (r".{3}\.", re.DOTALL),
    (r"[^a-c]{2}", re.IGNORECASE), (r"(?i:si)K", 0), (r"(?:ab|a)(?!c)\d{1,2}%?", 0), (r"i̇|ß", re.IGNORECASE),
    (r"\D\d\S", 0), (r"a(?>bc|b)c", 0), (r"\Z", 0),
]  # fmt: skip
LETTERS = st.text("abcxyzABKkKſSsiİı1%. -\nßlmoe", max_size=12)


@pytest.mark.parametrize("words, flags", PATTERNS)
@given(
    text=st.text("abcxyzABKkKſSsiİı1%. -\nßlmoe", max_size=12) | TEXTS, pos=st.integers(-2, 14), end=st.integers(-2, 20)
)
@settings(max_examples=150, deadline=None)
def test_a_guarded_pattern_finds_what_the_pattern_finds(words: str, flags: int, text: str, pos: int, end: int) -> None:
    plain = re.compile(words, flags)
    letters = first_letters(re._parser.parse(words, flags))  # type: ignore[attr-defined]
    if not letters:
        return
    guarded = kernel("checker._guarded").Guarded(plain, letters)

    def told(match: re.Match[str] | None) -> object:
        return match and (match.span(), match.groups(), match.group())

    for bounds in ((), (pos,), (pos, end)):
        for method in ("match", "search", "fullmatch"):
            assert told(getattr(guarded, method)(text, *bounds)) == told(getattr(plain, method)(text, *bounds))
        assert list(map(told, guarded.finditer(text, *bounds))) == list(map(told, plain.finditer(text, *bounds)))
        assert guarded.findall(text, *bounds) == plain.findall(text, *bounds)


def test_most_patterns_are_guarded() -> None:
    letters = [first_letters(re._parser.parse(words, flags)) for words, flags in PATTERNS]  # type: ignore[attr-defined]
    assert sum(map(bool, letters)) >= 12
    assert not first_letters(re._parser.parse(r"\d*"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("words", [r"[^\S\r\n]", "[^a-y]", "[^K]", "[^é]", "[^k\u212a]", "[^\\W_]", "k", "[^k]z"])
def test_a_class_of_letters_is_told_as_it_is(words: str, flags: int) -> None:
    told = first_letters(re._parser.parse(words, flags))  # type: ignore[attr-defined]
    pattern = re.compile(words, flags)
    assert [bool(letters & 1) for letters in told[:128]] == [bool(pattern.match(chr(c) + "z")) for c in range(128)]


def test_a_guarded_pattern_is_a_pattern_otherwise() -> None:
    for pattern in (early("(?P<n>[0-9])b", re.IGNORECASE), late("(?P<n>[0-9])b", re.IGNORECASE)):
        assert pattern.sub("-", "1B2b") == "--"
        assert pattern.split("x1by") == ["x", "1", "y"]
        assert pattern.match("1b")["n"] == "1"  # type: ignore[index]


def run(**env: str) -> str:
    command = [sys.executable, "-m", "checker", "check", "seeds", "--format", "json", "--write", "none"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **env})
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_a_run_is_the_same_without_kernels() -> None:
    compiled = run(CHECK_FIGURES_PURE="")
    assert json.loads(compiled)["figures"]
    assert run(CHECK_FIGURES_PURE="1") == compiled


def test_a_kernel_older_than_its_source_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "link" / "_sides.pyx"
    source.parent.mkdir()
    source.touch()
    monkeypatch.setattr(kernels, "_HERE", tmp_path)
    os.utime(source, (1, 1))
    assert kernel("checker.link._sides")
    os.utime(source, (time.time() + 60, time.time() + 60))
    assert kernel("checker.link._sides") is None
    monkeypatch.setenv("CHECK_FIGURES_PURE", "1")
    os.utime(source, (1, 1))
    assert kernel("checker.link._sides") is None


def test_every_kernel_is_listed() -> None:
    there = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "checker").rglob("_*.pyx")}
    assert there == set(kernels.NAMES)
