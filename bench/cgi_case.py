"""The case `cgi`: forms.cgi behind real web servers, beside programs that do nothing (README.md says how)."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from cgi_client_process import ClientProcess, Steps, rate
from cgi_clients import Client, Idle, Visitor
from cgi_memory import cgi_peaks, process_peak, readable_program
from cgi_servers import Served, apache, fastcgi, give_away, nginx
from cgi_site import FormsSite, build_site, serve_forms, serve_idle
from table import markdown_row

CGI_CASE = "cgi"
CLIENTS = 2
STEPS = ("confirm", "submit")
BUDGET = 1.5
# Not a tmpfs anywhere: it has to last over a reboot.
DISK = Path("/var/tmp")
IN_MEMORY, ON_DISK = "forms.cgi", "forms.cgi, store on disk"
NOTHING, PERL = "does nothing, C", "Perl"
SOURCES = Path(__file__).with_name("cgi")


@dataclass
class Measured:
    """Of each step and program a figure a run: median milliseconds of one client, requests a second of two."""

    times: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    rates: dict[tuple[str, str], list[float]] = field(default_factory=dict)


def _visitor(served: Served) -> Visitor:
    return Visitor(Client(served))


def _idle(served: Served, like: Visitor) -> Idle:
    return Idle(Client(served), like.tokens[-1], like.page_bytes)


def _makers(forms: Sequence[Served], idle: Sequence[Served]) -> dict[str, partial[Steps]]:
    """How to make a client of each program. One visit tells how large the answers of the idle ones are to be."""
    like = _visitor(forms[0])
    like.confirm()
    makers: dict[str, partial[Steps]] = {each.name: partial(_visitor, each) for each in forms}
    return {**makers, **{each.name: partial(_idle, each, like) for each in idle}}


def _time_one_client(makers: dict[str, partial[Steps]], requests: int, measured: Measured) -> None:
    """Request by request in turns, so that whatever disturbs the machine disturbs all programs alike; each begins a
    turn as often as the others, since what one leaves to be done meets the next.
    """
    clients = {name: make() for name, make in makers.items()}
    names = list(clients)
    for step in STEPS:
        seconds: dict[str, list[float]] = {name: [] for name in names}
        for number in range(requests):
            first = number % len(names)
            for name in names[first:] + names[:first]:
                seconds[name].append(getattr(clients[name], step)())
        for name, each in seconds.items():
            measured.times.setdefault((step, name), []).append(1000 * median(each))


def _rate_two_clients(makers: dict[str, partial[Steps]], requests: int, measured: Measured) -> None:
    clients = {name: [ClientProcess(make) for _ in range(CLIENTS)] for name, make in makers.items()}
    for step in STEPS:
        for name, pair in clients.items():
            measured.rates.setdefault((step, name), []).append(rate(pair, step, requests))
    for pair in clients.values():
        for client in pair:
            client.close()


def _measure(title: str, makers: dict[str, partial[Steps]], runs: int, requests: int) -> Measured:
    measured = Measured()
    for number in range(1, runs + 1):
        print(f"{CGI_CASE}: {title}, run {number} of {runs}", file=sys.stderr)
        _time_one_client(makers, requests, measured)
        _rate_two_clients(makers, requests, measured)
    return measured


def _ratios(figures: dict[tuple[str, str], list[float]], step: str, name: str) -> list[float]:
    return [mine / idle for mine, idle in zip(figures[step, name], figures[step, NOTHING])]


def _figures_table(title: str, figures: dict[tuple[str, str], list[float]], unit: str, budget: str) -> str:
    """Medians of the runs; the ratios are those of each run, with the least and the greatest."""
    names = list(dict.fromkeys(name for _, name in figures))
    others = [name for name in names if name != NOTHING]
    rows = []
    for step in STEPS:
        cells = [unit.format(median(figures[step, name])) for name in names]
        for name in others:
            ratios = _ratios(figures, step, name)
            cells.append(f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})")
        rows.append(markdown_row(step, cells))
    headings = [*names, *(f"{name} ÷ nothing" for name in others)]
    if budget:
        rows.append(markdown_row("budget", [*([""] * len(names)), budget, *([""] * (len(others) - 1))]))
    return "\n".join((
        f"### {CGI_CASE}: {title}\n",
        markdown_row("step", headings),
        markdown_row("---", ["---:"] * len(headings)),
        *rows,
    ))


def _tables(server: str, measured: Measured, budget: str) -> Iterator[str]:
    yield _figures_table(f"{server}: median time of an answer, one client", measured.times, "{:.2f} ms", budget)
    yield _figures_table(f"{server}: answers a second, {CLIENTS} clients", measured.rates, "{:,.0f}", "")


def _memory_table(peaks: list[tuple[str, int]]) -> str:
    rows = (markdown_row(name, (f"{size / 10**6:.1f} MB",)) for name, size in peaks)
    return "\n".join((
        f"### {CGI_CASE}: greatest resident memory of a process\n", markdown_row("program", ("peak",)),
        markdown_row("---", ("---:",)), *rows,
    ))


def _own_folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir(mode=0o700)
    give_away(folder)
    return folder


def _forms(site: FormsSite, folder: Path, disk: Path) -> list[Served]:
    return [
        serve_forms(site, IN_MEMORY, folder / "forms", folder / "forms-store"),
        serve_forms(site, ON_DISK, folder / "forms-on-disk", disk / folder.name),
    ]


def _by_apache(site: FormsSite, disk: Path, runs: int, requests: int) -> tuple[Measured, list[tuple[str, int]]]:
    folder = _own_folder(site.folder, "apache")
    forms = _forms(site, folder, disk)
    idle = [
        serve_idle(NOTHING, site.build / "do_nothing_cgi", folder / "nothing"),
        serve_idle(PERL, SOURCES / "perl_cgi.pl", folder / "perl"),
    ]
    with apache([*forms, *idle], site.pages, folder):
        measured = _measure("Apache", _makers(forms, idle), runs, requests)
        launcher = readable_program(site.build / "peak_memory", site.folder)
        return measured, [(f"{name}, CGI", size) for name, size in cgi_peaks(launcher, forms[0], idle)]


def _by_nginx(site: FormsSite, disk: Path, runs: int, requests: int) -> tuple[Measured, list[tuple[str, int]]]:
    folder = _own_folder(site.folder, "nginx")
    forms = _forms(site, folder, disk)
    idle = [serve_idle(NOTHING, site.build / "do_nothing_fastcgi", folder / "nothing")]
    with ExitStack() as stack:
        started = [(each, *stack.enter_context(fastcgi(each, folder))) for each in (*forms, *idle)]
        stack.enter_context(nginx([(each, path) for each, path, _ in started], site.pages, folder))
        measured = _measure("nginx", _makers(forms, idle), runs, requests)
        return measured, [(f"{each.name}, FastCGI", process_peak(processes)) for each, _, processes in started]


def cgi_tables(shirube: Path, runs: int, requests: int, parent: Path) -> Iterator[str]:
    """The tables, each when it is measured. The other programs are those beside `shirube`."""
    with tempfile.TemporaryDirectory(prefix="shirube-bench-", dir=parent) as name, \
            tempfile.TemporaryDirectory(prefix="shirube-bench-", dir=DISK) as disk:
        Path(disk).chmod(0o755)
        site = build_site(shirube.parent, Path(name))
        by_apache, cgi = _by_apache(site, Path(disk), runs, requests)
        yield from _tables("Apache, mod_cgid", by_apache, f"≤ {BUDGET}")
        by_nginx, kept = _by_nginx(site, Path(disk), runs, requests)
        yield from _tables("nginx, FastCGI", by_nginx, "")
        yield _memory_table(cgi + kept)
