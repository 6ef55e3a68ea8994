#!/usr/bin/env python3
"""Measures full builds from nothing by Shirube and, but for a flow, by Hugo, in turns; and the rules of a form beside
other libraries; and forms.cgi beside programs that do nothing. Prints a table for each case.

It fails where something is missing or a build fails, never because a build is slow.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from cases import CASE_NAMES, Case, FlowCase, make_case
from cgi_case import CGI_CASE, cgi_tables
from cgi_client_process import ClientFailed
from cgi_clients import AnswerDiffers
from cgi_servers import ServerFailed
from hugo_site import FASTEST_FORM, FORMS
from measure import Measurement, ProgramFailed, measure
from rule_bundles import VerdictsDiffer
from rules_case import RULES_CASE, RuleToolMissing, rules_tables, rules_versions
from same_texts import TextsDiffer, check_output
from search_case import SEARCH_CASE, SearchToolMissing, search_tables
from table import Round, case_table

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED_MEMORY = Path("/dev/shm")
# Both sites, the output of one generator at a time and a copy of it, generously.
BYTES_A_PAGE = 100_000
ALL_NAMES = (*CASE_NAMES, RULES_CASE, CGI_CASE, SEARCH_CASE)


class CannotMeasure(Exception):
    """Something that measuring needs is not there."""


FAILURES = (
    AnswerDiffers, CannotMeasure, ClientFailed, ProgramFailed, RuleToolMissing, SearchToolMissing, ServerFailed, TextsDiffer,
    VerdictsDiffer, subprocess.CalledProcessError, OSError,
)


@dataclass(frozen=True)
class Tools:
    """The two programs whose builds are compared."""

    shirube: Path
    hugo: Path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds of each case (default: 5)")
    parser.add_argument("--case", choices=ALL_NAMES, help="one case alone (default: all)")
    parser.add_argument(
        "--guides", type=int, metavar="N",
        help="guides in each case of guides (default: 10,000 in one edition, 200 in each of 47 editions)",
    )
    parser.add_argument(
        "--questions", type=int, metavar="N", help="questions of the flow, and outcomes (default: 500)"
    )
    parser.add_argument(
        "--requests", type=int, default=200, metavar="N",
        help="requests of each client in a round of forms.cgi, a step and program (default: 200)",
    )
    parser.add_argument(
        "--hugo-form", choices=FORMS, default=FASTEST_FORM,
        help=f"where a Hugo page keeps its steps (default: {FASTEST_FORM}, the fastest)",
    )
    parser.add_argument(
        "--shirube", type=Path, default=REPOSITORY / "build" / "shirube", metavar="PROGRAM",
        help="another build of it, to compare with (default: build/shirube)",
    )
    arguments = parser.parse_args()
    if arguments.runs < 1:
        parser.error("--runs must be 1 or more")
    if arguments.guides is not None and arguments.guides < 2:
        parser.error("--guides must be 2 or more: guides link to each other")
    if arguments.questions is not None and arguments.questions < 2:
        parser.error("--questions must be 2 or more")
    if arguments.requests < 1:
        parser.error("--requests must be 1 or more")
    return arguments


def _find_shirube(program: Path) -> Path:
    if not os.access(program, os.X_OK) or program.is_dir():
        raise CannotMeasure(f"{program} is not there; ./dev site builds it")
    return program.resolve()


def _find_hugo() -> Path:
    hugo = shutil.which("hugo")
    if hugo is None:
        raise CannotMeasure("hugo is not installed; Debian's package is called hugo (see tools/packages.txt)")
    return Path(hugo)


def _is_tmpfs(folder: Path) -> bool:
    mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    return any(line.split()[1:3] == [str(folder), "tmpfs"] for line in mounts)


def _work_parent(cases: list[Case]) -> tuple[Path, str | None]:
    """Where to work, and a remark where that is not what it should be."""
    needed = max((case.page_count() for case in cases), default=0) * BYTES_A_PAGE
    if not SHARED_MEMORY.is_dir() or not _is_tmpfs(SHARED_MEMORY):
        reason = f"{SHARED_MEMORY} is not a tmpfs"
    elif not os.access(SHARED_MEMORY, os.W_OK) or shutil.disk_usage(SHARED_MEMORY).free < needed:
        reason = f"{SHARED_MEMORY} has less than {needed // 10**6} MB to write to"
    else:
        return SHARED_MEMORY, None
    folder = Path(tempfile.gettempdir())
    return folder, f"Output is in {folder}, for {reason}: times include what the disk does."


def _generate(case: Case, form: str, folder: Path) -> None:
    """Writes the sites, in a process of its own: this one has to stay small (see measure.py)."""
    command = [sys.executable, str(Path(__file__).with_name("generate.py")), str(folder)]
    if isinstance(case, FlowCase):
        options = ["--case", case.name, "--questions", str(case.question_count)]
    else:
        options = ["--case", case.name, "--guides", str(case.guide_count), "--hugo-form", form]
    subprocess.run(command + options, check=True)


def _build(command: list[str], output: Path, log: Path) -> Measurement:
    """One build from nothing."""
    shutil.rmtree(output, ignore_errors=True)
    return measure(command, log)


def _round(case: Case, tools: Tools, folder: Path, check: bool) -> Round:
    """One build by each generator that has the case, Shirube's output also copied where its budget asks for that."""
    output, copy, log = folder / "output", folder / "copy", folder / "log"
    shirube_command = [str(tools.shirube), "build", str(folder / "shirube"), "--output", str(output)]
    hugo_command = [
        str(tools.hugo), "--source", str(folder / "hugo"), "--destination", str(output),
        "--cacheDir", str(folder / "cache"), "--noBuildLock", "--quiet",
    ]
    shirube = _build(shirube_command, output, log)
    if check:
        check_output(output, case)
    if isinstance(case, FlowCase):
        return Round(shirube, None, None)
    copied = None
    if case.name == "editions":
        copied = _build(["cp", "-r", str(output), str(copy)], copy, log)
        shutil.rmtree(copy)
    hugo = _build(hugo_command, output, log)
    if check:
        check_output(output, case)
    shutil.rmtree(output)
    return Round(shirube, hugo, copied)


