"""The people of the test stories, each with a browser of their own.

Ada is a student and owns what a story is about. Bob is a student too, and must see nothing of hers.
Eve is the educator of a story, Erik an educator of something else. Adam keeps the house.
"""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User

PASSWORD = "correct horse battery staple"


def make_person(name: str, role: str) -> User:
    user = User.objects.create_user(
        email=f"{name}@example.org",
        password=PASSWORD,
        display_name=name.title(),
        is_staff=role != "student",
    )
    user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ada(db: None) -> User:
    return make_person("ada", "student")


@pytest.fixture
def bob(db: None) -> User:
    return make_person("bob", "student")


@pytest.fixture
def eve(db: None) -> User:
    return make_person("eve", "educator")


@pytest.fixture
def erik(db: None) -> User:
    return make_person("erik", "educator")


@pytest.fixture
def adam(db: None) -> User:
    return make_person("adam", "admin")


@pytest.fixture
def ada_client(ada: User) -> Client:
    return signed_in(ada)


@pytest.fixture
def bob_client(bob: User) -> Client:
    return signed_in(bob)


@pytest.fixture
def eve_client(eve: User) -> Client:
    return signed_in(eve)


@pytest.fixture
def erik_client(erik: User) -> Client:
    return signed_in(erik)


@pytest.fixture
def adam_client(adam: User) -> Client:
    return signed_in(adam)
