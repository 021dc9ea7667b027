"""Addresses of the evaluation."""

from __future__ import annotations

from django.urls import path

from challenges.evaluation.views import assignments, chairing, deciding, panels, results

app_name = "evaluation"

urlpatterns = [
    path("challenges/<reference:reference>/panel/", panels.panel, name="panel"),
    path("challenges/<reference:reference>/evaluation/", chairing.chair, name="chair"),
    path("challenges/<reference:reference>/evaluation/consensus/", chairing.consensus, name="consensus"),
    path("challenges/<reference:reference>/evaluation/settle/", chairing.settle, name="settle"),
    path("challenges/<reference:reference>/decision/", deciding.decision, name="decision"),
    path("challenges/<reference:reference>/decision/announce/", deciding.announce, name="announce"),
    path("challenges/<reference:reference>/decision/invite/", deciding.invite, name="invite"),
    path("challenges/<reference:reference>/result/", results.result, name="result"),
    path("assignments/<int:pk>/", assignments.assignment, name="assignment"),
    path("assignments/<int:pk>/declare/", assignments.declare, name="declare"),
    path("assignments/<int:pk>/recuse/", assignments.recuse, name="recuse"),
    path("assignments/<int:pk>/scores/", assignments.scores, name="scores"),
    path("assignments/<int:pk>/reopen/", chairing.reopen, name="reopen"),
    path("proposals/<uuid:public_id>/screening/", panels.screening, name="screening"),
    path("proposals/<uuid:public_id>/disqualify/", deciding.disqualify, name="disqualify"),
    path("proposals/<uuid:public_id>/feedback/", results.debrief, name="debrief"),
    path("proposals/<uuid:public_id>/appeal/", results.lodge, name="lodge"),
    path("appeals/<int:pk>/", results.appeal, name="appeal"),
]
