"""Addresses without a language: pictures."""

from django.urls import path

from cms import views

app_name = "cms"
urlpatterns = [path("pictures/<int:rendition_id>-<str:seal>", views.picture, name="picture")]
