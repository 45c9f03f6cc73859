from django.urls import include, path

from . import floor

urlpatterns = [
    path("floor/read/", floor.read),
    path("floor/save/", floor.save),
    path("", include("config.urls")),
]
