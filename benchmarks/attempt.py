"""One finished attempt, and as many requests against the floor."""

import uuid
from collections import defaultdict
from typing import Any

from django.urls import reverse

from quizzes.models import Quiz

from .meter import Cost, MeteredClient
from .world import ITEMS

OK, FOUND = 200, 302


def expect(response: Any, status: int) -> Any:
    """A measurement of error pages would be a very good one."""
    if response.status_code != status:
        raise RuntimeError(f"expected {status}, got {response.status_code}: {response.content!r}")
    return response


def product(client: MeteredClient, quiz: Quiz) -> dict[str, Cost]:
    """Start, first page, ten saves, submit, result; the cost of each."""
    costs: dict[str, Cost] = defaultdict(Cost)
    with client.spending(costs["start"]):
        started = expect(client.post(reverse("quizzes:start", args=[quiz.slug])), FOUND)
    attempt = uuid.UUID(started["Location"].rstrip("/").rpartition("/")[2])
    with client.spending(costs["page"]):
        expect(client.get(reverse("quizzes:item", args=[attempt, 1])), OK)
    for position in range(1, ITEMS + 1):
        save = {"client_id": str(uuid.uuid4()), "seq": 1, "base_rev": 0, "answer": "b"}
        url = reverse("quizzes:save", args=[attempt, position])
        with client.spending(costs["saves"]):
            expect(client.post(url, save, content_type="application/json"), OK)
    with client.spending(costs["submit"]):
        expect(client.post(reverse("quizzes:submit", args=[attempt])), FOUND)
    with client.spending(costs["result"]):
        expect(client.get(reverse("quizzes:result", args=[attempt])), OK)
    return costs


def floor(client: MeteredClient) -> Cost:
    """The same requests: page and result read, the others save."""
    cost = Cost()
    with client.spending(cost):
        for _ in range(2):
            expect(client.get("/floor/read/"), OK)
        for _ in range(ITEMS + 2):
            saved = client.post("/floor/save/", {"answer": "b"}, content_type="application/json")
            expect(saved, OK)
    return cost
