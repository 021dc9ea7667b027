"""Addresses of search: the lists, the global search, suggestions, saved searches, parts of a challenge's page."""

from __future__ import annotations

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("challenges/", views.challenges, name="challenges"),
    path("challenges/<reference:reference>/similar/", views.similar, name="similar"),
    path("challenges/<reference:reference>/fit/", views.fit, name="fit"),
    path("vendors/", views.vendors, name="vendors"),
    path("search/", views.everything, name="everything"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("search/alike/", views.alike, name="alike"),
    path("search/saved/", views.saved, name="saved"),
    path("search/saved/add/", views.save, name="save"),
    path("search/saved/<int:pk>/remove/", views.remove, name="remove"),
]
