"""The case `search`: the index and the queries beside Pagefind's of the same pages (README.md says how)."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from table import markdown_row

SEARCH_CASE = "search"
PAGE_COUNTS = (100, 1_000, 10_000)
FOLDER = Path(__file__).parent
PAGEFIND = FOLDER / "node_modules" / "@pagefind" / "linux-x64" / "bin"
HEADINGS = (
    "index", "files", "loaded by a query", "largest", "until 20 results", "slowest", "pages found", "of those that have it",
)


class SearchToolMissing(Exception):
    """A program or package that the case needs is not there."""


def _pagefind() -> Path:
    for name in ("pagefind_extended", "pagefind"):
        if (PAGEFIND / name).is_file():
            return PAGEFIND / name
    raise SearchToolMissing("Pagefind is not in bench/node_modules; ./dev bench installs it")


def _index_size(folder: Path) -> tuple[int, int]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files), len(files)


def _kilobytes(count: float) -> str:
    return f"{count / 1000:,.0f} kB"


def _row(name: str, index: Path, queries: list[dict[str, float]]) -> str:
    size, files = _index_size(index)
    loaded = [query["bytes"] for query in queries]
    times = [query["milliseconds"] for query in queries]
    found, wanted = (sum(query[key] for query in queries) for key in ("found", "wanted"))
    return markdown_row(name, (
        _kilobytes(size), f"{files:,}", _kilobytes(median(loaded)), _kilobytes(max(loaded)), f"{median(times):.0f} ms",
        f"{max(times):.0f} ms", f"{found:,.0f}", f"{found / wanted:.2f}",
    ))


def _rows(shirube: Path, count: int, folder: Path) -> list[str]:
    print(f"{SEARCH_CASE}: {count} pages", file=sys.stderr)
    generate = [sys.executable, str(FOLDER / "generate.py"), str(folder), "--case", "guides", "--guides", str(count)]
    subprocess.run(generate, check=True)
    output, log = folder / "output", subprocess.DEVNULL
    subprocess.run([str(shirube), "build", str(folder / "shirube"), "--output", str(output)], check=True, stdout=log)
    edition = output / "national"
    command = [str(_pagefind()), "--site", str(edition), "--glob", "guides/*.html", "--root-selector", "main"]
    subprocess.run([*command, "--force-language", "ja"], check=True, stdout=log, env={**os.environ, "NO_COLOR": "1"})
    node = shutil.which("node")
    if node is None:
        raise SearchToolMissing("node is not installed (see tools/packages.txt)")
    measured = subprocess.run(
        [node, str(FOLDER / "search_queries.mjs"), str(edition)], check=True, stdout=subprocess.PIPE, text=True,
    ).stdout
    queries = json.loads(measured)
    return [
        _row(f"{count:,} pages, Shirube", edition / "search", queries["shirube"]),
        _row(f"{count:,} pages, Pagefind", edition / "pagefind", queries["pagefind"]),
    ]


def search_tables(shirube: Path, guides: int | None, parent: Path) -> str:
    """The table; `guides` takes the place of all usual counts of pages."""
    rows = []
    for count in (guides,) if guides else PAGE_COUNTS:
        with tempfile.TemporaryDirectory(prefix="shirube-bench-", dir=parent) as name:
            rows += _rows(shirube, count, Path(name) / SEARCH_CASE)
    return "\n".join((
        "### search: an index of guides, and 20 queries, each in a page of its own\n",
        markdown_row("", HEADINGS), markdown_row("---", ["---:"] * len(HEADINGS)), *rows,
    ))
