"""Base forms: the singular of a noun, the plain form of a verb. Rules, and the words that have their own ways."""

from __future__ import annotations

from functools import lru_cache

from checker.language.tagger import first_that_may_be

_NOUNS = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "oxen": "ox", "lives": "life", "wives": "wife",
    "knives": "knife", "leaves": "leaf", "halves": "half", "wolves": "wolf", "shelves": "shelf", "thieves": "thief",
    "calves": "calf", "loaves": "loaf", "selves": "self", "elves": "elf", "hooves": "hoof", "scarves": "scarf",
    "criteria": "criterion", "phenomena": "phenomenon", "crises": "crisis", "analyses": "analysis", "bases": "base",
    "theses": "thesis", "hypotheses": "hypothesis", "axes": "axis", "diagnoses": "diagnosis", "oases": "oasis",
    "parentheses": "parenthesis", "nuclei": "nucleus", "stimuli": "stimulus", "alumni": "alumnus",
    "bacteria": "bacterium", "indices": "index", "vertices": "vertex", "appendices": "appendix", "dice": "die",
    "pence": "penny", "buses": "bus", "gases": "gas", "viruses": "virus", "campuses": "campus", "bonuses": "bonus",
    "statuses": "status", "caucuses": "caucus", "censuses": "census", "choruses": "chorus", "lenses": "lens",
    "yeses": "yes", "movies": "movie", "cookies": "cookie", "ties": "tie", "pies": "pie", "lies": "lie",
    "calories": "calorie", "zombies": "zombie", "rookies": "rookie", "selfies": "selfie", "genies": "genie",
    "prairies": "prairie", "shoes": "shoe", "toes": "toe", "foes": "foe", "canoes": "canoe",
    "horseshoes": "horseshoe", "caches": "cache", "headaches": "headache", "niches": "niche", "aches": "ache",
    "axles": "axle", "quizzes": "quiz", "bureaux": "bureau", "plateaux": "plateau", "clothes": "clothes",
    "data": "data", "media": "media", "photos": "photo", "quotas": "quota", "houses": "house", "horses": "horse",
    "nurses": "nurse", "ads": "ad", "ops": "op", "ups": "up", "ins": "in", "mps": "mp", "pcs": "pc", "tvs": "tv",
    "cds": "cd",
}  # fmt: skip
_SAME = frozenset(
    "series species aircraft spacecraft hovercraft police sheep deer fish salmon trout cattle headquarters barracks "
    "news means crossroads gallows bus gas virus status campus bonus census caucus chorus lens us this his its "
    "always perhaps politics economics physics mathematics athletics gymnastics ethics diabetes measles rabies "
    "mumps glasses congress press process princess address access business illness witness hostess actress waitress "
    "boss loss cross class glass mass pass grass dress stress progress success mess guess analysis basis crisis "
    "thesis emphasis hypothesis paralysis iris tennis chaos cosmos bias atlas canvas christmas texas kansas "
    "arkansas paris corps chassis debris rendezvous percent yes plus minus focus genius radius nucleus octopus "
    "surplus consensus corpus circus fetus thermos hertz yen yuan baht rand won renminbi ethos pathos athens jesus "
    "hamas isis los las des hezbollah offspring".split()
)
_VERBS = {
    "was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "being": "be", "has": "have",
    "had": "have", "having": "have", "did": "do", "does": "do", "done": "do", "went": "go", "gone": "go",
    "goes": "go", "said": "say", "says": "say", "made": "make", "took": "take", "taken": "take", "came": "come",
    "saw": "see", "seen": "see", "knew": "know", "known": "know", "got": "get", "gotten": "get", "gave": "give",
    "given": "give", "found": "find", "thought": "think", "told": "tell", "became": "become", "left": "leave",
    "felt": "feel", "brought": "bring", "began": "begin", "begun": "begin", "kept": "keep", "held": "hold",
    "wrote": "write", "written": "write", "stood": "stand", "heard": "hear", "meant": "mean", "met": "meet",
    "ran": "run", "paid": "pay", "sat": "sit", "spoke": "speak", "spoken": "speak", "lain": "lie", "led": "lead",
    "grew": "grow", "grown": "grow", "lost": "lose", "fell": "fall", "fallen": "fall", "sent": "send",
    "built": "build", "understood": "understand", "drew": "draw", "drawn": "draw", "broke": "break",
    "broken": "break", "spent": "spend", "rose": "rise", "risen": "rise", "drove": "drive", "driven": "drive",
    "bought": "buy", "wore": "wear", "worn": "wear", "chose": "choose", "chosen": "choose", "sought": "seek",
    "threw": "throw", "thrown": "throw", "caught": "catch", "dealt": "deal", "won": "win", "winning": "win",
    "forgot": "forget", "forgotten": "forget", "lay": "lie", "sold": "sell", "fought": "fight", "taught": "teach",
    "shot": "shoot", "shown": "show", "struck": "strike", "stricken": "strike", "stole": "steal", "stolen": "steal",
    "fled": "flee", "flew": "fly", "flown": "fly", "sank": "sink", "sunk": "sink", "swept": "sweep", "slept": "sleep",
    "slew": "slay", "slain": "slay", "died": "die", "dies": "die", "dying": "die", "lying": "lie", "tied": "tie",
    "tying": "tie", "hid": "hide", "hidden": "hide", "bore": "bear", "borne": "bear", "born": "bear", "beat": "beat",
    "beaten": "beat", "bit": "bite", "bitten": "bite", "shook": "shake", "shaken": "shake", "swore": "swear",
    "sworn": "swear", "tore": "tear", "torn": "tear", "woke": "wake", "rode": "ride", "ridden": "ride",
    "rang": "ring", "sang": "sing", "shrank": "shrink", "shrunk": "shrink", "sprang": "spring", "swam": "swim",
    "drank": "drink", "drunk": "drink", "ate": "eat", "eaten": "eat", "froze": "freeze", "frozen": "freeze",
    "hung": "hang", "laid": "lay", "lent": "lend", "lit": "light", "stuck": "stick", "stung": "sting",
    "withdrew": "withdraw", "withdrawn": "withdraw", "underwent": "undergo", "undergone": "undergo",
    "overthrew": "overthrow", "overcame": "overcome", "bound": "bind", "bled": "bleed", "bred": "breed",
    "fed": "feed", "dug": "dig", "crept": "creep", "wept": "weep", "wound": "wind", "ground": "grind", "hit": "hit",
    "cut": "cut", "put": "put", "set": "set", "let": "let", "shut": "shut", "cost": "cost", "hurt": "hurt",
    "bet": "bet", "quit": "quit", "split": "split", "spread": "spread", "burst": "burst", "cast": "cast",
    "broadcast": "broadcast", "forecast": "forecast", "rid": "rid", "read": "read", "agreed": "agree",
    "freed": "free", "seed": "seed", "need": "need", "exceed": "exceed", "proceed": "proceed", "succeed": "succeed",
    "feed": "feed", "speed": "speed", "bleed": "bleed", "breed": "breed", "bring": "bring", "sing": "sing",
    "ring": "ring", "spring": "spring", "string": "string", "swing": "swing", "cling": "cling", "fling": "fling",
    "sting": "sting", "wring": "wring", "evening": "evening", "during": "during", "travelled": "travel",
    "cancelled": "cancel", "controlled": "control", "totaled": "total", "totalled": "total", "added": "add",
    "adding": "add", "focused": "focus", "canceled": "cancel", "traveled": "travel", "happened": "happen",
    "opened": "open", "threatened": "threaten", "listed": "list", "tested": "test", "arrested": "arrest",
    "used": "use", "using": "use", "bused": "bus", "seized": "seize", "blew": "blow", "blown": "blow", "lied": "lie",
    "proven": "prove", "learnt": "learn", "going": "go", "doing": "do", "controlling": "control",
    "travelling": "travel", "cancelling": "cancel", "swung": "swing", "clung": "cling", "flung": "fling",
}  # fmt: skip
IRREGULAR = frozenset((*_NOUNS, *_VERBS, *_SAME))
"""What no ending tells the base form of."""
_VOWELS = frozenset("aeiou")
# Consonants doubled in the base form itself: fall, pass, buzz, staff.
_KEEP_DOUBLE = frozenset(("ll", "ss", "zz", "ff"))


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """The singular of an English noun in lower case; a singular comes back as it is."""
    return _singular(noun.lower())


