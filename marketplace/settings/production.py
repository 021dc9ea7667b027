"""Production: everything comes from the environment, and what is missing or unsound is named before anything begins."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from marketplace.settings.requirements import missing_in_production, unsound_in_production

_problems = [*missing_in_production(os.environ), *unsound_in_production(os.environ)]
if _problems:
    raise ImproperlyConfigured("Baham cannot begin:\n  - " + "\n  - ".join(_problems))

from marketplace.settings.base import *  # noqa: E402  the fragments read the environment when they are imported

DEBUG = False
IS_PRODUCTION = True  # the demo city, with its well-known passwords, is never loaded here
CSRF_TRUSTED_ORIGINS = CSRF_TRUSTED_ORIGINS or [BASE_URL]

# Behind a proxy that ends TLS and sets this header itself (deploy/nginx.conf does).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # probes come over plain HTTP from inside
SECURE_HSTS_SECONDS = environment.number("SECURE_HSTS_SECONDS", 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = environment.flag("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
