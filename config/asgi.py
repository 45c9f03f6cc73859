import os

from config.startup import refuse_unless_fit, refusing_in_a_sentence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

with refusing_in_a_sentence():
    refuse_unless_fit()

    from django.core.asgi import get_asgi_application

    application = get_asgi_application()
