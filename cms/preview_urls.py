"""Addresses of shared previews; they exist in both languages."""

from __future__ import annotations

from django.urls import path

from cms import views

app_name = "cms_preview"
urlpatterns = [path("preview/<int:link_id>-<slug:seal>/", views.shared_draft, name="draft")]
