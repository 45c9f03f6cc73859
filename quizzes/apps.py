from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        from learning.services import changes, kinds

        from .services import generating, packs

        changes.on_change(generating.prove_again)
        kinds.register(packs.ITEMS, packs.QUIZZES)
