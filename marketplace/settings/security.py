"""What browsers are told and what the application trusts: strict by default, production only adds."""

from __future__ import annotations

from csp.constants import NONE, SELF

from marketplace.settings import environment

SECRET_KEY = environment.text("SECRET_KEY")
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")
# Keys that seal proposals and personal data, newest first, as `id:base64 of 32 bytes`; older ones still open.
SEALING_KEYS = environment.words("SEALING_KEYS")
PERSONAL_DATA_KEYS = environment.words("PERSONAL_DATA_KEYS")

BASE_URL = environment.text("BASE_URL", f"http://localhost:{environment.number('PORT', 8000)}").rstrip("/")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
CSRF_FAILURE_VIEW = "marketplace.face.errors.csrf_failed"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000  # a challenge with two rounds of questions and criteria in one form
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "marketplace.files.spooling.VeiledUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o640

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
