"""Settings shared by every environment: the frame here, one fragment a subject beside it.

Values come from the environment (see `environment.py` for the only readers); production has no default secret, host or
database.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.settings.accounts import *
from marketplace.settings.celery import *
from marketplace.settings.database import *
from marketplace.settings.files import *
from marketplace.settings.logging import *
from marketplace.settings.mail import *
from marketplace.settings.paths import BASE_DIR, RUN_DIR
from marketplace.settings.procedure import *
from marketplace.settings.search import *
from marketplace.settings.security import *
from marketplace.settings.wagtail import *

INSTALLED_APPS = [
    "marketplace",
    "marketplace.accounts",
    "marketplace.journal",
    "marketplace.places",
    "marketplace.taxonomy",
    "marketplace.files",
    "marketplace.notify",
    "vendors",
    "challenges",
    "challenges.proposals",
    "challenges.evaluation",
    "challenges.pilots",
    "cms",
    "search",
    "marketplace.desks",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "django.contrib.humanize",
    "marketplace.technical.TechnicalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "csp",
]

MIDDLEWARE = [
    "marketplace.middleware.RequestIdMiddleware",
    "marketplace.logs.AccessLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "marketplace.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "marketplace.middleware.DomainErrorMiddleware",
    "cms.middleware.DepartmentWallMiddleware",
]

ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
ASGI_APPLICATION = "marketplace.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "marketplace.context_processors.site",
                "marketplace.notify.context_processors.unread",
            ],
        },
    }
]

LANGUAGE_CODE = "fa"
LANGUAGES = [("fa", _("Persian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "marketplace" / "locale"]
TIME_ZONE = "Asia/Tehran"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = RUN_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "marketplace.face.finders.MadeFilesFinder",
]
NODE_MODULES = BASE_DIR / "node_modules"
STORAGES = {
    "default": FILES_STORAGE,
    "staticfiles": {"BACKEND": "marketplace.face.statics.StaticFiles"},
}
