"""Addresses of one's own account beside those of sign-in."""

from django.urls import path

from marketplace.accounts import views

app_name = "accounts"
urlpatterns = [
    path("account/profile/", views.profile, name="profile"),
    path("account/data/", views.data, name="data"),
    path("account/data/export/", views.export, name="export"),
    path("account/data/erase/", views.erase, name="erase"),
]
