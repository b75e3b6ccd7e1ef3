"""Settings of the site; whatever differs between installations comes from the environment (docs/deploy.md lists it)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from diemcau.web.config.assets import assets_version
from diemcau.web.config.environment import databases, flag, listed, mail, origins, providers, secret_key

DATA = Path(os.environ.get("DIEMCAU_DATA", "diemcau-data"))
"""Folder of everything that is not in the database: original bytes, the embedded database, the secret key."""

PROFILE = os.environ.get("DIEMCAU_PROFILE", "vietnam_diplomacy")
"""The vocabulary under which documents are read."""

DEBUG = False
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = listed("DIEMCAU_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = listed("DIEMCAU_ORIGINS")
ROOT_URLCONF = "diemcau.web.config.urls"
WSGI_APPLICATION = "diemcau.web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = databases(DATA)

INSTALLED_APPS = [
    "diemcau.web.shell",
    "diemcau.web.audit",
    "diemcau.web.orgs",
    "diemcau.web.accounts",
    "diemcau.web.archive",
    "diemcau.web.desk",
    "diemcau.web.record",
    "diemcau.web.search",
    "diemcau.web.filings",
    "diemcau.web.review",
    "diemcau.web.tasks",
    "diemcau.web.urging",
    "diemcau.web.exchange",
    "diemcau.web.watch",
    "diemcau.web.outlook",
    "diemcau.web.boards",
    "diemcau.web.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads its answers against guessing by length
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "diemcau.web.shell.origin.remember_address",
    "diemcau.web.accounts.middleware.give_scope",
    "diemcau.web.shell.speech.speak",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "diemcau.web.accounts.middleware.keep_day",
    "diemcau.web.accounts.middleware.ask_second_factor",
    "django_htmx.middleware.HtmxMiddleware",
    "diemcau.web.shell.failures.tell_failures",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "diemcau.web.shell.context.page",
            ],
            "builtins": ["diemcau.web.shell.templatetags.say"],
        },
    },
]

# Who signs in, and how.
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "diemcau.web.accounts.passwords.Unlike", "OPTIONS": {"user_attributes": ("username", "name", "email")}},
    {"NAME": "diemcau.web.accounts.passwords.Long", "OPTIONS": {"min_length": 12}},
    {"NAME": "diemcau.web.accounts.passwords.Uncommon"},
    {"NAME": "diemcau.web.accounts.passwords.Lettered"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_PRESERVE_USERNAME_CASING = False  # kept and looked up in small letters
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are entered by an administrator, nobody signs up
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of another password or second factor
ACCOUNT_ADAPTER = "diemcau.web.accounts.adapters.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # ends every other session, not the one in which it was changed
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class
ALLAUTH_TRUSTED_PROXY_COUNT = int(flag("DIEMCAU_BEHIND_PROXY"))  # else all would be counted as one: the proxy
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",  # a ministry's whole floor may share one address
    "login_failed": "30/15m/ip,5/15m/key",
    "reset_password": "20/m/ip,5/15m/key",
}
ACCOUNT_FORMS = {
    "login": "diemcau.web.accounts.forms.signin.LoginForm",
    "reauthenticate": "diemcau.web.accounts.forms.signin.ReauthenticateForm",
    "change_password": "diemcau.web.accounts.forms.signin.ChangePasswordForm",
    "set_password": "diemcau.web.accounts.forms.signin.SetPasswordForm",
    "reset_password": "diemcau.web.accounts.forms.signin.ResetPasswordForm",
    "user_token": "diemcau.web.accounts.forms.signin.UserTokenForm",
    "reset_password_from_key": "diemcau.web.accounts.forms.signin.ResetPasswordKeyForm",
}
SOCIALACCOUNT_ADAPTER = "diemcau.web.accounts.adapters.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = providers()
SOCIALACCOUNT_ONLY = False
DEMO = "diemcau.web.config.demo.people.WHO" if flag("DIEMCAU_DEMO") else ""  # who may sign in stands on the page
SECOND_FACTOR_REQUIRED = os.environ.get("DIEMCAU_SECOND_FACTOR", "").strip().lower() != "off"
HOOKS_LOCAL = flag("DIEMCAU_HOOKS_LOCAL")
MFA_ADAPTER = "diemcau.web.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from an administrator
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_TOTP_TOLERANCE = 1  # clocks of telephones go wrong by half a minute
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = flag("DIEMCAU_INSECURE")
MFA_FORMS = {
    "authenticate": "diemcau.web.accounts.forms.signin.AuthenticateForm",
    "reauthenticate": "diemcau.web.accounts.forms.signin.ReauthenticateCodeForm",
    "activate_totp": "diemcau.web.accounts.forms.signin.ActivateTOTPForm",
    "add_webauthn": "diemcau.web.accounts.forms.signin.AddWebAuthnForm",
    "authenticate_webauthn": "diemcau.web.accounts.forms.signin.AuthenticateWebAuthnForm",
    "reauthenticate_webauthn": "diemcau.web.accounts.forms.signin.ReauthenticateWebAuthnForm",
    "login_webauthn": "diemcau.web.accounts.forms.signin.LoginWebAuthnForm",
    "edit_webauthn": "diemcau.web.accounts.forms.signin.EditWebAuthnForm",
}
CACHES: dict[str, dict[str, Any]] = {
    # What was tried in vain is counted for all processes together, and not forgotten for the number of names tried.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What totals and boards are made of and the pictures on them, for all processes of this machine: no harm if lost.
    "made": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "made",
        "TIMEOUT": 7 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
    # Which sessions were noted as seen; each process for itself.
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}},
}

# What browsers are told.
_SAFE = not flag("DIEMCAU_INSECURE")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SAFE
CSRF_FAILURE_VIEW = "diemcau.web.shell.failures.forged"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = False  # the proxy does it (docs/deploy.md)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _SAFE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("DIEMCAU_BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *origins(SOCIALACCOUNT_PROVIDERS)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    },
}

# Languages: texts are asked for by key (`shell/speech.py`); Django's own messages follow the same choice.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"  # all units keep Ha Noi's time
FORMAT_MODULE_PATH = ["diemcau.web.shell.formats"]

# Files.
STATIC_URL = f"static/{assets_version()}/"
STATIC_ROOT = None  # served from the package itself
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(DATA / "files")}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 60 * 60
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024  # of forms; files do not count
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000

# Work in the background.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
MAIL = mail()
globals().update(MAIL)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        "diemcau": {"handlers": ["console"], "level": "INFO"},
    },
}
