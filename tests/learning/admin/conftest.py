import pytest

from accounts.models import User
from learning.models import Claim, Pack
from tests.factories import make_pack
from tests.support.knowledge import make_claim, make_concept, make_source


@pytest.fixture
def pack(eve: User) -> Pack:
    return make_pack(editors=[eve], title="Bone")


@pytest.fixture
def claim(pack: Pack) -> Claim:
    bone = make_concept(pack, "bone metastasis", "spread")
    return make_claim(pack, bone, make_concept(pack, "back pain"), make_source(pack))
