"""Writes a case as a Hugo site: the texts of shirube_site.py, with values, links and overlays already resolved."""

import json
import re
import shutil
from pathlib import Path

from cases import Edition, GuideCase
from texts import Guide, Step, guide_title
from yaml_text import mapping

HUGO_FOLDER = Path(__file__).resolve().parent / "hugo"
NOTE_TITLES = {"note": "メモ", "caution": "注意", "warning": "警告"}

_VALUE = re.compile(r"\{\{ ([a-z.]+) \}\}")
_GUIDE_LINK = re.compile(r"\(guide:([a-z0-9-]+)")


def resolved(text: str, edition: Edition) -> str:
    """`text` with the edition's values filled in, its links being those of the page written."""
    values = edition.values()
    filled = _VALUE.sub(lambda match: values[match[1]], text)
    return _GUIDE_LINK.sub(r"(\1.html", filled)


def guide_number(identifier: str) -> int:
    return int(identifier.removeprefix("guide-"))


def _step(step: Step, edition: Edition) -> dict:
    values = {"id": step.id, "title": step.title, "body": resolved(step.body, edition)}
    if step.note:
        title = NOTE_TITLES[step.note.kind]
        values["note"] = {"kind": step.note.kind, "title": title, "body": resolved(step.note.body, edition)}
    if step.aside:
        values["aside"] = {"title": step.aside.title, "body": resolved(step.aside.body, edition)}
    return values


def _front_matter(guide: Guide, edition: Edition) -> dict:
    """All of a page but its steps."""
    related = ({"to": f"{other}.html", "title": guide_title(guide_number(other))} for other in guide.related)
    return {
        "title": guide.title,
        # The home page's order. Without a weight, Hugo sorts the pages by comparing their titles.
        "weight": guide_number(guide.id) + 1,
        "summary": guide.summary,
        "prepare": [item.text for item in guide.prepare],
        "finish": resolved(guide.finish, edition),
        "related": list(related),
        "section": "第2章",
        "reviewed": "2026年11月1日",
    }


def _page_data(guide: Guide, edition: Edition) -> dict:
    steps = [_step(step, edition) for step in guide.steps]
    return _front_matter(guide, edition) | {"steps": steps}


def _json_page(guide: Guide, edition: Edition) -> str:
    return json.dumps(_page_data(guide, edition), ensure_ascii=False, indent=1) + "\n"


def _yaml_page(guide: Guide, edition: Edition) -> str:
    return f"---\n{mapping(_page_data(guide, edition))}---\n"


def _step_as_markdown(step: Step, edition: Edition) -> str:
    parts = [f"## {step.title} {{#{step.id}}}\n\n{resolved(step.body, edition)}\n"]
    if step.note:
        title = NOTE_TITLES[step.note.kind]
        body = resolved(step.note.body, edition)
        parts.append(f'\n{{{{< note "{step.note.kind}" "{title}" >}}}}{body}{{{{< /note >}}}}\n')
    if step.aside:
        body = resolved(step.aside.body, edition)
        parts.append(f'\n{{{{< aside "{step.aside.title}" >}}}}{body}{{{{< /aside >}}}}\n')
    return "".join(parts)


def _body_page(guide: Guide, edition: Edition) -> str:
    steps = "\n".join(_step_as_markdown(step, edition) for step in guide.steps)
    return f"---\n{mapping(_front_matter(guide, edition))}---\n{steps}"


# Where a page keeps its steps: in front matter written as JSON or YAML, or as one Markdown text,
# a heading for each step. README.md says how they compare.
FORMS = {"json": _json_page, "yaml": _yaml_page, "body": _body_page}
FASTEST_FORM = "json"


def _settings(case: GuideCase) -> str:
    parts = [(HUGO_FOLDER / "hugo.toml").read_text(encoding="utf-8")]
    for edition in case.editions:
        parts.append(
            f"\n[params.editions.{edition.id}]\n"
            f'name = "{edition.name}"\ncontact = "{edition.contact_name}"\n'
            f'phone = "{edition.contact_phone}"\nemail = "{edition.contact_email}"\n'
        )
    return "".join(parts)


def write_hugo_site(case: GuideCase, site: Path, form: str = FASTEST_FORM) -> None:
    """Writes `site`, its steps in `form` (a key of FORMS); the folder must not stand yet."""
    page = FORMS[form]
    shutil.copytree(HUGO_FOLDER / "layouts", site / "layouts")
    shutil.copytree(HUGO_FOLDER / "static", site / "static")
    (site / "hugo.toml").write_text(_settings(case), encoding="utf-8")
    for edition in case.editions:
        folder = site / "content" / edition.id
        (folder / "guides").mkdir(parents=True)
        home = f"---\ntitle: {edition.name}\nurl: /{edition.id}/index.html\n---\n"
        (folder / "_index.md").write_text(home, encoding="utf-8")
        for number in range(case.guide_count):
            guide = case.guide_shown(number, edition)
            path = folder / "guides" / f"{guide.id}.md"
            path.write_text(page(guide, edition), encoding="utf-8")
