"""Addresses of the journal's own pages; the audit trail of a case stands on the pages of its room."""

from django.urls import path

from marketplace.journal import views

app_name = "journal"
urlpatterns = [
    path("desk/undelivered/", views.dead_letters, name="dead_letters"),
    path("desk/undelivered/retry/", views.retry, name="retry"),
]