def _measure_case(case: Case, tools: Tools, arguments: argparse.Namespace, parent: Path) -> list[Round]:
    rounds = []
    with tempfile.TemporaryDirectory(prefix="shirube-bench-", dir=parent) as name:
        folder = Path(name) / case.name
        print(f"{case.name}: writing the texts", file=sys.stderr)
        _generate(case, arguments.hugo_form, folder)
        for number in range(1, arguments.runs + 1):
            print(f"{case.name}: run {number} of {arguments.runs}", file=sys.stderr)
            rounds.append(_round(case, tools, folder, check=number == 1))
    return rounds


def _version(program: Path, *arguments: str) -> str:
    shown = subprocess.run([program, *arguments], capture_output=True, text=True, check=False).stdout
    return shown.splitlines()[0] if shown else program.name


def _run_builds(cases: list[Case], shirube: Path, arguments: argparse.Namespace, parent: Path) -> None:
    tools = Tools(shirube, _find_hugo())
    print(f"- {_version(tools.hugo, 'version')}\n- Hugo's steps are kept as {arguments.hugo_form}")
    for case in cases:
        rounds = _measure_case(case, tools, arguments, parent)
        print(f"\n{case_table(case, rounds)}", flush=True)


def _run(arguments: argparse.Namespace) -> None:
    shirube = _find_shirube(arguments.shirube)
    names = [arguments.case] if arguments.case else list(ALL_NAMES)
    cases = [make_case(name, arguments.guides, arguments.questions) for name in names if name in CASE_NAMES]
    parent, remark = _work_parent(cases)
    print(f"- {_version(shirube, '--version')}\n- {len(os.sched_getaffinity(0))} processors")
    if remark:
        print(f"- {remark}")
    if RULES_CASE in names:
        print(rules_versions())
    if cases:
        _run_builds(cases, shirube, arguments, parent)
    if RULES_CASE in names:
        for table in rules_tables(shirube, arguments.runs, parent):
            print(f"\n{table}", flush=True)
    if CGI_CASE in names:
        for table in cgi_tables(shirube, arguments.runs, arguments.requests, parent):
            print(f"\n{table}", flush=True)
    if SEARCH_CASE in names:
        print(f"\n{search_tables(shirube, arguments.guides, parent)}", flush=True)


def _end(_signal: int, _frame: FrameType | None) -> None:
    # Leaving by an exception removes the folder in memory, which would otherwise stay until the next boot.
    sys.exit(1)


def main() -> int:
    signal.signal(signal.SIGTERM, _end)
    try:
        _run(_arguments())
    except FAILURES as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
