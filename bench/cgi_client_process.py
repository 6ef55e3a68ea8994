"""A client of the case `cgi` in a process of its own: two threads of one Python would wait for each other."""

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Protocol

# Those of its parent: whatever it was given is there already.
_FORK = multiprocessing.get_context("fork")


class Steps(Protocol):
    """What a client can do."""

    def confirm(self) -> float: ...

    def submit(self) -> float: ...


class ClientFailed(Exception):
    """What went wrong in the process, as text."""


def _serve(pipe: Connection, make: Callable[[], Steps]) -> None:
    steps = make()
    while (order := pipe.recv()) is not None:
        step, count = order
        try:
            act = getattr(steps, step)
            begin = time.perf_counter()
            for _ in range(count):
                act()
            pipe.send((begin, time.perf_counter()))
        except Exception as error:  # pylint: disable=broad-except
            pipe.send(f"{type(error).__name__}: {error}")


class ClientProcess:
    """Its connection and its tokens stay from one order to the next."""

    def __init__(self, make: Callable[[], Steps]) -> None:
        self._pipe, child = _FORK.Pipe()
        self._process = _FORK.Process(target=_serve, args=(child, make), daemon=True)
        self._process.start()
        child.close()

    def begin(self, step: str, count: int) -> None:
        """Has it take the step so many times."""
        self._pipe.send((step, count))

    def finish(self) -> tuple[float, float]:
        """When it began and when it was done."""
        answer = self._pipe.recv()
        if isinstance(answer, str):
            raise ClientFailed(answer)
        begin, end = answer
        return begin, end

    def close(self) -> None:
        """Ends the process."""
        self._pipe.send(None)
        self._process.join()


def rate(clients: list[ClientProcess], step: str, count: int) -> float:
    """Requests a second of all clients together, each taking the step `count` times."""
    for client in clients:
        client.begin(step, count)
    times = [client.finish() for client in clients]
    return len(clients) * count / (max(end for _, end in times) - min(begin for begin, _ in times))
