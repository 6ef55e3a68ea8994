"""The sizes of what a page loads to judge a small form: by our scripts, and by other libraries bundled with its rules."""

import gzip
import subprocess
from dataclasses import dataclass
from pathlib import Path

from rules_site import SOURCES, RuleFiles

VALIDATE_BUDGET = 6000
# The name that a table gives, the file with the form's rules, and whether they can be run without a page.
LIBRARIES = (
    ("zod-mini", "zod_mini.mjs", True),
    ("valibot", "valibot.mjs", True),
    ("just-validate", "just_validate.mjs", False),
    ("ajv, compiles in the page", "ajv.mjs", True),
    ("joi", "joi.mjs", True),
)


class VerdictsDiffer(Exception):
    """A library's rules hold other values right than ours do: it would be measured for another task."""


@dataclass(frozen=True)
class Size:
    """The bytes of one or more files, each compressed by itself, as a server sends them."""

    name: str
    minified: int
    compressed: int


def _size(name: str, *files: Path) -> Size:
    contents = [file.read_bytes() for file in files]
    # No time in the header: the same bytes each time.
    compressed = sum(len(gzip.compress(content, 9, mtime=0)) for content in contents)
    return Size(name, sum(map(len, contents)), compressed)


def our_sizes(scripts: Path, files: RuleFiles) -> list[Size]:
    """`scripts` is the build's folder of them."""
    validate, form = scripts / "validate.js", scripts / "form.js"
    return [
        _size("validate.js", validate),
        _size("validate.js and rules", validate, files.pack),
        _size("form.js", form),
        _size("form.js and rules", form, files.pack_script),
    ]


def _bundle(esbuild: str, source: Path, bundle: Path) -> None:
    """As CMakeLists.txt makes our own scripts."""
    subprocess.run(
        [esbuild, str(source), "--bundle", "--minify", "--target=es2017", "--format=iife", "--charset=utf8",
         "--platform=browser", "--log-level=warning", f"--outfile={bundle}"],
        check=True,
    )


def _check_verdicts(node: str, name: str, bundle: Path, files: RuleFiles) -> None:
    for kind, values in files.values.items():
        command = [node, str(SOURCES / "judge.mjs"), str(bundle), str(values)]
        found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        unlike = found.count("0" if kind == "right" else "1")
        if unlike:
            raise VerdictsDiffer(f"{name} judges {unlike} of {len(found)} {kind} values otherwise")


def library_sizes(esbuild: str, node: str, files: RuleFiles, folder: Path) -> list[Size]:
    """Bundles each library in `folder`, and holds its verdicts against what the values are."""
    sizes = []
    for name, source, runs_alone in LIBRARIES:
        bundle = folder / Path(source).with_suffix(".js").name
        _bundle(esbuild, SOURCES / source, bundle)
        if runs_alone:
            _check_verdicts(node, name, bundle, files)
        sizes.append(_size(name, bundle))
    return sizes
