"""Numbers in words: twenty-two, two hundred and five thousand, one point five million, half a million, a dozen."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.beside import next_word
from checker.extract.digits import AND_A_HALF, SCALE
from checker.extract.numeral import FRACTION_WORDS, SCALES, SHORT_SCALES, TENS, UNITS, VAGUE, Numeral
from checker.extract.patterns import END, GAP, JOINT, Before, any_of, last_word
from checker.late import early, late

NUMBER_WORDS = frozenset(
    [*UNITS, *TENS, *VAGUE, *"half several hundred thousand million billion dozen".split()]
) - {"tens"}  # fmt: skip
"""Words at which a number in words may begin, besides `a` and `an`."""

_SCALE_WORDS = any_of(*SCALES)
_LARGE = any_of("thousand million billion")
_HALF = early(
    rf"half{JOINT}an?{JOINT}(?P<scale>{_SCALE_WORDS}){END}"
    rf"|(?:an?{GAP})?half{JOINT}(?P<scale2>{any_of('million billion trillion dozen')}){END}",
    re.IGNORECASE,
)
_SEVERAL = early(
    rf"{any_of('several a_few many multiple a_couple_of a_couple')}{GAP}"
    rf"(?P<scale>{any_of('hundred thousand million billion trillion dozen')})(?:{GAP}(?P<scale2>{_LARGE}))?{END}",
    re.IGNORECASE,
)
_ONE_WORD = {word: (Decimal(n), Decimal(10 if n == 10 or word in TENS else 1)) for word, n in (UNITS | TENS).items()}
"""Value and grain of a number of one word."""
_GOES_ON = frozenset([*UNITS, *TENS, *SCALES, "and", "point", "quarters", "thirds"])
"""Without one of these words after it a number is of one word."""
_SCORES_OF = "of more others were have had are dead killed injured wounded hurt missing"
"""Words after "scores" that are not results."""
_VAGUE = early(
    rf"(?:(?P<outer>{any_of('tens dozens scores hundreds thousands')}){JOINT}of{JOINT})?"
    rf"(?P<scale>{any_of(*(word for word in VAGUE if word not in ('tens', 'scores')))}"
    rf"|scores(?={GAP}{any_of(_SCORES_OF)}{END})){END}",
    re.IGNORECASE,
)
_A_SCALE = early(
    rf"an?{GAP}(?:{any_of('full whole good cool single')}{GAP})?"
    rf"(?:(?P<scale>{_SCALE_WORDS})|(?P<couple>couple)(?={GAP}of)"
    rf"|quarter{JOINT}(?:of{GAP}a{GAP})?(?P<quarter>million|billion)){END}",
    re.IGNORECASE,
)
_QUARTERS_OF = early(
    rf"(?P<number>three|two){JOINT}(?P<part>quarters|thirds){GAP}of{GAP}a{GAP}"
    rf"(?P<scale>{any_of('million billion trillion')}){END}",
    re.IGNORECASE,
)
_BEFORE_SCORES = frozenset(
    """and but as while where when that with after killing injuring wounding leaving left killed injured wounded hurt
    which says said the""".split()
)
_THE_BEFORE = Before("an_even the another every each per this that these those", width=12)
_WORD = early(r"[A-Za-z]+")
_JOIN = early(rf"{JOINT}(?:and{JOINT})?")
_COMMA_HUNDRED = late(rf",{GAP}(?=[a-z]+{GAP}hundred)", re.IGNORECASE)
_AND_THREE_QUARTERS = early(rf"{JOINT}and{JOINT}three{JOINT}quarters{END}", re.IGNORECASE)


def read_words(text: str, pos: int) -> Numeral | None:
    """The number in words at `pos`: a cardinal, half a million, a dozen, hundreds."""
    word = _WORD.match(text, pos)
    if word is None:
        return None
    first = word.group().lower()
    if first in _ONE_WORD:
        if next_word(text, word.end()) not in _GOES_ON:
            return _in_words(pos, word.end(), *_ONE_WORD[first])
        quarters = _QUARTERS_OF.match(text, pos)
        return _quarters(quarters) if quarters else _cardinal(text, word)
    if first == "dozen" and _THE_BEFORE.search(text, pos):
        return _in_words(pos, word.end(), Decimal(12), Decimal(12), Decimal(12))
    if first == "scores" and _is_of_tests(text, pos, word.end()):
        return None
    for pattern, reader in ((_HALF, _half), (_SEVERAL, _several), (_VAGUE, _vague), (_A_SCALE, _a_scale)):
        m = pattern.match(text, pos)
        if m:
            return reader(m)
    return None


def _is_of_tests(text: str, pos: int, end: int) -> bool:
    """Test scores are up: what stands before names the scores, and nothing is counted by them."""
    named = text[pos - 2 : pos - 1].isalpha() and last_word(text, pos) not in _BEFORE_SCORES
    return named and not text.startswith((" of ", " more"), end)


def _in_words(start: int, end: int, value: Decimal, grain: Decimal, scale: Decimal = Decimal(1)) -> Numeral:
    return Numeral(start, end, value, grain, digits=False, scale=scale)


def _scale(word: str) -> Decimal:
    return Decimal(SCALES.get(word.lower()) or SHORT_SCALES[word.lower()])


def _half(m: re.Match[str]) -> Numeral:
    scale = _scale(m["scale"] or m["scale2"])
    return _in_words(m.start(), m.end(), scale / 2, scale / 2, scale)


def _quarters(m: re.Match[str]) -> Numeral:
    part = _scale(m["scale"]) / FRACTION_WORDS[m["part"].lower()]
    return _in_words(m.start(), m.end(), (part * UNITS[m["number"].lower()]).to_integral_value(), part)


def _several(m: re.Match[str]) -> Numeral:
    value = _scale(m["scale"]) * (_scale(m["scale2"]) if m["scale2"] else 1)
    return Numeral(m.start(), m.end(), value, value, digits=False, scale=value, vague=True)


def _vague(m: re.Match[str]) -> Numeral:
    value = Decimal(VAGUE[m["scale"].lower()]) * (VAGUE[m["outer"].lower()] if m["outer"] else 1)
    return Numeral(m.start(), m.end(), value, value, digits=False, scale=value, vague=True)


def _a_scale(m: re.Match[str]) -> Numeral:
    """a dozen, a million and a half, a hundred thousand, a hundred and twenty, a quarter million, a couple."""
    text, start, end = m.string, m.start(), m.end()
    if m["couple"]:
        return Numeral(start, end, Decimal(2), Decimal(1), digits=False, vague=True)
    if m["quarter"]:
        value = _scale(m["quarter"]) / 4
        return _in_words(start, end, value, value)
    value = _scale(m["scale"])
    half = AND_A_HALF.match(text, end)
    if half:
        return _in_words(start, half.end(), value * Decimal("1.5"), value / 2, value)
    again = SCALE.match(text, end) if m["scale"].lower() in ("hundred", "thousand") else None
    if again and re.fullmatch(_LARGE, again["scale"].lower()):
        value *= _scale(again["scale"])
        return _in_words(start, again.end(), value, value, value)
    total = _Sum(value, value, end)
    total.read_on(text)
    return _in_words(start, total.end, total.value, total.grain, value)


def _cardinal(text: str, first: re.Match[str]) -> Numeral:
    total = _Sum(*_ONE_WORD[first.group().lower()], first.end())
    total.read_on(text)
    value, grain, end = total.value, total.grain, total.end
    scale = _last_scale(text[first.start() : end])
    if half := AND_A_HALF.match(text, end):
        part = Decimal(1) / FRACTION_WORDS[half["part"].lower()]
        value, grain, end = value + part, part, half.end()
        if scaled := SCALE.match(text, end):  # two and a half million
            scale = _scale(scaled["scale"])
            value, grain, end = value * scale, grain * scale, scaled.end()
    elif three := _AND_THREE_QUARTERS.match(text, end):
        value, grain, end = value + Decimal("0.75"), Decimal("0.25"), three.end()
    return _in_words(first.start(), end, value, grain, scale)


def _last_scale(words: str) -> Decimal:
    """The scale word that a cardinal ends in."""
    last = words.lower()
    return next((_scale(w) for w in ("thousand", "million", "billion", "trillion") if last.endswith(w)), Decimal(1))


class _Sum:
    """A cardinal while its words are read: groups below a thousand, each closed by a scale word."""

    def __init__(self, value: Decimal, grain: Decimal, end: int) -> None:
        self.grain = grain
        self.end = end
        scaled = value >= 1000
        self._closed = value if scaled else Decimal(0)
        self._open = Decimal(0) if scaled else value
        self._scale = value if scaled else Decimal(10) ** 18
        """Of the group closed last: scales only go down."""
        self._pointed = False

    @property
    def value(self) -> Decimal:
        """What the words read so far amount to."""
        return self._closed + self._open

    def read_on(self, text: str) -> None:
        """Take in the words that go on with the number after its first."""
        while True:
            joint = _JOIN.match(text, self.end)
            if joint is None and self._closed and not self._open:
                joint = _COMMA_HUNDRED.match(text, self.end)
            word = _WORD.match(text, joint.end()) if joint else None
            if joint is None or word is None or not self._take(text, word, "and" in joint.group().lower()):
                return

    def _take(self, text: str, m: re.Match[str], has_and: bool) -> bool:
        word = m.group().lower()
        if word in SCALES:
            taken = not has_and and self._take_scale(word)
        elif word in UNITS or word in TENS:
            taken = not (has_and and self._is_scaled_as_well(text, m.end())) and self._take_number(
                UNITS[word] if word in UNITS else TENS[word], has_and
            )
        else:
            return word == "point" and self._take_decimal(text, m.end() + 1)
        if taken:
            self.end = m.end()
        return taken and word != "dozen"

    def _is_scaled_as_well(self, text: str, end: int) -> bool:
        """Whether the number that ends at `end` has its own scale, no smaller: three million and five million."""
        m = SCALE.match(text, end)
        return m is not None and _scale(m["scale"]) >= self._scale

    def _take_scale(self, word: str) -> bool:
        scale = Decimal(SCALES[word])
        if word == "hundred":
            if not 0 < self._open < 100:
                return False
            self._open, self.grain = self._open * 100, Decimal(100)
            return True
        if self._open == 0 or scale >= self._scale:
            return False
        self._closed, self._open = self._closed + self._open * scale, Decimal(0)
        self.grain = scale if word == "dozen" else self.grain * scale
        self._scale = scale
        return True

    def _take_number(self, number: int, has_and: bool) -> bool:
        if number == 0 or (has_and and self._open < 100 and not self._closed):
            return False
        opens_group = self._open == 0 and self._closed > 0  # two million five
        after_hundred = self._open >= 100 and self._open % 100 == 0  # two hundred five
        after_ten = self._open % 100 >= 20 and self._open % 10 == 0 and number < 10 and not has_and  # twenty-two
        if not (opens_group or after_hundred or after_ten):
            return False
        self._open, self.grain = self._open + number, Decimal(10 if number % 10 == 0 else 1)
        return True

    def _take_decimal(self, text: str, pos: int) -> bool:
        digit = _WORD.match(text, pos)
        if self._pointed or digit is None or UNITS.get(digit.group().lower(), 10) > 9:
            return False
        self._open, self.grain = self._open + Decimal(UNITS[digit.group().lower()]) / 10, Decimal("0.1")
        self.end, self._pointed = digit.end(), True
        return True
