"""Writes a case of guides as a Shirube site (docs/content.md tells the format)."""

from pathlib import Path

from cases import Edition, GuideCase
from texts import Guide, Overlay, Preparation, Step
from yaml_text import block, scalar

TOPIC_SIZE = 100
# No review is overdue in any year in which this may be run: warnings are not what is measured.
REVIEW_MONTHS = 1200


def _preparation(item: Preparation) -> str:
    if item.only:
        return f"  - {{text: {scalar(item.text)}, only: [{', '.join(item.only)}]}}\n"
    return f"  - {scalar(item.text)}\n"


def step_yaml(step: Step, after: str | None = None) -> str:
    """A step as an item of `steps`; in an overlay, `after` names the step that it follows."""
    parts = [f"  - id: {step.id}\n"]
    if after:
        parts.append(f"    after: {after}\n")
    parts.append(f"    title: {scalar(step.title)}\n    body: {block(step.body, 6)}")
    if step.note:
        parts.append(f"    note:\n      kind: {step.note.kind}\n      body: {block(step.note.body, 8)}")
    if step.aside:
        parts.append(
            f"    aside:\n      title: {scalar(step.aside.title)}\n      body: {block(step.aside.body, 8)}"
        )
    return "".join(parts)


def guide_yaml(guide: Guide) -> str:
    """The guide's file."""
    return "".join((
        f"title: {scalar(guide.title)}\nsummary: {scalar(guide.summary)}\naudience: institution\n",
        "prepare:\n", *map(_preparation, guide.prepare),
        "steps:\n", *map(step_yaml, guide.steps),
        f"finish: {block(guide.finish, 2)}",
        "related:\n", *(f"  - guide:{other}\n" for other in guide.related),
        "source: {document: handbook, section: 第2章}\nreviewed: 2026-11-01\n",
    ))


def _overlay_yaml(overlay: Overlay) -> str:
    identifier, title = overlay.retitled
    removal = f"  - {{id: {overlay.removed}, remove: true}}\n" if overlay.removed else ""
    return "".join((
        f"steps:\n  - {{id: {identifier}, title: {scalar(title)}}}\n",
        removal,
        step_yaml(overlay.added, overlay.added_after),
    ))


def edition_yaml(edition: Edition) -> str:
    """The edition's file."""
    code = f'code: "{edition.code}"\n' if edition.code else ""
    return (
        f"name: {scalar(edition.name)}\n{code}"
        "values:\n  contact:\n"
        f"    name: {scalar(edition.contact_name)}\n"
        f"    phone: {scalar(edition.contact_phone)}\n"
        f"    email: {scalar(edition.contact_email)}\n"
    )


def _topics(case: GuideCase) -> str:
    parts = ["topics:\n"]
    for place, start in enumerate(range(0, case.guide_count, TOPIC_SIZE), start=1):
        numbers = range(start, min(start + TOPIC_SIZE, case.guide_count))
        parts.append(f"  - id: topic-{place}\n    title: 手順の第{place}部\n    guides:\n")
        parts.extend(f"      - guide-{number:05d}\n" for number in numbers)
    return "".join(parts)


def site_yaml(topics: str) -> str:
    """The site's settings; `topics` is YAML."""
    return (
        "title: 手順の案内\n"
        "summary: 測定のための手順です。\n"
        "publisher: 測定用の発行者\n"
        f"review-months: {REVIEW_MONTHS}\n"
        "audiences:\n  - id: institution\n    title: 医療機関の方\n"
        f"{topics}"
    )


SOURCE_YAML = """\
title: 手順の手引き
publisher: 測定用の発行者
version: 第3版
date: 2026-04-01
url: https://handbook.example/
"""


def write(path: Path, text: str) -> None:
    """Writes a file and the folders that lead to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_shirube_site(case: GuideCase, site: Path) -> None:
    """Writes `site`/content; the folder must not stand yet."""
    content = site / "content"
    write(content / "site.yaml", site_yaml(_topics(case)))
    write(content / "sources" / "handbook.yaml", SOURCE_YAML)
    for guide in case.guides():
        write(content / "guides" / f"{guide.id}.yaml", guide_yaml(guide))
    for edition in case.editions:
        write(content / "editions" / f"{edition.id}.yaml", edition_yaml(edition))
        for overlay in case.overlays(edition).values():
            path = content / "editions" / edition.id / "guides" / f"{overlay.guide}.yaml"
            write(path, _overlay_yaml(overlay))
