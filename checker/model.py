"""Every type that crosses a room's door.

Data flows one way: Article -> Figure -> the same Figure with its About -> Link -> Group -> Finding -> Report.
All types are frozen; a stage returns new objects. This module imports no sibling.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Literal

Kind = Literal["count", "money", "percent", "ratio", "measure", "duration", "age", "date", "time", "ordinal", "score"]
Hedge = Literal["exact", "about", "more", "least", "less", "most", "nearly", "range"]
Verdict = Literal["match", "conflict", "single"]
Severity = Literal["error", "warning", "info"]
Chance = Literal["likely", "possible", "unlikely"]
ZoneName = Literal["headline", "standfirst", "body", "caption", "table", "quote", "skipped"]
"""`quote`: a pull quote, which says again what the body says. `skipped`: what a reader of the printed article never
sees (front matter, code, link targets): no figures there."""
Role = Literal["draft", "source"]
"""`draft`: one's own copy, held against the sources; without a draft all articles are sources of equal rank."""
Standing = Literal["contradicted", "nowhere", "confirmed"]
"""How a draft's figure stands with the sources; what an editor looks at first stands first."""
Value = bool | int | float | str | list[str]
"""What a parameter of a rule may be."""

KINDS: tuple[Kind, ...] = (
    "count", "money", "percent", "ratio", "measure", "duration", "age", "date", "time", "ordinal", "score",
)  # fmt: skip
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From worst to mildest."""

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article with a role of its own: `[start, end)` in code points."""

    start: int
    end: int
    name: ZoneName


@dataclass(frozen=True, slots=True)
class Landmark:
    """Where a stretch of the text stands in a file that has no lines of its own."""

    start: int
    """Offset at which the stretch begins; it ends where the next one does."""
    name: str
    """As a reader of the file would look it up: "page 2", "paragraph 7", "/nitf/body/body.content/p[3]"."""


MarkupKind = Literal["number", "money", "date"]


@dataclass(frozen=True, slots=True)
class Markup:
    """What the file itself says of a stretch `[start, end)` of the text: that it is a number, money or a date."""

    start: int
    end: int
    kind: MarkupKind
    value: str = ""
    """Of money its ISO 4217 code, of a date its ISO form, of a number its unit; "" where the file does not say."""


