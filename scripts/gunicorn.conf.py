"""How `make run` serves: one process, a few threads, this machine only."""

import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = 1
threads = 4
loglevel = "warning"
control_socket_disable = True


def when_ready(_server: Any) -> None:
    print(f"\nWardwise runs on http://{bind}/  (stop it with Ctrl+C)\n", flush=True)
