"""The three ways to have check-figures: a checkout, `pip install -e`, and a wheel. Each finds the rules.

All three are done for real, from a copy of the project, without the network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from checker.kernels import NAMES

ROOT = Path(__file__).parent.parent
ARTICLE = "Ferry sinks\n\nAt least 37 people were killed on May 3.\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a fresh clone has it."""
    folder = tmp_path_factory.mktemp("clone") / "project"
    folder.mkdir()
    for name in ("checker", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(copy))
    (built,) = out.glob("*.whl")
    return built


def pip(python: str, *arguments: str, **env: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "--quiet", "--no-input", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
    )
    assert done.returncode == 0, done.stderr


def environment(folder: Path) -> Path:
    """A virtual environment that borrows the dependencies, but not check-figures, from this one."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    home = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    # A path alone, so that an editable check-figures of this environment is not borrowed too.
    Path(home, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


def assert_works(command: list[str], cwd: Path, home: Path) -> None:
    """The program runs, with the rules, and from the place that it should come from."""
    (cwd / "a.txt").write_text(ARTICLE, encoding="utf-8")
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    listed = subprocess.run([*command, "rules"], cwd=cwd, env=env, capture_output=True, text=True)
    assert "CF001" in listed.stdout, listed.stderr
    done = subprocess.run(
        [*command, "a.txt", "--format", "json", "--write", "none"], cwd=cwd, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert 37 in [figure["low"] for figure in json.loads(done.stdout)["figures"]]
    python = [str(Path(command[0]).with_name(Path(sys.executable).name))]
    code = "import checker.resources; print(checker.resources.rules_dir())"
    found = subprocess.run(
        [*python, "-c", code], cwd=home if len(command) > 1 else cwd, env=env, capture_output=True, text=True
    )
    assert Path(found.stdout.strip()).is_relative_to(home.resolve()), found


def test_a_wheel_carries_the_package_its_data_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {name.split("/", 1)[1] for name in names if name.startswith("checker/")}
    for path in [*(ROOT / "rules").rglob("*.toml"), *(ROOT / "rules" / "lexicon").iterdir()]:
        assert path.relative_to(ROOT).as_posix() in shipped
    here = {path.relative_to(ROOT / "checker").as_posix() for path in (ROOT / "checker").rglob("*") if path.is_file()}
    assert {
        name for name in here if "__pycache__" not in name and not name.endswith((".pyx", ".pxd", ".so"))
    } <= shipped
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if not name.startswith(("checker/", "check_figures-"))]


def kernels_in(wheel: Path) -> set[str]:
    names = zipfile.ZipFile(wheel).namelist()
    return {name.split(".", 1)[0].replace("/", ".") for name in names if name.endswith((".so", ".pyd"))}


def can_compile() -> bool:
    """Whether this environment has all that the kernels take: else the wheels here are in plain Python."""
    compiler = "cl" if os.name == "nt" else (sysconfig.get_config_var("CC") or "cc").split()[0]
    return bool(shutil.which(compiler) and find_spec("Cython") and find_spec("setuptools"))


@pytest.mark.skipif(not can_compile(), reason="no C compiler or no Cython here")
def test_a_wheel_carries_the_kernels_where_they_compile(wheel: Path) -> None:
    assert kernels_in(wheel) == set(NAMES)
    assert not wheel.name.endswith("none-any.whl")


def test_a_wheel_is_in_plain_python_without_a_compiler(copy: Path, tmp_path: Path) -> None:
    wheeling = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(copy))
    pip(sys.executable, *wheeling, CC=str(tmp_path / "no-compiler"))
    (built,) = tmp_path.glob("*.whl")
    assert not kernels_in(built)
    assert built.name.endswith("none-any.whl")
    scripts = environment(tmp_path / "env")
    pip(str(scripts / Path(sys.executable).name), "install", "--no-deps", "--no-index", str(built))
    (tmp_path / "work").mkdir()
    assert_works([str(scripts / "check-figures")], tmp_path / "work", tmp_path / "env")


def test_an_installed_wheel_works(wheel: Path, tmp_path: Path) -> None:
    scripts = environment(tmp_path / "env")
    python = str(scripts / Path(sys.executable).name)
    pip(python, "install", "--no-deps", "--no-index", str(wheel))
    (tmp_path / "work").mkdir()
    assert_works([str(scripts / "check-figures")], tmp_path / "work", tmp_path / "env")


def test_an_editable_install_works(copy: Path, tmp_path: Path) -> None:
    scripts = environment(tmp_path / "env")
    python = str(scripts / Path(sys.executable).name)
    pip(python, "install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(copy))
    (tmp_path / "work").mkdir()
    assert_works([str(scripts / "check-figures")], tmp_path / "work", copy)


def test_a_checkout_works_uninstalled(copy: Path, tmp_path: Path) -> None:
    scripts = environment(tmp_path / "env")
    python = str(scripts / Path(sys.executable).name)
    assert_works([python, "-m", "checker"], copy, copy)


def test_the_version_is_said_once() -> None:
    """The package's own is the one that the installed metadata carry."""
    code = (
        "import importlib.metadata, checker; print(importlib.metadata.version('check-figures') == checker.__version__)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "True", done.stderr
