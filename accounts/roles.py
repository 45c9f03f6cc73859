"""What each role may do: the one table. Groups in the database follow it at every `migrate`."""

from collections.abc import Mapping

STUDENT = "student"
EDUCATOR = "educator"
ADMIN = "admin"


def _may(verbs: str, *models: str) -> frozenset[str]:
    """`_may("view add", "quizzes.quiz")` is quizzes.view_quiz and quizzes.add_quiz."""
    pairs = [model.split(".") for model in models]
    return frozenset(f"{app}.{verb}_{name}" for app, name in pairs for verb in verbs.split())


KNOWLEDGE = (
    "learning.source",
    "learning.concept",
    "learning.claim",
    "learning.closure",
    "learning.disagreement",
    "learning.veto",
    "learning.objective",
    "learning.lesson",
)
KNOWLEDGE_PARTS = (  # rows on the pages of those
    "learning.heading",
    "learning.synonym",
    "learning.figure",
    "learning.citation",
    "learning.objectivetag",
    "learning.lessonnote",
)
AUTHORING = (
    _may("view change", "learning.pack")
    | _may("view add change", "learning.module")
    | _may("view add change", *KNOWLEDGE)
    | _may("view add change delete", *KNOWLEDGE_PARTS)
    | _may("view add delete", "learning.review")
    | _may("view add change", "quizzes.item", "quizzes.itemline", "quizzes.quiz")
    | _may("view add change delete", "quizzes.quizentry")
    | _may("view change", "quizzes.itemquestion")
)
OVERSIGHT = _may(
    "view", "quizzes.attempt", "quizzes.response", "quizzes.revision", "accounts.auditentry"
)
HOUSEKEEPING = (
    _may("view add change", "accounts.user", "learning.pack")
    | {"learning.any_pack"}
    | _may("view add delete", "accounts.invitation")
    # A second factor that was lost, and a lock-out that cannot wait.
    | _may("view delete", "mfa.authenticator", "axes.accessattempt")
)

# Which of these things somebody may touch is decided object by object, in the code that shows them.
ROLES: Mapping[str, frozenset[str]] = {
    STUDENT: frozenset(),
    EDUCATOR: AUTHORING,
    ADMIN: AUTHORING | OVERSIGHT | HOUSEKEEPING,
}
STAFF_ROLES = frozenset({EDUCATOR, ADMIN})  # these open the admin
SIGN_UP_ROLE = STUDENT
