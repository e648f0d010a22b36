"""A mail server for the tests, on loopback. What it does is chosen by the part of the recipient before the @:

  szara      451 the first time (greylisted), taken afterwards
  odmowa     550 no such mailbox
  tresc      554 after DATA
  ucieta     takes the mail, then closes the connection without an answer, the first time
  powolna    takes the mail, then does not answer, the first time
  trzymana   takes the mail, and answers when the folder holds a file "go"
  all others are taken

Each mail taken is N.eml in the folder, as it came, and N.json, as Python's own parser reads it. Prints its port.
Ends when its standard input is closed.
"""

import argparse
import asyncio
import email
import email.policy
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

options = argparse.ArgumentParser()
options.add_argument("folder")
options.add_argument("--port", type=int, default=0)
options.add_argument("--certificate")
options.add_argument("--smtps", action="store_true")
options.add_argument("--key")
options.add_argument("--password")
given = options.parse_args()

seen = set()
count = len([name for name in os.listdir(given.folder) if name.endswith(".eml")])


def first(address):
    if address in seen:
        return False
    seen.add(address)
    return True


def write(name, content):
    draft = os.path.join(given.folder, ".draft-" + name)
    with open(draft, "wb") as file:
        file.write(content)
    os.rename(draft, os.path.join(given.folder, name))


def keep(session, envelope):
    global count
    count += 1
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    read = {
        "tls": session.ssl is not None,
        "login": getattr(session.auth_data, "login", b"").decode() if session.authenticated else None,
        "sender": envelope.mail_from,
        "recipients": envelope.rcpt_tos,
        "subject": str(message["Subject"]),
        "from": str(message["From"]),
        "date": str(message["Date"]),
        "text": message.get_body(("plain",)).get_content(),
        "html": message.get_body(("html",)).get_content(),
        "defects": [str(d) for part in message.walk() for d in part.defects],
        "longestLine": max(len(line) for line in envelope.content.split(b"\r\n")),
    }
    write(f"{count:04}.json", json.dumps(read).encode())
    write(f"{count:04}.eml", envelope.content)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        who = address.split("@")[0]
        if who == "odmowa":
            return "550 5.1.1 no such mailbox"
        if who == "szara" and first(address):
            return "451 4.7.1 greylisted, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        who = address.split("@")[0]
        if who == "tresc":
            return "554 5.7.1 we do not like this mail"
        keep(session, envelope)
        if who == "ucieta" and first(address):
            server.transport.abort()
        if who == "powolna" and first(address):
            await asyncio.sleep(3600)
        while who == "trzymana" and not os.path.exists(os.path.join(given.folder, "go")):
            await asyncio.sleep(0.01)
        return "250 taken"


class Server(SMTP):
    def connection_lost(self, error):
        super().connection_lost(error)
        write("closed", b"")


def login(server, session, envelope, mechanism, data):
    right = data.login == b"ebok" and data.password == given.password.encode()
    return AuthResult(success=right, handled=False, auth_data=data)


def context():
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(given.certificate, given.key)
    return tls


def connection():
    tls = context() if given.certificate and not given.smtps else None
    secured = {}
    if given.password:
        secured = {"authenticator": login, "auth_required": True, "auth_require_tls": tls is not None}
    return Server(Handler(), hostname="localhost", tls_context=tls, require_starttls=tls is not None, **secured)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        connection, "127.0.0.1", given.port, ssl=context() if given.smtps else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
