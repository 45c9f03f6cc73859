from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Quizzes")

    def ready(self) -> None:
        from learning.services import kinds

        from .services import packs

        kinds.register(packs.ITEMS, packs.QUIZZES)
