"""Drafts, gates, settings, waivers and baselines as a desk and a CI job meet them on the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run, document, told, write

PAID = "The council of Elbonia City paid {} for the new bridge on May 3.\n"
SOURCES = {"a.txt": PAID.format("$5,587.75"), "b.txt": PAID.format("$5,587.75")}
WAIVER = (
    '[[waiver]]\nsource = "draft.md"\nfigure = "$5,687.75"\nreason = "invoice seen"\nby = "RO"\nexpires = 2999-12-31\n'
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A draft with a slip, and the two stories that it draws on."""
    write(tmp_path, {"draft.md": PAID.format("$5,687.75")})
    write(tmp_path / "sources", SOURCES)
    return tmp_path


def test_a_draft_is_held_against_its_sources(run: Run, desk: Path) -> None:
    done = run("draft.md", "--against", "sources")
    printed = done.stdout.decode()
    assert done.returncode == 1 and not done.stderr
    assert "CONTRADICTED  $5,687.75" in printed and "against  sources/a.txt:1:34" in printed
    draft = document(run("draft.md", "--against", "sources", "--format", "json"))
    (backing,) = (f["backing"] for f in draft["figures"] if f["text"] == "$5,687.75")
    assert backing["standing"] == "contradicted" and len(backing["contradicted_by"]) == 2
    assert [source["role"] for source in draft["sources"]] == ["draft", "source", "source"]
    assert all("backing" not in f for f in draft["figures"] if f["source"] != "draft.md")


def test_only_the_draft_decides_the_exit_code(run: Run, desk: Path) -> None:
    write(desk, {"draft.md": "The council of Elbonia City met on May 3.\n"})
    write(desk / "sources", {"b.txt": PAID.format("$9,587.75")})
    assert run("sources").returncode == 1
    assert run("draft.md", "--against", "sources").returncode == 0
    assert run("draft.md", "--against", "sources", "--fail-on", "info").returncode == 0


def test_standard_input_may_be_the_draft(run: Run, desk: Path) -> None:
    text = f"# Bridge\n\n{PAID.format('$5,687.75')}".encode()
    done = run("-", "--against", "sources", "--write", "none", input=text)
    assert done.returncode == 1
    assert "stdin.md:3:34" in done.stdout.decode()
    named = document(run("-", "--against", "sources", "--stdin-name", "copy/bridge.md", "--format", "json", input=text))
    assert named["sources"][0]["path"] == "copy/bridge.md" and named["sources"][0]["title"] == "Bridge"
    assert named["story"] == desk.name
    alone = document(run("-", "--format", "json", input=text))
    assert [source["id"] for source in alone["sources"]] == ["stdin.md"]
    assert run("extract", "-", input=text).stdout.count(b"\n") == 2


def test_standard_input_that_is_no_text_is_told_by_its_name(run: Run, desk: Path) -> None:
    done = run("-", "--against", "sources", input=b"text \0 text")
    assert done.returncode == 2
    assert told(done)[0].startswith("check-figures: stdin.md: a binary file")


def test_against_takes_all_paths_up_to_the_next_option(run: Run, desk: Path) -> None:
    """As a shell gives them for `sources/*.txt`: none of them is taken for a draft."""
    for order in (
        ("draft.md", "--against", "sources/a.txt", "sources/b.txt", "--format", "json"),
        ("draft.md", "--format", "json", "--against", "sources/a.txt", "--against", "sources/b.txt"),
    ):
        roles = {source["path"]: source["role"] for source in document(run(*order))["sources"]}
        assert roles == {"draft.md": "draft", "sources/a.txt": "source", "sources/b.txt": "source"}
    done = run("--against", "sources", "draft.md")
    assert done.returncode == 2 and told(done)[0].startswith("check-figures: name the draft first: ")


def test_a_draft_without_any_source_is_told(run: Run, desk: Path) -> None:
    for against in ("nowhere", "draft.md"):
        done = run("draft.md", "--against", against)
        assert done.returncode == 2
        assert len(told(done)) == 1 and told(done)[0].startswith(f"check-figures: {against}: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("sources", "--against", "-"),
        ("sources", "--by-folder", "--against", "sources"),
        ("-", "--by-folder"),
        ("sources", "--config", "a.toml", "--no-config"),
        ("sources", "--show", "never"),
    ],
)
def test_what_excludes_each_other_is_a_usage_error(run: Run, desk: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, input=b"")
    assert (done.returncode, done.stdout, len(told(done))) == (2, b"", 1)


