"""A report whose every text does its worst: no format may take any of it for more than text."""

from __future__ import annotations

from making import story
from msgspec.structs import replace

from checker.judge import judge, load_rules
from checker.model import Report, Waiver

TEXT = (
    "<script>alert(1)</script></style></title><!-- ]]> -->\n::error file=x::boom%0A::stop\r\n"
    "=cmd|' /C calc'!A0 | `code` **bold** [link](javascript:alert(2)) <img src=x onerror=alert(3)> &lt;b&gt; &#x202e; "
    "\x00\x1b[31m\x85\u2028\u202eevil\u2066 \ud800 \ufffe \U0010ffff \"double\" 'single' \\ {{ 7*7 }} {% x %} "
)
NAME = "<b>\"a'|`%0A,:;\u202e&.txt"


def report() -> Report:
    """Two sources that clash in hostile words, the finding of one of them waived with a hostile reason."""
    articles, group = story(
        [
            {"source": f"1{NAME}", "low": 1212, "before": TEXT, "after": TEXT, "attribution": TEXT, "outlet": TEXT},
            {"source": f"2{NAME}", "low": 1221, "before": TEXT, "after": TEXT, "published": "2024-03-02"},
        ],
        about=TEXT,
    )
    articles = tuple(replace(article, title=TEXT) for article in articles)
    rules = load_rules()
    groups, findings = judge(articles, [group], rules)
    first, *rest = findings
    waiver = Waiver(TEXT, TEXT, None, TEXT)
    waived = replace(first, message=TEXT, evidence=(TEXT,), fingerprint="f" * 16, waiver=waiver)
    findings = (first, waived, *rest)
    return Report(f"story {TEXT}", articles, group.figures, groups, findings, rules=tuple(rules))
