"""Wagtail: where challenges are written and approved, and the editorial site."""

from __future__ import annotations

from marketplace.settings.security import BASE_URL

SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # X_FRAME_OPTIONS is SAMEORIGIN: previews are shown in a frame of our own
]

WAGTAIL_SITE_NAME = "باهم"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True  # an approval counts for what was read, not for what came later
WAGTAIL_I18N_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nothing is fetched from foreign servers
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fa", "فارسی"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Tehran"]  # one city, one clock: nothing to choose
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "csv", "geojson", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_MODEL = "cms.Picture"
WAGTAILADMIN_LOGIN_URL = "account_login"  # one door for everybody
