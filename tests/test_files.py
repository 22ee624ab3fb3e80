"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.files import write_whole


@pytest.mark.parametrize("content", ["new\n", b"\x00new"])
def test_a_file_is_new_or_old_and_nothing_lies_beside_it(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "deep" / "figures.csv"
    write_whole(path, "old\n")
    write_whole(path, content)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("moment", ["write_bytes", "replace"])
def test_an_interruption_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    path = tmp_path / "figures.csv"
    write_whole(path, "old\n")

    def interrupted(draft: Path, *given: object) -> None:
        if moment == "write_bytes":
            draft.touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, moment, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new\n")
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "figures.csv"
    link.symlink_to(tmp_path / "there" / "real.csv")
    write_whole(link, "new\n")
    assert link.is_symlink() and (tmp_path / "there" / "real.csv").read_text() == "new\n"
