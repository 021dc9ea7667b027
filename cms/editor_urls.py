"""Addresses inside the admin that the editor of a challenge is made of. `cms.wall` lets nobody to a page of others."""

from __future__ import annotations

from django.urls import path

from cms import editor_views as views

app_name = "cms_writing"
urlpatterns = [
    path("begin/<int:parent_page_id>/", views.begin, name="begin"),
    path("<int:page_id>/checklist/", views.checklist, name="checklist"),
    path("<int:page_id>/english/", views.english, name="english"),
    path("<int:page_id>/promises/", views.promises, name="promises"),
    path("<int:page_id>/promises/dates.json", views.proposed_dates, name="proposed_dates"),
    path("<int:page_id>/links/", views.links, name="links"),
    path("<int:page_id>/links/<int:link_id>/revoke/", views.revoke, name="revoke"),
]
