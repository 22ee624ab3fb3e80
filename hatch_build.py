"""Compiles the kernels (`checker/**/_*.pyx`) when the package is built, where Cython and a C compiler are there.

hatchling runs the hook: for a wheel the kernels go into it, for an editable install they lie beside their sources.
Where they cannot be compiled the package is in plain Python, and does the same at half the speed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand
    BuildHookInterface = object

ROOT = Path(__file__).parent
# The same sums everywhere: products are not to be fused with what they are added to.
OPTIONS = ["/O2", "/fp:precise"] if os.name == "nt" else ["-O3", "-g0", "-ffp-contract=off"]


def compiled(into: Path) -> dict[str, Path]:
    """The kernels, compiled into a folder: where each belongs, and where it is. Raises where that cannot be done."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    sources = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in sorted(ROOT.glob("checker/**/_*.pyx"))
    }
    extensions = [Extension(name, [str(path)], extra_compile_args=OPTIONS) for name, path in sources.items()]
    modules = cythonize(extensions, build_dir=str(into / "c"), quiet=True, language_level=3)
    command = build_ext(Distribution({"name": "check-figures", "ext_modules": modules}))
    command.build_lib, command.build_temp = str(into / "lib"), str(into / "o")
    command.parallel = os.cpu_count()
    command.ensure_finalized()
    command.run()
    return {
        Path(path).relative_to(into / "lib").as_posix(): Path(path)
        for path in map(command.get_ext_fullpath, (module.name for module in modules))
    }


class KernelHook(BuildHookInterface):  # type: ignore[misc]
    """What hatchling runs before it packs a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version`: `standard` or `editable`."""
        place = Path(tempfile.mkdtemp(prefix="check-figures-"))
        try:
            found = compiled(place)
        except (Exception, SystemExit) as error:
            self.app.display_warning(f"check-figures: in plain Python, for the kernels do not compile here: {error}")
            return
        if version == "editable":
            for name, built in found.items():
                put(built, ROOT / name)
            return
        build_data["force_include"].update({str(built): name for name, built in found.items()})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def put(built: Path, target: Path) -> None:
    """Another process may have the old one in use."""
    draft = target.with_suffix(".new")
    draft.write_bytes(built.read_bytes())
    draft.replace(target)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        try:
            for name, built in compiled(Path(folder)).items():
                put(built, ROOT / name)
        except (Exception, SystemExit) as error:
            sys.exit(f"check-figures: in plain Python, for the kernels do not compile here: {error}")