@dataclass(frozen=True)
class Article:
    """One source of a story, as read."""

    id: str
    """Path relative to the story's root, with forward slashes: unique in a story, shown to readers.
    Of several articles in one file it ends in `#` and where in the file this one stands: `feed.xml#3`."""
    path: str
    """Path as a shell or editor would open it, and the same ending."""
    text: str
    """What the article says; every offset refers to it. Of a text file that is the decoded content without byte-order
    mark, line ends as they stand; of any other file what its reader took out of it."""
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()
    """Sorted and disjoint; what no zone covers is body."""
    updated: date | None = None
    author: str | None = None
    landmarks: tuple[Landmark, ...] = ()
    """In order of position; none for a text file, where line and column say it all."""
    markup: tuple[Markup, ...] = ()
    role: Role = "source"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of every line; `\\r\\n`, `\\n` and `\\r` end a line, nothing else does."""
        if "\r" in self.text:
            return (0, *(end.end() for end in _LINE_END.finditer(self.text)))
        *lines, _ = self.text.split("\n")
        return tuple(accumulate((len(line) + 1 for line in lines), initial=0))

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def landmark(self, offset: int) -> str:
        """Where an offset stands in the file, "" where line and column say it."""
        at = bisect_right(self.landmarks, offset, key=lambda landmark: landmark.start) - 1
        return self.landmarks[at].name if at >= 0 else ""

    def zone_at(self, offset: int) -> ZoneName:
        """The name of the zone that an offset lies in."""
        at = bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1
        return self.zones[at].name if at >= 0 and offset < self.zones[at].end else "body"


@dataclass(frozen=True, slots=True)
class About:
    """What a figure speaks of, as far as its article tells. Words are lower-case base forms, names as written."""

    phrase: str
    """What an editor would write beside the number: "people killed in Israel"."""
    attribution: str | None = None
    """Who is cited for the figure, as written: "the health ministry"."""
    head: str = ""
    """The counted or measured noun: girl; for an age the person's noun, for a date empty."""
    modifiers: frozenset[str] = frozenset()
    """What stands before the head noun: young, undocumented."""
    people: frozenset[str] = frozenset()
    """Rows of the people lexicon that the head noun stands in; empty where it counts no people."""
    event: str = ""
    """Class of the event that the figure measures or dates, by the event lexicon: kill."""
    predicate: str = ""
    """The verb that governs the figure."""
    subject: frozenset[str] = frozenset()
    """Words of who does it; for a passive verb who it is done to."""
    names: frozenset[str] = frozenset()
    """Words of the names in the figure's sentence."""
    holder: frozenset[str] = frozenset()
    """For an age: words of the name of the person who has it."""
    scope: frozenset[str] = frozenset()
    """Which part or time: more, part, total, remain, plan, change ..."""
    place: frozenset[str] = frozenset()
    """Words of the names in what follows the noun: (shares) in Germany."""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """The words next to the figure, the nearest first."""
    context: Mapping[str, float] = field(default_factory=dict, compare=False)
    """Content words of the sentence with their nearness to the figure, 0 to 1."""
    pattern: frozenset[str] = field(default=frozenset(), compare=False)
    """All words of the sentence, to know it again where it was copied."""
    sentence: int = 0
    """Number of the figure's sentence in its article."""
    rank: int = 0
    """How many figures of its kind stand before it in the sentence."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A stretch of text that states a number somebody could check."""

    source: str
    """The article's id."""
    start: int
    end: int
    """Offsets `[start, end)` in code points into the article's text."""
    text: str
    """The article's text from `start` to `end`, as written."""
    kind: Kind
    low: Decimal | str
    high: Decimal | str
    """The stated number or both ends of a stated range; for a score first and second number.
    ISO-like text for dates (`2023-12-07`, `--10-07`, `199x`, `2017-Q3`) and times (`15:00`)."""
    unit: str = ""
    """Counted noun in the singular, ISO 4217 code, `percent`, `percentage_point`, `ratio`, `times`, `score`,
    `year` ..., or the usual singular name of a physical unit (`mile per hour`)."""
    per: str | None = None
    """Unit of a rate beside money or counts ($40 a month: `month`)."""
    hedge: Hedge = "exact"
    grain: Decimal = Decimal(1)
    """Place value of the last digit that the writer may have rounded at, in the figure's own unit: $1.5 billion: 10**8;
    1,200: 100; 1,487: 1; 5,687.75: 0.01. A bare integer counts its trailing zeros, a decimal does not. 0 for dates."""
    vague: bool = False
    """A vague plural (dozens, hundreds, decades): low = high = one unit of itself; never makes a conflict."""
    noun: str = ""
    """The counted noun phrase as written, without the number: "young undocumented immigrants"; "" where none."""
    zone: ZoneName = "body"
    zone_offset: int | None = None
    """For a time with a stated zone: minutes ahead of UTC."""
    id: str = ""
    """`f1`, `f2` ... unique in a story; given by the pipeline in order of source and position."""
    about: About | None = None
    """Filled in by the describe stage."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison level that two figures reached."""

    label: str
    """What an editor would read: "same counted noun: person"."""
    weight: float
    """What it adds to the log-odds that both speak of the same thing."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two figures that speak of the same thing, and why."""

    left: str
    right: str
    """Figure ids."""
    score: float
    """Probability, 0 to 1, that they do."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """How linking came to its view of two figures, step by step: the steps add up to `total`."""

    left: str
    right: str
    """Figure ids."""
    steps: tuple[Evidence, ...]
    """Where every such pair starts, then the levels reached, the weightiest first, then what better partners take.
    Empty where the two were never compared."""
    bar: float
    """What the total has to exceed for the two to be linked."""
    note: str = ""
    """What the steps cannot tell: why nothing was compared, or what the rest of a group made of it."""

    @property
    def total(self) -> float:
        """The sum of all steps, in log-odds."""
        return sum(step.weight for step in self.steps)


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles whose statements of one thing count once, for they go back to one report or one authority."""

    sources: tuple[str, ...]
    """Article ids, in the story's order."""
    why: str = ""
    """What makes them one: "near-identical text"; empty for an article by itself."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much the agreement of several articles is worth."""

    origins: tuple[Origin, ...]
    """In the order of their first articles."""
    chance: Chance
    """How likely two reports that have nothing to do with each other would state this number anyway."""

    @property
    def weight(self) -> Literal["strong", "fair", "weak"]:
        """`weak`: one origin, or two that may agree by chance; `strong`: two, and hardly by chance; a third lifts."""
        count = len(self.origins)
        if count < 2:
            return "weak"
        grade = ("likely", "possible", "unlikely").index(self.chance) + (count > 2)
        return "weak" if grade == 0 else "fair" if grade == 1 else "strong"


