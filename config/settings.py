"""Settings, from the environment alone. docs/operations.md lists every variable."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import bootstrap_wrapper
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from config import databases, logs, mail, secret_key
from config.env import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Env(os.environ)
try:
    APP_PROFILE = env.choice("APP_PROFILE", ["dev", "demo", "prod"], default="dev")
    DEBUG = env.boolean("DEBUG", default=False)
    SECRET_KEY = env.text("SECRET_KEY")
    ALLOWED_HOSTS = env.items("ALLOWED_HOSTS")
    CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")
    TRUST_PROXY = env.boolean("TRUST_PROXY", default=False)
    DATABASES = {
        "default": databases.from_url(
            env.text("DATABASE_URL", "sqlite:///var/wardwise.sqlite3"), BASE_DIR
        )
    }
    EMAIL_URL = env.text("EMAIL_URL")
    MAIL = mail.from_url(
        EMAIL_URL or ("dummymail://" if APP_PROFILE == "prod" else "consolemail://")
    )
    DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "wardwise@localhost")
    SIGN_UP = env.choice("SIGN_UP", ["open", "invitation"], default="open")
    PORT = env.integer("PORT", default=8000, minimum=1, maximum=65535)
    SAVE_GRACE_SECONDS = env.integer("SAVE_GRACE_SECONDS", default=10, minimum=0, maximum=3600)
    LOG_LEVEL = env.choice(
        "LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], default="INFO"
    )
except EnvError as error:
    raise ImproperlyConfigured(str(error)) from None

PROD = APP_PROFILE == "prod"
if PROD:
    refusals = [
        secret_key.weakness(SECRET_KEY),
        "DEBUG must be false in production." if DEBUG else "",
        "" if ALLOWED_HOSTS else "ALLOWED_HOSTS is empty: name the hosts that this site serves.",
        "ALLOWED_HOSTS must name hosts, not *." if "*" in ALLOWED_HOSTS else "",
    ]
    if any(refusals):
        raise ImproperlyConfigured(" ".join(sentence for sentence in refusals if sentence))
try:
    if not PROD or VAR_DIR in Path(DATABASES["default"]["NAME"]).parents:
        VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    if not PROD:
        SECRET_KEY = SECRET_KEY or secret_key.kept_key(VAR_DIR / "secret_key")
except OSError as error:
    raise ImproperlyConfigured(f"{VAR_DIR} cannot be written: {error.strerror}.") from None
if not PROD:
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "config.apps.WardwiseAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "config.apps.WardwiseStaticFilesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_structlog",
    # Last, so that our admin pages can take the place of those that libraries register.
    "accounts",
    "learning",
    "quizzes",
    "progress",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.RequestLogMiddleware",
    "config.middleware.PrivatePagesMiddleware",
    "config.middleware.ReadableInputMiddleware",
    "config.middleware.DatabaseDownMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# --- Files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / env.text("STATIC_ROOT", "staticfiles")
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/bootstrap/css", Path(bootstrap_wrapper.get_bootstrap_dir()) / "css"),
]
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
MANIFEST_STATIC = "config.storage.ManifestStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": MANIFEST_STATIC if PROD else PLAIN_STATIC},
}
# Collecting and compressing takes longer than all else that `make run` does: only
# production needs it, whatever DEBUG says.
WHITENOISE_USE_FINDERS = not PROD
WHITENOISE_AUTOREFRESH = not PROD
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440  # 2.5 MB; an answer has its own, smaller limit
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# --- People and how they sign in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["accounts.hashers.Argon2id"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "display_name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.validators.MaximumLengthValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "progress:home"
LOGOUT_REDIRECT_URL = "progress:home"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "accounts.forms.SignUpForm",
    "login": "accounts.forms.LoginForm",
    "add_email": "accounts.forms.AddEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Wardwise: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PROD else "http"
# An address is proven where mail really leaves the house; elsewhere nobody could.
ACCOUNT_EMAIL_VERIFICATION = ("mandatory" if EMAIL_URL else "none") if PROD else "optional"
# Per-account lock-out is axes' work. The limits by address have to let a whole
# class behind one router sign in within a minute.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/300s/key",  # codes of the second factor; see the adapter on passwords
    "login": "300/m/ip",
    "signup": "120/m/ip",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Wardwise"
MFA_FORMS = {
    "authenticate": "accounts.forms.SecondStepForm",
    "reauthenticate": "accounts.forms.SecondStepAgainForm",
    "activate_totp": "accounts.forms.ActivateTOTPForm",
}

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# By person and address: by address alone, one forgetful student locks out a school.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "email"
AXES_USERNAME_CALLABLE = "accounts.lockout.username"
AXES_CLIENT_IP_CALLABLE = "accounts.requests.client_address"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # sign-ins are in our own audit
AXES_VERBOSE = False
INVITATION_DAYS = 14

# --- Mail

vars().update(MAIL)  # EMAIL_HOST and its like
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10

# --- What browsers are told

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's CSS holds data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = PROD
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PROD
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SECURE_SSL_REDIRECT = PROD
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # load balancers ask in the clear
SECURE_HSTS_SECONDS = 31_536_000 if PROD else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PROD
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # e-mail addresses are unique, ignoring case, by a constraint on an expression
    "security.W021",  # preloading binds a whole domain: its owner's choice
]
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Logs

LOGGING = logs.configure(level=LOG_LEVEL, json=PROD)
DJANGO_STRUCTLOG_USER_ID_FIELD = ""  # the request log binds it, without a query of its own
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
