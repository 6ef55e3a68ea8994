"""The measurements of a case as a Markdown table, its medians and budgets beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from cases import Case, FlowCase
from measure import Measurement
from texts import STEP_COUNT

# README.md tells where the budgets come from: seconds, parts of Hugo's time, megabytes, multiples of the time of `cp -r`.
SECONDS_BUDGETS = {"flow": 1}
HUGO_BUDGETS = {"guides": (1 / 3.5, "1/3.5"), "editions": (1 / 8, "1/8")}
MEMORY_BUDGETS = {"guides": 150}
COPY_BUDGET = 4
HEADINGS = ("Shirube", "peak", "Hugo", "peak", "Shirube ÷ Hugo", "cp -r", "Shirube ÷ cp -r")
FORMATS = ("{:.2f} s", "{:.0f} MB", "{:.2f} s", "{:.0f} MB", "{:.3f}", "{:.2f} s", "{:.2f}")


@dataclass(frozen=True)
class Round:
    """A build by each generator that has the case, one right after the other; `copied` is `cp -r` of Shirube's output."""

    shirube: Measurement
    hugo: Measurement | None
    copied: Measurement | None

    def figures(self) -> list[float]:
        """Seconds, megabytes and ratios, in the order of the columns."""
        figures = [self.shirube.seconds, self.shirube.peak_bytes / 10**6]
        if self.hugo:
            ratio = self.shirube.seconds / self.hugo.seconds
            figures += [self.hugo.seconds, self.hugo.peak_bytes / 10**6, ratio]
        if self.copied:
            figures += [self.copied.seconds, self.shirube.seconds / self.copied.seconds]
        return figures


def markdown_row(first: str, cells: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join([first, *cells]) + " |"


def _figures_row(first: str, figures: list[float]) -> str:
    return markdown_row(first, [form.format(figure) for form, figure in zip(FORMATS, figures)])


def _budgets(case: Case, columns: int) -> list[str]:
    seconds = SECONDS_BUDGETS.get(case.name)
    memory = MEMORY_BUDGETS.get(case.name)
    cells = [f"≤ {seconds:.2f} s" if seconds else "", f"≤ {memory} MB" if memory else ""]
    if case.name in HUGO_BUDGETS:
        share, written = HUGO_BUDGETS[case.name]
        cells += ["", "", f"≤ {share:.3f} ({written})", "", f"≤ {COPY_BUDGET}"]
    return cells[:columns]


def _title(case: Case) -> str:
    if isinstance(case, FlowCase):
        return f"### {case.name}: one flow of {case.question_count:,} questions and as many outcomes"
    guides = f"{case.guide_count:,} guides of {STEP_COUNT} steps"
    if len(case.editions) == 1:
        return f"### {case.name}: {guides}"
    return f"### {case.name}: {guides} × {len(case.editions)} editions = {case.page_count():,} pages"


def case_table(case: Case, rounds: list[Round]) -> str:
    """A row a round, then the medians of the columns (of the ratios too), then the budgets."""
    figures = [each.figures() for each in rounds]
    headings = HEADINGS[: len(figures[0])]
    medians = [median(column) for column in zip(*figures)]
    return "\n".join((
        f"{_title(case)}\n",
        markdown_row("run", headings),
        markdown_row("---", ["---:"] * len(headings)),
        *(_figures_row(str(number), row) for number, row in enumerate(figures, start=1)),
        _figures_row("median", medians),
        markdown_row("budget", _budgets(case, len(headings))),
    ))