@dataclass(frozen=True, slots=True)
class Group:
    """All figures of a story about one thing. A figure that no other speaks of is a group of one."""

    id: str
    figures: tuple[Figure, ...]
    """In order of source and position."""
    links: tuple[Link, ...] = ()
    about: str = ""
    verdict: Verdict = "single"
    conflicts: tuple[tuple[str, str], ...] = ()
    """Every pair of figure ids that can't be true together, and no other."""
    reason: str = ""
    """Why the verdict is what it is, in one sentence."""
    weighed: Weighed | None = None
    """Of a match: on how many independent origins it rests; None for any other group."""

    @property
    def score(self) -> float:
        """Score of the weakest link that holds the group together; 1 for a group of one."""
        return min((link.score for link in self.links), default=1.0)


@dataclass(frozen=True)
class Rule:
    """One entry of a rule pack."""

    code: str
    """Short and stable, for configuration and reports: `CF001`."""
    name: str
    """States the fault: `sources-conflict`."""
    kind: str
    """Which check runs it, a key of `checker.judge.kinds.KINDS`."""
    severity: Severity
    what: str
    """What the rule does."""
    why: str
    """Why it matters to an editor."""
    fires: str
    """An example on which it fires."""
    silent: str
    """An example on which it does not."""
    limits: str = ""
    """What it cannot know."""
    parameters: Mapping[str, Value] = field(default_factory=dict)
    """All that the kind knows, defaults filled in."""
    pack: str = ""
    path: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article: `[start, end)` in code points."""

    source: str
    """The article's id."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a finding is let stand, and who says so."""

    reason: str
    by: str = ""
    """Who signed it; empty for a mark in the copy itself."""
    expires: date | None = None
    """The last day on which it holds."""
    where: str = ""
    """Where it is written, `path:line:column`."""
    inline: bool = False
    """Whether it is a mark in the article itself: a comment, or [sic]."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule has to say about figures."""

    rule: str
    """The rule's code, `CF001`."""
    name: str
    """The rule's name, which states the fault: `sources-conflict`."""
    severity: Severity
    message: str
    figures: tuple[str, ...]
    """Figure ids; the one to look at first stands first."""
    group: str | None = None
    evidence: tuple[str, ...] = ()
    fingerprint: str = ""
    """Keyed on content, not on position: stays when lines move."""
    place: Place | None = None
    """Where it stands when it has no figures, since what is wrong (25:10) could not be read as one."""
    likelier: str | None = None
    """Id of the figure that has plainly more behind it than those it clashes with: the one to go by, if any is."""
    waiver: Waiver | None = None
    known: bool = False
    """Accepted by the baseline: it stood there before."""
    aside: bool = False
    """About sources alone, where a draft is checked against them."""

    @property
    def counts(self) -> bool:
        """Whether it may decide the exit code: neither waived, nor in the baseline, nor aside of the draft."""
        return not (self.waiver or self.known or self.aside)


