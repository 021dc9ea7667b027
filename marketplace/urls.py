"""Every address of the house. Persian stands without a prefix, English below /en/; machine addresses have none."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path
from django.views.decorators.cache import cache_control
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from marketplace import health
from marketplace.desks.discovery import SITEMAPS
from marketplace.desks.views import discovery

for_an_hour = cache_control(public=True, max_age=3600)

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", discovery.robots, name="robots"),
    path("favicon.ico", discovery.favicon, name="favicon"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<section>.xml", for_an_hour(sitemaps.sitemap), {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("technical/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),  # by the rights of the collection a file lies in
    path("", include("cms.urls")),
]

urlpatterns += i18n_patterns(
    path("", include("marketplace.desks.urls")),
    path("", include("marketplace.face.urls")),
    path("", include("marketplace.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("marketplace.notify.urls")),
    path("", include("marketplace.files.urls")),
    path("", include("marketplace.journal.urls")),
    path("", include("challenges.urls")),
    path("", include("challenges.evaluation.urls")),
    path("", include("challenges.pilots.urls")),
    path("", include("vendors.urls")),
    path("", include("challenges.proposals.urls")),
    path("", include("search.urls")),
    path("", include("cms.preview_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "marketplace.face.errors.bad_request"
handler403 = "marketplace.face.errors.forbidden"
handler404 = "marketplace.face.errors.not_found"
handler500 = "marketplace.face.errors.server_error"
