"""Every address of the house. Persian stands without a prefix, English below /en/; machine addresses have no language."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
]

urlpatterns += i18n_patterns(
    path("", include("marketplace.face.urls")),
    path("account/", include("allauth.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
