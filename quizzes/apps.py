from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        from learning.services import changes, kinds

        from .services import packs, resting

        changes.on_change(resting.prove_again)
        changes.on_question(resting.resting_on)
        kinds.register(packs.ITEMS, packs.QUIZZES)
