"""Number words that state no number: one-on-one, zero in on, square one, one of the, no one."""

from __future__ import annotations

import re

from checker.extract.patterns import GAP, HYPHEN, any_of, last_word
from checker.late import early, late

_BEGINS = early(
    any_of(
        rf"""one{HYPHEN}on{HYPHEN}one\b one_on_one\b one{HYPHEN}to{HYPHEN}one\b
        zero_in\b zero_sum\b one_hell_of\b zero{HYPHEN}(?:sum|tolerance)\b zero_tolerance\b
        two_cents\b(?!_(?:a|per)) one_by_one\b two_by_two\b one{HYPHEN}two\b
        one{HYPHEN}in{HYPHEN}(?:a{HYPHEN})?[\w,]+{HYPHEN}year\b one(?:{HYPHEN}|_)China\b six{HYPHEN}pack\b
        five{HYPHEN}star\b ten_commandments\b
        nine{HYPHEN}to{HYPHEN}five\b one_day\b(?=_(?:be|become|he|she|they|it|we|you|I|the|will))
        seven_eleven\b two{HYPHEN}face\w* one{HYPHEN}(?:off|sided|time|way|man|stop|size)\b first{HYPHEN}and{HYPHEN}\w+
        (?:four|six|seven|nine|twelve|thirty|eighty|hundred)(?:_|{HYPHEN})(?:years?|days?)['’]?_war\b
        eight{HYPHEN}ball\b eight_ball\b (?:four|five|six|seven|eight|nine)(?:{HYPHEN}|_)figures?\b
        (?:one|two|three|four){HYPHEN}star_(?:general|admiral|officer|commander)s?\b
        (?:two|three|four|five|ten){HYPHEN}for{HYPHEN}(?:one|two|three)\b
        three_mile_island\b
        four{HYPHEN}letter\b four{HYPHEN}by{HYPHEN}four\b ninety{HYPHEN}nine_times\b second_to_none\b
        two_and_two_together\b eleventh{HYPHEN}hour\b six_feet_under\b"""
    ),
    re.IGNORECASE,
)
"""Idioms that begin with the number word."""
_HOLDS = early(
    r"\b"
    + any_of(
        rf"""sub{HYPHEN}zero square_one ground_zero patient_zero day_one air_force_(?:one|two) cloud_nine number_one
        high_five hang_ten
        world_war_(?:one|two|three) chapter_(?:one|two|three)
        by_one_(?:count|estimate|account|measure|reckoning|definition)
        the_(?:big_)?(?:two|three|four|five|six)_of_(?:them|us|you)"""
    )
    + r"\b",
    re.IGNORECASE,
)
"""Idioms with words before the number word."""
_BEFORE_IT = frozenset("square ground patient day force cloud number high hang war chapter the big by sub".split())


_SOME_DAY = late(rf"one{GAP}day(?=[.,;!?)”\"]|{GAP}(?:for|when|as|while|that){GAP})", re.IGNORECASE)
_WHOLE_DAY = frozenset(
    """in on for within of after than just only least about every per to another by lasted lasting last next this spend
    spent from take takes took at under over""".split()
)
"""Words before "one day" that make it a length of time, not some day."""


def idiom_end(text: str, pos: int) -> int:
    """Where the idiom around the number word at `pos` ends (one-on-one, zero in on, square one); 0 for none."""
    m = _BEGINS.match(text, pos)
    if m is None and text[pos : pos + 2] in ("on", "On") and last_word(text, pos) not in _WHOLE_DAY:
        m = _SOME_DAY.match(text, pos)
    if m:
        return m.end()
    if last_word(text, pos) in _BEFORE_IT:
        for m in _HOLDS.finditer(text, max(0, pos - 16), pos + 40):
            if m.start() <= pos < m.end():
                return m.end()
    return 0


_NO_ONE_THING = frozenset("no any every each this that which another number square day phase page chapter".split())
_NO_ONE = _NO_ONE_THING | frozenset(
    """some the first second third last only next other loved lucky right wrong big new old good bad best young little
    same not whole just previous earlier later latter former year night back round week for of""".split()
)
_IT_IS = early(r"\bit['’]s\s\Z", re.IGNORECASE)
_ONE_AFTER = late(
    rf"['’]s\b|[,.;:?!)”\"]|\Z|{GAP}"
    + any_of(
        r"""of(?!_\d) the another by_one day(?!_(?:after|before|later|earlier|in)) thing time(?!_(?:only|in)) can could
        should would might may must is was who that which has had and_(?:the_)?(?:only|same|all) way to_one
        or_(?:two|more|both|another) more(?!_[a-z]+s?_(?:people|person|victim)) on at in_which reason else hears
        commission\w* sees wonders thinks and_done such hand side step point another up from for as with does did will
        wants needs man['’]s too expects gets"""
    )
    + rf"\b|{HYPHEN}"
    + any_of("on time off way sided size stop man third half liner party state two woman child term of to and")
    + r"\b",
    re.IGNORECASE,
)


def is_pronoun_one(text: str, start: int, end: int, *, noun_follows: bool) -> bool:
    """one of the, no one, the last one, one another: "one" that counts nothing."""
    if _ONE_AFTER.match(text, end):
        return True
    if not text[max(0, start - 1) : start].isspace() or not text[max(0, start - 2) : start - 1].isalpha():
        return False
    if last_word(text, start) in (_NO_ONE_THING if noun_follows else _NO_ONE):
        return True
    return _IT_IS.search(text, max(0, start - 5), start) is not None
