"""Articles of our own for the archive's tests: the dead of a gale off Skarvik, told by ourselves and by others."""

from __future__ import annotations

from pathlib import Path

SUNDAY, MONDAY, TUESDAY = "2024-03-03", "2024-03-04", "2024-03-05"
GALE = "The gale off Skarvik has killed {} people, the Vardnes coast guard said, as boats searched near Hallholm.\n"
DRAFT = f"---\ndate: {TUESDAY}\n---\nBoats searched near Hallholm on Tuesday. " + GALE.format("1,412")


def article(outlet: str, day: str, text: str) -> str:
    """A file in Markdown that says whose it is and of which day."""
    return f"---\nsource: {outlet}\ndate: {day}\ntitle: Gale off Skarvik\n---\n# Gale off Skarvik\n\n{text}"


def archive(folder: Path) -> Path:
    """We had 1,700 on Sunday, two others 1,997 since; ten years before, another gale killed 31."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "ours.md": ("Harbour Herald", SUNDAY, GALE.format("1,713")),
        "post.md": ("Northern Post", MONDAY, GALE.format("1,997")),
        "courier.md": ("Coast Courier", MONDAY, GALE.format("1,997")),
        "long-ago.md": ("Coast Courier", "2014-03-04", GALE.format("31")),
    }
    for name, (outlet, day, text) in told.items():
        (folder / name).write_text(article(outlet, day, text), encoding="utf-8", newline="")
    return folder
