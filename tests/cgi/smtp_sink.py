#!/usr/bin/python3
"""A real SMTP server for tests, on a loopback port that it prints as its first line.

Needs Debian's python3-aiosmtpd. Ends, with status 0, on SIGTERM or when its standard input closes.

MODE says what becomes of a mail:
  accept  FOLDER/NNNN.eml is the message, byte for byte; FOLDER/NNNN.json its envelope:
          {"from": ADDRESS, "to": [ADDRESS...], "connection": N, "encrypted": BOOL, "user": NAME or null}
  refuse  550 to it, for good
  defer   451 to it, for now
  slow    waits --seconds before it answers, then accepts; who has gone meanwhile may have it twice
  drop    takes the whole message (FOLDER/NNNN.dropped and .json) and closes the connection without an answer
--at recipient moves refuse, defer and slow from the message's end to RCPT TO; --at connection to the greeting.
--after N makes the first N mails accepted, whatever the mode.
"""
import argparse
import asyncio
import json
import logging
import os
import pathlib
import signal
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult, TLSSetupException

REPLIES = {"refuse": "550 5.1.1 no such mailbox", "defer": "451 4.7.1 try again later"}


class Sink:
    """Takes the mails; aiosmtpd calls its handle_ methods."""

    def __init__(self, options):
        self.options = options
        self.taken = 0
        self.connections = 0

    def next_connection(self):
        self.connections += 1
        return self.connections

    async def answer_at(self, place, fine):
        """The reply that the mode gives at `place`; `fine` where it gives none there."""
        if self.options.at != place or self.taken < self.options.after:
            return fine
        if self.options.mode == "slow":
            await asyncio.sleep(self.options.seconds)
        return REPLIES.get(self.options.mode, fine)

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = await self.answer_at("recipient", "250 2.1.5 fine")
        # As real servers do, so that whoever passes a reply on passes the address on.
        if not reply.startswith("250"):
            return f"{reply} <{address}>"
        envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):
        reply = await self.answer_at("message", "250 2.0.0 taken")
        if not reply.startswith("250"):
            return reply
        is_dropped = self.options.mode == "drop" and self.taken >= self.options.after
        self.keep(server, envelope, ".dropped" if is_dropped else ".eml")
        if is_dropped:
            server.transport.abort()
        return reply

    def keep(self, server, envelope, ending):
        self.taken += 1
        path = pathlib.Path(self.options.folder) / f"{self.taken:04}"
        described = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "connection": server.connection,
            "encrypted": server.session.ssl is not None or self.options.implicit_tls,
            "user": server.session.auth_data,
        }
        path.with_suffix(".json").write_text(json.dumps(described) + "\n")
        # Whoever waits for the message sees it whole.
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(envelope.original_content)
        os.rename(unfinished, path.with_suffix(ending))


class SinkServer(SMTP):
    """aiosmtpd's server, which has no hook before the greeting."""

    async def _handle_client(self):
        if self._is_greeting_ours():
            reply = await self.event_handler.answer_at("connection", None)
            if reply is not None:
                await self.push(reply)
                self.transport.close()
                return
        await super()._handle_client()

    def _is_greeting_ours(self):
        return self.event_handler.options.at == "connection" and self.session.ssl is None


def make_protocol(options, sink, certificates):
    def is_right(server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        # auth_data keeps what stands here: not the password.
        return AuthResult(success=given == (options.user, options.password), handled=False, auth_data=given[0])

    server = SinkServer(
        sink,
        hostname="sink.example.jp",
        tls_context=None if options.implicit_tls else certificates,
        authenticator=is_right if options.user else None,
        auth_required=bool(options.user),
        auth_require_tls=certificates is not None and not options.implicit_tls,
    )
    server.connection = sink.next_connection()
    return server


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="where mails are written")
    parser.add_argument("--mode", choices=["accept", "refuse", "defer", "slow", "drop"], default="accept")
    parser.add_argument("--at", choices=["connection", "recipient", "message"], default="message")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--after", type=int, default=0)
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--certificate", help="PEM; STARTTLS is offered")
    parser.add_argument("--key", help="the certificate's, PEM")
    parser.add_argument("--implicit-tls", action="store_true", help="smtps: encrypted from the first byte")
    parser.add_argument("--user", help="AUTH is offered, and required; with a certificate, only once encrypted")
    parser.add_argument("--password", default="")
    return parser.parse_args()


def stop_with_standard_input(loop, stopped):
    # A thread, as the loop cannot wait for every kind of input (/dev/null, a file).
    def wait():
        while sys.stdin.buffer.read(4096):
            pass
        loop.call_soon_threadsafe(stopped.set)

    threading.Thread(target=wait, daemon=True).start()


async def serve(options):
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    certificates = None
    if options.certificate:
        certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificates.load_cert_chain(options.certificate, options.key)
    sink = Sink(options)
    server = await loop.create_server(
        lambda: make_protocol(options, sink, certificates),
        "127.0.0.1",
        options.port,
        ssl=certificates if options.implicit_tls else None,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    stop_with_standard_input(loop, stopped)
    await stopped.wait()
    server.close()


def is_worth_telling(record):
    """A client that does not like the certificate is what some tests are about."""
    is_refusal = record.exc_info and isinstance(record.exc_info[1], TLSSetupException)
    return record.levelno >= logging.ERROR and not is_refusal


def main():
    logging.getLogger("mail.log").addFilter(is_worth_telling)
    asyncio.run(serve(read_options()))
    # The thread that reads standard input would hold the interpreter's end.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
