"""Makes what the case `cgi` measures with: the published site, a store with its configuration, and the programs."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from cgi_servers import ENDPOINT, REPOSITORY, Served, ServerFailed, as_server_user, free_port, give_away

# Our own content: a pack of the size that a prefecture's has, and a form as they are.
EDITION = "osaka"
FORM = "gmis-email-change"
# The clock of the build: pages must not change with the day.
NOW = "2026-11-21"

VALUES = {
    "institution-name": "独立行政法人シルベ総合医療センター",
    "institution-address": "大阪府大阪市中央区大手前二丁目1番22号",
    "contact-name": "標 太郎",
    "new-email": "ｔaro.shirube@example.jp",
    "new-email-again": "taro.shirube@example.jp",
}
BODY = urlencode(VALUES)


@dataclass(frozen=True)
class FormsSite:
    """The site as it is published, and where its programs come from."""

    folder: Path
    pages: Path
    packs: Path
    build: Path


def _built(build: Path, name: str) -> Path:
    program = build / name
    if not os.access(program, os.X_OK):
        raise ServerFailed(f"{program} is not there; ./dev bench builds it")
    return program


def build_site(build: Path, folder: Path) -> FormsSite:
    """`folder` stands already; the servers' user may look into it."""
    folder.chmod(0o755)
    output = folder / "output"
    command = [_built(build, "shirube"), "build", REPOSITORY, "--output", output, "--now", NOW]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return FormsSite(folder, output / EDITION, output / "forms", build)


def _copied(source: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    program = folder / "forms.cgi"
    shutil.copyfile(source, program)
    program.chmod(0o755)
    return program


def serve_idle(name: str, source: Path, folder: Path) -> Served:
    """A program beside which forms.cgi is measured, copied to `folder` as if it were forms.cgi."""
    if not source.exists():
        raise ServerFailed(f"{source} is not there; ./dev bench builds it")
    return Served(name, _copied(source, folder), free_port(), folder / "none.json")


def serve_forms(site: FormsSite, name: str, folder: Path, state: Path) -> Served:
    """forms.cgi, copied to `folder`, with a store of its own in `state`. Neither stands yet."""
    state.mkdir(mode=0o700)
    give_away(state)
    served = Served(name, _copied(_built(site.build, "forms.cgi"), folder), free_port(), folder / "forms.json")
    configuration = {
        "packs": str(site.packs),
        "edition": EDITION,
        "store": f"sqlite:{state / 'forms.sqlite'}",
        "secret_file": str(state / "secret"),
        "base_url": f"http://127.0.0.1:{served.port}/",
        # The greatest that it takes: nothing is refused while measuring, and yet each request is counted.
        "limits": {"per_minute": 100_000},
    }
    served.configured.write_text(json.dumps(configuration), encoding="utf-8")
    command = folder / "shirube-forms"
    shutil.copyfile(_built(site.build, "shirube-forms"), command)
    command.chmod(0o755)
    made = subprocess.run(
        [command, "init", "--config", served.configured], capture_output=True, text=True, check=False, cwd="/",
        **as_server_user(),
    )
    if made.returncode != 0:
        raise ServerFailed(f"shirube-forms init: {made.stderr}")
    return served


def confirm_path() -> str:
    """Where the published form posts to."""
    return f"{ENDPOINT}/{FORM}/confirm"


def submit_path() -> str:
    """Where the confirmation posts to."""
    return f"{ENDPOINT}/{FORM}/submit"
