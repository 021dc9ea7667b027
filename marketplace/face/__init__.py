"""The face: stylesheet, icons, shapes and the pages that belong to no room (errors, appearance, the living style page).

It knows how things look and nothing about what they mean; every room may lean on it.
"""
