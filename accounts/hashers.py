from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """Argon2id at 19 MiB, 2 passes, 1 lane (OWASP's first choice).

    Django's 100 MiB and 8 lanes take ten times the CPU; a class that signs in
    together would wait for it.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