def _singular(word: str) -> str:
    known = _NOUNS.get(word)
    if known is not None:
        return known
    if len(word) < 4 or word[-1] != "s" or word in _SAME:
        if word.endswith("children"):
            return word[:-3]
        return word[:-3] + "man" if word[-3:] == "men" and len(word) > 4 and word not in _MEN else word
    end = word[-2:]
    if end == "is":
        return word[:-1] if word.endswith(_DEMONYMS) else word  # Israelis, Pakistanis
    if end in _NO_PLURALS:
        return word
    if end != "es":
        return word[:-1]
    if word[-3:] == "ies":
        return word[:-3] + "y"
    return word[:-2] if _adds_es(word) or word.endswith("viruses") else word[:-1]


_NO_PLURALS = frozenset(("ss", "us", "'s", "’s"))
_ES = frozenset(("xes", "oes", "sses", "shes", "ches", "zzes"))


def _adds_es(word: str) -> bool:
    """Whether a word in -es has the e for its s alone: boxes, not horses."""
    return word[-4:] in _ES or word[-3:] in _ES


_DEMONYMS = (
    "aelis",
    "iraqis",
    "tanis",
    "saudis",
    "menis",
    "waitis",
    "deshis",
    "palis",
    "malis",
    "ratis",
    "taris",
    "manis",
    "hanis",
    "rainis",
    "taxis",
    "skis",
    "bikinis",
    "safaris",
    "tsunamis",
    "khakis",
    "nazis",
    "yazidis",
    "yetis",
    "azeris",
    "jihadis",
    "brahmis",
    "sunnis",
)
_MEN = frozenset(
    ("specimen", "regimen", "abdomen", "acumen", "omen", "yemen", "ramen", "semen", "amen", "bitumen", "women")
)


