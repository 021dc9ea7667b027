"""Telling people of what is new for the searches they saved."""
