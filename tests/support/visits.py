"""Requests that are undone afterwards, with what they wrote while they lasted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.db import connection, transaction
from django.test import Client

WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
# Who was here and what they tried is kept of everybody, also of those who are refused.
KEPT_OF_EVERYBODY = ("django_session", "accounts_auditentry", "axes_")
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"csrf_token": "\w+"')
SIGN_IN = ("/accounts/login/", "/admin/login/")


class Visit:
    """One request by a browser: the reply, and which tables it wrote to. Nothing of it stays."""

    def __init__(self, browser: Client, method: str, path: str, body: dict[str, Any]) -> None:
        client = Client(raise_request_exception=False)
        client.cookies.update(browser.cookies)
        self.path = path
        self.written: set[str] = set()
        with connection.execute_wrapper(self._note), transaction.atomic():
            self.reply: Any = _send(client, method, path, body)
            transaction.set_rollback(True)

    def _note(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        found = WRITE.match(sql)
        if found and not found[1].startswith(KEPT_OF_EVERYBODY):
            self.written.add(found[1])
        return execute(sql, params, many, context)

    @property
    def word(self) -> str:
        """ok, in (asked to sign in), go (sent elsewhere), or the status."""
        status = self.reply.status_code
        if 300 <= status < 400:
            return "in" if self.reply.headers["Location"].startswith(SIGN_IN) else "go"
        return "ok" if status == 200 else str(status)

    def shown(self) -> tuple[int, dict[str, str], str]:
        """All that the outside sees, without the address itself, the time and the tokens."""
        body = TOKEN.sub("", self._anonymous(self.reply.content.decode()))
        headers = {
            name: self._anonymous(value)
            for name, value in self.reply.items()
            if name not in {"Expires", "Content-Length"}
        }
        return self.reply.status_code, headers, body

    def _anonymous(self, text: str) -> str:
        for address in (self.path, quote(self.path, safe="")):
            text = text.replace(address, "<path>")
        for named in UUID.findall(self.path):  # a reply may lead to a page beside it
            text = text.replace(named, "<id>")
        return text


def _send(client: Client, method: str, path: str, body: dict[str, Any]) -> Any:
    if method == "POST" and "client_id" in body:
        return client.post(path, json.dumps(body), content_type="application/json")
    if method == "POST":
        return client.post(path, body)
    return client.generic(method, path)
