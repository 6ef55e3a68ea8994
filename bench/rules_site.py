"""Makes what the case `rules` measures with: a site of the form rules/registration.yaml, and of that its pack and schema."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cases import NATIONAL
from rules_values import values_lines
from shirube_site import SOURCE_YAML, edition_yaml, site_yaml, write

SOURCES = Path(__file__).with_name("rules")
FORM = "registration"


@dataclass(frozen=True)
class RuleFiles:
    """The form's rules as Shirube publishes them, and the values to judge, by what they are."""

    pack: Path
    pack_script: Path
    schema: Path
    values: dict[str, Path]


def write_rule_files(shirube: Path, folder: Path) -> RuleFiles:
    """Builds the site in `folder`, which must not stand yet."""
    site, output, schema = folder / "site", folder / "output", folder / "schema.json"
    content = site / "content"
    write(content / "site.yaml", site_yaml(f"topics:\n  - id: topic-1\n    title: 登録\n    forms: [{FORM}]\n"))
    write(content / "sources" / "handbook.yaml", SOURCE_YAML)
    write(content / "editions" / f"{NATIONAL.id}.yaml", edition_yaml(NATIONAL))
    (content / "forms").mkdir()
    shutil.copyfile(SOURCES / f"{FORM}.yaml", content / "forms" / f"{FORM}.yaml")
    subprocess.run([shirube, "build", site, "--output", output], check=True, stdout=subprocess.DEVNULL)
    with schema.open("wb") as written:
        subprocess.run([shirube, "export-schema", FORM, "--site", site], check=True, stdout=written)
    values = {name: folder / f"{name}.jsonl" for name in values_lines()}
    for name, lines in values_lines().items():
        write(values[name], lines)
    rules = output / NATIONAL.id / "rules"
    return RuleFiles(rules / f"{FORM}.json", rules / f"{FORM}.js", schema, values)
