"""Addresses of proposals."""

from __future__ import annotations

from django.urls import path

from challenges.proposals.views import answering, opening, partnering, public, sending, uploading, writing

app_name = "proposals"

urlpatterns = [
    path("challenges/<reference:reference>/propose/", writing.start, name="start"),
    path("challenges/<reference:reference>/opening/", opening.opening, name="opening"),
    path("challenges/<reference:reference>/opening/<int:pk>/confirm/", opening.confirm, name="confirm_opening"),
    path("challenges/<reference:reference>/late/", opening.late, name="late"),
    path("challenges/<reference:reference>/late/<int:pk>/approve/", opening.approve_late, name="approve_late"),
    path("challenges/<reference:reference>/receipts/", public.manifest, name="manifest"),
    path("receipts/", public.verify, name="verify"),
    path("proposals/<uuid:public_id>/", writing.detail, name="detail"),
    path("proposals/<uuid:public_id>/answers/<slug:key>/", answering.section, name="section"),
    path("proposals/<uuid:public_id>/answers/<slug:key>/here/", uploading.here, name="here"),
    path("proposals/<uuid:public_id>/answers/<slug:key>/files/", uploading.files, name="files"),
    path("proposals/<uuid:public_id>/answers/<slug:key>/uploads/", uploading.begin, name="upload_begin"),
    path("proposals/<uuid:public_id>/uploads/<uuid:pk>/", uploading.part, name="upload_part"),
    path("proposals/<uuid:public_id>/uploads/<uuid:pk>/finish/", uploading.finish, name="upload_finish"),
    path("proposals/<uuid:public_id>/team/", writing.team, name="team"),
    path("proposals/<uuid:public_id>/partners/", partnering.partners, name="partners"),
    path("proposals/<uuid:public_id>/partners/<uuid:pk>/", partnering.partner, name="partner"),
    path("partnerships/<uuid:public_id>/", partnering.partnership, name="partnership"),
    path("proposals/<uuid:public_id>/price/", writing.price, name="price"),
    path("proposals/<uuid:public_id>/check/", sending.check, name="check"),
    path("proposals/<uuid:public_id>/submit/", sending.submit, name="submit"),
    path("proposals/<uuid:public_id>/receipts/<int:number>/", sending.receipt, name="receipt"),
    path(
        "proposals/<uuid:public_id>/receipts/<int:number>/receipt.pdf", sending.receipt_printed, name="receipt_printed"
    ),
    path("proposals/<uuid:public_id>/withdraw/", writing.withdraw, name="withdraw"),
    path("proposals/<uuid:public_id>/read/", opening.read, name="read"),
]
