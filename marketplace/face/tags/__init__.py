"""The tags of `{% load baham %}`, by what they show: in the active language, never asking the database."""
