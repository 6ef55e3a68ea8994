"""How much memory the programs of the case `cgi` hold at their peak."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from cgi_clients import Client, Visitor, submit_body
from cgi_servers import ENDPOINT, Served, ServerFailed, as_server_user
from cgi_site import BODY, confirm_path, submit_path


def _called(launcher: Path, served: Served, path: str, body: str, cookie: str) -> int:
    """One CGI call without a web server, which would not say how large the program was. Bytes."""
    variables = {
        "SHIRUBE_FORMS": str(served.configured),
        "GATEWAY_INTERFACE": "CGI/1.1",
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": ENDPOINT,
        "PATH_INFO": path.removeprefix(ENDPOINT),
        "QUERY_STRING": "",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": cookie,
    }
    done = subprocess.run(
        [launcher, served.program], input=body, env=variables, cwd="/", capture_output=True, text=True, check=False,
        **as_server_user(),
    )
    # Before it stands the log line.
    told = done.stderr.splitlines()
    if done.returncode != 0 or not told or not told[-1].isdigit():
        raise ServerFailed(f"{served.program} as CGI: {done.returncode}, {done.stderr}")
    return int(told[-1])


def cgi_peaks(launcher: Path, forms: Served, idle: Sequence[Served]) -> list[tuple[str, int]]:
    """Bytes of one call each. `forms` answers at its port, which gives the token."""
    visitor = Visitor(Client(forms))
    visitor.confirm()
    token, cookie = visitor.tokens.pop(), visitor.cookie or ""
    peaks = [
        ("forms.cgi, confirm", _called(launcher, forms, confirm_path(), BODY, cookie)),
        ("forms.cgi, submit", _called(launcher, forms, submit_path(), submit_body(token), cookie)),
    ]
    peaks += [(each.name, _called(launcher, each, confirm_path(), BODY, cookie)) for each in idle]
    return peaks


def process_peak(processes: Sequence[int]) -> int:
    """The greatest of these processes' peaks until now, in bytes."""
    def peak(process: int) -> int:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024

    return max(peak(process) for process in processes)


def readable_program(source: Path, folder: Path) -> Path:
    """A copy that the servers' user may run."""
    copy = folder / source.name
    copy.write_bytes(source.read_bytes())
    os.chmod(copy, 0o755)
    return copy