@lru_cache(maxsize=4096)
def verb_base(verb: str) -> str:
    """The plain form of an English verb in lower case: killed, killing, kills -> kill."""
    return _verb_base(verb.lower())


def _verb_base(word: str) -> str:
    known = _VERBS.get(word)
    if known is not None:
        return known
    if word[-1:] == "s":
        if word[-3:] == "ies" and len(word) > 4:
            return word[:-3] + "y"
        if _adds_es(word):
            return word[:-2]
        return word[:-1] if len(word) > 3 and word[-2:] not in ("ss", "us", "is") else word
    if word[-2:] == "ed" and len(word) > 4:
        return word[:-3] + "y" if word[-3] == "i" else _restore(word[:-2])
    return _restore(word[:-3]) if word[-3:] == "ing" and len(word) > 5 else word


def _restore(stem: str) -> str:
    """The base form before -ed and -ing: stopp -> stop, evacuat -> evacuate; the lexicon is asked first."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    plain = stem if not doubled or stem[-2:] in _KEEP_DOUBLE else stem[:-1]
    if doubled:
        order: tuple[str, ...] = (plain, plain + "e", stem)
    elif _WITH_E.isdisjoint((stem[-1:], stem[-2:], stem[-3:])):
        order = (stem, stem + "e")
    else:
        order = (stem + "e", stem)
    return first_that_may_be(order, "VERB") or first_that_may_be(order, "NOUN") or order[0]


_WITH_E = frozenset("at iz v c dg rg rs ns ais uis u ut us uir ur bl pl tl gl as os".split())
"""A consonant group or ending that base forms have before a silent e: create, raise, size, receive, oblige, issue."""


@lru_cache(maxsize=16384)
def stem(lower: str) -> str:
    """One form for all forms of a word whose part of speech nobody asked for: killings, killing, killed -> kill.

    Context words are compared by it; it errs the same way on both sides of a comparison.
    """
    if lower[-2:] in ("'s", "’s"):
        lower = lower[:-2]
    if len(lower) < 4:
        return _VERBS.get(lower) or _NOUNS.get(lower, lower)
    known = _NOUNS.get(lower) or _VERBS.get(lower)
    if known is None:
        known = _verb_base(_singular(lower)) if lower.endswith(("s", "ed", "ing", "men")) else lower
    return known
