"""Settings: where they are found, what they say, and how a mistake in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from checker.in_force import prepare
from checker.located import FileError
from checker.report.settings_text import render
from checker.settings import FILE, KEYS, Settings, find, load

EVERYTHING = """\
format = "json"
write = ["csv", "json"]
output = "out"
excel = true
fail-on = "warning"
show = "error"
packs = ["house.toml"]
waivers = "waivers.toml"
baseline = "baseline.toml"
own = "Harbour Herald"

[rules]
CF002 = "off"
sources-conflict = "warning"

[rules.CF301]
severity = "info"
slack = 4.5

[lexicon.events]
kill = ["gun"]

[[files]]
match = ["letters/*.md", "NOTICE.txt"]
skip = true

[[files]]
match = "wire/*"
outlet = "The Wire"
rules = { CF401 = "off" }
"""


def settings_file(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> FileError:
    path = settings_file(folder, text)
    with pytest.raises(FileError) as caught:
        prepare(load(path, ["terminal", "json"], ["csv", "html"]))
    assert str(caught.value).startswith(f"{path}:")
    return caught.value


def test_every_setting_is_read_and_knows_its_place(tmp_path: Path) -> None:
    path = settings_file(tmp_path, EVERYTHING)
    found = load(path)
    assert (found.format, found.write, found.fail_on, found.show, found.excel) == (
        "json", ("csv", "json"), "warning", "error", True,
    )  # fmt: skip
    assert [(r.rule, r.level, dict(r.parameters)) for r in found.rules] == [
        ("CF002", "off", {}), ("sources-conflict", "warning", {}), ("CF301", "info", {"slack": 4.5}),
    ]  # fmt: skip
    assert [(w.table, w.row, w.words) for w in found.lexicon] == [("events", "kill", ("gun",))]
    assert [(f.match, f.skip, f.outlet) for f in found.files] == [
        (("letters/*.md", "NOTICE.txt"), True, None), (("wire/*",), False, "The Wire"),
    ]  # fmt: skip
    assert found.own == "Harbour Herald"
    assert found.where["fail_on"] == f"{path}:5:1"
    assert str(found.rules[2].spot) == f"{path}:16:1"
    assert set(KEYS) == {key.replace("_", "-") for key in found.where}


def test_paths_are_those_of_the_file_s_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    path = settings_file(tmp_path / "desk", 'output = "out"\npacks = ["house.toml"]\n')
    assert load(path).output == tmp_path / "desk" / "out"
    monkeypatch.chdir(tmp_path)
    assert load(path).packs == (Path("desk", "house.toml"),)


def test_the_nearest_file_above_wins_and_the_own_name_before_pyproject(tmp_path: Path) -> None:
    story = tmp_path / "desk" / "story"
    story.mkdir(parents=True)
    article = story / "a.txt"
    article.write_text("37 people", encoding="utf-8")
    assert find(article) is None
    (tmp_path / "pyproject.toml").write_text('[tool.check-figures]\nshow = "error"\n', encoding="utf-8")
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.ruff]\nline-length = 99\n", encoding="utf-8")
    assert find(article) == tmp_path / "pyproject.toml"
    assert load(tmp_path / "pyproject.toml").show == "error"
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.check-figures]\n", encoding="utf-8")
    assert find(story) == tmp_path / "desk" / "pyproject.toml"
    settings_file(tmp_path / "desk", "")
    assert find(story) == tmp_path / "desk" / FILE


def test_options_go_before_the_file(tmp_path: Path) -> None:
    found = load(settings_file(tmp_path, 'fail-on = "warning"\nshow = "error"\n')).with_options(
        fail_on="never", show=None
    )
    assert (found.fail_on, found.show) == ("never", "error")
    assert found.where["fail_on"] == "--fail-on"


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('fail_on = "error"\n', "1:1", 'unknown key "fail_on": did you mean "fail-on"?'),
        ('show = "info"\n  fail-on = "eror"\n', "2:3", 'unknown fail-on "eror": did you mean "error"?'),
        ('show = "never"\n', "1:1", 'unknown show "never": known are error, warning, info'),
        ('format = "jsn"\n', "1:1", 'did you mean "json"?'),
        ('write = ["html", "none"]\n', "1:1", "goes with no other file"),
        ('write = "pdf"\n', "1:1", 'unknown write "pdf"'),
        ("output = 3\n", "1:1", "is to be a text"),
        ('excel = "yes"\n', "1:1", "is to be true or false"),
        ('[rules]\nCF01 = "off"\n', "2:1", 'unknown rule "CF01": did you mean "CF001"?'),
        ('[rules]\nCF001 = "of"\n', "2:1", 'unknown severity "of": did you mean "off"?'),
        ("[rules]\nCF001 = 3\n", "2:1", 'write CF001 = "off"'),
        ("[rules.CF301]\nslak = 3.0\n", "2:1", 'unknown parameter "slak": did you mean "slack"?'),
        ('[rules.CF301]\nslack = "3"\n', "2:1", "is to be a number"),
        ("[rules]\nCF301 = { slak = 3.0 }\n", "2:11", 'did you mean "slack"?'),
        ('[lexicon.event]\nkill = ["x"]\n', "1:1", 'unknown lexicon "event": did you mean "events"?'),
        ('[lexicon.events]\nkil = ["x"]\n', "2:1", 'unknown row "kil": did you mean "kill"?'),
        ("[lexicon.events]\nkill = 3\n", "2:1", "is to be a list of texts"),
        ("[[files]]\nskip = true\n", "1:1", "say which files are meant"),
        ('[[files]]\nmatch = "a"\n[[files]]\nmatch = "b"\nskp = true\n', "5:1", 'did you mean "skip"?'),
        ('[[files]]\nmatch = "a"\nrules = { CF9 = "off" }\n', "3:11", 'unknown rule "CF9"'),
        ('[files]\nmatch = "a"\n', "1:1", "begin each with [[files]]"),
        ('show = "info\n', "1:13", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place_its_line_and_what_to_do(
    tmp_path: Path, text: str, place: str, says: str
) -> None:
    error = refusal(tmp_path, text)
    assert f"{FILE}:{place}: " in str(error)
    assert says in str(error)
    assert error.quoted.strip() == text.split("\n")[int(place.split(":")[0]) - 1].strip()


def test_what_is_named_is_looked_at_before_work_starts(tmp_path: Path) -> None:
    for key in ("waivers", "baseline"):
        path = settings_file(tmp_path, f'{key} = "none.toml"\n')
        with pytest.raises(FileError, match=r"none\.toml:1:1: there is no such file"):
            prepare(load(path))


@pytest.mark.parametrize("text", ["", "[tool]\n", "tool = 3  # check-figures\n", "[tool.ruff]\n"])
def test_a_pyproject_that_is_named_has_to_have_the_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    assert find(tmp_path) is None
    with pytest.raises(FileError, match="there is no table"):
        load(path)


def said(value: object) -> object:
    """What is set, without where it is written."""
    if isinstance(value, Struct):
        return {name: said(getattr(value, name)) for name in value.__struct_fields__ if name not in ("where", "spot")}
    return [said(each) for each in value] if isinstance(value, tuple) else value


def test_what_config_prints_is_read_as_the_same_settings(tmp_path: Path) -> None:
    """And a default says that it is one."""
    found = load(settings_file(tmp_path, EVERYTHING))
    printed = render(found)
    assert said(load(settings_file(tmp_path, printed))) == said(found)
    assert render(Settings()).count("# default") == len(KEYS) - 3


def test_rules_are_off_milder_or_otherwise_tuned(tmp_path: Path) -> None:
    force = prepare(load(settings_file(tmp_path, '[rules]\nCF002 = "off"\nCF001 = "info"\n[rules.CF301]\nslack = 9\n')))
    assert force.rules.find("CF002") is None
    conflict, conversion = force.rules.find("CF001"), force.rules.find("CF301")
    assert conflict and conflict.severity == "info"
    assert conversion and conversion.parameters["slack"] == 9
