"""Scores and votes: a 52-48 vote, won 3-1, 134 to 63, 6-4, 3-6, 7-6."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract import cricket, names, relations
from checker.extract.context import Context
from checker.extract.nouns import noun_after
from checker.extract.numeral import UNITS
from checker.extract.patterns import DASH, END, GAP, HYPHEN, JOINT, any_of, last_word
from checker.extract.ranges import CHANGE
from checker.extract.reading import Reading
from checker.late import early, late

_LEFT = 70
"""Characters before the score that are looked at."""

_VOTES = r"\d{1,3}(?:,\d{3})?(?!\d)"
_WORDS = any_of("zero one two three four five six seven eight nine ten")
_NUMBER = rf"(?:\d{{1,3}}|{_WORDS})"
_NO_TAIL = any_of("year month day hour minute mile foot inch yard meter week percent pound point")
_SCORE = early(
    rf"(?P<a>{_VOTES}(?={GAP}(?:votes?{GAP})?to{GAP})|{_NUMBER})"
    rf"(?:{DASH}(?P<dash>\d{{1,3}})|{HYPHEN}to{HYPHEN}(?P<hyphen>{_NUMBER})|{GAP}to{GAP}(?P<to>{_VOTES}|{_WORDS})"
    rf"|{GAP}votes?{GAP}to{GAP}(?P<votes>{_VOTES}|{_NUMBER}))"
    rf"(?P<third>{DASH}\d{{1,3}})?(?![\w%/]|[.,:]\d|{DASH}(?:\d|{_NO_TAIL}))",
    re.IGNORECASE,
)
_NO_SCORE_NEXT = late(
    rf"{GAP}?(?:{any_of('% percent per_cent million billion thousand inches feet cm km mm kg mph basis')}|[ap]\.?m\b"
    rf"|{HYPHEN}?{_NO_TAIL}s?{END}|{HYPHEN}?(?:metre|kilomet|people|degrees){END})",
    re.IGNORECASE,
)
_OUTNUMBERED = late(rf"\b(?:outnumber\w*|odds|ratio|outsold|outspen[td]){GAP}(?:\w+{GAP}){{0,3}}\Z", re.IGNORECASE)
_CUE = late(
    r"\b"
    + any_of(
        r"""vote[ds]? voting votes won win wins winning beat beats beating beaten lead leads led leading lost lose loses
        failed outscored
        losing defeat\w* victory score[ds]? scoring draw drew tied? tie record ruled ruling rulings passed passes
        approved approves confirmed rejected split edged trail\w* down up ahead behind final finish\w* improve[ds]?
        fell dropped decision decided overrid\w+ override backed defeating routed thrashed crushed hammered overcame
        to by made halftime half-time after go going went series match game set sets over at is are was were now
        senate house court committee chamber council parliament board jury majority margin tally ended ending ends
        level count favou?r(?:ed)? against supported opposed preferred"""
    )
    + r"\b[^.;\n]{0,48}\Z|\(\Z",
    re.IGNORECASE,
)
_RESULT = any_of(
    rf"""Supreme vote votes party{HYPHEN}line win victory loss defeat rout draw decision decisions ruling rulings
    record lead score split majority control hold grip tie margin thrashing thumping hammering mauling drubbing
    trouncing triumph result scoreline verdict party final season
    advantage edge partisan conservative opinion in_favou?r against down up ahead behind on_aggregate on_penalties
    on_(?:Sunday|Saturday|Monday|Tuesday|Wednesday|Thursday|Friday) at_(?:home|halftime|half-time|the|(?-i:[A-Z]\w+))
    to_(?:override|approve|confirm|pass|reject) over along"""
)
_SORTS = """home away road league cup playoff opening overtime extra-time shootout unanimous bipartisan narrow
    conservative liberal Republican Democratic Senate House committee panel party-line final close slim solid tight
    electoral delegate congressional lopsided comfortable emphatic stunning comeback convincing surprise friendly
    aggregate shock"""
_WON_TO = "go win reach move claim take clinch advance stay seal secure become remain lift book earn"
_AFTER = late(
    rf"{JOINT}(?:{any_of(_SORTS)}{JOINT})?{_RESULT}{END}|{GAP}(?-i:[A-Z])\w+{GAP}{_RESULT}{END}|[).,;:”\"]|\Z|\n"
    rf"|{GAP}{any_of('and with when before after as but in last this for while late early midway')}{END}"
    rf"|{GAP}to{GAP}{any_of(_WON_TO)}{END}",
    re.IGNORECASE,
)
_DECIDED_BEFORE = late(
    r"\b(?:confirmed|approved|passed|rejected|voted|won|lost|ruled|adopted|victory,|vote,|by|vote of)\s(?:by\s)?\Z",
    re.IGNORECASE,
)
_SCORE_BEFORE = late(r"\b\d{1,2}[-\u2013]\d{1,2}(?: \(\d{1,2}[-\u2013]\d{1,2}\))?,? \(?\Z")
_SCORE_NEXT = late(r",? \d{1,2}[-\u2013]\d{1,2}(?: \(\d{1,2}[-\u2013]\d{1,2}\))?(?:[,.]| \d|\Z)")
_VOTE_WORDS = late(
    r"\b"
    + any_of(
        r"""vote[ds]? voting votes won beat defeat\w* victory ballot senate house passed approved confirmed lost split
        score\w* decision lead led"""
    )
    + r"\b",
    re.IGNORECASE,
)
_RESULTS_NEXT = """Supreme vote party-line win victory loss defeat rout draw decision ruling record lead score split
    majority control hold grip tie advantage edge thrashing thumping hammering mauling drubbing trouncing"""
_RESULT_NEXT = late(rf"{JOINT}(?:(?:{any_of(_SORTS)}|(?-i:[A-Z])\w+){JOINT})?{any_of(_RESULTS_NEXT)}", re.IGNORECASE)
_CONTESTS = """vote[ds]? voting won beat defeated ballot split passed approved confirmed lost tally victory win defeat
    by lead led leads"""
_CLAUSE_END = late(r"[.;!?\n]")
_BODIES = """ruled ruling rejected adopted cleared deadlock(?:ed)? tied? ahead trail(?:s|ed) recommend\\w+
    bill motion measure amendment chamber court senate council committee superdelegates electoral_college"""
_WITHIN = r"\b(?:[^.;\n]|\.\d|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.)"
_CONTEST_BEFORE = late(rf"\b{any_of(_CONTESTS)}{_WITHIN}{{0,40}}\Z", re.IGNORECASE)
_CONTEST_OR_BODY_BEFORE = late(rf"\b{any_of(_CONTESTS, _BODIES)}{_WITHIN}{{0,60}}\Z", re.IGNORECASE)
"""What is enough where the larger number stands first, as in no range."""
_RECORD_NEXT = late(rf"{GAP}(?:\(\w+\){GAP})?(?:record|mark|season){END}")
_ODDS_NEXT = late(rf"{GAP}{any_of('advantage edge odds chances? favou?rite')}{END}")
_VOTE_AND = late(rf"\d{GAP}to{GAP}\d+{GAP}to{GAP}[a-z][^.;:\n]*\band{GAP}\Z")
_TO_VOTE_NEXT = late(rf"{GAP}to{GAP}[a-z]")
_ARTICLE_BEFORE = late(rf"\b(?:a|an|the|its|their){GAP}(?:\w+{GAP})?\Z", re.IGNORECASE)
_RANGE_BEFORE = late(r"(?:from|between)\s\Z")
_BY_BEFORE = late(r"\bby\s(?:an?\s)?(?:further\s|another\s|additional\s)?\Z")
_CHANGED_BY = late(rf"\b{CHANGE}\b[^.;:]{{0,40}}\bby\s(?:an?\s)?(?:[a-z]+\s)?\Z", re.IGNORECASE)
_AGED_WORDS = frozenset("those aged ages age adults people children kids".split())
_CONTESTED = frozenset("vote ballot decision margin victory delegate".split())
_SETTLED = _CONTESTED | frozenset(
    """order tally majority case edge lead deficit verdict advantage split ruling win loss defeat member seat breakdown
    draw tie score result record""".split()
)
"""What a result is put before, the larger number first: a 2-1 order, a 52-48 seat edge."""
_LOST = late(
    r"\b"
    + any_of(
        r"""vote[ds]? voting failed lost los[es] loss defeat\w* beaten trail\w* behind score\w* down fell record split
        rejected margin"""
    )
    + r"\b",
    re.IGNORECASE,
)


def read_score(context: Context, pos: int) -> Reading | None:
    """A vote or a result at `pos`; a plain range (10-20 people) is left to the counts."""
    m = _SCORE.match(context.text, pos)
    return (_result(context, m) if m else None) or cricket.read(context, pos)


def _result(context: Context, m: re.Match[str]) -> Reading | None:
    text, pos = context.text, m.start()
    if text[pos - 1 : pos] in tuple("$£€.#-") or _NO_SCORE_NEXT.match(text, m.end()):
        return None
    if last_word(text, pos) in _AGED_WORDS and text[pos - 1].isspace():
        return None  # those 18-29
    if (m["to"] == "1" and _ODDS_NEXT.match(text, m.end())) or (m["dash"] and relations.is_odds(text, pos, m.end())):
        return None  # a 45 to 1 advantage, a 7-2 favourite
    a, b = _value(m["a"]), _value(m["dash"] or m["hyphen"] or m["to"] or m["votes"])
    if m["to"] and b > 10 * a > 0 and "," in m["to"]:
        return None  # rose by 40 to 2,150
    if m["to"] and "," in m["a"] and _BY_BEFORE.search(text, max(0, pos - 24), pos):
        return None  # fell by 92,000 to 498,000
    if a == b == 50 or (len(m["a"]) == 3 and m["a"].startswith("0")):
        return None
    in_series = not m["to"] and (
        _SCORE_NEXT.match(text, m.end()) or _SCORE_BEFORE.search(text, max(0, pos - _LEFT), pos)
    )  # won 6-4, 3-6, 7-6
    if not in_series and not m["votes"] and not _between_names(text, m):  # by nine votes to four says it all
        if b == 1 < a and (m["to"] == "one" or _is_ratio(context, m)):
            return None
        if not (_reads_to(context, m) if m["to"] else _reads_dash(context, m) or _stands_alone(context, m, a, b)):
            return None
        if a < b and not (m["to"] or context.sport or _may_be_lost(text, m)):
            return None
    end = max(m.end(group) for group in ("dash", "hyphen", "to", "votes", "third"))
    return Reading(pos, end, "score", Decimal(a), Decimal(b), "score")


def _value(word: str) -> int:
    return UNITS[word.lower()] if word.isalpha() else int(word.replace(",", ""))


def _is_ratio(context: Context, m: re.Match[str]) -> bool:
    """outnumbered 3 to 1, a three-to-one chance."""
    if m["dash"]:
        return False
    begin = max(0, m.start() - _LEFT)
    if _OUTNUMBERED.search(context.text, begin, m.start()):
        return True
    return bool(m["hyphen"]) and not context.sport and not _CUE.search(context.text, begin, m.start())


def _reads_to(context: Context, m: re.Match[str]) -> bool:
    """Whether "134 to 63" is the result of a contest."""
    text, begin = context.text, max(0, m.start() - _LEFT)
    if _ARTICLE_BEFORE.search(text, begin, m.start()) and _RESULT_NEXT.match(text, m.end()):
        return True  # a 51 to 49 majority
    if _TO_VOTE_NEXT.match(text, m.end()) and _VOTE_AND.search(text, max(0, m.start() - 2 * _LEFT), m.start()):
        return True  # 52 to 48 to acquit and 53 to 47 to clear him
    falls = _value(m["a"]) >= _value(m["to"]) > 1
    contest = _CONTEST_OR_BODY_BEFORE if falls else _CONTEST_BEFORE
    if _CHANGED_BY.search(text, begin, m.start()):
        return False  # cut the list by 120 to 34
    if not contest.search(text, begin, m.start()) or _RANGE_BEFORE.search(text, begin, m.start()):
        return False
    head = noun_after(context.document, m.end()).head
    if head:
        return head in (_SETTLED if falls else _CONTESTED)
    return falls or bool(_AFTER.match(text, m.end()) or _DECIDED_BEFORE.search(text, begin, m.start()))


def _reads_dash(context: Context, m: re.Match[str]) -> bool:
    """Whether "52-48" is a result: what follows must allow it, what stands before must speak of a contest."""
    text, begin = context.text, max(0, m.start() - _LEFT)
    cue = _CUE.search(text, begin, m.start())
    after = _AFTER.match(text, m.end()) or text.startswith((" (", " --", " —", "—"), m.end())
    if not (after or _DECIDED_BEFORE.search(text, begin, m.start()) or (cue and context.sport)):
        return False
    if cue or context.sport:
        return True
    if m["third"]:
        return _RECORD_NEXT.match(text, m.end()) is not None
    return bool(_RESULT_NEXT.match(text, m.end()) or _VOTE_WORDS.search(text, begin, m.start()))


_NAME_BEFORE = late(r"(?:^|[\n.:;,–—] ?)(?:[A-Z][\w'’.]*[ ]){1,3}\Z")
_NAME_AFTER = late(r" [A-Z][\w'’]*(?: [A-Z][\w'’]*){0,2}(?=[:,;.(\n]| \(| [–—-] |\Z)")


def _between_names(text: str, m: re.Match[str]) -> bool:
    """Calder United 3-1 Northgate: nothing else stands at the start or end of a sentence or headline."""
    if not m["dash"] or m["third"] or len(m["a"]) > 2 or len(m["dash"]) > 2 or names.is_identified(text, m.start()):
        return False
    begin = max(0, m.start() - _LEFT)
    return bool(_NAME_AFTER.match(text, m.end()) and _NAME_BEFORE.search(text, begin, m.start()))


_OPENS = frozenset(" \n\t(“\"‘'")


def _stands_alone(context: Context, m: re.Match[str], a: int, b: int) -> bool:
    """Whether nothing but a result is written so: a larger number, a dash, a smaller one, and nothing counted."""
    text, end = context.text, m.end()
    if m["third"] or (m["hyphen"] and b == 1) or a < b or not a or text[m.start() - 1 : m.start()] not in _OPENS:
        return False
    if names.is_name(text, m.start(), end, noun_follows=False) or _MAKES_A_WORD.match(text, end):
        return False
    head = noun_after(context.document, end, many=True).head or noun_after(context.document, end).head
    return not head or head in _SETTLED


_MAKES_A_WORD = late(rf"{DASH}|{GAP}?[+=/]")


def _may_be_lost(text: str, m: re.Match[str]) -> bool:
    """A vote or a defeat: the first number may be the smaller."""
    if _LOST.search(text[max(0, m.start() - _LEFT) : m.start()].rpartition("\n\n")[2]):
        return True
    return _LOST.search(_CLAUSE_END.split(text[m.end() : m.end() + 12])[0]) is not None
