"""The words around a number that say how firmly it is meant: more than, some, nearly, at least, or so, -plus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.extract.patterns import END, GAP, HYPHEN, Before, any_of, last_word, plain
from checker.late import early, late
from checker.model import Hedge, Kind

_HEDGES: dict[Hedge, str] = {
    "least": """at_the_very_least at_least no_fewer_than not_fewer_than no_less_than not_less_than a_minimum_of
        not?_(?:lower|smaller|shorter|earlier|younger)_than
        minimum_of as_few_as as_little_as starting_at starts_at""",
    "most": """at_most at_the_most up_to upto up_to_and_including
        as_many_as as_much_as as_high_as as_far_as as_late_as as_long_as
        no_more_than (?<!or_)not_more_than
        not?_(?:higher|greater|larger|bigger|longer|older)_than a_maximum_of maximum_of maximum maximum_capacity_of
        capacity_of limit_of cap_of ceiling_of no_later_than max""",
    "more": """(?:(?:well|far|slightly|a_little|just|significantly|considerably|substantially|much)_)?more_than
        (?:well|just|slightly|a_little|a_bit|far)_over (?:well|just)_above something_over in_excess_of
        upwards?_of topp(?:ed|ing)
        tops (?<=[a-hj-su-z]s_)top exceed(?:ed|ing|s)? surpass(?:ed|ing|es)? greater_than larger_than bigger_than
        higher_than longer_than north_of""",
    "nearly": """nearly almost just_under just_below just_shy_of just_short_of close_to approaching approach(?:ed|es)?
        nearing virtually not_quite a_whisker_under a_shade_under a_little_under slightly_under
        slightly_less_than slightly_fewer_than just_less_than a_little_less_than next_to""",
    "less": """(?:(?:well|far|significantly)_)?(?:less|fewer)_than lower_than smaller_than shorter_than south_of
        well_below well_under""",
    "about": r"""about around roughly approximately approx\.? some an_estimated estimated estimates_of circa ca\.
        (?<!\.)c\. perhaps maybe possibly probably somewhere_around something_like in_the_region_of
        in_the_neighborhood_of
        on_the_order_of barely just_about more_or_less or_so an_average_of_about practically near""",
}
_APPROACHED = frozenset("approach approached approaches".split())
_APPROACHABLE = frozenset(("count", "money", "percent", "measure", "duration"))
_SIGNS: dict[str, Hedge] = {">": "more", "<": "less", "~": "about", "≈": "about", "∼": "about"}
_FILLERS = "another a an additional estimated other full whole some age ages aged of"
_BETWEEN = rf"(?:{any_of(_FILLERS)}{GAP}|[\"“‘'(\[])*"
_LEFT = early(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{hedge}>{'|'.join(words.split())})" for hedge, words in _HEDGES.items()).replace("_", "[ -]")
    + rf")[ -](?:(?:{'|'.join(_FILLERS.split())}) |[\"“‘'(\[])*\Z"
)  # fmt: skip
"""Over text in lower case with single spaces and plain hyphens."""
_SIGN_LEFT = early(rf"(?<![\w-])(?P<sign>[{''.join(_SIGNS)}]){GAP}?{_BETWEEN}\Z", re.IGNORECASE)
_LAST_WORDS = frozenset(
    f"""{_FILLERS} least than as at most to upto maximum max over above excess upward upwards topped topping tops top
    exceed exceeded exceeding exceeds surpass surpassed surpassing surpasses north nearly almost under below approaching
    approach approached approaches quite including
    nearing virtually south about around roughly approximately approx estimated circa
    ca c perhaps maybe possibly probably like barely less so practically near""".split()
)
"""The words that a hedge ends in."""
_OVER = early(rf"(?<![\w-])(?P<word>over|above|under|below){GAP}(?:(?:a|an|another){GAP})?\Z", re.IGNORECASE)
_LASTED_OVER = Before(
    """for_over of_over lasted_over lasting_over last_over by_over took_over take_over spanning_over spent_over in_over
    just_over wait_over is_over was_over had_over""",
    fillers="a an",
)
_DISTANCE_NEXT = early(rf"{GAP}{any_of('later ago earlier after before older younger')}{END}", re.IGNORECASE)
_SPREAD_OVER = late(rf"\b(?!(?:was|is|has|this|its|us){GAP})\w+s{GAP}over{GAP}\Z")
"""Several things told before: nine hours over two days."""
_OVER_NOT_MORE = late(
    r"\b"
    + any_of(
        r"""win victory won lead control vote argument dispute concerns? fight battle years months spread worried
        protests? outrage jumped fell ran looked turn(?:s|ed|ing)? hand(?:s|ed|ing)? take[sn]? took taking presid\w+
        mull\w* argu\w+ clash\w* spill\w* pull\w* run start(?:ed)? carr\w+ flew flying criticism all"""
    )
    + rf"{GAP}over{GAP}\Z",
    re.IGNORECASE,
)
_WENT_UNDER = late(r"\b(?:go|goes|gone|went)\sunder\s\Z", re.IGNORECASE)
_ABOUT_A_MATTER = late(
    r"\b"
    + any_of(
        r"""all talk\w* questions? stor(?:y|ies) concern\w* told know\w* car(?:e|es|ed) worr\w* think\w* ask\w* speak\w*
        read learn\w* say\w* hear\w* complain\w* how what doubts? information book film movie"""
    )
    + rf"{GAP}about{GAP}{_BETWEEN}\Z",
    re.IGNORECASE,
)
_WENT_UP_TO = late(
    r"\b"
    + any_of(
        r"""puts?_\w+ raises?_\w+ bump\w* boost\w* lift\w* scal\w+ ramp\w*
        went goes go gone going rose grew climbed jumped moved? shot came rais\w+ push\w*
        driv\w+ drove add\w* catch\w* revis\w+ bring\w* brought"""
    )
    + rf"{GAP}(?:back{GAP})?up{GAP}to{GAP}{_BETWEEN}\Z",
    re.IGNORECASE,
)
_CLOSE_TO_A = late(rf"\b(?:close{GAP}to|near){GAP}an?{GAP}\Z", re.IGNORECASE)
_WITHIN = Before("within", fillers="the_next the_first the_past the_last a an", start=r"(?<![\w-])")
_AROUND_A_TIME = late(
    rf"(?<![\w-])(?:(?P<more>{any_of('shortly just soon right sometime immediately moments minutes')}{GAP}after"
    rf"|(?:just|shortly){GAP}past)|(?P<nearly>(?:shortly|just|moments|minutes){GAP}(?:before|prior{GAP}to)))"
    rf"(?:{GAP}local{GAP}time)?{GAP}\Z",
    re.IGNORECASE,
)

_OR_MORE = early(
    rf"(?:{GAP}[^\W\d][\w-]*){{0,2}}{GAP}(?:or{GAP}{any_of('more higher greater longer')}"
    rf"|(?:or|and){GAP}{any_of('over above up older larger')}(?!{GAP}(?:the|a|to)\b)){END}"
    rf"|(?:{HYPHEN}|{GAP})?plus{END}"
    rf"(?!{GAP}(?:the|a|an|\d|[$£€¥₹]|US\$|one|two|three|four|five|six|another|tax|or|interest|benefits|expenses"
    r"|bonus(?:es)?|add-ons|VAT|fees|costs|shipping|postage))"
    rf"|\+{END}",
    re.IGNORECASE,
)
_OR_LESS = early(
    rf"(?:{GAP}[\w-]+)?{GAP}or{GAP}{any_of('less fewer lower under below younger shorter')}{END}", re.IGNORECASE
)
_OR_SO = early(
    rf"(?:{GAP}[\w-]+)?{GAP}or{GAP}(?:so|thereabouts){END}|{HYPHEN}?ish{END}|(?:{HYPHEN}|{GAP})odd{END}|{HYPHEN}some{END}"
    rf"|(?:{GAP}\w+)?,?{GAP}give{GAP}or{GAP}take{END}",
    re.IGNORECASE,
)
_TAIL_JOINS = frozenset(("or", "and"))
_TAIL_ENDS = tuple(
    """more higher greater longer over above up older larger less fewer lower under below younger shorter so thereabouts
    take""".split()
)
_TAIL_STARTS = ("plus", "+", "ish", "odd", "some")
"""Without one of these words, or such a beginning, nothing to the right of a number is a hedge."""
_LARGE = late(r"\W{0,2}(?:\d{1,3},\d{3}|[\d.]+ ?(?:[mb]n?\b|[mbtr]+illion))")
_ODD_INSIDE = early(rf"\w{HYPHEN}odd\b|{GAP}or{GAP}so\b", re.IGNORECASE)
_PLUS_INSIDE = early(r"\w(?:[ \-\u2010\u2011]plus\b|\+)")


def hedge_of(text: str, start: int, end: int, kind: Kind, *, vague: bool, ranged: bool, counted: bool) -> Hedge:
    """The hedge of the figure at `[start, end)`; `counted`: the noun of a count follows it."""
    if kind == "score":
        return "exact"
    dated = kind in ("date", "time", "ordinal")
    found = _around_a_time(text, start) if kind == "time" else None if dated else _to_the_right(text, end)
    if found:
        return found
    found = _to_the_left(text, start, kind, counted=counted)
    if found is None and not dated and text[start:end].lower() != "one":
        found = _over_or_under(text, start, end, kind)
    if found is None and _PLUS_INSIDE.search(text, start, end):
        found = "least"
    if found is None and _ODD_INSIDE.search(text, start, end):
        found = "about"
    if vague:
        return "more"
    if ranged and found in (None, "about", "most"):
        return "range"
    return found or "exact"


def _around_a_time(text: str, start: int) -> Hedge | None:
    """shortly after noon, just before 3 p.m."""
    m = _AROUND_A_TIME.search(text, max(0, start - 44), start)
    return None if m is None else "nearly" if m["nearly"] else "more"


def _to_the_right(text: str, end: int) -> Hedge | None:
    """20 or more, 20 at most, 20 or so, 20-odd."""
    stop = end + 28
    if not _may_be_tail(text[end:stop].lower().split()):
        return None
    if _OR_MORE.match(text, end, stop):
        return "least"
    if _OR_LESS.match(text, end, stop):
        return "most"
    return "about" if _OR_SO.match(text, end, stop) else None


def _may_be_tail(words: Sequence[str]) -> bool:
    """Whether the words after a number may begin with a hedge."""
    if words and words[0].lstrip("-\u2010\u2011").startswith(_TAIL_STARTS):
        return True
    return not _TAIL_JOINS.isdisjoint(words) and any(
        word in _TAIL_JOINS and following.startswith(_TAIL_ENDS) for word, following in pairwise(words)
    )


def _to_the_left(text: str, start: int, kind: Kind, *, counted: bool) -> Hedge | None:
    """The hedge that the words before a figure make, unless they mean something else there."""
    begin = max(0, start - 44)
    near = text[max(0, start - 4) : start]
    if not _SIGNS.keys().isdisjoint(near) and (sign := _SIGN_LEFT.search(text, max(0, start - 4), start)):
        return _SIGNS[sign["sign"]]
    if last_word(text, start) not in _LAST_WORDS:
        return None
    m = _LEFT.search(plain(text[begin:start]).lower())
    if m is None:
        return None
    found: Hedge = m.lastgroup  # type: ignore[assignment]
    if m.group(found) == "top" and not _LARGE.match(text, start):
        return None  # sales top $1 billion; officials top 10 lists
    if kind == "time" and found == "least":
        return None  # it starts at 8.40pm
    if kind == "ordinal" and found in ("most", "least", "more", "less"):
        return None
    if found == "most" and kind == "measure" and m.group(found).endswith("capacity of"):
        return None  # a reactor with a capacity of 900 MW
    if found == "most":
        no_limit = kind in ("date", "time") and "later" not in m.group()
        return None if no_limit or _WENT_UP_TO.search(text, begin, start) else found
    if found == "nearly" and kind == "duration" and _CLOSE_TO_A.search(text, begin, start):
        return None  # close to a four-year low
    if found == "nearly" and m.group("nearly") in _APPROACHED and (counted or kind not in _APPROACHABLE):
        return None  # approached 20 companies, as we approach 2020
    if found == "about" and _ABOUT_A_MATTER.search(text, begin, start):
        return None
    return found


def _over_or_under(text: str, start: int, end: int, kind: Kind) -> Hedge | None:
    """over and under, which have other senses beside more and less."""
    begin = max(0, start - 44)
    if kind == "duration" and _WITHIN.search(text, start):
        return "most"
    m = _OVER.search(text, max(0, start - 14), start)
    if m is None or text[max(0, m.start() - 2) : m.start()].strip().isdigit():
        return None  # a blood pressure of 190 over 110
    word = m["word"].lower()
    if word in ("under", "below"):
        return None if _WENT_UNDER.search(text, begin, start) else "less"
    if kind == "duration":  # over two years: during them
        if _LASTED_OVER.search(text, start):
            return "more"
        return "more" if _DISTANCE_NEXT.match(text, end) and not _SPREAD_OVER.search(text, begin, start) else None
    return None if word == "over" and _OVER_NOT_MORE.search(text, begin, start) else "more"
