"""The words around a number that say how firmly it is meant: more than, some, nearly, at least, or so, -plus."""

from __future__ import annotations

import re

from checker.extract.numerals import GAP, HYPHEN
from checker.model import Hedge, Kind

_LEFT: tuple[tuple[Hedge, str], ...] = (
    ("least", r"at the very least|at least|no fewer than|no less than|not less than|a minimum of|minimum of|as few as|as little as|starting at|starts at"),
    ("most", r"at most|at the most|up to|upto|as many as|as much as|as high as|as far as|as late as|as long as|no more than|not more than|a maximum of|maximum of|maximum|maximum capacity of|capacity of|limit of|cap of|ceiling of|no later than|max"),
    ("more", r"(?:well |far |slightly |a little |just |significantly |considerably |substantially |much )?more than|(?:well |just |slightly |a little |a bit |far )over|(?:well |just )above|something over|in excess of|upwards? of|topp(?:ed|ing)|exceed(?:ed|ing|s)?|surpass(?:ed|ing|es)?|greater than|larger than|bigger than|higher than|longer than|north of|>"),
    ("nearly", r"nearly|almost|just under|just below|just shy of|just short of|close to|approaching|nearing|virtually|a little under|slightly under|slightly less than|slightly fewer than|just less than|a little less than|next to"),
    ("less", r"(?:well |far |significantly )?(?:less|fewer) than|lower than|smaller than|shorter than|south of|well below|well under|<"),
    ("about", r"about|around|roughly|approximately|approx\.?|some|an estimated|estimated|estimates of|circa|ca\.|c\.|perhaps|maybe|possibly|probably|somewhere around|something like|in the region of|in the neighborhood of|on the order of|barely|just about|more or less|or so|an average of about|practically|near|~|≈|∼"),
)  # fmt: skip
_FILLERS = rf"(?:(?:another|a|an|additional|estimated|other|full|whole|some|age|ages|aged|of){GAP}|[\"“‘'(\[])*"
_WORDS = re.compile("(?:" + "|".join(rf"(?P<{hedge}>(?<![\w-])(?:{words}))" for hedge, words in _LEFT).replace(" ", GAP) + rf")(?:(?<=[<>~≈∼±]){GAP}?|{GAP}){_FILLERS}\Z", re.IGNORECASE)
_OVER = re.compile(rf"(?<![\w-])(?P<w>over|above|under|below){GAP}(?:(?:a|an|another){GAP})?\Z", re.IGNORECASE)
_OVER_DURATION = re.compile(rf"\b(?:for|of|lasted|lasting|last|by|took|take|spanning|spent|in|just|wait|is|was|had){GAP}over{GAP}(?:an?{GAP})?\Z", re.IGNORECASE)
_NOT_OVER = re.compile(rf"\b(?:win|victory|won|lead|control|vote|argument|dispute|concerns?|fight|battle|years|months|spread|worried|protests?|outrage|jumped|fell|ran|looked|turned?|hand(?:s|ed|ing)?|take[sn]?|took|taking|turning|presid\w+|mull\w*|argu\w+|clash\w*|spill\w*|pull\w*|run|start(?:ed)?|carr\w+|flew|flying|criticism|all){GAP}over{GAP}\Z", re.IGNORECASE)
_OR_MORE = re.compile(rf"(?:{GAP}[\w-]+){{0,2}}{GAP}(?:or{GAP}(?:more|higher|greater|longer)|(?:or|and){GAP}(?:over|above|up|older|larger)(?!{GAP}(?:the|a)\b))(?![^\W_])|(?:{HYPHEN}|{GAP})?plus(?![^\W_])(?!{GAP}(?:the|a|an|\d|one|two|three|four|five|six|another|tax|or|interest|benefits|expenses))|\+(?!\d)", re.IGNORECASE)
_OR_LESS = re.compile(rf"(?:{GAP}[\w-]+){{0,1}}{GAP}or{GAP}(?:less|fewer|lower|under|below|younger|shorter)(?![^\W_])", re.IGNORECASE)
_OR_SO = re.compile(rf"(?:{GAP}[\w-]+){{0,1}}{GAP}or{GAP}(?:so|thereabouts)(?![^\W_])|{HYPHEN}?ish(?![^\W_])|{HYPHEN}odd(?![^\W_])|{GAP}odd(?![^\W_])|(?:{GAP}\w+)?,?{GAP}give{GAP}or{GAP}take(?![^\W_])", re.IGNORECASE)
_WITHIN = re.compile(rf"(?<![\w-])within{GAP}(?:the{GAP}(?:next|first|past|last){GAP}|an?{GAP})?\Z", re.IGNORECASE)
_TIME_WORDS = re.compile(rf"(?<![\w-])(?:(?P<more>(?:shortly|just|soon|right|sometime|immediately|moments|minutes){GAP}after|(?:just|shortly){GAP}past|after)|(?P<nearly>(?:shortly|just|moments|minutes){GAP}(?:before|prior{GAP}to)))(?:{GAP}(?:local{GAP}time))?{GAP}\Z", re.IGNORECASE)
_LESS_THAN_NEARLY = re.compile(rf"(?:just|slightly|a{GAP}little){GAP}(?:less|under|below)", re.IGNORECASE)
_NOT_SOME = re.compile(rf"(?:^|[^\w])(?:for|in|and){GAP}some{GAP}\Z", re.IGNORECASE)
_CONCERNING = re.compile(rf"\b(?:all|talk\w*|questions?|stor(?:y|ies)|concern\w*|told|know\w*|car(?:e|es|ed)|worr\w*|think\w*|ask\w*|speak\w*|read|learn\w*|say\w*|hear\w*|complain\w*|how|what|doubts?|information|book|film|movie){GAP}about{GAP}{_FILLERS}\Z", re.IGNORECASE)
_WENT_UP_TO = re.compile(rf"\b(?:(?:put|raise)s?{GAP}\w+|went|goes|go|gone|going|rose|grew|climbed|jumped|moved?|shot|came|rais\w+|push\w*|driv\w+|drove|add\w*|catch\w*){GAP}(?:back{GAP})?up{GAP}to{GAP}{_FILLERS}\Z", re.IGNORECASE)
_CLOSE_TO_A = re.compile(rf"\b(?:close{GAP}to|near){GAP}an?{GAP}\Z", re.IGNORECASE)
_PLUS = re.compile(rf"\w(?:{HYPHEN}plus\b|\+)")
_COUNTED: frozenset[Kind] = frozenset(("count", "money", "percent", "measure"))


