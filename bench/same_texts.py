"""Checks that what was built is what was to be built: every page there, with every text on it.

A generator that left something out would be measured as a fast one.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from cases import Case, Edition, FlowCase, GuideCase
from flow_texts import Flow
from hugo_site import guide_number, resolved
from texts import SEED, Guide, guide_title

SAMPLE_SIZE = 40

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SPACE = re.compile(r"\s+")


class TextsDiffer(Exception):
    """A page or a text on it is missing."""


class _VisibleText(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _squeezed(text: str) -> str:
    """Without white space: where that stands in HTML is each generator's own affair."""
    return _SPACE.sub("", text)


def _page_text(page: Path) -> str:
    parser = _VisibleText()
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    return _squeezed("".join(parser.parts))


def _plain(markdown: str, edition: Edition) -> Iterator[str]:
    """The texts of `markdown` a line at a time, without their marks."""
    for line in resolved(markdown, edition).split("\n"):
        yield _LINK.sub(r"\1", line).replace("**", "").removeprefix("- ")


def _texts(guide: Guide, edition: Edition) -> Iterator[str]:
    yield guide.title
    yield guide.summary
    yield from (item.text for item in guide.prepare)
    for step in guide.steps:
        yield step.title
        yield from _plain(step.body, edition)
        if step.note:
            yield from _plain(step.note.body, edition)
        if step.aside:
            yield step.aside.title
            yield from _plain(step.aside.body, edition)
    yield from _plain(guide.finish, edition)
    yield from (guide_title(guide_number(other)) for other in guide.related)
    yield from edition.values().values()


def _flow_texts(flow: Flow, edition: Edition) -> Iterator[str]:
    yield flow.title
    yield flow.summary
    for question in flow.questions:
        yield question.ask
        yield from _plain(question.help, edition)
        yield from (choice.label for choice in question.choices)
    for outcome in flow.outcomes:
        yield outcome.title
        yield from _plain(outcome.body, edition)
        for step in outcome.steps:
            yield step.title
            yield from _plain(step.body, edition)


def _check_texts(page: Path, texts: Iterator[str]) -> None:
    shown = _page_text(page)
    for text in texts:
        if _squeezed(text) not in shown:
            raise TextsDiffer(f"{page} lacks the text: {text}")


def _check_flow(output: Path, case: FlowCase) -> None:
    flow = case.flow()
    for edition in case.editions:
        page = output / edition.id / "flows" / f"{flow.id}.html"
        _check_texts(page, _flow_texts(flow, edition))
        chart = page.with_suffix(".svg")
        drawn = chart.read_text(encoding="utf-8")
        places = (*(f"q-{question.id}" for question in flow.questions), *(f"o-{outcome.id}" for outcome in flow.outcomes))
        for place in places:
            if f"#{place}\"" not in drawn:
                raise TextsDiffer(f"{chart} has no box for {place}")


def _check_page(output: Path, case: GuideCase, number: int, edition: Edition) -> None:
    guide = case.guide_shown(number, edition)
    _check_texts(output / edition.id / "guides" / f"{guide.id}.html", _texts(guide, edition))


def check_output(output: Path, case: Case) -> None:
    """Raises TextsDiffer unless `output` has all guide pages, and all texts on a sample of them; or all of a flow."""
    if isinstance(case, FlowCase):
        _check_flow(output, case)
        return
    found = sum(1 for _ in output.glob("*/guides/*.html"))
    if found != case.page_count():
        raise TextsDiffer(f"{output} has {found} guide pages, not {case.page_count()}")
    random = Random(f"{SEED} sample")
    for _ in range(SAMPLE_SIZE):
        _check_page(output, case, random.randrange(case.guide_count), random.choice(case.editions))
    # Pages that an overlay changes are few; one of them is looked at in any case.
    edition = case.editions[0]
    for identifier in list(case.overlays(edition))[:1]:
        _check_page(output, case, guide_number(identifier), edition)
