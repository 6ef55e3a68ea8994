"""Runs one program and says how long it took and how much memory it held at its peak."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


class ProgramFailed(Exception):
    """A measured program ended with an error; the text holds the last of what it said."""


@dataclass(frozen=True)
class Measurement:
    """Wall time, and the greatest resident memory that the program had at any moment."""

    seconds: float
    peak_bytes: int


def measure(command: list[str], log: Path) -> Measurement:
    """Runs `command` to its end, its output going to `log`.

    The kernel counts the memory of the process that starts another towards the peak of that
    other: whoever calls this has to stay small, or a small program looks as large as its caller.
    """
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        seconds = time.perf_counter() - start
    # Popen must not wait for a process that has been waited for.
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise ProgramFailed(f"{' '.join(command)}\nended with {process.returncode}:\n{last}")
    # Linux gives ru_maxrss in units of 1024 bytes.
    return Measurement(seconds, usage.ru_maxrss * 1024)
