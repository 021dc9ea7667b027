"""Addresses of challenges."""

from __future__ import annotations

from django.urls import path, register_converter

from challenges.converters import ReferenceConverter
from challenges.views import following, public, questions, steps, weights

register_converter(ReferenceConverter, "reference")

app_name = "challenges"

urlpatterns = [
    path("rules/weights/", weights.weights, name="weights"),
    path("questions/waiting/", questions.waiting, name="waiting"),
    path("following/", following.following, name="following"),
    path("following/<slug:kind>/<slug:code>/", following.follow, name="follow"),
    path("challenges/<reference:reference>/", public.detail, name="detail"),
    path("challenges/<reference:reference>/versions/<int:number>/", public.version, name="version"),
    path("challenges/<reference:reference>/challenge.pdf", public.printed, name="paper"),
    path(
        "challenges/<reference:reference>/versions/<int:number>/challenge.pdf",
        public.version_printed,
        name="version_paper",
    ),
    path("challenges/<reference:reference>/questions/", public.questions, name="questions"),
    path("challenges/<reference:reference>/ask/", questions.ask, name="ask"),
    path("challenges/<reference:reference>/questions/desk/", questions.desk, name="desk"),
    path("challenges/<reference:reference>/questions/waive/", steps.waive, name="waive"),
    path("challenges/<reference:reference>/questions/<int:pk>/answer/", questions.answer, name="answer"),
    path("challenges/<reference:reference>/questions/<int:pk>/decline/", questions.decline, name="decline"),
    path("challenges/<reference:reference>/calendar.ics", public.calendar, name="calendar"),
    path("challenges/<reference:reference>/watch/", public.watch, name="watch"),
    path("challenges/<reference:reference>/audit/", steps.audit, name="audit"),
    path("challenges/<reference:reference>/cancel/", steps.cancel, name="cancel"),
    path("challenges/<reference:reference>/extend/", steps.extend, name="extend"),
    path("challenges/<reference:reference>/unsuccessful/", steps.unsuccessful, name="unsuccessful"),
]