def test_what_is_shown_and_what_fails_are_two_things(run: Run, desk: Path) -> None:
    write(desk / "sources", {"b.txt": PAID.format("$9,587.75"), "c.txt": "The mayor has 4 cats and 12 parrots.\n"})
    for show, conflict, single in (("info", True, True), ("warning", True, False), ("error", True, False)):
        done = run("sources", "--show", show, "--fail-on", "never")
        printed = done.stdout.decode()
        assert done.returncode == 0
        assert ("CONFLICT" in printed, "SINGLE SOURCE" in printed) == (conflict, single)
    assert run("sources", "--show", "error", "--fail-on", "info").returncode == 1
    everything = run("sources", "--format", "json").stdout
    assert run("sources", "--format", "json", "--show", "error").stdout == everything


def test_quiet_prints_nothing_and_the_exit_code_tells(run: Run, desk: Path) -> None:
    write(desk / "sources", {"empty.txt": ""})
    done = run("draft.md", "--against", "sources", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert (desk / "reports" / "figures.csv").exists()
    done = run("draft.md", "nowhere.md", "--against", "sources", "-q", "--write", "none", "--format", "jsonl")
    assert (done.returncode, done.stdout, len(told(done))) == (2, b"", 1)


def test_settings_are_found_above_the_first_path_and_options_go_before(run: Run, desk: Path) -> None:
    write(desk, {"check-figures.toml": 'fail-on = "never"\nwrite = ["none"]\n'})
    (desk / "deep").mkdir()
    assert run("draft.md", "--against", "sources").returncode == 0
    assert not (desk / "reports").exists()
    assert run("draft.md", "--against", "sources", "--fail-on", "error").returncode == 1
    assert run("draft.md", "--against", "sources", "--no-config").returncode == 1
    write(desk / "deep", {"strict.toml": 'fail-on = "error"\n'})
    assert run("draft.md", "--against", "sources", "--config", "deep/strict.toml").returncode == 1


def test_a_mistake_in_settings_is_told_with_its_line_before_work_starts(run: Run, desk: Path) -> None:
    write(desk, {"check-figures.toml": '[rules]\nCF001 = "of"\n'})
    done = run("draft.md", "--against", "sources")
    assert (done.returncode, done.stdout) == (2, b"")
    assert told(done) == [
        'check-figures: check-figures.toml:2:1: unknown severity "of": did you mean "off"?',
        '    CF001 = "of"',
    ]


def test_config_says_what_is_in_force_and_where_it_comes_from(run: Run, desk: Path) -> None:
    write(
        desk,
        {"pyproject.toml": '[tool.check-figures]\nfail-on = "warning"\n[tool.check-figures.rules]\nCF002 = "off"\n'},
    )
    lines = run("config", "sources").stdout.decode().splitlines()
    assert any(line.startswith('fail-on = "warning"') and line.endswith("# pyproject.toml:2:1") for line in lines)
    assert any(line.startswith('show = "info"') and line.endswith("# default") for line in lines)
    assert 'CF002 = "off"  # pyproject.toml:4:1' in lines
    assert b"CF002" not in run("rules").stdout
    assert b"single-source" in run("rules", "CF002").stdout


def test_a_pack_of_one_s_own(run: Run, desk: Path) -> None:
    pack = (
        'pack = "house"\n[[rule]]\ncode = "HS001"\nname = "house-single"\nkind = "single-source"\nseverity = "error"\n'
        'what = "w"\nwhy = "w"\nfires = "f"\nsilent = "s"\n'
    )
    write(desk, {"house.toml": pack})
    write(desk / "sources", {"b.txt": "The mayor has 12 parrots.\n"})
    assert run("sources").returncode == 0
    assert run("sources", "--rules", "house.toml").returncode == 1
    assert b"HS001" in run("rules", "--rules", "house.toml").stdout
    write(desk, {"house.toml": pack.replace('"error"', '"fatal"')})
    done = run("sources", "--rules", "house.toml")
    assert (done.returncode, told(done)[1]) == (2, '    severity = "fatal"')
    assert told(done)[0].startswith('check-figures: house.toml:6:1: unknown severity "fatal"')


def test_a_waiver_lets_a_finding_stand_in_sight(run: Run, desk: Path) -> None:
    write(desk, {"waivers.toml": WAIVER})
    call = ("draft.md", "--against", "sources", "--waivers", "waivers.toml")
    done = run(*call)
    printed = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "LET STAND  $5,687.75" in printed and "Waived by RO until 2999-12-31: invoice seen" in printed
    (waived,) = (f for f in document(run(*call, "--format", "json"))["findings"] if "waiver" in f)
    assert waived["waiver"] == {
        "reason": "invoice seen", "by": "RO", "expires": "2999-12-31", "where": "waivers.toml:1:1", "inline": False,
    }  # fmt: skip


def test_waivers_that_expired_or_are_not_needed_are_reported(run: Run, desk: Path) -> None:
    write(desk, {"waivers.toml": WAIVER.replace("2999", "1999") + WAIVER.replace("$5,687.75", "31")})
    done = run("draft.md", "--against", "sources", "--waivers", "waivers.toml")
    assert done.returncode == 1
    assert [line.split(": the waiver")[0] for line in told(done)] == [
        "check-figures: warning: waivers.toml:1:1", "check-figures: warning: waivers.toml:7:1",
    ]  # fmt: skip


def test_a_comment_of_a_web_page_is_no_mark_and_sic_is_one_in_every_format(run: Run, desk: Path) -> None:
    """Who reads the page never sees the comment."""
    body = "<!DOCTYPE html><html><head><title>Bridge</title></head><body><article><h1>Bridge paid</h1><p>{}</p>"
    more = (
        "The mayor called it the largest sum that was ever spent on a bridge of the city.</p></article></body></html>"
    )
    for mark, code in (("<!-- check-figures: ok invoice seen -->", 1), ("[sic]", 0)):
        write(desk, {"draft.html": (body + more).format(PAID.format(f"$5,687.75 {mark}"))})
        done = run("draft.html", "--against", "sources", "--write", "none")
        assert (done.returncode, done.stderr) == (code, b"")


def test_a_baseline_accepts_what_stands_today_and_never_grows_unasked(run: Run, desk: Path) -> None:
    write(desk / "sources", {"b.txt": PAID.format("$9,587.75")})
    asked = run("baseline", "sources")
    assert asked.returncode == 0 and b"1 accepted (1 new, 0 taken out)" in asked.stdout
    path = desk / "check-figures-baseline.toml"
    before = path.read_bytes()
    call = ("sources", "--baseline", path.name)
    done = run(*call)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "LET STAND" in done.stdout.decode() and "1 in the baseline" in done.stdout.decode()
    write(desk / "sources", {"c.txt": "The flood in Ruritania killed 31 people.\n"})
    write(desk / "sources", {"d.txt": "The flood in Ruritania killed 13,000 people.\n"})
    assert run(*call).returncode == 1
    assert path.read_bytes() == before
    pruned = run("baseline", "sources", "--prune")
    assert b"1 accepted (0 new, 0 taken out)" in pruned.stdout and path.read_bytes() == before
    assert b"2 accepted (1 new, 0 taken out)" in run("baseline", "sources").stdout
    assert run(*call).returncode == 0


def test_a_baseline_accepts_what_a_finding_explained_as_well(run: Run, desk: Path) -> None:
    """Once it is let be it explains no more: else the second run fails on what stood there on the first."""
    write(desk / "flood", {"a.txt": "Flood kills 44 in Ostra\n\nThe flood in Ostra killed 53 people on Sunday.\n"})
    write(desk / "flood", {"b.txt": "Ostra under water\n\nThe flood in Ostra killed 44 people on Sunday.\n"})
    assert b"2 accepted (2 new, 0 taken out)" in run("baseline", "flood").stdout
    call = ("flood", "--baseline", "check-figures-baseline.toml")
    assert (run(*call).returncode, run(*call).stderr) == (0, b"")
    write(desk / "flood", {"c.txt": "Ostra mourns\n\nThe flood in Ostra killed 61 people on Sunday.\n"})
    assert run(*call).returncode == 1


def test_stale_entries_of_a_baseline_are_reported_and_others_stay(run: Run, desk: Path) -> None:
    write(desk / "old", {"a.txt": PAID.format("$5"), "b.txt": PAID.format("$9")})
    write(desk / "new", {"a.txt": PAID.format("$5"), "b.txt": PAID.format("$9")})
    for folder in ("old", "new"):
        run("baseline", folder)
    write(desk / "old", {"b.txt": PAID.format("$5")})
    done = run("old", "--baseline", "check-figures-baseline.toml")
    assert done.returncode == 0
    assert len(told(done)) == 1 and "CF001 in old is found no more" in told(done)[0]
    assert b"1 accepted (0 new, 1 taken out)" in run("baseline", "old").stdout
    assert run("new", "--baseline", "check-figures-baseline.toml").returncode == 0


def test_excel_gets_the_mark_that_it_needs(run: Run, desk: Path) -> None:
    assert run("sources", "--format", "csv", "--excel").stdout.startswith(b"\xef\xbb\xbfstory,")
    assert (desk / "reports" / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbfstory,")


@pytest.mark.parametrize("taken", ["reports", "reports/figures.csv/x"])
def test_an_output_that_cannot_be_written_is_told_before_work_starts(run: Run, desk: Path, taken: str) -> None:
    if "/" in taken:
        (desk / taken).mkdir(parents=True)
    else:
        write(desk, {taken: ""})
    done = run("draft.md", "--against", "sources")
    assert (done.returncode, done.stdout, len(told(done))) == (2, b"", 1)
    assert "cannot be written" in told(done)[0] and "--output" in told(done)[0]


def test_a_word_that_is_nearly_a_command_is_told_so(run: Run, desk: Path) -> None:
    done = run("baselin", "sources")
    assert (done.returncode, done.stdout) == (2, b"")
    assert told(done) == [
        "check-figures: no file or folder 'baselin'; did you mean the command baseline? (see check-figures --help)"
    ]
    write(desk, {"baselin": PAID.format("$5")})
    assert run("baselin", "--write", "none").returncode == 0


def test_what_an_option_or_a_setting_names_and_is_not_there_is_told_with_who_names_it(run: Run, desk: Path) -> None:
    write(desk, {"c.toml": 'fail-on = "error"\nwaivers = "none.toml"\n'})
    for options, says in (
        (
            ("--baseline", "no.toml"),
            "no.toml:1:1: there is no such file or folder (named by --baseline): write it with",
        ),
        (("--rules", "no"), "no:1:1: there is no such file or folder (named by --rules): mend its name"),
        (("--config", "c.toml"), "none.toml:1:1: there is no such file or folder (named by c.toml:2:1): mend its name"),
    ):
        done = run("sources", *options)
        assert (done.returncode, done.stdout) == (2, b"") and told(done)[0].startswith(f"check-figures: {says}")


def test_a_baseline_that_cannot_be_written_names_its_own_option(run: Run, desk: Path) -> None:
    (desk / "taken.toml").mkdir()
    for name in ("taken.toml", "draft.md/b.toml"):
        done = run("baseline", "sources", "--baseline", name)
        assert done.returncode == 2 and "--output" not in told(done)[0]


def test_help_has_examples(run: Run) -> None:
    for command in ((), ("check",)):
        text = run(*command, "--help").stdout.decode()
        assert "Examples:" in text and "--against sources/" in text
        assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert done.returncode == 0 and b"_CHECK_FIGURES_COMPLETE" in done.stdout


def test_commands_options_and_their_values_are_completed(run: Run, tmp_path: Path) -> None:
    def completed(*words: str) -> list[str]:
        env = {
            **os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "_CHECK_FIGURES_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(("check-figures", *words)), "COMP_CWORD": str(len(words)),
        }  # fmt: skip
        done = subprocess.run([sys.executable, "-c", "from checker.cli import main; main()"],
                              cwd=tmp_path, env=env, capture_output=True, text=True)  # fmt: skip
        return [line.split(",", 1)[1] for line in done.stdout.splitlines()]

    assert completed("base") == ["baseline", "base"]  # the latter: whatever path begins like that
    assert completed("seeds/", "--fail-on", "w") == ["warning"]
    assert "--against" in completed("seeds/", "--ag")
