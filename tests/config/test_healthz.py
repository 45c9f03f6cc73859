import json
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts.models import Heartbeat


@pytest.mark.django_db
def test_a_healthy_house_writes_its_heartbeat(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert response.headers["Cache-Control"] == "no-store"
    first = Heartbeat.objects.get()
    client.get("/healthz")
    second = Heartbeat.objects.get()
    assert second.beat_at > first.beat_at


def test_a_database_that_takes_no_writes_is_no_health(client: Client) -> None:
    with mock.patch("config.views.beat", side_effect=OperationalError("the disk is full")):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert json.loads(response.content) == {"status": "error", "database": "unavailable"}
    assert response.headers["Retry-After"] == "5"


@pytest.mark.django_db
def test_it_reads_no_session_and_sets_no_cookie(
    ada_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ada_client.get("/healthz")
    # The transaction's two savepoints, the row locked or made, the write.
    with django_assert_num_queries(4):
        response = ada_client.get("/healthz")
    assert response.cookies == {}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_asked(client: Client, method: str) -> None:
    assert getattr(client, method)("/healthz").status_code == 405
