"""Addresses of search: the lists, the global search, suggestions, saved searches, parts of a challenge's page."""

from __future__ import annotations

from django.urls import path

from search.views import figures, lists, matches, saved, writing

app_name = "search"

urlpatterns = [
    path("challenges/", lists.challenges, name="challenges"),
    path("search/challenges.atom", lists.challenges_feed, name="challenges_feed"),
    path("challenges/<reference:reference>/similar/", lists.similar, name="similar"),
    path("challenges/<reference:reference>/fit/", lists.fit, name="fit"),
    path("challenges/<reference:reference>/opinion/", matches.opinion, name="opinion"),
    path("challenges/<reference:reference>/invite/<name:slug>/", matches.invite, name="invite"),
    path("search/drafts/<int:page_id>/startups/", matches.draft, name="draft_candidates"),
    path("vendors/", lists.vendors, name="vendors"),
    path("search/", lists.everything, name="everything"),
    path("search/suggest/", lists.suggest, name="suggest"),
    path("search/alike/", writing.alike, name="alike"),
    path("search/saved/", saved.index, name="saved"),
    path("search/saved/add/", saved.save, name="save"),
    path("search/saved/<int:pk>/frequency/", saved.frequency, name="frequency"),
    path("search/saved/<int:pk>/remove/", saved.remove, name="remove"),
    path("search/saved/<uuid:token>/feed.atom", saved.feed, name="feed"),
    path("search/figures/", figures.index, name="figures"),
    path("search/opened/", figures.opened, name="opened"),
    path("search/stop/<str:token>/", saved.stop, name="stop"),
]
