"""How many verdicts a second are given of the same values: by our rules in C++ and in Node, and by ajv."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from rule_bundles import VerdictsDiffer
from rules_site import SOURCES, RuleFiles

# Of processor time.
SECONDS = 1.0


@dataclass(frozen=True)
class Rates:
    """Verdicts a second of processor time, of three programs one right after the other."""

    native: float
    script: float
    ajv: float

    def figures(self) -> list[float]:
        """Thousands a second, and ratios, in the order of the columns."""
        return [
            self.native / 1000, self.script / 1000, self.ajv / 1000,
            self.native / self.ajv, self.script / self.ajv,
        ]


def _rate(command: list[str], kind: str) -> float:
    shown = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    said = json.loads(shown)
    if set(said["ok"]) != {"1" if kind == "right" else "0"}:
        raise VerdictsDiffer(f"{' '.join(command)}: not all {kind} values are found {kind}")
    return said["verdicts"] / said["seconds"]


def measure_rates(build: Path, node: str, files: RuleFiles, kind: str) -> Rates:
    """`build` holds the program and the script; `kind` is that of the values."""
    values_and_time = [str(files.values[kind]), str(SECONDS)]
    in_node = [node, str(SOURCES / "verdict_rate.mjs")]
    script = str(build / "client" / "validate.js")
    return Rates(
        _rate([str(build / "verdict_rate"), str(files.pack), *values_and_time], kind),
        _rate([*in_node, "validate", script, str(files.pack), *values_and_time], kind),
        _rate([*in_node, "ajv", str(files.schema), *values_and_time], kind),
    )
