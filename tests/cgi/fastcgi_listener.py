"""Does what systemd does by shirube-forms.socket and shirube-forms@.service: listens, and starts processes that have
the listening socket as their descriptor 0.

Arguments: the socket's path, how many processes, the program. Says `ready` once they are started; ends them, each by its
id, on SIGTERM, and waits for them.
"""
import os
import signal
import socket
import subprocess
import sys


def main():
    path, count, program = sys.argv[1:]
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(path)
    listening.listen(128)
    children = [subprocess.Popen([program], stdin=listening) for _ in range(int(count))]
    signal.signal(signal.SIGTERM, lambda *_: [child.terminate() for child in children])
    print("ready", flush=True)
    sys.exit(max(child.wait() for child in children))


main()
