from django.urls import path

from . import views

app_name = "learning"

urlpatterns = [
    path("sources/<slug:pack_slug>/<slug:source_slug>/", views.source, name="source"),
]
