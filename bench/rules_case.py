"""The case `rules`: sizes and speed of the rules of a small form, beside other libraries' (README.md says how)."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from rule_bundles import VALIDATE_BUDGET, Size, library_sizes, our_sizes
from rules_site import SOURCES, write_rule_files
from rules_values import COUNT, MEASURED_KINDS
from table import markdown_row
from verdict_rates import Rates, measure_rates

RULES_CASE = "rules"
RATE_HEADINGS = ("C++", "validate.js", "ajv", "C++ ÷ ajv", "validate.js ÷ ajv")
RATE_FORMATS = ("{:,.0f} k/s", "{:,.0f} k/s", "{:,.0f} k/s", "{:.2f}", "{:.2f}")


class RuleToolMissing(Exception):
    """A program or package that the case needs is not there."""


def _program(*names: str) -> str:
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    raise RuleToolMissing(f"{names[0]} is not installed (see tools/packages.txt)")


def _sizes_table(sizes: list[Size], reference: Size) -> str:
    rows = [
        markdown_row(size.name, (
            f"{size.minified:,} B", f"{size.compressed:,} B", f"{size.compressed / reference.compressed:.2f}",
        ))
        for size in sizes
    ]
    return "\n".join((
        "### rules: what a page loads to judge a form of 7 fields\n",
        markdown_row("loaded", ("minified", "gzip", f"gzip ÷ {reference.name}")),
        markdown_row("---", ["---:"] * 3),
        *rows,
        markdown_row("budget of validate.js", ("", f"≤ {VALIDATE_BUDGET:,} B", "")),
    ))


def _rates_row(first: str, figures: list[float]) -> str:
    return markdown_row(first, [form.format(figure) for form, figure in zip(RATE_FORMATS, figures)])


def _rates_table(kind: str, rates: list[Rates]) -> str:
    figures = [each.figures() for each in rates]
    return "\n".join((
        f"### rules: verdicts a second, in thousands, of {kind} values ({COUNT:,} in turns)\n",
        markdown_row("run", RATE_HEADINGS),
        markdown_row("---", ["---:"] * len(RATE_HEADINGS)),
        *(_rates_row(str(number), row) for number, row in enumerate(figures, start=1)),
        _rates_row("median", [median(column) for column in zip(*figures)]),
    ))


def rules_versions() -> str:
    """The versions of the programs that only this case uses, as an item of a list."""
    def version(program: str) -> str:
        return subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    return f"- Node.js {version(_program('node', 'nodejs'))}, esbuild {version(_program('esbuild'))}"


def rules_tables(shirube: Path, runs: int, parent: Path) -> Iterator[str]:
    """The tables, each when it is measured. The other programs and scripts are those beside `shirube`."""
    build = shirube.parent
    program = build / "verdict_rate"
    if not os.access(program, os.X_OK):
        raise RuleToolMissing(f"{program} is not there; ./dev bench builds it")
    node, esbuild = _program("node", "nodejs"), _program("esbuild")
    if not (SOURCES.parent / "node_modules").is_dir():
        raise RuleToolMissing("bench/node_modules is not there; ./dev bench installs it")
    with tempfile.TemporaryDirectory(prefix="shirube-bench-", dir=parent) as name:
        files = write_rule_files(shirube, Path(name) / RULES_CASE)
        print(f"{RULES_CASE}: bundling", file=sys.stderr)
        ours = our_sizes(build / "client", files)
        yield _sizes_table(ours + library_sizes(esbuild, node, files, Path(name)), reference=ours[1])
        rates: dict[str, list[Rates]] = {kind: [] for kind in MEASURED_KINDS}
        for number in range(1, runs + 1):
            print(f"{RULES_CASE}: run {number} of {runs}", file=sys.stderr)
            for kind, measured in rates.items():
                measured.append(measure_rates(build, node, files, kind))
        for kind, measured in rates.items():
            yield _rates_table(kind, measured)
