"""Writes the case of one flow as a Shirube site (docs/content.md tells the format)."""

from pathlib import Path

from cases import FlowCase
from flow_texts import Flow, Outcome, Question
from shirube_site import SOURCE_YAML, edition_yaml, site_yaml, step_yaml, write
from yaml_text import block, scalar


def _question(question: Question) -> str:
    choices = (
        f"      - {{id: {choice.id}, label: {scalar(choice.label)}, to: {choice.to}}}\n"
        for choice in question.choices
    )
    return "".join((
        f"  {question.id}:\n    ask: {scalar(question.ask)}\n    help: {block(question.help, 6)}    choices:\n",
        *choices,
    ))


def _outcome(outcome: Outcome) -> str:
    steps = "".join(map(step_yaml, outcome.steps))
    indented = "".join(f"    {line}\n" if line else "\n" for line in steps.splitlines())
    again = f"    again: {outcome.again}\n" if outcome.again else ""
    return (
        f"  {outcome.id}:\n    title: {scalar(outcome.title)}\n    body: {block(outcome.body, 6)}"
        f"    steps:\n{indented}{again}"
    )


def _flow_yaml(flow: Flow) -> str:
    return "".join((
        f"title: {scalar(flow.title)}\nsummary: {scalar(flow.summary)}\naudience: institution\n",
        f"start: {flow.questions[0].id}\nquestions:\n", *map(_question, flow.questions),
        "outcomes:\n", *map(_outcome, flow.outcomes),
        "source: {document: handbook, section: 第2章}\nreviewed: 2026-11-01\n",
    ))


def _examples_yaml(flow: Flow) -> str:
    return "".join(
        f"- {{answers: [{', '.join(example.answers)}], outcome: {example.outcome}}}\n"
        for example in flow.examples()
    )


def write_flow_site(case: FlowCase, site: Path) -> None:
    """Writes `site`/content; the folder must not stand yet."""
    content = site / "content"
    flow = case.flow()
    topics = f"topics:\n  - id: topic-1\n    title: 困ったとき\n    flows: [{flow.id}]\n"
    write(content / "site.yaml", site_yaml(topics))
    write(content / "sources" / "handbook.yaml", SOURCE_YAML)
    write(content / "flows" / f"{flow.id}.yaml", _flow_yaml(flow))
    write(content / "flows" / f"{flow.id}.test.yaml", _examples_yaml(flow))
    for edition in case.editions:
        write(content / "editions" / f"{edition.id}.yaml", edition_yaml(edition))
