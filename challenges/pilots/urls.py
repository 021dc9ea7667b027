"""Addresses of results and pilots."""

from __future__ import annotations

from django.urls import path

from challenges.pilots.views import managing, public, records

app_name = "pilots"

urlpatterns = [
    path("results/", public.results, name="results"),
    path("proposals/<uuid:public_id>/pilot/", managing.create, name="create"),
    path("pilots/<uuid:public_id>/", public.detail, name="detail"),
    path("vendors/<str:slug>/record/", records.of_vendor, name="vendor_record"),
    path("vendors/solutions/<str:slug>/record/", records.of_solution, name="solution_record"),
    path("pilots/<uuid:public_id>/solution/", records.name_solution, name="name_solution"),
    path("pilots/<uuid:public_id>/terms/", managing.terms, name="terms"),
    path("pilots/<uuid:public_id>/steps/<slug:name>/", managing.step, name="step"),
    path("pilots/<uuid:public_id>/measures/<int:pk>/", managing.measure, name="measure"),
    path("pilots/<uuid:public_id>/milestones/<int:pk>/deliver/", managing.deliver, name="deliver"),
    path("pilots/<uuid:public_id>/milestones/<int:pk>/accept/", managing.accept, name="accept"),
    path("pilots/<uuid:public_id>/milestones/<int:pk>/return/", managing.give_back, name="give_back"),
]
