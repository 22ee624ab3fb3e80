"""Rules as text: the list, one explained, and the page of documentation."""

import re
from pathlib import Path

import pytest

from checker.judge import load_rules
from checker.report.rules_text import explanation, listing, page

RULES = load_rules()
PAGE = Path(__file__).resolve().parents[2] / "docs" / "RULES.md"


def test_the_list_has_a_line_for_each_rule():
    lines = listing(RULES, width=100).splitlines()
    assert [line.split()[:3] for line in lines] == [[rule.code, rule.severity, rule.name] for rule in RULES]
    assert all(len(line) <= 100 for line in lines)


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_an_explanation_says_all_that_the_pack_says(rule):
    text = explanation(rule, width=60)
    for said in (rule.what, rule.why, rule.fires, rule.silent, rule.limits):
        assert " ".join(said.split()) in " ".join(text.split())
    assert text.startswith(f"{rule.code} {rule.name} ({rule.severity})\n")
    assert all(f"{key} = " in text for key in rule.parameters)


def test_the_page_of_rules_is_what_the_packs_say():
    assert PAGE.read_text(encoding="utf-8") == page(RULES), "run tools/docs.py"


def test_the_pages_table_leads_to_its_sections():
    text = page(RULES)
    heads = {re.sub(r"[^\w-]", "", head.lower().replace(" ", "-")) for head in re.findall(r"(?m)^## (.+)$", text)}
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links == heads and len(links) == len(RULES)
