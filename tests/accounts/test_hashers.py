from accounts.hashers import Argon2id


def test_passwords_are_argon2id_at_19_mib_2_passes_1_lane() -> None:
    hasher = Argon2id()
    encoded = hasher.encode("correct horse battery staple", hasher.salt())
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert hasher.verify("correct horse battery staple", encoded)
    assert not hasher.verify("wrong horse battery staple", encoded)
    assert not hasher.must_update(encoded)


def test_a_hash_made_with_other_costs_is_renewed() -> None:
    class Weaker(Argon2id):
        time_cost = 1

    weaker = Weaker()
    assert Argon2id().must_update(weaker.encode("a password", weaker.salt()))
