from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class WardwiseAdminConfig(AdminConfig):
    default_site = "config.admin.WardwiseAdminSite"


class WardwiseStaticFilesConfig(StaticFilesConfig):
    """Leaves out Bootstrap's builds that no page uses: compressing them takes most of a minute."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "*.rtl.*",
        "bootstrap-grid*",
        "bootstrap-reboot*",
        "bootstrap-utilities*",
    ]
