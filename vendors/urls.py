"""Addresses of startups."""

from __future__ import annotations

from django.urls import path, register_converter

from vendors.converters import NameConverter
from vendors.views import (
    certificates,
    evidence,
    office,
    ownership,
    pictures,
    profile,
    public,
    registering,
    solutions,
    standing,
    team,
)

register_converter(NameConverter, "name")

app_name = "vendors"

urlpatterns = [
    path("vendors/register/", registering.register, name="register"),
    path("vendors/register/access/", registering.ask_access, name="ask_access"),
    path("vendors/queue/", office.queue, name="queue"),
    path("vendors/queue/<name:slug>/", office.check, name="check"),
    path("vendors/queue/<name:slug>/verify/", office.verify, name="verify"),
    path("vendors/queue/<name:slug>/return/", office.send_back, name="return"),
    path("vendors/queue/<name:slug>/suspend/", office.suspend, name="suspend"),
    path("vendors/queue/<name:slug>/reinstate/", office.reinstate, name="reinstate"),
    path("vendors/queue/<name:slug>/appeals/<int:pk>/", office.answer_appeal, name="answer_appeal"),
    path("vendors/queue/<name:slug>/certificates/<int:pk>/file/", evidence.file, name="certificate_file"),
    path("vendors/queue/<name:slug>/certificates/<int:pk>/verify/", evidence.verify, name="verify_certificate"),
    path("vendors/queue/<name:slug>/certificates/<int:pk>/recheck/", evidence.recheck, name="recheck_certificate"),
    path("vendors/queue/<name:slug>/certificates/<int:pk>/refuse/", evidence.refuse, name="refuse_certificate"),
    path("vendors/terms/", standing.terms, name="terms"),
    path("vendors/terms/new/", office.publish_terms, name="publish_terms"),
    path("vendors/pictures/<uuid:pk>/", pictures.picture, name="picture"),
    path("vendors/solutions/<name:slug>/", public.solution, name="solution"),
    path("vendors/<name:slug>/", public.detail, name="detail"),
    path("vendors/<name:slug>/contact/", public.contact, name="contact"),
    path("vendors/<name:slug>/messages/", profile.messages_page, name="messages"),
    path("vendors/<name:slug>/profile/", profile.edit, name="edit"),
    path("vendors/<name:slug>/profile/resubmit/", profile.resubmit, name="resubmit"),
    path("vendors/<name:slug>/terms/", standing.accept_terms, name="accept_terms"),
    path("vendors/<name:slug>/appeal/", standing.appeal, name="appeal"),
    path("vendors/<name:slug>/data/", standing.data, name="data"),
    path("vendors/<name:slug>/data/export/", standing.export, name="export"),
    path("vendors/<name:slug>/data/close/", standing.close, name="close"),
    path("vendors/<name:slug>/data/reopen/", standing.reopen, name="reopen"),
    path("vendors/<name:slug>/profile/<name:section>/", profile.section, name="section"),
    path("vendors/<name:slug>/team/", team.team, name="team"),
    path("vendors/<name:slug>/team/<int:pk>/role/", team.change_role, name="change_role"),
    path("vendors/<name:slug>/team/<int:pk>/remove/", team.remove, name="remove_member"),
    path("vendors/<name:slug>/team/<int:pk>/hand-over/", ownership.offer, name="offer_ownership"),
    path("vendors/<name:slug>/team/offers/<int:pk>/", ownership.answer, name="answer_ownership"),
    path("vendors/<name:slug>/team/invitations/<int:pk>/withdraw/", team.withdraw, name="withdraw_invitation"),
    path("vendors/<name:slug>/team/requests/<int:pk>/", team.answer_access, name="answer_access"),
    path("vendors/<name:slug>/certificates/", certificates.certificates, name="certificates"),
    path("vendors/<name:slug>/solutions/", solutions.own, name="solutions"),
    path("vendors/<name:slug>/solutions/new/", solutions.new, name="new_solution"),
    path("vendors/<name:slug>/solutions/<name:solution>/", solutions.edit, name="edit_solution"),
    path("vendors/<name:slug>/solutions/<name:solution>/pictures/", pictures.pictures, name="pictures"),
    path(
        "vendors/<name:slug>/solutions/<name:solution>/pictures/<int:pk>/remove/",
        pictures.remove,
        name="remove_picture",
    ),
    path("invitations/<str:token>/", team.invitation, name="invitation"),
]
