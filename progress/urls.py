from django.urls import path

from . import views

app_name = "progress"

urlpatterns = [
    path("", views.home, name="home"),
    path("progress/", views.progress, name="progress"),
    path("modules/<slug:module_slug>/", views.module, name="module"),
    path("modules/<slug:module_slug>/<slug:lesson_slug>/", views.lesson, name="lesson"),
]
