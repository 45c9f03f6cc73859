from django.urls import path

from . import views

app_name = "quizzes"

urlpatterns = [
    path("quizzes/<slug:slug>/", views.start, name="start"),
    path("attempts/<uuid:attempt_id>/", views.attempt, name="attempt"),
    path("attempts/<uuid:attempt_id>/items/<int:position>/", views.item, name="item"),
    path("attempts/<uuid:attempt_id>/items/<int:position>/save/", views.save, name="save"),
    path("attempts/<uuid:attempt_id>/check/", views.check, name="check"),
    path("attempts/<uuid:attempt_id>/submit/", views.submit, name="submit"),
    path("attempts/<uuid:attempt_id>/result/", views.result, name="result"),
    path(
        "attempts/<uuid:attempt_id>/items/<int:position>/question/",
        views.question,
        name="question",
    ),
    path("attempts/<uuid:attempt_id>/redo/", views.redo, name="redo"),
    path("attempts/<uuid:attempt_id>/sign-in/", views.sign_in, name="sign_in"),
]
