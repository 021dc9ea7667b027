"""What is the same for many readers is drawn for the first of them."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context, TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.utils.safestring import SafeString

from marketplace.face.language import language

register = template.Library()
MOST = 64
"""So many drawings are kept of each place in a template; further ones are drawn each time."""


class SameFor(Node):
    """The part between `{% same_for … %}` and `{% endsame_for %}`, by language and by the values it is the same for."""

    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist, self.values = nodelist, values
        self.drawn: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        values = (language(), *[value.resolve(context) for value in self.values])
        if values not in self.drawn:
            drawing = self.nodelist.render(context)
            if len(self.drawn) >= MOST:
                return drawing
            self.drawn[values] = drawing
        return self.drawn[values]


@register.tag
def same_for(parser: Parser, token: Token) -> SameFor:
    """`{% same_for theme navigation %}…{% endsame_for %}`: drawn once in each language for these values, which must be
    hashable, few, and all that it depends on. Nothing of one reader (a name, a token, an address) may stand in it
    unless it is among them.
    """
    tag, *values = token.split_contents()
    if not values:
        raise TemplateSyntaxError(f"{tag} wants the values its part depends on")
    compiled = [parser.compile_filter(value) for value in values]
    nodelist = parser.parse(("endsame_for",))
    parser.delete_first_token()
    return SameFor(nodelist, compiled)
