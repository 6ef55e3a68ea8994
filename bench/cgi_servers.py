"""Apache and nginx on loopback, by the very files that cgi/deploy/ gives to administrators, each with a virtual host a
program. Without TLS, whose time would be in every column and hide what the programs differ in.
"""

import http.client
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
DEPLOY = REPOSITORY / "cgi" / "deploy"
# The listener of the tests does what systemd does by shirube-forms.socket.
LISTENER = REPOSITORY / "tests" / "cgi" / "fastcgi_listener.py"
ENDPOINT = "/cgi-bin/forms.cgi"
# The one that other users may run as well, wherever this one came from.
SYSTEM_PYTHON = "/usr/bin/python3"
# One for each client, so that none waits for another.
FASTCGI_PROCESSES = 2
PATIENCE_SECONDS = 15

APACHE_FRAME = """
ServerRoot "{folder}"
DefaultRuntimeDir "{folder}"
PidFile "{folder}/apache.pid"
ScriptSock "{folder}/cgid.socket"
ErrorLog "{folder}/error.log"
ServerName 127.0.0.1
{listen}
{modules}
TypesConfig /etc/mime.types
StartServers 1
MaxKeepAliveRequests 0
KeepAliveTimeout 600
<Directory />
    AllowOverride None
    Require all denied
</Directory>
{hosts}
"""
APACHE_FOLDER = Path("/usr/lib/apache2/modules")
APACHE_MODULES = (
    "mpm_event", "authz_core", "alias", "cgid", "dir", "env", "headers", "mime", "reqtimeout", "ssl",
)
NGINX_FRAME = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  keepalive_requests 1000000;
  keepalive_timeout 600s;
{temporary}
{hosts}
}}
"""


class ServerFailed(Exception):
    """A server or program that the case needs is not there, or does not answer."""


@dataclass(frozen=True)
class Served:
    """A program behind a web server: as `forms.cgi` in a folder of its own, at a port of its own."""

    name: str
    program: Path
    port: int
    # Its configuration; the programs that do nothing get one as well, and do not read it.
    configured: Path


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listened on a moment ago."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


# Whose servers and stores are where root measures: Apache refuses to serve as root.
SERVER_USER = "www-data"


def as_server_user() -> dict[str, Any]:
    """What `subprocess` needs to start a process as the servers' user: nothing where nobody can become another."""
    if os.getuid() != 0:
        return {}
    return {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": []}


def give_away(path: Path) -> None:
    """Makes `path` the servers' own."""
    if os.getuid() == 0:
        entry = pwd.getpwnam(SERVER_USER)
        os.chown(path, entry.pw_uid, entry.pw_gid)


@contextmanager
def _running(command: list[str], log: Path, **more: Any) -> Iterator[subprocess.Popen[str]]:
    """What it and its programs say goes to `log`. Ends the process, by its own id, when the measuring is over."""
    with log.open("ab") as written:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stderr=written, text=True, **as_server_user(), **more
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        raise ServerFailed(f"{name} is not installed (see tools/packages.txt)")
    return found


def _deployed(name: str, changes: dict[str, str]) -> str:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    for what, instead in changes.items():
        if what not in text:
            raise ServerFailed(f"{name} does not have {what}")
        text = text.replace(what, instead)
    return text


def _wait_until(is_so: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise ServerFailed(f"waited in vain for {what}")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", f"{ENDPOINT}/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _wait_for_all(served: list[Served], log: Path) -> None:
    for each in served:
        try:
            _wait_until(partial(_answers, each.port), each.name)
        except ServerFailed as error:
            said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
            raise ServerFailed(f"{error}\n{said[-2000:]}") from error


@contextmanager
def apache(served: list[Served], site: Path, folder: Path) -> Iterator[None]:
    """mod_cgid, while the body runs. `folder` is the server's own."""
    hosts = (
        _deployed("apache.conf", {
            "*:443": f"127.0.0.1:{each.port}",
            "SSLEngine on": "SSLEngine off",
            "SSLCertificate": "# SSLCertificate",
            "/srv/shirube/site": str(site),
            "/usr/local/lib/cgi-bin": str(each.program.parent),
            "/etc/shirube/forms.json": str(each.configured),
        })
        for each in served
    )
    whole = folder / "apache.conf"
    whole.write_text(APACHE_FRAME.format(
        folder=folder,
        listen="\n".join(f"Listen 127.0.0.1:{each.port}" for each in served),
        modules="\n".join(f"LoadModule {name}_module {APACHE_FOLDER}/mod_{name}.so" for name in APACHE_MODULES),
        hosts="\n".join(hosts),
    ), encoding="utf-8")
    log = folder / "error.log"
    # It must be the servers' own: Apache opens it as well.
    log.touch()
    give_away(log)
    with _running([_program("apache2"), "-DFOREGROUND", "-f", str(whole)], log):
        _wait_for_all(served, log)
        yield


@contextmanager
def fastcgi(served: Served, folder: Path) -> Iterator[tuple[Path, list[int]]]:
    """FASTCGI_PROCESSES of the program on one socket; its path and the processes' ids."""
    path = folder / f"{served.program.parent.name}.socket"
    # Its text, since another user may not read the repository.
    command = [SYSTEM_PYTHON, "-c", LISTENER.read_text(encoding="utf-8"), str(path), str(FASTCGI_PROCESSES),
               str(served.program)]
    environment = {"SHIRUBE_FORMS": str(served.configured), "PATH": os.environ.get("PATH", "")}
    log = path.with_suffix(".log")
    with _running(command, log, stdout=subprocess.PIPE, env=environment, cwd="/") as listener:
        assert listener.stdout is not None
        if listener.stdout.readline() != "ready\n":
            raise ServerFailed(f"{served.program} as a FastCGI server: {log.read_text(encoding='utf-8')[-2000:]}")
        children = Path(f"/proc/{listener.pid}/task/{listener.pid}/children").read_text(encoding="utf-8")
        yield path, [int(child) for child in children.split()]


@contextmanager
def nginx(served: list[tuple[Served, Path]], site: Path, folder: Path) -> Iterator[None]:
    """nginx before FastCGI servers on these sockets, while the body runs. `folder` is the server's own."""
    hosts = (
        _deployed("nginx-fastcgi.conf", {
            "    listen [::]:443 ssl http2;\n": "",
            "listen 443 ssl http2": f"listen 127.0.0.1:{each.port}",
            "ssl_certificate": "# ssl_certificate",
            "/srv/shirube/site": str(site),
            "/run/shirube-forms.socket": str(path),
        })
        for each, path in served
    )
    kinds = ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")
    whole = folder / "nginx.conf"
    whole.write_text(NGINX_FRAME.format(
        folder=folder,
        temporary="\n".join(f"  {kind}_temp_path {folder}/{kind};" for kind in kinds),
        hosts="\n".join(hosts),
    ), encoding="utf-8")
    log = folder / "error.log"
    log.touch()
    give_away(log)
    with _running([_program("nginx"), "-e", str(log), "-p", str(folder), "-c", str(whole)], log):
        _wait_for_all([each for each, _ in served], log)
        yield
