"""Say in one sentence why the server could not listen on a port, before anything slow is begun."""

import errno
import socket
import sys

HOST = "127.0.0.1"


def obstacle(text: str) -> str | None:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        return f"PORT must be a number from 1 to 65535, and it is {text!r}."
    with socket.socket() as probe:
        # As the server does: a port that only waits out its last connections is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            return explain(int(text), error)
    return None


def explain(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else port - 1
        return (
            f"Port {port} on {HOST} is taken by another program: "
            f"stop that one, or choose another port with PORT={other} make run."
        )
    if error.errno == errno.EACCES:
        return (
            f"You may not listen on port {port}: choose one above 1023, as in PORT=8000 make run."
        )
    return f"Nothing can listen on port {port} of {HOST}: {error.strerror}."


if __name__ == "__main__":
    sys.exit(obstacle(sys.argv[1] if len(sys.argv) > 1 else ""))
