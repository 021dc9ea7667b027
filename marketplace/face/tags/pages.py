"""Ways through the site, and forms."""

from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.face import fields, navigation
from marketplace.face.language import apart, language
from marketplace.face.paging import pager_context

register = template.Library()
register.filter(apart)


@register.simple_tag
def home_url() -> str:
    """The front page in the reader's language."""
    return navigation.localised("/", language())


@register.simple_tag
def site_footer() -> SafeString:
    """`{% site_footer %}`: the foot of every page, drawn once for each language."""
    return _footer(language())


@lru_cache(maxsize=4)
def _footer(_language: str) -> SafeString:
    return render_to_string("components/site_footer.html", {"footer_navigation": navigation.footer()})


@register.simple_tag(takes_context=True)
def language_url(context: Context, code: str) -> str:
    """The address of this very page in another language, with its parameters."""
    return navigation.localised(context["request"].get_full_path(), code)


@register.filter
def in_language(path: str, code: str) -> str:
    """`{{ path|in_language:"fa" }}`: the address of a page of this site in another language."""
    return navigation.localised(path, code)


@register.simple_tag(takes_context=True)
def account_links(context: Context) -> tuple[navigation.Link, ...]:
    """`{% account_links as items %}`: where a person looks after the own account."""
    return navigation.links(navigation.ACCOUNT, context["request"].path)


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Any, parameter: str = "page") -> dict[str, Any]:
    """`{% pager page %}`: links to the other pages of a list; every other parameter stays, those of `parameters` where
    the page is drawn without a request.
    """
    given = context["parameters"] if "parameters" in context else context["request"].GET
    return pager_context(page, given, parameter)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, unit: str = "") -> dict[str, Any]:
    """`{% field form.name %}`: label, hint, error, control, unit and counter of one field."""
    return fields.field_context(bound, unit)


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """`{% form_errors form %}`: a summary that links to each field; nothing for a form without errors."""
    return fields.errors_context(form)
