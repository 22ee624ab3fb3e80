"""Loading rule packs: what is right is taken, what is wrong is refused with file, line and advice."""

import pytest

from checker.judge import load_rules
from checker.judge.kinds import KINDS
from checker.located import FileError

GOOD = '''\
pack = "house"

[[rule]]
code = "XY001"
name = "house-conflict"
kind = "single-source"
severity = "warning"
what = "Does it."
why = """
It matters.
code = "not a key"
"""
fires = "a"
silent = "b"

[rule.parameters]
least_articles = 3
'''


def refusal(tmp_path, text):
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        load_rules([path])
    message = str(caught.value)
    assert message.startswith(f"{path}:") and "\n" not in message
    return message.removeprefix(f"{path}:")


def test_shipped_packs_load_in_order_of_their_codes():
    codes = [rule.code for rule in load_rules()]
    assert codes[:2] == ["CF001", "CF002"] and codes == sorted(codes)


def test_a_pack_of_ones_own_adds_rules_and_fills_in_defaults(tmp_path):
    path = tmp_path / "house.toml"
    path.write_text(GOOD, encoding="utf-8")
    rule = load_rules([path]).find("xy001")
    assert rule is not None and rule.parameters == {"least_articles": 3, "vague": False}
    assert (rule.pack, rule.line, rule.severity) == ("house", 3, "warning")


def test_a_folder_is_searched_for_packs_and_other_toml_files_are_let_be(tmp_path):
    (tmp_path / "house.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "units.toml").write_text("[length]\nmetre = 1\n", encoding="utf-8")
    assert load_rules([tmp_path]).find("house-conflict") is not None


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('severity = "warning"', "severity = warning", 7, "not valid TOML"),
        ('severity = "warning"', 'severity = "fatal"', 7, 'unknown severity "fatal"'),
        ('severity = "warning"', 'severity = "eror"', 7, 'did you mean "error"?'),
        ('kind = "single-source"', 'kind = "single-sorce"', 6, 'did you mean "single-source"?'),
        ('fires = "a"', 'fire = "a"', 13, 'unknown key "fire": did you mean "fires"?'),
        ('fires = "a"\n', "", 3, 'rule "XY001" has no "fires": show an example that fires'),
        ('silent = "b"\n', "", 3, 'rule "XY001" has no "silent": show an example that does not fire'),
        ('silent = "b"', 'silent = "  "', 14, '"silent" is to be a text that is not empty'),
        ('what = "Does it."', "what = 3", 8, '"what" is to be a text'),
        ('code = "XY001"', 'code = "X1"', 4, 'bad code "X1"'),
        ('code = "XY001"', 'code = "CF001"', 4, 'the code "CF001" is taken by'),
        ('name = "house-conflict"', 'name = "sources-conflict"', 5, 'the name "sources-conflict" is taken by'),
        ('name = "house-conflict"', 'name = "House conflict"', 5, "bad name"),
        ("least_articles = 3", "least_article = 3", 17, 'did you mean "least_articles"?'),
        ("least_articles = 3", 'least_articles = "3"', 17, "is to be a whole number"),
        ("least_articles = 3", "least_articles = true", 17, "is to be a whole number"),
        ('pack = "house"', 'pak = "house"', 1, "not a rule pack"),
        ('pack = "house"', 'pack = "house"\nruls = 1', 2, 'unknown key "ruls": did you mean "rule"?'),
        ("[[rule]]", "[rule]", 3, "begin each with [[rule]]"),
    ],
)
def test_a_mistake_is_one_line_with_file_line_and_advice(tmp_path, old, new, line, says):
    assert old in GOOD
    message = refusal(tmp_path, GOOD.replace(old, new, 1))
    assert message.startswith(f"{line}:") and says in message


def test_the_line_is_that_of_the_second_rule_where_the_second_is_wrong(tmp_path):
    second = GOOD.replace('pack = "house"\n\n', "").replace("XY001", "XY002").replace("house-conflict", "house-other")
    message = refusal(tmp_path, GOOD + "\n" + second.replace('"warning"', '"no"'))
    assert message.startswith("23:1: ")


def test_the_offending_line_is_at_hand(tmp_path):
    path = tmp_path / "house.toml"
    path.write_text(GOOD.replace('severity = "warning"', '  severity = "fatal"'), encoding="utf-8")
    with pytest.raises(FileError, match=r":7:3: unknown severity") as caught:
        load_rules([path])
    assert caught.value.quoted == '  severity = "fatal"'


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path):
    with pytest.raises(FileError, match=r"none\.toml:1:1: cannot be read"):
        load_rules([tmp_path / "none.toml"])
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match="not UTF-8"):
        load_rules([tmp_path / "bytes.toml"])


def test_a_rule_is_found_by_code_or_name_and_the_nearest_is_proposed():
    rules = load_rules()
    assert rules.find("cf001") is rules.find("sources-conflict")
    assert rules.find("CF999") is None
    assert (
        rules.nearest("CF01") == "CF001" and rules.nearest("single-sorce") == "CF002" and rules.nearest("zzz") is None
    )


def test_every_kind_is_used_by_a_shipped_rule():
    assert {rule.kind for rule in load_rules()} == set(KINDS)