@dataclass(frozen=True, slots=True)
class Backing:
    """What the sources say about one figure of a draft."""

    figure: str
    """The draft's figure, by its id."""
    standing: Standing
    """`contradicted` even where other sources confirm it."""
    confirmed_by: tuple[str, ...] = ()
    """Ids of the sources' figures that can be true together with it."""
    contradicted_by: tuple[str, ...] = ()
    """Ids of the figures that cannot: the sources' first, then the draft's own."""
    weighed: Weighed | None = None
    """To how many independent origins the confirming sources go back; None where none confirms. A draft is none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of data that figures are held against, as its cells show it."""

    file: str
    """What reports call the file: its name, its path where several are called alike."""
    name: str
    """What the sheet is called; "" in a file that has but one without a name."""
    rows: tuple[tuple[str, ...], ...]
    """Numbers without thousands separators and with all their digits, dates as 2024-03-04."""
    delimiter: str = ""
    """What stands between two cells in a file of text."""


@dataclass(frozen=True, slots=True)
class Datum:
    """What a table says: a cell, or what several of them come to."""

    place: str
    """`results.xlsx: Votes!C4`, `sum of results.xlsx: Votes!C2:C9`."""
    about: str
    """What stands there, by its column and row: `Votes, Skarvik`."""
    value: Decimal | str
    """The number in the unit that the text has, or a date (`2024-03-04`)."""
    unit: str = ""
    """`percent`, an ISO 4217 code, a physical unit; "" for a count."""


@dataclass(frozen=True, slots=True)
class Held:
    """A figure that was found in a table, or that a table contradicts."""

    figure: str
    """The figure's id."""
    standing: Literal["backed", "contradicted"]
    data: tuple[Datum, ...]
    """What backs or contradicts it, one for each table."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read, or only in part."""

    path: str
    message: str
    """One line: what is wrong and what to do."""
    fatal: bool = True
    """False for a warning (an empty article): the exit code stays."""


@dataclass(frozen=True)
class Report:
    """Everything a reporter needs about one story."""

    story: str
    articles: tuple[Article, ...]
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = field(default=())
    explanations: tuple[Explanation, ...] = ()
    """Of the links that hold each group together, where they were asked for."""
    backings: tuple[Backing, ...] = ()
    """Where a draft is checked: one for each of its figures, in reading order."""
    rules: tuple[Rule, ...] = ()
    """All rules in force, in order of their codes, with the severity in force."""
    held: tuple[Held, ...] = ()
    """What tables of data say of figures, in order of the figures."""
    tables: tuple[str, ...] = ()
    """Names of the files with tables that figures were held against."""
    show: Severity = "info"
    """The mildest finding that a report for reading shows; `info` shows matches and single sources as well."""
    with_text: bool = False
    """Whether formats for programs hold the text that offsets refer to."""

    @cached_property
    def article(self) -> dict[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def figure(self) -> dict[str, Figure]:
        """Figures by id."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def shown(self) -> tuple[Finding, ...]:
        """The findings for a reader: at or above the level to show, and about the draft where there is one."""
        worst = SEVERITIES.index(self.show)
        return tuple(f for f in self.findings if SEVERITIES.index(f.severity) <= worst and not f.aside)

    def place_of(self, finding: Finding) -> Place:
        """Where to look first: at its first figure, or at what could not be read as one."""
        if finding.figures:
            first = self.figure[finding.figures[0]]
            return Place(first.source, first.start, first.end)
        return finding.place or Place(self.articles[0].id, 0, 0)

    @property
    def has_draft(self) -> bool:
        """Whether one's own copy is held against the sources."""
        return any(article.role == "draft" for article in self.articles)

    @cached_property
    def backing(self) -> dict[str, Backing]:
        """What backs each figure of the draft, by figure id."""
        return {backing.figure: backing for backing in self.backings}

    @cached_property
    def data(self) -> dict[str, Held]:
        """What tables of data say, by figure id."""
        return {held.figure: held for held in self.held}

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """The group of each figure, by figure id."""
        return {figure.id: group for group in self.groups for figure in group.figures}
