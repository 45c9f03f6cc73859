from django.contrib import admin
from django.urls import include, path

from config.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("learning.urls")),
    path("", include("quizzes.urls")),
    path("", include("progress.urls")),
]

handler500 = "config.errors.server_error"
