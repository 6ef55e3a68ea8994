"""Clients of the case `cgi`: each keeps its connections, and sends one request after the other."""

import http.client
import itertools
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from cgi_servers import Served
from cgi_site import BODY, confirm_path, submit_path

HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}
# forms.cgi counts what each address sends, and looks through its last minute: nobody sends hundreds of forms a minute.
ADDRESSES = [f"127.0.1.{last}" for last in range(1, 41)]
TOKEN = re.compile(rb'name="_token" value="([^"]+)"')


class AnswerDiffers(Exception):
    """An answer is not what was to be measured."""


@dataclass(frozen=True)
class Answer:
    """What came back, and how many seconds it took."""

    seconds: float
    body: bytes
    cookie: str | None


class Client:
    """Connections to one program, from many addresses in turns."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self._connections = itertools.cycle([
            http.client.HTTPConnection("127.0.0.1", served.port, timeout=30, source_address=(address, 0))
            for address in ADDRESSES
        ])

    def post(self, path: str, body: str, cookie: str | None, status: int) -> Answer:
        """One measured request: from its first byte to the answer's last."""
        headers = HEADERS if cookie is None else {**HEADERS, "Cookie": cookie}
        connection = next(self._connections)
        if connection.sock is None:
            connection.connect()
        begin = time.perf_counter()
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        except http.client.HTTPException as error:
            raise AnswerDiffers(f"{self.served.name}: {path}: {type(error).__name__}") from error
        seconds = time.perf_counter() - begin
        if answer.status != status:
            raise AnswerDiffers(f"{self.served.name}: {path} gave {answer.status}, not {status}")
        return Answer(seconds, content, answer.headers["Set-Cookie"])


@dataclass
class Visitor:
    """Somebody who confirms and submits: forms.cgi's client, with the tokens that wait to be submitted."""

    client: Client
    cookie: str | None = None
    tokens: list[str] = field(default_factory=list)
    page_bytes: int = 0

    def confirm(self) -> float:
        """Seconds of a confirmation, whose token is kept."""
        answer = self.client.post(confirm_path(), BODY, self.cookie, 200)
        token = TOKEN.search(answer.body)
        if token is None:
            raise AnswerDiffers(f"{self.client.served.name}: a confirmation without a token")
        if answer.cookie is not None:
            self.cookie = answer.cookie.split(";", 1)[0]
        self.tokens.append(token[1].decode())
        self.page_bytes = len(answer.body)
        return answer.seconds

    def submit(self) -> float:
        """Seconds of submitting one token that was not submitted before."""
        return self.client.post(submit_path(), submit_body(self.tokens.pop()), self.cookie, 303).seconds


def submit_body(token: str) -> str:
    """What the confirmation's button sends."""
    return urlencode({"_token": token})


@dataclass(frozen=True)
class Idle:
    """The same bodies for a program that only looks busy, and answers as large as those of forms.cgi."""

    client: Client
    token: str
    page_bytes: int

    def confirm(self) -> float:
        """Seconds of an answer as large as a confirmation."""
        return self.client.post(f"{confirm_path()}?{self.page_bytes}", BODY, None, 200).seconds

    def submit(self) -> float:
        """Seconds of an answer without a body, as a redirection is."""
        return self.client.post(f"{submit_path()}?0", submit_body(self.token), None, 200).seconds
