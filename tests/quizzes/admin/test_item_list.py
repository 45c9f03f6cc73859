"""The list of items: what is in it for whom, how it is narrowed down, what it costs."""

import pytest
from django.test import Client

from accounts.models import User
from learning.models import Pack
from quizzes.models import Item
from tests.factories import make_module, make_pack, make_single_item
from tests.support.desk import page
from tests.support.queries import statements

LIST = "/admin/quizzes/item/"
Status = Item.Status


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve], title="Bone")


def shown(client: Client, **query: str) -> list[Item]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def test_an_educator_sees_the_items_of_her_packs(eve_client: Client, pack: Pack) -> None:
    mine = make_single_item(pack=pack)
    make_single_item()
    assert shown(eve_client) == [mine]


def test_editing_a_module_shows_no_items_of_its_pack(erik: User, erik_client: Client) -> None:
    module = make_module(editors=[erik])
    make_single_item(pack=module.pack)
    assert shown(erik_client) == []


def test_an_admin_sees_all_items(adam_client: Client, pack: Pack) -> None:
    items = {make_single_item(pack=pack), make_single_item()}
    assert set(shown(adam_client)) == items


def test_students_do_not_get_in(ada_client: Client) -> None:
    response = ada_client.get(LIST)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("words", ["hip pain", "HIP", "line-of-its-own"])
def test_items_are_found_by_words_of_the_question_or_by_name(
    eve_client: Client, pack: Pack, words: str
) -> None:
    make_single_item("Which site fits a cough?", pack=pack)
    wanted = make_single_item("New pain in the hip: which site?", pack=pack)
    wanted.line.slug = "line-of-its-own"
    wanted.line.save()
    assert shown(eve_client, q=words) == [wanted]


def test_a_word_beyond_ascii_is_found(eve_client: Client, pack: Pack) -> None:
    wanted = make_single_item("Sjögren: which finding?", pack=pack)
    make_single_item(pack=pack)
    assert shown(eve_client, q="Sjögren") == [wanted]


def test_searching_does_not_reach_other_packs(erik_client: Client, pack: Pack) -> None:
    make_single_item("New pain in the hip?", pack=pack)
    assert shown(erik_client, q="hip") == []


def test_the_list_is_narrowed_by_status_type_and_pack(
    eve: User, eve_client: Client, pack: Pack
) -> None:
    draft = make_single_item(pack=pack, status=Status.DRAFT)
    approved = make_single_item(pack=pack)
    other = make_single_item(pack=make_pack(editors=[eve], title="Lung"))
    assert shown(eve_client, status__exact="draft") == [draft]
    assert shown(eve_client, line__pack__id__exact=str(other.line.pack_id)) == [other]
    assert set(shown(eve_client, type="single")) == {draft, approved, other}
    assert shown(eve_client, type="numeric") == []


def test_the_pack_filter_offers_own_packs_only(eve: User, eve_client: Client, pack: Pack) -> None:
    make_single_item(pack=pack)
    make_single_item(pack=make_pack(editors=[eve], title="Lung"))
    make_single_item(pack=make_pack(title="Wounds of others"))
    body = eve_client.get(LIST).content.decode()
    assert "Lung" in body
    assert "Wounds of others" not in body


def test_markup_in_a_question_is_shown_as_text(eve_client: Client, pack: Pack) -> None:
    make_single_item("<b>BP <90/60</b> & 5 < x: which site?", pack=pack)
    body = eve_client.get(LIST).content.decode()
    assert "&lt;b&gt;BP &lt;90/60&lt;/b&gt; &amp; 5 &lt; x: which site?" in body


def test_nothing_is_deleted_and_nothing_is_done_to_many_at_once(
    adam: User, adam_client: Client, pack: Pack
) -> None:
    adam.is_superuser = True
    adam.save()
    item = make_single_item(pack=pack)
    assert adam_client.get(page(item, "delete")).status_code == 403
    assert "action" not in adam_client.get(LIST).context


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_item_as_for_three(
    eve_client: Client, pack: Pack, count: int
) -> None:
    for _ in range(count):
        make_single_item(pack=pack)
    with statements(7):  # session, user, two of permissions, packs to filter by, count, items
        eve_client.get(LIST)
