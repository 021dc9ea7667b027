"""Addresses of the face: the theme button and the style page."""

from django.urls import path

from marketplace.face import views

app_name = "face"
urlpatterns = [
    path("appearance/", views.change_theme, name="theme"),
    path("style/", views.style, name="style"),
]
