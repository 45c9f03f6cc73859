from django.contrib.admin.apps import AdminConfig


class WardwiseAdminConfig(AdminConfig):
    default_site = "config.admin.WardwiseAdminSite"
