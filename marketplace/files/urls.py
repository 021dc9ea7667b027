"""Where files are downloaded."""

from django.urls import path

from marketplace.files import views

app_name = "files"
urlpatterns = [path("files/<uuid:pk>/", views.download, name="download")]
