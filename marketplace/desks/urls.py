"""Addresses of the home page, the desks and the public board."""

from __future__ import annotations

from django.urls import path

from marketplace.desks.discovery import OpenChallengesFeed
from marketplace.desks.views import approvals, board, desks, front, invitable

app_name = "desks"

urlpatterns = [
    path("", front.home, name="front"),
    path("board/", board.board, name="board"),
    path("board/promises.csv", board.board_csv, name="board_csv"),
    path("challenges/feed.atom", OpenChallengesFeed(), name="feed"),
    path("desk/", desks.home, name="home"),
    path("desk/startup/", desks.startup, name="startup"),
    path("desk/startup/matches/", desks.matches, name="matches"),
    path("desk/department/", desks.department, name="department"),
    path("desk/department/write/", invitable.write, name="write"),
    path("desk/department/<str:reference>/startups/", invitable.invitable, name="invitable"),
    path("desk/evaluator/", desks.evaluator, name="evaluator"),
    path("desk/office/", desks.office, name="office"),
    path("desk/approvals/", approvals.waiting, name="approvals"),
    path("desk/approvals/waiting.csv", approvals.waiting_csv, name="approvals_csv"),
    path("desk/approvals/standing-in/", approvals.standing_in, name="standing_in"),
    path("desk/approvals/standing-in/<int:delegation_id>/end/", approvals.end_standing_in, name="end_standing_in"),
]