def hedge_of(text: str, start: int, end: int, kind: Kind, *, vague: bool, ranged: bool) -> Hedge:
    """The hedge of the figure at `[start, end)`."""
    before = text[max(0, start - 44) : start]
    if kind == "score":
        return "exact"
    if kind == "time":
        m = _TIME_WORDS.search(before)
        if m:
            if m["nearly"]:
                return "nearly"
            if m["more"].lower() != "after":
                return "more"
    if kind not in ("date", "time", "ordinal"):
        after = text[end : end + 28]
        if _OR_MORE.match(after) and not (after.startswith("+") and after[1:2].isalpha()):
            return "least"
        if _OR_LESS.match(after):
            return "most"
        if _OR_SO.match(after):
            return "about"
    m = _WORDS.search(before)
    found: Hedge | None = m.lastgroup if m else None  # type: ignore[assignment]
    if found == "most" and kind in ("date", "time") and m is not None and "later" not in m.group():
        found = None
    if found in ("most", "least", "more", "less") and kind == "ordinal":
        found = None
    if found is None and kind not in ("date", "time", "ordinal") and text[start:end].lower() != "one":
        o = _OVER.search(before)
        if o:
            word = o["w"].lower()
            if word in ("under", "below"):
                found = "less" if kind in ("measure", "money", "percent", "duration", "count", "age", "ratio") and not re.search(r"\b(?:go|gone|fell|dropped)\sunder\s\Z", before) else None
            elif kind in _COUNTED or kind in ("age", "ratio"):
                found = "more" if not (word == "over" and _NOT_OVER.search(before)) else None
            elif _OVER_DURATION.search(before):
                found = "more"
        elif kind == "duration" and _WITHIN.search(before):
            found = "most"
    if found == "most" and _WENT_UP_TO.search(before) or found == "nearly" and kind == "duration" and _CLOSE_TO_A.search(before):
        found = None
    if found == "about" and _CONCERNING.search(before):
        found = None
    if found is None and _PLUS.search(text, start, end):
        found = "least"
    if vague:
        return "more"
    if ranged and found in (None, "about", "most"):
        return "range"
    return found or "exact"
