"""`{% load baham %}`: every tag and filter of the face under one name; they live in marketplace/face/tags."""

from django import template

from marketplace.face.tags import numbers, once, ornament, pages, parts, time

register = template.Library()

for library in (ornament, numbers, time, parts, pages, once):
    register.tags.update(library.register.tags)
    register.filters.update(library.register.filters)
